"""The sentences of a collection that name one person or body, and the names to ask for."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from itertools import groupby, islice

from corpus.article import Article, Slice, paragraph_at
from index.answering.listed_sentences import (
    MOST_LISTED,
    ListedSentence,
    as_quoted,
    cited_in,
    once,
    sentences_of,
)
from index.engine import Engine
from index.people.introductions import says_who
from index.people.matching import Wanted, bearer, mentions, parts
from index.people.names import Names, names_of, parts_of
from index.people.page import NamedPage
from index.people.spelling import respelt
from index.search.article_cache import ArticleCache
from index.search.bounded_cache import BoundedCache
from index.search.snapshot import Snapshot
from index.timeline.moments import month_names
from index.timeline.relative_days import weekday_names

MOST_CHOICES = 24
"""Names to choose from: with one more, as many as Discord's selects hold."""

MOST_OFFERED = 5_000
"""Names of a collection to choose from while typing: each key that is pressed looks through them.
Our own choice."""

_MOST_LISTS = 64
"""Collections whose names are known at once; those longest not asked for go first."""


class People:
    """Finds who is named; thread-safe. What it keeps of articles is a cache, like an index."""

    def __init__(self) -> None:
        self._names = ArticleCache(names_of)
        self._offered: BoundedCache[str, list[str]] = BoundedCache(_MOST_LISTS)

    def names(self, engine: Engine, collection: str) -> list[str]:
        """Return the names that occur, those in most articles first, as they are written there.

        They are `MOST_OFFERED` at most. A single word counts where it is capitalised inside a
        sentence.
        """
        snapshot = engine.indexes.snapshot(collection)
        state = snapshot.state(collection)
        return self._offered.get(state, 1, partial(self._counted, snapshot))

    def _counted(self, snapshot: Snapshot) -> list[str]:
        counted: Counter[str] = Counter()
        shown: dict[str, str] = {}
        for article in snapshot.articles():
            for key, held in self._names(article).items():
                if " " in key or (held.inside and key not in _of_calendar()):
                    # An article counts more than any number of mentions in one.
                    counted[key] += 1
                    shown.setdefault(key, held.shown)
        return [shown[key] for key, _ in counted.most_common(MOST_OFFERED)]

    def page(
        self, engine: Engine, collection: str, name: str, page: int, per_page: int
    ) -> NamedPage:
        """Return a *page*, from 0, of *per_page* sentences that name *name*, oldest article first.

        A page behind the last one is the last one. Every quote is cut from the stored body.

        Raises:
            UnknownArticle: An article was changed meanwhile.
        """
        held = [
            (each, self._names(each)) for each in engine.indexes.snapshot(collection).articles()
        ]
        if not held:
            return NamedPage(name, searched=False)
        found = _understood(name, [names for _, names in held])
        if found.meant is None:
            return found.asking
        listed, introduced, cut = _listed(held, found.meant)
        page = max(0, min(page, (len(listed) - 1) // per_page))
        shown = listed[page * per_page : (page + 1) * per_page]
        stored = engine.articles.by_id(collection, cited_in(shown))
        return replace(
            found.asking,
            shown=as_quoted(shown, stored),
            total=len(listed),
            page=page,
            cut=cut,
            introduced=introduced and page == 0,
        )


@dataclass(frozen=True, slots=True)
class _Understood:
    """Who is *meant* by a name, `None` for nobody or several, and a page that asks or says so."""

    meant: Wanted | None
    asking: NamedPage


def _understood(name: str, names: Sequence[Names]) -> _Understood:
    wanted, corrected = _spelt(parts_of(name), names)
    if wanted is None:
        return _Understood(None, NamedPage(name))
    bearers = _bearers(wanted, names)
    meant = _meant(wanted, bearers, names)
    choices = bearers if meant is None or meant.alone else []
    asking = NamedPage(
        _written((meant or Wanted(wanted)).parts, names) or name,
        corrected=corrected,
        choices=tuple(_written(each, names) or _capitalised(each) for each in choices),
    )
    return _Understood(meant, asking)


@cache
def _of_calendar() -> frozenset[str]:
    return frozenset(each.casefold() for each in (*month_names(), *weekday_names()))


def _spelt(wanted: tuple[str, ...], names: Sequence[Names]) -> tuple[tuple[str, ...] | None, bool]:
    """Return *wanted* as it occurs among *names*, put right where needed, and whether it was."""
    if not wanted or any(mentions(each, Wanted(wanted)) for each in names):
        return wanted or None, False
    known = Counter(word for each in names for key in each for word in parts(key))
    right = respelt(wanted, known)
    if right is None or not any(mentions(each, Wanted(right)) for each in names):
        return None, False
    return right, True


def _bearers(wanted: tuple[str, ...], names: Sequence[Names]) -> list[tuple[str, ...]]:
    """Return who is called by the one word that is *wanted*, in most articles first."""
    if len(wanted) > 1:
        return []
    counted: Counter[tuple[str, ...]] = Counter()
    for each in names:
        counted.update({found for key in each if (found := bearer(key, wanted[0])) is not None})
    return [found for found, _ in counted.most_common(MOST_CHOICES)]


def _meant(
    wanted: tuple[str, ...], bearers: Sequence[tuple[str, ...]], names: Sequence[Names]
) -> Wanted | None:
    """Return who is meant; `None` where several are called by the surname that was given.

    A word that stands by itself in an article that gives nobody's full name is a name of its own.
    """
    if not bearers:
        return Wanted(wanted)
    alone = Wanted(wanted, alone=True)
    if any(
        mentions(each, alone) and not any(bearer(key, wanted[0]) for key in each) for each in names
    ):
        return alone
    return Wanted(bearers[0]) if len(bearers) == 1 else None


def _listed(
    held: Sequence[tuple[Article, Names]], meant: Wanted
) -> tuple[list[ListedSentence], bool, bool]:
    """Return the sentences that name who is *meant*, whether the first says who, and if cut."""
    ordered = sorted(held, key=lambda each: _in_time(each[0]))
    found = list(islice(_sentences(ordered, meant), MOST_LISTED + 1))
    listed = once(found[:MOST_LISTED])
    telling = next((each for each in listed if _tells(each, meant)), None)
    if telling is not None:
        listed = [telling, *(each for each in listed if each is not telling)]
    return listed, telling is not None, len(found) > MOST_LISTED


def _sentences(held: Iterable[tuple[Article, Names]], meant: Wanted) -> Iterator[ListedSentence]:
    """Yield each sentence once, by its first mention of who is *meant*."""
    for article, names in held:
        found = mentions(names, meant)
        by_paragraph = groupby(found, key=lambda each: paragraph_at(article.paragraphs, each[0]))
        for paragraph, inside in by_paragraph:
            places = list(sentences_of(article, paragraph))
            for at, said in groupby(inside, key=lambda each: _sentence_at(places, each[0])):
                start, end = next(said)
                if at is not None:
                    place = places[at]
                    yield ListedSentence(article, place, Slice(start, min(end, place.end)))


def _sentence_at(places: Sequence[Slice], offset: int) -> int | None:
    """Return which of *places*, which stand in order, holds *offset*; a very long one is none."""
    at = bisect_right(places, offset, key=lambda each: each.start) - 1
    return at if at >= 0 and offset < places[at].end else None


def _tells(listed: ListedSentence, meant: Wanted) -> bool:
    """Return whether a sentence says who is *meant*; one by surname alone takes that as known."""
    start, end = (each - listed.place.start for each in listed.words)
    is_full = len(parts_of(listed.text[start:end])) >= len(meant.parts)
    return is_full and says_who(listed.text, start, end)


def _in_time(article: Article) -> tuple[int, float]:
    published = article.metadata.published or date.max
    return published.toordinal(), article.source.posted_at.timestamp()


def _written(parts_wanted: Sequence[str], names: Sequence[Names]) -> str | None:
    """Return a name as the first article that has it writes it; `None` where none has it alone."""
    key = " ".join(parts_wanted)
    return next((each[key].shown for each in names if key in each), None)


def _capitalised(found: Sequence[str]) -> str:
    return " ".join(each.capitalize() for each in found)
