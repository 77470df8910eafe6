"""The words of this house: source, draft, article, paragraph, passage, citation.

Every text here is addressed by offsets into `Article.body`, in Python code points,
so that a quote is always a slice and never a copy that could drift.
"""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

PARAGRAPH_BREAK = "\n\n"
"""What stands between two paragraphs of a body; no paragraph contains a line break."""


class ParagraphKind(StrEnum):
    """What a paragraph is to whoever reads it; only `BODY` paragraphs are numbered."""

    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    LIST = "list"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    ABOUT_AUTHOR = "about_author"


class SourceKind(StrEnum):
    """How a source reached us."""

    FILE = "file"
    LINK = "link"
    TEXT = "text"
    FOLDER = "folder"
    """A file of the operator's own articles folder, kept in step with that folder."""
    SAMPLE = "sample"
    """An article that ships with Footnote, for trying it out."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was posted, by whom and when; `posted_by` is `None` for the operator's own."""

    kind: SourceKind
    name: str
    posted_by: str | None
    posted_at: datetime


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article; a field that no source states is `None` or empty.

    *picture* is the address of the picture that its page states for cards.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    publication: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    picture: str | None = None

    @property
    def known(self) -> frozenset[str]:
        """Return the names of the fields that are neither `None` nor empty."""
        return frozenset(
            name for name in self.__dataclass_fields__ if getattr(self, name) not in (None, ())
        )

    def without(self, names: Collection[str]) -> "Metadata":
        """Return this metadata with the fields *names* unknown."""
        unknown = Metadata()
        return replace(self, **{name: getattr(unknown, name) for name in names})

    def overridden_by(self, other: "Metadata") -> "Metadata":
        """Return this metadata with every field that *other* states taken from *other*."""
        return replace(self, **{name: getattr(other, name) for name in other.known})


class Slice(NamedTuple):
    """`body[start:end]`."""

    start: int
    end: int


class Cell(NamedTuple):
    """A cell of a table, and the cells that name it: those at the head of its column."""

    place: Slice
    heads: tuple[Slice, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`body[start:end]`, and what it is; *number* counts body paragraphs from 1.

    *cells* are those of a table's row, from left to right, with those that reach down into it
    from rows above; *introduction* is the line that a list's item or a table's row stands under, or
    for rows the heading; *at* is how many seconds into a recording the paragraph is said.
    """

    number: int | None
    kind: ParagraphKind
    start: int
    end: int
    cells: tuple[Cell, ...] = ()
    introduction: Slice | None = None
    at: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What reading left out of an article although its source shows it, and how much that is.

    *words* it has, and *share* is which part, 0 to 1, of all that the source shows was taken;
    *beginning* is how it begins, and *is_much* tells that somebody should look at it. *body* and
    *paragraphs* are the article with it, or without it once it *is_taken_in*; they are empty
    where that has more characters than one article may have.
    """

    words: int
    share: float
    beginning: str
    is_much: bool
    body: str
    paragraphs: tuple[Paragraph, ...]
    is_taken_in: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as read, before anyone has decided to keep it.

    *warnings* are sentences for the person who posts it, in the order they matter; *guessed*
    holds what the source does not state but seems to be so: it is offered to that person, and
    never stored or cited until they have confirmed it. *left_out* is what they may take in.
    """

    metadata: Metadata
    body: str
    paragraphs: tuple[Paragraph, ...]
    warnings: tuple[str, ...] = ()
    guessed: Metadata = Metadata()
    left_out: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One immutable version of an article that a collection holds."""

    id: str
    version: int
    metadata: Metadata
    body: str
    paragraphs: tuple[Paragraph, ...]
    source: Source
    warnings: tuple[str, ...] = ()

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs somebody would count: those of the body proper."""
        return sum(paragraph.number is not None for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of retrieval: `body[start:end]` of one article version."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """All that somebody needs to find a passage again; `None` means unknown, never guessed.

    *at* is how many seconds into a recording the paragraph is said. What is no numbered paragraph
    stands *after* the one of that number, and under *heading*. *picture* is the address of the
    source's own, and *is_sample* tells of an article that ships with Footnote. *language* is the
    code of the one that the article is in.
    """

    article_id: str
    title: str | None
    authors: tuple[str, ...]
    publication: str | None
    published: date | None
    url: str | None
    deep_link: str | None
    kind: ParagraphKind
    paragraph: int | None
    paragraphs: int
    start: int
    end: int
    posted_by: str | None
    posted_at: datetime
    at: int | None = None
    after: int | None = None
    heading: str | None = None
    picture: str | None = None
    is_sample: bool = False
    language: str | None = None


def paragraph_at(paragraphs: Sequence[Paragraph], offset: int) -> Paragraph:
    """Return the one of *paragraphs*, which stand in order, that holds *offset* of their body."""
    return paragraphs[paragraph_number_at(paragraphs, offset)]


def paragraph_number_at(paragraphs: Sequence[Paragraph], offset: int) -> int:
    """Return which of *paragraphs*, counted from 0, holds *offset* of their body."""
    return bisect_right(paragraphs, offset, key=lambda each: each.start) - 1


def titled(article: Article) -> str:
    """Return what *article* is called: its title, otherwise the name of its source."""
    return article.metadata.title or article.source.name
