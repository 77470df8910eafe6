"""What a timeline is narrowed to, and a page of it."""

from dataclasses import dataclass
from datetime import date

from index.answer import RankedPassage
from index.timeline.moments import Precision


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """What a timeline is narrowed to: words for a subject, an article, and a span of days.

    *since* and *until* include their day; a month or year that reaches into the span counts.
    """

    about: str | None = None
    article_id: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence as quoted, dated from *first* to *last* by its highlighted words.

    *reckoned_from* is the day of publication that the days were counted from, where the sentence
    does not state them.
    """

    passage: RankedPassage
    first: date
    last: date
    precision: Precision
    reckoned_from: date | None = None


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The sentences of one *page*, from 0, of *total*; *cut* tells that more fit than are listed.

    *searched* tells that there is any article.
    """

    shown: tuple[DatedSentence, ...]
    total: int
    page: int
    cut: bool
    searched: bool
