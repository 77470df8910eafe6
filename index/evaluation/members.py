"""Questions as members type them, with the behaviour that is right: a folder's `questions.json`."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Literal

from index.evaluation.cases import read_cases
from index.evaluation.forms import QUESTIONS

FactName = Literal["authors", "published", "publication", "title", "url"]
Stated = str | tuple[str, ...] | None


class Expectation(StrEnum):
    """What is right for a question; figures are told in this order."""

    ANSWER = "answer"
    """The passage quoted first is of one of the articles and holds the words named."""
    FACT = "fact"
    """Told is what the article states of itself, or that it does not state it."""
    ARTICLE = "article"
    """One of the articles is shown or summed up, alone."""
    CHOOSE = "choose"
    """Exactly these articles are offered to choose from."""
    LIBRARY = "library"
    """Listed are all of the articles and none of the unwanted ones."""
    REFUSE = "refuse"
    """Not answered, whatever the reason."""
    SMALL_TALK = "small_talk"
    """Taken for words that ask for no article."""


@dataclass(frozen=True, slots=True)
class MembersCase:
    """A question in its conversation, with what is right; files stand for articles.

    *contains* are words that the passage quoted first holds, or one of *or_contains*; *also* those
    of the first three together, for a question of several parts. *marks* are the words one of which
    is marked, *marks_not* those that are not. *corrects* are words whose marking is right though a
    refusal is expected, since they contradict the question. *facts* are what the citation
    states, null for what is not stated. *lists_not* are articles that a list must not hold,
    *lists_first* the one that it begins with.
    """

    id: str
    kind: str
    articles: tuple[str, ...]
    question: str
    expect: Expectation
    earlier: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    or_contains: tuple[tuple[str, ...], ...] = ()
    also: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    marks_not: tuple[str, ...] = ()
    corrects: tuple[str, ...] = ()
    facts: dict[FactName, Stated] | None = None
    lists_not: tuple[str, ...] = ()
    lists_first: str | None = None

    def __post_init__(self) -> None:
        """Raise `ValueError` where what is expected is not said."""
        if self.expect is Expectation.ANSWER and not self.contains:
            raise ValueError("an answer needs contains")
        if self.expect is Expectation.FACT and not self.facts:
            raise ValueError("a fact needs facts")

    @property
    def files(self) -> tuple[str, ...]:
        """Return every article that is named."""
        first = () if self.lists_first is None else (self.lists_first,)
        return (*self.articles, *self.lists_not, *first)


def read_members(folder: Path) -> tuple[MembersCase, ...]:
    """Return the questions of *folder*; raise `FootnoteError` for a file that is malformed."""
    return read_cases(folder / QUESTIONS, MembersCase)


def named_files(cases: Iterable[MembersCase]) -> frozenset[str]:
    """Return the files of articles that *cases* name."""
    return frozenset(chain.from_iterable(each.files for each in cases))
