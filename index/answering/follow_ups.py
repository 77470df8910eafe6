"""Questions that go on from those before them, and what is then searched for.

What recognising them brings and costs is measured by `benchmarks/quality/follow_ups.py`, and on
the conversations in `benchmarks/conversations/`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.answering.asked_again import in_place, names_only_year, of_year
from index.answering.openings import (
    PRONOUN,
    changes_subject,
    goes_on,
    is_rest,
    naming_stems,
    without_joint,
    without_opening,
)

MOST_EARLIER = 4
"""Questions before the last that are looked at; older ones are about something else by then."""

LONGEST = 500
"""Characters searched for at most: what the last question leans on goes before it is cut."""

FEW_WORDS = 1
"""Words of a question, beside those that ask, that say too little by themselves: “which days?”,
“for kids?”. Our own choice: with two a question mostly says what it is about."""

_NAME = re.compile(r"(?<=\s)[A-Z][\w.'-]*")
_DUMMY = re.compile(
    r"\b(?:is|was|does|did|can|could|would|will|has|had|make|made|makes|how long (?:does|did)) it\b"
    r"(?= (?:\w+ ){0,2}(?:to|that|for)\b)|\b(?:that|this|these|those) \w+",
    re.IGNORECASE,
)
"""“Is it possible to …”, “the law that says …”: words that point at nothing earlier."""


@dataclass(frozen=True, slots=True)
class Continued:
    """A question in its conversation.

    *own* is what it asks by itself, and what is read for; *searched* is what is searched for, with
    the words it goes on from. It *leans* where it cannot be understood without these.
    """

    own: str
    searched: str
    leans: bool


def continued(question: str, earlier: Sequence[str]) -> Continued:
    """Return *question* as it is meant behind those *earlier*, oldest first.

    Where it asks the one before of another year or thing, it is that one, of the other.
    """
    if not earlier:
        return Continued(question, question, leans=False)
    own = without_opening(question)
    if changes_subject(question):
        return Continued(own, own, leans=False)
    if not leans(question):
        return Continued(own, in_context(own, earlier), leans=False)
    *older, last = earlier
    before = of_year(own, last)
    again = before if before != last and names_only_year(own) else in_place(question, before)
    if again is None and is_rest(own) and _is_whole(before):
        again = f"{before.rstrip(' ?!.')} {without_joint(own)}"
    if again is not None:
        return Continued(again, again, leans=False)
    return Continued(own, in_context(own, [*older, before]), leans=True)


def leans(question: str) -> bool:
    """Return whether *question* cannot be understood without the one before it.

    It opens as one that goes on, has a pronoun with nothing named before it, or has hardly a word.
    """
    if changes_subject(question):
        return False
    asked = without_joint(question)
    if goes_on(question) or (len(naming_stems(asked)) <= FEW_WORDS and not _NAME.search(asked)):
        return True
    found = PRONOUN.search(_DUMMY.sub(" ", question))
    return found is not None and not _NAME.search(question[: found.start()])


def _is_whole(question: str) -> bool:
    """Return whether *question* says what it is about, and goes on from none."""
    return bool(naming_stems(question)) and not goes_on(question) and not PRONOUN.search(question)


def in_context(question: str, earlier: Sequence[str]) -> str:
    """Return the words to search for if *question* goes on: behind those that it goes on from.

    *earlier* are the questions before it, oldest first. Of these it is the last, and those that
    this one goes on from in turn.
    """
    parts = [question]
    for before in reversed(earlier[-MOST_EARLIER:]):
        if sum(map(len, parts)) + len(before) > LONGEST:
            break
        parts.insert(0, before)
        if not leans(before):
            break
    return " ".join(parts)
