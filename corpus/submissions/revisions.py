"""What a refreshed page changes in its article, and whether the page is to be trusted."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

from corpus.article import Article, Draft, Paragraph
from corpus.errors import gettext_noop

Said = TypeVar("Said")
Place = tuple[int, int]
"""Where a paragraph stands, before and after."""

SHORTEST_SHARE = 0.5
"""A page with less of the former length is taken for a stub, a wall or an error page."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Paragraphs by what became of them; *changed* pairs are (before, after)."""

    changed: tuple[tuple[str, str], ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int

    @property
    def any(self) -> bool:
        """Return whether any words differ."""
        return bool(self.changed or self.added or self.removed)


def changes(old: Article, new: Draft) -> Changes:
    """Return what *new* changes in *old*, paragraph by paragraph."""
    before, after = _texts(old.body, old.paragraphs), _texts(new.body, new.paragraphs)
    changed: list[tuple[str, str]] = []
    added: list[str] = []
    removed: list[str] = []
    kept = _kept(before, after)
    unchanged = len(kept)
    a = c = 0
    for b, d in [*kept, (len(before), len(after))]:
        for was, becomes in zip_longest(before[a:b], after[c:d]):
            if was is None:
                added.append(becomes)
            elif becomes is None:
                removed.append(was)
            elif was == becomes:
                unchanged += 1
            else:
                changed.append((was, becomes))
        a, c = b + 1, d + 1
    return Changes(tuple(changed), tuple(added), tuple(removed), unchanged)


def suspicion(old: Article, new: Draft) -> str | None:
    """Return, in a sentence, why *new* must not take the place of *old*; `None` when it may."""
    from corpus.formats.html.walls.interstitials import interstitial_in  # noqa: PLC0415 - 300 patterns

    if len(new.body) < SHORTEST_SHARE * len(old.body):
        return gettext_noop(
            "The page now has {now:,} characters where the article had {before:,}: the stored "
            "version was kept. Look at the page, and post it anew if it really is this short."
        ).format(now=len(new.body), before=len(old.body))
    if (wall := interstitial_in(new.body)) is not None and interstitial_in(old.body) != wall:
        return gettext_noop("The stored version was kept. {wall}").format(wall=wall)
    return None


def _texts(body: str, paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [body[each.start : each.end] for each in paragraphs]


def _kept(before: Sequence[str], after: Sequence[str]) -> list[Place]:
    """Return the places of paragraphs that kept their order.

    First come those that each text says once. Between two of them, what is said more often goes the
    first with the first, the second with the second: so each is compared with one, where Python's
    own difflib compares each with all.
    """
    once = [{each for each, n in Counter(texts).items() if n == 1} for texts in (before, after)]
    kept: list[Place] = []
    a = c = 0
    for b, d in [*_in_order(before, after, once[0] & once[1]), (len(before), len(after))]:
        inner = (_counted(before[a:b]), _counted(after[c:d]))
        kept += [(a + was, c + now) for was, now in _in_order(*inner, {*inner[0]} & {*inner[1]})]
        kept.append((b, d))
        a, c = b + 1, d + 1
    return kept[:-1]


def _in_order(before: Sequence[Said], after: Sequence[Said], both: Collection[Said]) -> list[Place]:
    """Return a longest run of places that rise in both, of what stands once in *both*."""
    places = {each: place for place, each in enumerate(after)}
    pairs = [(place, places[each]) for place, each in enumerate(before) if each in both]
    # Of every length, the place where such a run ends earliest.
    ends: list[int] = []
    lengths = []
    for _, place in pairs:
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        lengths.append(length)
    return _run(pairs, lengths)


def _run(pairs: Sequence[Place], lengths: Sequence[int]) -> list[Place]:
    """Return those of *pairs* that make a longest rising run; *lengths* are of runs up to each."""
    run: list[Place] = []
    wanted = max(lengths, default=0)
    for pair, length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == wanted and (not run or pair[1] < run[-1][1]):
            run.append(pair)
            wanted -= 1
    return run[::-1]


def _counted(paragraphs: Sequence[str]) -> list[tuple[str, int]]:
    """Return each paragraph with the number of those before it that say the same."""
    seen: Counter[str] = Counter()
    counted = []
    for paragraph in paragraphs:
        counted.append((paragraph, seen[paragraph]))
        seen[paragraph] += 1
    return counted
