"""BM25 over stems: what passages share with a question word for word."""

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, repeat
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.search.runs import Numbers, Rows, Runs
from index.search.terms import asked_terms, text_terms
from index.search.words import ENGLISH, stemmed

K1 = 0.9
B = 0.75
"""Best of 36 settings tried on SQuAD and XQuAD; measured in `benchmarks/RESULTS.md`."""

COUNTED_AT_ONCE = 5000
"""Texts whose words are counted together: their arrays take some 10 MB."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Counts:
    """How often (*counts*) a term stands in a row of a batch, by *terms*, then by *rows*."""

    terms: Numbers
    rows: Numbers
    counts: Floats
    lengths: Floats


class SparseIndex:
    """Which of *texts* hold which stems, how often: a few arrays, whatever their number.

    Each text has one of *languages*, by whose stems questions find it.
    What depends on other texts (frequencies, the average length) is left to `SparseSearch`, so
    that an index can be searched alone and together with others.
    """

    def __init__(self, texts: Iterable[str], languages: Iterable[str] = repeat(ENGLISH)) -> None:
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        self.languages: set[str] = set()
        """Those of its texts, but for English."""
        read = zip(texts, languages, strict=False)
        batches: list[_Counts] = []
        while batch := list(islice(read, COUNTED_AT_ONCE)):
            batches.append(_count(batch, numbers))
            self.languages.update(language for _, language in batch if language != ENGLISH)
        self._numbers = dict(numbers)
        self.lengths: Floats = np.concatenate(
            [np.empty(0, dtype=np.float32), *(each.lengths for each in batches)]
        )
        self.total_length = float(self.lengths.sum(dtype=np.float64))
        self._starts, self._rows, self._counts = _by_term(batches, len(numbers))

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        arrays = (self._starts, self._rows, self._counts, self.lengths)
        return sum(each.nbytes for each in arrays) + 100 * len(self._numbers)

    def holding(self, stem: str, word: str | None = None) -> tuple[Numbers, Floats]:
        """Return the rows of the texts that hold *stem*, in order, and how often each does.

        Where the folded *word* is given that it is the stem of, texts in other languages than
        English are those that hold the stem of that word there.
        """
        terms = asked_terms(stem, word, self.languages)
        return _summed([self._holding(each) for each in terms])

    def _holding(self, term: str) -> tuple[Numbers, Floats]:
        number = self._numbers.get(term)
        if number is None:
            return np.empty(0, dtype=np.int32), np.empty(0, dtype=np.float32)
        start, end = self._starts[number], self._starts[number + 1]
        return self._rows[start:end], self._counts[start:end]

    def holding_all(self, stems: Sequence[str]) -> Numbers:
        """Return the rows of the texts that hold each of *stems*, in order."""
        return in_all([self.holding(each)[0] for each in stems])

    @classmethod
    def of_rows(cls, indexes: Sequence["SparseIndex"], runs: Runs) -> "SparseIndex":
        """Return an index of the texts of *indexes* at *runs*, and of no others."""
        made = cls(())
        numbers: dict[str, int] = {}
        terms, rows, counts = [], [], []
        for segment, each in enumerate(indexes):
            own = each.moved(runs.places(segment), numbers)
            terms.append(own.terms)
            rows.append(own.rows)
            counts.append(own.counts)
        made.languages.update(*(each.languages for each in indexes))
        made.lengths = runs.joined([each.lengths for each in indexes]).copy()
        made.total_length = float(made.lengths.sum(dtype=np.float64))
        found = _Counts(
            np.concatenate(terms), np.concatenate(rows), np.concatenate(counts), made.lengths
        )
        made._fill(numbers, found)
        return made

    def moved(self, places: Numbers, numbers: dict[str, int]) -> "_Counts":
        """Return how often which term stands in which row, where *places* has its new one.

        Rows without one are left out. *numbers* gives each stem its number, and is added to.
        """
        own = [numbers.setdefault(stem, len(numbers)) for stem in self._numbers]
        rows = places[self._rows]
        held = rows >= 0
        terms = np.array(own, dtype=np.int32).repeat(np.diff(self._starts))
        return _Counts(terms[held], rows[held], self._counts[held], self.lengths)

    def _fill(self, numbers: Mapping[str, int], found: _Counts) -> None:
        """Hold what was *found*, in any order, of the stems that have *numbers*."""
        # Segments come in order themselves, so that sorting finds most of it done.
        order = np.argsort(found.terms * np.int64(max(1, len(self))) + found.rows, kind="stable")
        self._rows, self._counts = found.rows[order], found.counts[order]
        totals = np.bincount(found.terms, minlength=len(numbers))
        held = [stem for stem, total in zip(numbers, totals.tolist(), strict=True) if total]
        self._numbers = {stem: number for number, stem in enumerate(held)}
        self._starts = np.concatenate([[0], totals[totals > 0].cumsum()])


class Texts(Protocol):
    """Texts that are told by their rows, and found by the stems that they hold."""

    @property
    def lengths(self) -> Floats:
        """Return how many stems each has."""
        ...

    @property
    def total_length(self) -> float:
        """Return how many stems all have."""
        ...

    def __len__(self) -> int: ...

    def holding(self, stem: str, word: str | None = None) -> tuple[Numbers, Floats]:
        """Return the rows of the texts that hold *stem*, in order, and how often each does.

        *word* is the folded word that it is the stem of, if that is to be told by language.
        """
        ...


class SparseSearch:
    """BM25 (Lucene's form) over the texts of *indexes*, as if they stood in one.

    Scores are shares of the most that the question could score, 0 to 1.
    """

    def __init__(self, indexes: Sequence[Texts]) -> None:
        self._indexes = indexes
        self._count = sum(map(len, indexes))
        self._average = sum(each.total_length for each in indexes) / max(1, self._count)

    def __len__(self) -> int:
        return self._count

    def inverse_frequency(self, stem: str, word: str | None = None) -> float:
        """Return the inverse document frequency of *stem*, highest for one never seen.

        *word* is the folded word that it is the stem of, if that is to be told by language.
        """
        seen = sum(len(each.holding(stem, word)[0]) for each in self._indexes)
        return math.log(1 + (self._count - seen + 0.5) / (seen + 0.5))

    def scores(self, question: str) -> Floats:
        """Return each text's BM25 divided by the most *question* could score: float32, n.

        The maximum counts words that no text holds, so a question about something else
        scores low in a collection of any size.
        """
        words: dict[str, str] = {}
        for word, stem in stemmed(question):
            words.setdefault(stem, word)
        weights = [self.inverse_frequency(*each) for each in words.items()]
        most = sum(weights)
        found = np.zeros(self._count, dtype=np.float32)
        for each, weight in zip(words.items(), weights, strict=True):
            first = 0
            for index in self._indexes:
                rows, counts = index.holding(*each)
                own = found[first : first + len(index)]
                # A row stands once among those of a word, so none is lost in this sum.
                own[rows] += weight / most * counts / (counts + self._norms(index, rows))
                first += len(index)
        return found

    def _norms(self, index: Texts, rows: Numbers) -> Floats:
        lengths = index.lengths[rows]
        return np.asarray(K1 * (1 - B + B * lengths / (self._average or 1)), dtype=np.float32)


def in_all(found: Iterable[Numbers]) -> Numbers:
    """Return the numbers that stand in each of *found*, in order."""
    fewest, *others = sorted(found, key=len)
    for rows in others:
        places = np.searchsorted(rows, fewest)
        fewest = fewest[places < len(rows)]
        fewest = fewest[rows[np.searchsorted(rows, fewest)] == fewest]
    return fewest


def _summed(found: Sequence[tuple[Numbers, Floats]]) -> tuple[Numbers, Floats]:
    """Return the rows that stand in some of *found*, in order, each with the sum of its counts."""
    held = [each for each in found if len(each[0])]
    if len(held) <= 1:
        return held[0] if held else found[0]
    every = np.concatenate([rows for rows, _ in held])
    rows, places = np.unique(every, return_inverse=True)
    counts = np.bincount(places, np.concatenate([counts for _, counts in held]))
    return rows, counts.astype(np.float32)


def _count(texts: Sequence[tuple[str, str]], numbers: Mapping[str, int]) -> _Counts:
    """Return the counts of *texts*, each with its language.

    *numbers* gives each term its number when it is first seen.
    """
    found, lengths, amounts = array("i"), array("i"), array("i")
    for text, language in texts:
        length, own = text_terms(text, language)
        lengths.append(length)
        amounts.append(len(own))
        found.extend(map(numbers.__getitem__, own))
    rows = np.repeat(np.arange(len(texts)), np.frombuffer(amounts, dtype=np.int32))
    keys = np.frombuffer(found, dtype=np.int32).astype(np.int64) * len(texts) + rows
    held, counts = np.unique(keys, return_counts=True)
    terms, places = np.divmod(held, len(texts))
    return _Counts(
        terms.astype(np.int32),
        places.astype(np.int32),
        counts.astype(np.float32),
        np.array(lengths, dtype=np.float32),
    )


def _by_term(batches: list[_Counts], terms: int) -> tuple[Rows, Numbers, Floats]:
    """Return where each term begins, and the rows and counts of one term after the other.

    Takes *batches* out of their list, so that little more than the result is in memory.
    """
    totals = np.zeros(terms, dtype=np.int64)
    for each in batches:
        totals += np.bincount(each.terms, minlength=terms)
    starts = np.concatenate([[0], totals.cumsum()])
    rows = np.empty(starts[-1], dtype=np.int32)
    counts = np.empty(starts[-1], dtype=np.float32)
    free, first = starts[:-1].copy(), 0
    while batches:
        batch = batches.pop(0)
        own = np.bincount(batch.terms, minlength=terms)
        places = np.arange(len(batch.terms)) + (free - own.cumsum() + own).repeat(own)
        rows[places] = batch.rows + first
        counts[places] = batch.counts
        free += own
        first += len(batch.lengths)
    return starts, rows, counts
