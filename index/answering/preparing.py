"""A question made ready to be searched for: by itself, and in its conversation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.answering.follow_ups import continued
from index.encoding.encoder import Encoder
from index.ranking.answer_kinds.answer_types import AnswerType
from index.ranking.question import Question, prepare
from index.search.late_interaction import Projection


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question by itself, and in its conversation where it cannot be understood without that.

    *whole* is what it asks there in one sentence, null where that cannot be told, and is tried
    before it where *whole_first*, otherwise behind it.
    """

    own: Question
    in_context: Question | None
    leans: bool
    whole: Question | None = None
    whole_first: bool = False


def prepared(
    question: str, earlier: Sequence[str], encoder: Encoder, projection: Projection
) -> Prepared:
    """Return *question* as it is to be searched for behind those *earlier*, encoded at once."""

    def like(thing: str, others: Sequence[str]) -> list[float]:
        first, *vectors = encoder.encode([thing, *others])
        return [float(first @ each) for each in vectors]

    meant = continued(question, earlier, like)
    forms = [each for each in (meant.own, meant.searched, meant.whole) if each is not None]
    encoded = prepare(list(dict.fromkeys(forms)), encoder, projection)
    known = {each.text: each for each in encoded}
    own, following = known[meant.own], known[meant.searched]
    whole = None if meant.whole is None else known[meant.whole]
    if own is following:
        return Prepared(own, None, meant.leans, whole, meant.whole_first)
    # The last question says what kind of answer is wanted, unless it leaves that out too.
    kind = following.expects if own.expects is AnswerType.OTHER else own.expects
    own, following = replace(own, expects=kind), replace(following, expects=kind)
    return Prepared(own, following, meant.leans, whole, meant.whole_first)
