"""The dated sentences of one article: where they stand and which days they mean, as numbers."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.article import Article, Metadata, Paragraph, Slice
from corpus.formats.written_dates import order_of
from index.answering.listed_sentences import PROSE, sentences_of
from index.timeline.moments import HINT, Moment, Precision, stated_moments
from index.timeline.relative_days import has_relative, quotation_marks, reckoned_moments

MOST_DATES = 4
"""Dates of one sentence that each give an entry: one with more is a list of dates. Our own
choice."""

Table = npt.NDArray[np.int32]
"""A row for each event, a column for each field of `Event`, days as `date.toordinal` counts them:
a collection's events are chosen from by columns, and few of them are ever looked at."""


class Event(NamedTuple):
    """The sentence `body[start:end]`, dated by the words from *said* to *said_until*."""

    start: int
    end: int
    said: int
    said_until: int
    first: int
    last: int
    precision: int
    reckoned: int

    @property
    def place(self) -> Slice:
        """Return where the sentence stands."""
        return Slice(self.start, self.end)

    @property
    def words(self) -> Slice:
        """Return where the words stand that date it."""
        return Slice(self.said, self.said_until)

    @property
    def days(self) -> tuple[date, date]:
        """Return the first and the last day that they mean."""
        return date.fromordinal(self.first), date.fromordinal(self.last)

    @property
    def told(self) -> Precision:
        """Return how exactly they tell it."""
        return Precision(self.precision)


def events_of(article: Article) -> Table:
    """Return the events of *article* in reading order: n x 8, as `Event` names the columns."""
    found = list(_events(article))
    return np.array(found, dtype=np.int32).reshape(-1, len(Event._fields))


def _events(article: Article) -> Iterator[Event]:
    for paragraph in article.paragraphs:
        if paragraph.kind in PROSE:
            yield from _events_in(article, paragraph)


def _events_in(article: Article, paragraph: Paragraph) -> Iterator[Event]:
    text, stated = article.body[paragraph.start : paragraph.end], article.metadata
    reckons = stated.published is not None and has_relative(text)
    if not reckons and not HINT.search(text):
        return  # to cut it into sentences would take longer than to look
    marks = quotation_marks(text)
    for place in sentences_of(article, paragraph):
        start = place.start - paragraph.start
        moments = _moments(article.body[slice(*place)], start, marks, stated)
        yield from (_event(place, each) for each in moments[:MOST_DATES])


def _moments(sentence: str, start: int, marks: Sequence[int], stated: Metadata) -> list[Moment]:
    """Return what dates a sentence: the dates that it states, or else those to be reckoned.

    Beside a date of its own, “on Friday” may be meant from there.
    """
    if HINT.search(sentence):
        found = stated_moments(sentence, stated.language, order_of(stated.language))
        if found:
            return found
    if stated.published is None:
        return []
    return list(reckoned_moments(sentence, start, marks, stated.published, stated.language))


def _event(place: Slice, moment: Moment) -> Event:
    return Event(
        *place,
        place.start + moment.start,
        place.start + moment.end,
        moment.first.toordinal(),
        moment.last.toordinal(),
        int(moment.precision),
        int(moment.reckoned),
    )
