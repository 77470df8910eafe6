"""The dated sentences of a collection, chosen by subject, article and days, in order of time."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from corpus.article import Article, Slice
from index.answer import RankedPassage
from index.answering.listed_sentences import (
    MOST_LISTED,
    ListedSentence,
    as_quoted,
    cited_in,
    once,
)
from index.engine import Engine
from index.search.article_cache import ArticleCache
from index.search.collection_index import CollectionIndex
from index.search.filters import Filters, within
from index.search.runs import Rows
from index.search.snapshot import Snapshot
from index.search.subject import fit
from index.timeline.events import Event, Table, events_of
from index.timeline.page import DatedSentence, TimelineFilter, TimelinePage

_FIRST, _LAST = Event._fields.index("first"), Event._fields.index("last")


class Timeline:
    """Finds dated sentences; thread-safe. What it keeps of articles is a cache, like an index."""

    def __init__(self) -> None:
        self._events = ArticleCache(events_of)

    def page(
        self, engine: Engine, collection: str, wanted: TimelineFilter, page: int, per_page: int
    ) -> TimelinePage:
        """Return a *page*, from 0, of *per_page* dated sentences of what *collection* searches.

        Of more than `MOST_LISTED` those are listed that fit the subject best, or the latest. A
        page behind the last one is the last one. Every quote is cut from the stored body.

        Raises:
            UnknownArticle: There is no such article, or one was changed meanwhile.
        """
        snapshot = engine.indexes.snapshot(collection)
        if not any(len(part.catalogue) for part in snapshot.parts):
            return TimelinePage((), 0, 0, cut=False, searched=False)
        chosen, cut = self._chosen(engine, snapshot, wanted)
        listed = _listed(chosen)
        page = max(0, min(page, (len(listed) - 1) // per_page))
        shown = listed[page * per_page : (page + 1) * per_page]
        sentences = [sentence for sentence, _ in shown]
        quoted = as_quoted(sentences, engine.articles.by_id(collection, cited_in(sentences)))
        dated = [_dated(passage, event) for passage, (_, event) in zip(quoted, shown, strict=True)]
        return TimelinePage(tuple(dated), len(listed), page, cut, searched=True)

    def _chosen(
        self, engine: Engine, snapshot: Snapshot, wanted: TimelineFilter
    ) -> tuple[list[tuple[Article, Event]], bool]:
        """Return the events that fit, as many as are listed, and whether there are more."""
        found = _Found(snapshot, wanted, self._events)
        rows = found.rows()
        if wanted.about is not None:
            (vector,) = engine.question_vectors([wanted.about])
            fits = fit(snapshot, wanted.about, vector, found.positions(rows))
            order = np.argsort(-fits, kind="stable")
            rows = rows[order[fits[order] > 0]]
        else:
            rows = rows[np.argsort(-found.table[rows, _FIRST], kind="stable")]
        return [found.event(row) for row in rows[:MOST_LISTED]], len(rows) > MOST_LISTED


class _Found:
    """The events of the articles that fit *wanted*, with where each comes from, as numbers."""

    def __init__(
        self, snapshot: Snapshot, wanted: TimelineFilter, events: ArticleCache[Table]
    ) -> None:
        self._snapshot = snapshot
        self._wanted = wanted
        held = within(
            [part.catalogue for part in snapshot.parts], Filters(article_id=wanted.article_id)
        )
        self._sources = [
            (part, first, number)
            for at, (part, first, _) in enumerate(snapshot.placed())
            for number in range(len(part.articles))
            if held is None or held[at][number]
        ]
        tables = [events(part.articles[number]) for part, _, number in self._sources]
        empty = np.empty((0, len(Event._fields)), dtype=np.int32)
        self.table: Table = np.concatenate([empty, *tables])
        self._source = np.repeat(np.arange(len(tables)), [len(each) for each in tables])

    def rows(self) -> Rows:
        """Return the rows of the table that reach into the days that are wanted."""
        since, until = self._wanted.since or date.min, self._wanted.until or date.max
        fits: npt.NDArray[np.bool_] = (self.table[:, _LAST] >= since.toordinal()) & (
            self.table[:, _FIRST] <= until.toordinal()
        )
        return np.flatnonzero(fits)

    def positions(self, rows: Rows) -> Rows:
        """Return for each of *rows* the position of the passage that holds it."""
        positions = np.zeros(len(rows), dtype=np.int64)
        sources = self._source[rows]
        numbers = np.array([number for _, _, number in self._sources], dtype=np.int64)
        for part, first in self._parts():
            of_part = np.array([each is part for each, _, _ in self._sources], dtype=np.bool_)
            own = of_part[sources]
            places = part.places_at(numbers[sources[own]], self.table[rows[own], 0])
            positions[own] = first + places
        return positions

    def event(self, row: int) -> tuple[Article, Event]:
        """Return what stands in *row*, and the article that it is from."""
        part, _, number = self._sources[self._source[row]]
        return part.articles[number], Event(*self.table[row].tolist())

    def _parts(self) -> list[tuple[CollectionIndex, int]]:
        return [(part, first) for part, first, _ in self._snapshot.placed() if len(part)]


def _listed(chosen: Sequence[tuple[Article, Event]]) -> list[tuple[ListedSentence, Event]]:
    """Return *chosen* in order of time, the wider span first; alike ones of one day once."""
    ordered = sorted(chosen, key=_in_time)
    days: dict[tuple[int, int], list[tuple[Article, Event]]] = {}
    for article, event in ordered:
        days.setdefault((event.first, event.last), []).append((article, event))
    listed: list[tuple[ListedSentence, Event]] = []
    for same in days.values():
        # A sentence that tells one day twice is listed once, by the first words for it.
        told: dict[tuple[str, Slice], tuple[Article, Event]] = {}
        for article, event in same:
            told.setdefault((article.id, event.place), (article, event))
        sentences = once(
            [ListedSentence(article, event.place, event.words) for article, event in told.values()]
        )
        listed.extend((each, told[each.article.id, each.place][1]) for each in sentences)
    return listed


def _in_time(found: tuple[Article, Event]) -> tuple[int, int, int, str, int]:
    article, event = found
    published = article.metadata.published or date.max
    return event.first, -event.last, published.toordinal(), article.id, event.start


def _dated(passage: RankedPassage, event: Event) -> DatedSentence:
    first, last = event.days
    reckoned_from = passage.citation.published if event.reckoned else None
    return DatedSentence(passage, first, last, event.told, reckoned_from)
