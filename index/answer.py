"""What the engine gives back: ranked passages with their highlight, or an abstention."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.article import PARAGRAPH_BREAK, Citation


class Reason(StrEnum):
    """Why a question was not answered."""

    NO_SOURCES = "no_sources"
    NOT_COVERED = "not_covered"
    NOT_A_QUESTION = "not_a_question"


class Confidence(StrEnum):
    """Bands of the calibrated probability, for people."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Fact(StrEnum):
    """What a citation states about an article."""

    AUTHOR = "author"
    PUBLICATION = "publication"
    DATE = "date"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` of a ranked passage's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """*text* is `body[start:end]` of the article that is cited beside it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class QuotedCell:
    """A *cell* of a table, and the cells that name it, the widest first."""

    names: tuple[Excerpt, ...]
    cell: Excerpt


@dataclass(frozen=True, slots=True)
class QuotedRow:
    """A row of a table, cell by cell; *names* are what names all of its cells."""

    names: tuple[Excerpt, ...]
    cells: tuple[QuotedCell, ...]


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A passage as quoted: *text* is the slice of the body that its citation names.

    *score* is the calibrated probability, 0 to 1, that the passage answers the question;
    *highlight* is the sentence that answers; *answer* the words inside it, where known.
    *also_in* cites other articles that say the same; they are not listed again. *also_marked*
    are the spans that their citations were made for, each in its own passage. *introduction* is
    the line above a list or table that the passage stands under; *row* a table's row, cell by cell.
    """

    rank: int
    score: float
    text: str
    highlight: Span
    answer: Span | None
    citation: Citation
    also_in: tuple[Citation, ...] = ()
    also_marked: tuple[Span, ...] = ()
    introduction: Excerpt | None = None
    row: QuotedRow | None = None

    @property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """Return all that is shown with the passage."""
        above = (self.introduction,) if self.introduction else ()
        if self.row is None:
            return above
        cells = [each for cell in self.row.cells for each in (*cell.names, cell.cell)]
        return (*above, *self.row.names, *cells)

    @property
    def skips(self) -> bool:
        """Return whether anything but a table stands between the introduction and the passage."""
        above = self.introduction
        return (
            above is not None
            and self.row is None
            and above.end + len(PARAGRAPH_BREAK) < self.citation.start
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one question; when not answered, *passages* are near misses.

    *facts* are what was asked about the article itself, stated by the first citation.
    *versions* are the passages of articles that give different figures for what was asked,
    the best passage among them, newest last; empty when the articles agree.
    *unread* tells that a reader would have taken part, had there been time: what is said to be
    likely is then judged without it. *articles* are the versions of the articles it quotes and
    cites, by their ids. Both tell how an answer was found, not which one it is.
    """

    question: str
    answered: bool
    confidence: Confidence | None
    reason: Reason | None
    passages: tuple[RankedPassage, ...]
    facts: tuple[Fact, ...] = ()
    versions: tuple[RankedPassage, ...] = ()
    unread: bool = field(default=False, compare=False)
    articles: Mapping[str, int] = field(default_factory=dict, compare=False)
