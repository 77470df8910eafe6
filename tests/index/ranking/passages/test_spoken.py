"""Who asks what somebody said gets the words of that person; what is told in a question counts."""

import pytest

from corpus.article import Metadata
from corpus.assembly import Block, assemble
from corpus.store import OPERATOR
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from index.ranking.answer_kinds.answer_types import AnswerType
from index.ranking.passages.spoken import QUOTED, names_only, said_by
from index.search.segment import Candidate
from tests.doubles.articles import source
from tests.doubles.databases import empty_database
from tests.doubles.tables import body, heading

SPOKEN = (
    "Warden Mila Torp, 44, found the seal on the slipway. She covered it with her coat. "
    "\u201cIt bit my sleeve and went to sleep,\u201d she said. Vet Ole Brun was called at noon. "
    "\u201cA pup, and a hungry one,\u201d said Brun."
)
ASKED = "Tove Ek: Your boat was bought for 9,400 kroner by a museum. Were you glad?"
REPLIED = "Per Lind: I was at sea and heard nothing of it."
PRICED = "Per Lind: Glad, yes. I had paid 300 kroner for it."


def candidate(encoder: OnnxEncoder, *blocks: Block) -> Candidate:
    """Return the passage that holds the last of *blocks*."""
    made = Engine(empty_database(), encoder)
    made.writer.add(OPERATOR, assemble(Metadata(title="The slipway"), blocks), source())
    candidates = made.indexes.snapshot(OPERATOR).candidates
    return candidates[len(candidates) - 1]


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("What did Mila Torp say about the seal?", [2]),
        ("what did torp say", [2]),
        ("what does the warden say", [2]),
        ("What did Ole Brun say?", [4]),
        ("what did the vet tell them", [4]),
        ("what did the mayor say", []),
        ("Who said that it bit a sleeve?", []),
        ("how old is Mila Torp", []),
        ("", []),
    ],
)
def test_sentences_with_the_words_of_whom_it_asks_for_count_more(
    fast_encoder: OnnxEncoder, question: str, places: list[int]
) -> None:
    more = said_by(question, candidate(fast_encoder, body(SPOKEN))).tolist()

    assert more == [QUOTED if at in places else 0.0 for at in range(5)]


def test_what_is_asked_for_is_told_in_the_question_alone(fast_encoder: OnnxEncoder) -> None:
    told = candidate(fast_encoder, body(ASKED), body(REPLIED))

    assert told.unmarked == 2
    assert names_only(AnswerType.PRICE, told) == 0


@pytest.mark.parametrize("kind", [AnswerType.OTHER, AnswerType.PERSON, AnswerType.REASON])
def test_a_question_tells_no_more_than_numbers_and_days(
    fast_encoder: OnnxEncoder, kind: AnswerType
) -> None:
    assert names_only(kind, candidate(fast_encoder, body(ASKED), body(REPLIED))) == 2


def test_where_the_reply_has_one_too_the_reply_is_marked(fast_encoder: OnnxEncoder) -> None:
    assert names_only(AnswerType.PRICE, candidate(fast_encoder, body(ASKED), body(PRICED))) == 2


def test_a_heading_never_answers(fast_encoder: OnnxEncoder) -> None:
    below = candidate(fast_encoder, heading("What a boat cost: 9,400 kroner"), body(REPLIED))

    assert names_only(AnswerType.PRICE, below) == below.unmarked == 1


def test_a_price_that_an_interviewer_tells_is_marked(fast_encoder: OnnxEncoder) -> None:
    made = Engine(empty_database(), fast_encoder)
    blocks = [body(ASKED), body(REPLIED)]
    made.writer.add(OPERATOR, assemble(Metadata(title="The slipway"), blocks), source())

    passage = made.ask(OPERATOR, "How much did the museum pay for the boat?").passages[0]

    assert "9,400 kroner" in passage.text
