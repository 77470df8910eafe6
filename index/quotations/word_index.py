"""The words of a collection in their order, so that any run of them is found at once."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from index.quotations.tokens import Tokenizer, is_word

Numbers = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]

_BREAK = 0
"""Stands between two articles, so that nothing is found across them."""
_UNKNOWN = -1

SEEDS = 24
"""Words of a quotation, the rarest, that tell where something like it may stand."""

MOST_PLACES = 200_000
"""Places of seeds that are looked at: words like “the” tell nothing and stand everywhere."""

@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens `[start:end]` of a collection, all of the article of that *number*."""

    number: int
    start: int
    end: int


class WordIndex:
    """The tokens of *articles* one after another, as numbers, and where each stands; immutable.

    It takes eight bytes a word, about what the text itself does. Where a token stands in its
    body is found by cutting that body anew.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = tuple(articles)
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = lambda: len(numbers) + 1
        starts, found = array("q"), array("i", [_BREAK])
        tokenizer = Tokenizer()
        for each in articles:
            starts.append(len(found))
            found.extend(map(numbers.__getitem__, tokenizer.texts(each.body)))
            found.append(_BREAK)
        self._numbers = dict(numbers)
        self.starts: Places = np.array(starts, dtype=np.int64)
        """The place of each article's first token; behind its last one is a break."""
        self.tokens: Numbers = np.array(found, dtype=np.int32)
        self.words = np.array([False, *map(is_word, self._numbers)], dtype=np.bool_)
        """Which numbers are those of words, the others being marks."""
        self._order = np.argsort(self.tokens, kind="stable").astype(np.int32)
        counts = np.bincount(self.tokens, minlength=len(self._numbers) + 1)
        self._ends: Places = np.cumsum(counts, dtype=np.int64)

    def numbered(self, texts: Sequence[str]) -> Numbers:
        """Return the numbers of tokens by what is compared of them; one below 0 for a new one."""
        return np.array([self._numbers.get(each, _UNKNOWN) for each in texts], dtype=np.int32)

    def count(self, number: int) -> int:
        """Return how often the token of that number stands here."""
        first, end = self._range(number)
        return end - first

    def article_of(self, place: int) -> int:
        """Return the number of the article that holds the token at *place*."""
        return int(np.searchsorted(self.starts, place, side="right")) - 1

    def whole(self, number: int) -> Stretch:
        """Return all of the article of that *number*."""
        following = self.starts[number + 1 :]
        end = int(following[0]) if len(following) else len(self.tokens)
        return Stretch(number, int(self.starts[number]), end - 1)

    def runs(self, wanted: Numbers) -> Places:
        """Return where the tokens *wanted* stand one after another, in order."""
        if not len(wanted) or wanted.min() < 0:
            return np.empty(0, dtype=np.int64)
        rarest, *others = np.argsort([self.count(int(each)) for each in wanted], kind="stable")
        found = self._holding(int(wanted[rarest])) - rarest
        found = found[(found >= 0) & (found + len(wanted) <= len(self.tokens))]
        for at in others:
            if not len(found):
                break
            found = found[self.tokens[found + at] == wanted[at]]
        return found

    def near(self, wanted: Numbers, most: int) -> Iterator[Stretch]:
        """Yield up to *most* stretches that hold many rare words of *wanted* where these stand."""
        width = max(4, len(wanted) // 2)
        places, seeds, weights = self._seeded(wanted)
        buckets = (places + len(wanted)) // width
        articles = np.searchsorted(self.starts, places + seeds, side="right") - 1
        votes: defaultdict[tuple[int, int], float] = defaultdict(float)
        # A seed counts once in a bucket, however often it stands there.
        keys = np.unique(np.stack([articles, buckets, seeds], axis=1), axis=0)
        for article, bucket, seed in keys.tolist():
            votes[article, bucket] += weights[seed]
            votes[article, bucket - 1] += weights[seed]
        for article, bucket in sorted(votes, key=lambda key: -votes[key])[:most]:
            first = bucket * width - len(wanted)
            yield self._clipped(article, first, first + 2 * width + len(wanted))

    def sharing(self, wanted: Numbers, most: int) -> Iterator[Stretch]:
        """Yield up to *most* whole articles that hold many rare words of *wanted*, in any order."""
        places, seeds, weights = self._seeded(wanted)
        articles = np.searchsorted(self.starts, places + seeds, side="right") - 1
        votes: defaultdict[int, float] = defaultdict(float)
        for article, seed in np.unique(np.stack([articles, seeds], axis=1), axis=0).tolist():
            votes[article] += weights[seed]
        for article in sorted(votes, key=lambda key: -votes[key])[:most]:
            yield self.whole(article)

    def _seeded(self, wanted: Numbers) -> tuple[Places, Places, dict[int, float]]:
        """Return where the first of *wanted* would stand by each place of a seed, and the seeds.

        A seed is told by its place among *wanted*; the rarer, the more it weighs.
        """
        known = [at for at, each in enumerate(wanted) if each > 0 and self.words[each]]
        known.sort(key=lambda at: self.count(int(wanted[at])))
        found, seeds, left = [np.empty(0, np.int64)], [np.empty(0, np.int64)], MOST_PLACES
        weights: dict[int, float] = {}
        for at in known[:SEEDS]:
            own = self._holding(int(wanted[at])) - at
            left -= len(own)
            if left < 0:
                break
            found.append(own)
            seeds.append(np.full(len(own), at, dtype=np.int64))
            weights[at] = float(np.log(1 + len(self.tokens) / len(own)))
        return np.concatenate(found), np.concatenate(seeds), weights

    def _clipped(self, number: int, start: int, end: int) -> Stretch:
        whole = self.whole(number)
        low = min(max(start, whole.start), whole.end)
        return Stretch(number, low, max(low, min(end, whole.end)))

    def _holding(self, number: int) -> Places:
        first, end = self._range(number)
        return self._order[first:end].astype(np.int64)

    def _range(self, number: int) -> tuple[int, int]:
        return (int(self._ends[number - 1]) if number else 0, int(self._ends[number]))
