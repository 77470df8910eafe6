"""Questions that go on from those before them, and what is then searched for.

What recognising them brings and costs is measured by `benchmarks/quality/follow_ups.py`, and on
the conversations in `benchmarks/conversations/`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.questions.conversation import MOST_EARLIER
from index.answering.asked_again import in_place, in_place_of_ending, names_only_year, of_year
from index.answering.asking_phrases import asked_otherwise, asks_openly
from index.answering.openings import (
    PRONOUN,
    changes_subject,
    corrects,
    goes_on,
    is_rest,
    naming_stems,
    without_joint,
    without_opening,
)
from index.answering.thing_places import Likeness, named_alone, put_behind, put_in_place

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

_THEY = re.compile(r"\b(?:do|does|did|will|would|can|could|have|had) they\b", re.IGNORECASE)
"""Whoever does it: “why did they close it”."""


@dataclass(frozen=True, slots=True)
class Continued:
    """A question in its conversation.

    *own* is what it asks by itself, and what is read for; *searched* is what is searched for, with
    the words it goes on from. It *leans* where it cannot be understood without these; *whole* is
    what it asks then in one sentence, null where that cannot be told. That comes *whole_first*, but
    behind a question for yes or no: “when” behind it may ask for anything about it.
    """

    own: str
    searched: str
    leans: bool
    whole: str | None = None
    whole_first: bool = False


def continued(question: str, earlier: Sequence[str], like: Likeness) -> Continued:
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
    before = of_year(own, _meant(last, older, like))
    again = before if before != last and names_only_year(own) else None
    whole = None if again is not None else in_place(question, before)
    if again is None and whole is None and _is_whole(before):
        whole = _whole(question, before, like)
    if again is None and whole is None:
        again = _of_ending(question, before)
    if again is not None:
        return Continued(again, again, leans=False)
    searched = in_context(own, [*older, before])
    return Continued(own, searched, leans=True, whole=whole, whole_first=asks_openly(before))


def _meant(question: str, earlier: Sequence[str], like: Likeness) -> str:
    """Return what *question* asked in one sentence, where that can be told."""
    meant = continued(question, earlier, like)
    return meant.whole or (question if meant.leans else meant.own)


def _whole(question: str, before: str, like: Likeness) -> str | None:
    """Return *before* with other asking words, or another thing, null where none is named alone."""
    asked = without_joint(question)
    if (otherwise := asked_otherwise(asked, before)) is not None:
        return otherwise
    named = named_alone(question)
    return put_behind(asked, before, like) if named is None else put_in_place(named, before, like)


def _of_ending(question: str, before: str) -> str | None:
    """Return *before* with another ending, or a longer one, null where *question* is none."""
    if is_rest(question) and _is_whole(before):
        return f"{before.rstrip(' ?!.')} {without_joint(question)}"
    return in_place_of_ending(question, before) if corrects(question) else None


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
    return (
        bool(naming_stems(question))
        and not goes_on(question)
        and not PRONOUN.search(_THEY.sub(" ", question))
    )


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
