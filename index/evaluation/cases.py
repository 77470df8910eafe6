"""Questions with the behaviour that is right: what every form of them shares.

A folder of cases has its articles in `articles/`, Markdown files as operators keep them, and its
questions in a JSON file beside them.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from pydantic import TypeAdapter, ValidationError

from corpus.errors import FootnoteError, InvalidQuestion
from corpus.ingest import read_bytes
from corpus.store import OPERATOR
from index.answer import Answer, RankedPassage
from index.engine import Engine
from index.operator_articles import take_up

ARTICLES = "articles"


class Case(Protocol):
    """What a question has in every form."""

    @property
    def question(self) -> str:
        """Return the words, as they were typed."""
        ...

    @property
    def earlier(self) -> tuple[str, ...]:
        """Return the questions before it in its conversation, oldest first."""
        ...

    @property
    def kind(self) -> str:
        """Return what makes it hard or different."""
        ...


AnyCase = TypeVar("AnyCase", bound=Case)
Read = TypeVar("Read")
Item = TypeVar("Item")


class Progress(Protocol):
    """Wraps a loop, so that a person sees how far it is."""

    def __call__(self, items: Sequence[Item], /) -> Iterable[Item]:
        """Return *items*, one by one."""
        ...


@dataclass(frozen=True, slots=True)
class Asked(Generic[AnyCase]):
    """*case* with what it was answered; *answer* is `None` where it could not be asked."""

    case: AnyCase
    answer: Answer | None

    @property
    def first(self) -> RankedPassage | None:
        """Return the passage listed first, if there is any."""
        return self.answer.passages[0] if self.answer and self.answer.passages else None


def read_cases(file: Path, form: type[Read]) -> tuple[Read, ...]:
    """Return the questions in *file*, a list of objects that *form* describes.

    Raises:
        FootnoteError: It cannot be read, or an entry of it is not in that form.
    """
    try:
        return TypeAdapter(tuple[form, ...]).validate_json(read_bytes(file), strict=True)  # type: ignore[valid-type]  # the form is a value here
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise FootnoteError(
            "{file} cannot be read as questions: correct {place} ({trouble}).",
            file=str(file),
            place=_place(first["loc"]),
            trouble=first["msg"],
        ) from error


def stored_articles(engine: Engine, folder: Path) -> dict[str, str]:
    """Store the articles of *folder* in *engine*, whose store is empty; return ids by file name.

    Raises:
        FootnoteError: There are none, or one of them cannot be read.
    """
    if left_out := take_up(engine, folder / ARTICLES):
        raise FootnoteError("{trouble}", trouble=left_out[0])
    ids = {each.source.name: each.id for each in engine.articles.all(OPERATOR)}
    if not ids:
        raise FootnoteError(
            "{folder} has no articles: put them there as .md files.", folder=str(folder / ARTICLES)
        )
    return ids


def check_named(names: Iterable[str], ids: Collection[str]) -> None:
    """Raise `FootnoteError` where questions name files that are not among *ids*."""
    if missing := sorted(set(names) - set(ids)):
        raise FootnoteError(
            "The questions name {missing}, which is not among the articles: correct the name.",
            missing=missing[0],
        )


def ask_all(engine: Engine, cases: Sequence[AnyCase], progress: Progress) -> list[Asked[AnyCase]]:
    """Return what *engine* answers to *cases*, in order; *progress* wraps the loop."""
    return [Asked(each, _answer(engine, each)) for each in progress(cases)]


def holds(text: str, words: Iterable[str]) -> bool:
    """Return whether all of *words* stand in *text*, in upper or lower case."""
    return all(each.casefold() in text.casefold() for each in words)


def marked_words(passage: RankedPassage) -> str | None:
    """Return the words of *passage* that are marked as the answer, where there are any."""
    words = passage.answer
    return None if words is None else passage.text[words.start : words.end]


def marked(passage: RankedPassage) -> str:
    """Return the words marked in *passage*, or the marked sentence where no words are."""
    span = passage.answer or passage.highlight
    return passage.text[span.start : span.end]


def _answer(engine: Engine, case: Case) -> Answer | None:
    try:
        return engine.ask(OPERATOR, case.question, earlier=case.earlier)
    except InvalidQuestion:
        return None


def _place(steps: Sequence[int | str]) -> str:
    """Return where in a file an error stands, as a person counts."""
    if not steps:
        return "the file"
    entry, *inside = steps
    named = f"question {int(entry) + 1}"
    return f"{named}, {inside[0]}" if inside else named
