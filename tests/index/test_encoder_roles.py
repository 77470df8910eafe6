"""An encoder is told which texts are questions and which are passages."""

from collections.abc import Sequence

from corpus.article import Metadata
from corpus.assembly import assemble
from corpus.store import OPERATOR
from index.encoding.encoder import EncodedText, Role, Vectors
from index.engine import Engine
from tests.doubles.articles import source
from tests.doubles.databases import empty_database
from tests.doubles.encoder import WordEncoder
from tests.doubles.tables import body

QUESTION = "Who wrote the memoir about Baghdad?"
TEXT = "The senator wrote a memoir about Baghdad. It was a secret for years."


class ToldEncoder(WordEncoder):
    """An encoder that keeps what it was told of each text."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, Role]] = []

    def encode(self, texts: Sequence[str], role: Role = Role.QUESTION) -> Vectors:
        """Return a row a text."""
        self.told.extend((each, role) for each in texts)
        return super().encode(texts)

    def encode_pieces(self, texts: Sequence[str], role: Role = Role.PASSAGE) -> list[EncodedText]:
        """Return a row a text, and a row for each of its words."""
        found = super().encode_pieces(texts)
        # The double encodes them by `encode`, which the engine did not call.
        self.told[-len(texts) :] = [(each, role) for each in texts]
        return found


def test_passages_and_titles_are_told_as_such_and_a_question_as_one() -> None:
    encoder = ToldEncoder()
    engine = Engine(empty_database(), encoder)
    drafted = assemble(Metadata(title="The memoir"), [body(TEXT)])

    engine.writer.add(OPERATOR, drafted, source())
    passages = [role for text, role in encoder.told if text == TEXT]
    encoder.told.clear()
    engine.ask(OPERATOR, QUESTION)

    assert set(passages) == {Role.PASSAGE}
    assert {role for text, role in encoder.told if text == QUESTION} == {Role.QUESTION}
    assert ("The memoir", Role.PASSAGE) in encoder.told
