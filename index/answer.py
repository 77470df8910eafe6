"""What the engine gives back: ranked passages with their highlight, or an abstention."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from corpus.article import PARAGRAPH_BREAK, Citation


class Reason(StrEnum):
    """Why a question was not answered."""

    NO_SOURCES = "no_sources"
    NOT_COVERED = "not_covered"
    NOT_A_QUESTION = "not_a_question"


class Reply(StrEnum):
    """What kind of reply a person sees."""

    ANSWER = "answer"
    """Passages of articles."""
    FACT = "fact"
    """What an article states of itself, or that it does not."""
    ARTICLE = "article"
    """One article, shown or summed up in its own words."""
    CHOOSE = "choose"
    """Several articles may be meant: which?"""
    LIBRARY = "library"
    """The articles that fit, or that there are none."""
    SMALL_TALK = "small_talk"
    """A line of our own: the words ask for no article."""
    REFUSAL = "refusal"
    """No article answers."""


class SmallTalk(StrEnum):
    """What words say that ask for no article, so that they get a line that suits them."""

    GREETING = "greeting"
    THANKS = "thanks"
    PARTING = "parting"
    CHAT = "chat"
    INSULT = "insult"
    ABOUT_BOT = "about_bot"
    OPINION = "opinion"
    """They ask what the bot thinks, which has no opinions."""
    ORDER = "order"
    """They ask for what it does not do: to write, to remind, to change a setting."""


class Confidence(StrEnum):
    """Bands of the calibrated probability, for people."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Fact(StrEnum):
    """What is known about an article itself."""

    AUTHOR = "author"
    PUBLICATION = "publication"
    DATE = "date"
    LENGTH = "length"
    TITLE = "title"
    LINK = "link"
    POSTED = "posted"
    """Who posted it, and when."""


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
class ListedArticle:
    """An article as a reply shows, lists or offers it; unknown fields are empty or `None`.

    *language* is the code of the one that it states or can be told to be in.
    """

    article_id: str
    title: str | None
    authors: tuple[str, ...]
    publication: str | None
    published: date | None
    url: str | None
    paragraphs: int
    posted_by: str | None
    posted_at: datetime
    picture: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one question; when not answered, *passages* are near misses.

    *reply* is what kind of reply it is. *shown* are the articles that it is about, that it lists
    or offers to choose from, in the order shown. *about* are the words by which they were chosen.
    *facts* are what was asked about the article itself; those that *shown* does not state are
    told to be unknown. *small_talk* is what was said that asks for no article. *corrected* is
    the question as it was searched, where a word of it was taken for misspelt. *language* is the
    code of the question's, where nothing was found and the model does not read it.
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
    reply: Reply = Reply.ANSWER
    shown: tuple[ListedArticle, ...] = ()
    about: str | None = None
    small_talk: SmallTalk | None = None
    corrected: str | None = None
    language: str | None = None

    @property
    def suggests(self) -> bool:
        """Return whether it is a refusal beside which other questions and articles may help.

        They are in the language that the model reads, so they help nobody who asks in another.
        """
        refused = self.reply is Reply.REFUSAL and self.reason is Reason.NOT_COVERED
        return refused and self.language is None
