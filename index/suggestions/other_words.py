"""“Did you mean …”: a question with one word replaced that no article has, where that is answered.

It is looser than what is put right before a search (`index/ranking/spelling/correction.py`): a word
of the dictionary may be replaced as well. So it is only asked about, never taken for what was
meant.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from index.engine import Engine
from index.ranking.names.known_words import is_known
from index.ranking.spelling import slips
from index.ranking.spelling.missing_words import Word, as_typed, missing_words
from index.search.snapshot import Snapshot
from index.search.words import is_content, stems
from index.understanding.asking_words import OPTIONAL

MOST_TRIED = 2
"""Questions that are asked to find one that is answered: each is a search of its own."""

SHORT = 5
"""Letters up to which two slips are too many: they make any word of any other. Our own choice."""

ONE, TWO = 1.9, 2.2
"""What the slips may cost in a short word, and in others: a wrong first letter, or two of the easy
ones. Our own choice; the tests hold what it has to bring about."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """*text* is to stand for `question[start:end]`; it is a word of an article."""

    start: int
    end: int
    text: str

    def of(self, question: str) -> str:
        """Return *question* with the word replaced."""
        return question[: self.start] + self.text + question[self.end :]


@dataclass(frozen=True, slots=True)
class Tried:
    """The *replacement* that is answered, if any is; unless *sure*, it is to be tried again."""

    replacement: Replacement | None
    sure: bool = True


def answered_instead(engine: Engine, collection: str, question: str) -> Tried:
    """Return the likeliest replacement in *question* that *collection* answers.

    What could not be read closely, as many are asking, counts as not answered, and is not sure.
    """
    sure = True
    for each in list(replacements(question, engine.indexes.snapshot(collection)))[:MOST_TRIED]:
        answer = engine.ask(collection, each.of(question), top=1)
        if answer.answered and not answer.unread:
            return Tried(each)
        sure = sure and not answer.unread
    return Tried(None, sure)


def replacements(question: str, snapshot: Snapshot) -> Iterator[Replacement]:
    """Yield for each word of *question* that no article has the nearest one, likeliest first.

    Words that only ask are left.
    """
    found = [
        (nearest, word)
        for word in missing_words(question, snapshot)
        if OPTIONAL.isdisjoint(stems(word.form))
        and (nearest := _nearest(word, snapshot)) is not None
    ]
    for (_, _, meant), word in sorted(found, key=lambda each: each[0]):
        yield Replacement(word.start, word.end, as_typed(meant, word.text))


def _nearest(word: Word, snapshot: Snapshot) -> tuple[float, int, str] | None:
    """Return what the likeliest word costs, how often it stands there, and the word.

    A word of the dictionary is one slip away from what was meant, if it is one: who asks for gold
    means nothing good, and what is invented is not infested.
    """
    known = is_known(word.form)
    if known and len(word.form) <= SHORT:
        return None
    most, count = (ONE, 1) if known or len(word.form) <= SHORT else (TWO, 2)
    # A name is hardly ever typed for what is none.
    near = (
        each
        for each in snapshot.near(word.form, count)
        if is_content(each) and (snapshot.is_name(each) or not word.named)
    )
    costs = ((slips.cost(word.form, each, most), each) for each in near)
    return min(
        ((cost, -snapshot.count(each), each) for cost, each in costs if cost is not None),
        default=None,
    )
