"""The words of a collection in their order, so that any run of them is found at once."""

import math
from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from index.quotations.tokens import compared, is_word
from index.search.runs import Runs

Numbers = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]

_BREAK = 0
"""Stands between two articles, so that nothing is found across them."""
_UNKNOWN = -1

SEEDS = 24
"""Words of a quotation, the rarest, that tell where something like it may stand."""

MOST_PLACES = 10_000
"""Places of seeds that are looked at: words like “the” tell nothing and stand everywhere."""

WIDEST = 60
"""Tokens by which a quotation may be longer or shorter than the true words, and is yet aligned with
all of them."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens `[start:end]` of a collection, all of the article of that *number*."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Seeded:
    """Where a quotation would begin by *places*, each by one of its *seeds*, in which *articles*.

    *weights* are those of the seeds: the rarer, the more.
    """

    places: Places
    seeds: Places
    articles: Places
    weights: npt.NDArray[np.float64]


class ReadWords:
    """The tokens of *articles* one after another, as numbers, each article's with a break behind.

    It is read once for each segment, which is what takes long.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = tuple(articles)
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = lambda: len(numbers) + 1
        starts, firsts, paragraphs, found = array("q"), array("q"), array("q"), array("i")
        for each in articles:
            starts.append(len(found))
            firsts.append(len(paragraphs))
            for part in each.paragraphs:
                paragraphs.append(len(found))
                texts = compared(each.body[part.start : part.end])
                found.extend(map(numbers.__getitem__, texts))
            found.append(_BREAK)
        self.texts = tuple(numbers)
        """What is compared of each token, by its number, which begins with 1."""
        self.tokens: Numbers = np.array(found, dtype=np.int32)
        self.starts: Places = np.array([*starts, len(found)], dtype=np.int64)
        """The place of each article's first token, and behind the last one their number."""
        self.paragraphs: Places = np.array(paragraphs, dtype=np.int64)
        """The place of each paragraph's first token."""
        self.firsts: Places = np.array([*firsts, len(paragraphs)], dtype=np.int64)
        """Which paragraph is each article's first one, and behind the last one their number."""


class WordIndex:
    """The tokens of *articles* one after another, as numbers, and where each stands; immutable.

    It takes eight bytes a word, about what the text itself does. Where a token stands in its
    body is found by cutting its paragraph anew.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        order = np.arange(len(articles), dtype=np.int32)
        self._join([ReadWords(articles)], Runs.ordered(0 * order, order, [len(articles)]))

    @classmethod
    def of(cls, read: Sequence[ReadWords], runs: Runs) -> "WordIndex":
        """Return the index of the articles at *runs* of what was *read* in each segment."""
        made = cls(())
        made._join(read, runs)
        return made

    def _join(self, read: Sequence[ReadWords], runs: Runs) -> None:
        self.articles = tuple(runs.chained([each.articles for each in read]))
        self.tokens, self._numbers = _numbered(read, runs.within([each.starts for each in read]))
        lengths = runs.joined([np.diff(each.starts) for each in read])
        # Before the first one is a break, too.
        self.starts: Places = np.cumsum([1, *lengths[:-1]])[: len(lengths)]
        """The place of each article's first token; behind its last one is a break."""
        counts = runs.joined([np.diff(each.firsts) for each in read])
        self._first_paragraphs = np.cumsum(counts) - counts
        held = runs.within([each.firsts for each in read])
        moved = self.starts - runs.joined([each.starts[:-1] for each in read])
        self._paragraphs = held.joined([each.paragraphs for each in read]) + moved.repeat(counts)
        self.words = np.array([False, *map(is_word, self._numbers)], dtype=np.bool_)
        """Which numbers are those of words, the others being marks."""
        self._order = np.argsort(self.tokens, kind="stable").astype(np.int32)
        found = np.bincount(self.tokens, minlength=len(self._numbers) + 1)
        self._ends: Places = np.cumsum(found, dtype=np.int64)

    def numbered(self, texts: Sequence[str]) -> Numbers:
        """Return the numbers of tokens by what is compared of them; one below 0 for a new one."""
        return np.array([self._numbers.get(each, _UNKNOWN) for each in texts], dtype=np.int32)

    def count(self, number: int) -> int:
        """Return how often the token of that number stands here."""
        first, end = self._range(number)
        return end - first

    def articles_of(self, places: Places) -> Places:
        """Return the number of the article that holds each token at *places*."""
        return np.searchsorted(self.starts, places, side="right") - 1

    def ends_of(self, places: Places) -> Places:
        """Return the place of the break behind the article of each token at *places*."""
        breaks = np.append(self.starts[1:], len(self.tokens)) - 1
        return np.asarray(breaks[self.articles_of(places)])

    def whole(self, number: int) -> Stretch:
        """Return all of the article of that *number*."""
        following = self.starts[number + 1 :]
        end = int(following[0]) if len(following) else len(self.tokens)
        return Stretch(number, int(self.starts[number]), end - 1)

    def paragraph_of(self, place: int) -> tuple[int, int]:
        """Return which paragraph of its article holds the token at *place*, and as which of its."""
        found = int(np.searchsorted(self._paragraphs, place, side="right")) - 1
        article = int(self.articles_of(np.array([place]))[0])
        number = found - int(self._first_paragraphs[article])
        return number, place - int(self._paragraphs[found])

    def runs(self, wanted: Numbers) -> Places:
        """Return where the tokens *wanted* stand one after another, in order."""
        if not len(wanted) or wanted.min() < 0:
            return np.empty(0, dtype=np.int64)
        rarest, *others = np.argsort([self.count(int(each)) for each in wanted], kind="stable")
        found: Places = self._holding(int(wanted[rarest])) - int(rarest)
        found = found[(found >= 0) & (found + len(wanted) <= len(self.tokens))]
        for at in others:
            if not len(found):
                break
            found = found[self.tokens[found + at] == wanted[at]]
        return found

    def near(self, wanted: Numbers, most: int) -> list[Stretch]:
        """Return up to *most* stretches that hold many rare words of *wanted* where these stand."""
        width = min(max(4, len(wanted) // 2), WIDEST)
        seeded = self._seeded(wanted)
        buckets = (seeded.places + len(wanted)) // width
        found = _voted(seeded, buckets, most)
        # Words that the quotation adds or leaves out move where its others stand.
        starts = [(number, (bucket - 1) * width - len(wanted)) for number, bucket in found]
        reach = 4 * width + len(wanted)
        return [self._clipped(number, first, first + reach) for number, first in starts]

    def sharing(self, wanted: Numbers, most: int) -> list[Stretch]:
        """Return up to *most* whole articles that hold many rare words of *wanted* anywhere."""
        seeded = self._seeded(wanted)
        found = _voted(seeded, np.zeros_like(seeded.places), most)
        return [self.whole(number) for number in dict.fromkeys(number for number, _ in found)]

    def _seeded(self, wanted: Numbers) -> _Seeded:
        """Return where *wanted* would begin by each place of its rarest words."""
        known = [at for at, each in enumerate(wanted) if each > 0 and self.words[each]]
        known.sort(key=lambda at: self.count(int(wanted[at])))
        places, seeds, left = [np.empty(0, np.int64)], [np.empty(0, np.int64)], MOST_PLACES
        weights = np.zeros(SEEDS)
        for seed, at in enumerate(known[:SEEDS]):
            own = self._holding(int(wanted[at]))[:left]
            left -= len(own)
            places.append(own - at)
            seeds.append(np.full(len(own), seed, dtype=np.int64))
            weights[seed] = math.log(1 + len(self.tokens) / self.count(int(wanted[at])))
            if not left:
                break
        begun, by = np.concatenate(places), np.concatenate(seeds)
        at_seeds = np.array(known[:SEEDS] or [0], dtype=np.int64)[by]
        return _Seeded(begun, by, self.articles_of(begun + at_seeds), weights)

    def _clipped(self, number: int, start: int, end: int) -> Stretch:
        whole = self.whole(number)
        low = min(max(start, whole.start), whole.end)
        return Stretch(number, low, max(low, min(end, whole.end)))

    def _holding(self, number: int) -> Places:
        first, end = self._range(number)
        return self._order[first:end].astype(np.int64)

    def _range(self, number: int) -> tuple[int, int]:
        return (int(self._ends[number - 1]) if number else 0, int(self._ends[number]))


def _voted(seeded: _Seeded, buckets: Places, most: int) -> list[tuple[int, int]]:
    """Return up to *most* pairs of an article and a bucket, or the next, that hold most seeds."""
    if not len(buckets):
        return []
    lowest = int(buckets.min()) - 1
    span = int(buckets.max()) - lowest + 1
    keys = seeded.articles * span + buckets - lowest
    # What begins in a bucket may end in the next: each place counts for both.
    both = np.concatenate([keys, keys - 1]) * SEEDS + np.concatenate([seeded.seeds] * 2)
    # A seed counts once, however often it stands there.
    pairs, seeds = np.divmod(np.unique(both), SEEDS)
    found, inverse = np.unique(pairs, return_inverse=True)
    votes = np.bincount(inverse, seeded.weights[seeds])
    best = found[np.argsort(-votes, kind="stable")[:most]]
    return [(key // span, key % span + lowest) for key in best.tolist()]


def _numbered(read: Sequence[ReadWords], runs: Runs) -> tuple[Numbers, dict[str, int]]:
    """Return the tokens at *runs* behind a break, by the numbers that their texts have together."""
    together: dict[str, int] = {}
    moved = [
        np.array(
            [_BREAK, *(together.setdefault(text, len(together) + 1) for text in each.texts)],
            dtype=np.int32,
        )[each.tokens]
        for each in read
    ]
    tokens = np.concatenate([[_BREAK], runs.joined(moved)])
    # What stands only in articles that are gone has no number.
    used = np.bincount(tokens, minlength=len(together) + 1) > 0
    numbers = (np.cumsum(used) - 1).astype(np.int32)
    held = {text: int(numbers[each]) for text, each in together.items() if used[each]}
    return numbers[tokens], held
