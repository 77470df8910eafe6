"""Where a quotation stands in a collection: letter for letter, or as near as can be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from index.quotations.alignment import Aligned, Step, align
from index.quotations.parsing import Parsed
from index.quotations.tokens import Token
from index.quotations.word_index import Numbers, Places, Stretch, WordIndex

LEAST_AGREEMENT = 0.65
"""The share of words that agree in order, of those of the quotation and of the true words, from
which on a quotation is altered rather than another sentence. From 0.45 to 0.7 it tells all
altered quotations of the set `choosing` of `benchmarks/quality/quotations.py` from all others."""

FEWEST_AGREEING = 3
"""Words that have to agree at least: two stand in this order in many sentences."""

TRIED = 4
"""Stretches of a collection that a quotation is aligned with."""

MOST_CELLS = 5_000_000
"""Of the tables of all stretches that a quotation is aligned with: some 70 ms. One fits of 2,000
letters, as many as a message has, in a script that puts no space between words."""

SHORT_PART = 3
NEAR = 100
"""A part of fewer words than `SHORT_PART` has to stand within so many tokens of the part before
it, about a paragraph: one or two words stand anywhere in a long article."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation stands: the *steps* to it, by places among the tokens of *index*.

    *number* is that of the article in *index*.
    """

    index: WordIndex
    number: int
    parsed: Parsed
    steps: tuple[Aligned, ...]

    @property
    def agreement(self) -> float:
        """Return the share of words that agree, of all that either has: 0 to 1."""
        kept = said = stated = 0
        for each in self.steps:
            if each.step is Step.SKIPPED:
                continue
            of_text = each.step is not Step.ADDED and self._is_word(each.stated)
            of_quotation = each.step is not Step.LEFT_OUT and self._token(each).is_word
            kept += of_text and each.step is Step.KEPT
            said += of_quotation
            stated += of_text
        return 2 * kept / max(1, said + stated)

    @property
    def agreeing(self) -> int:
        """Return how many words agree."""
        return sum(self._is_word(each.stated) for each in self.steps if each.step is Step.KEPT)

    @property
    def is_exact(self) -> bool:
        """Return whether nothing is changed."""
        return all(each.step in {Step.KEPT, Step.SKIPPED} for each in self.steps)

    @property
    def only_marks(self) -> bool:
        """Return whether no word is changed."""
        changed = [each for each in self.steps if each.step not in {Step.KEPT, Step.SKIPPED}]
        return not any(
            (each.step is not Step.ADDED and self._is_word(each.stated))
            or (each.step is not Step.LEFT_OUT and self._token(each).is_word)
            for each in changed
        )

    def _is_word(self, place: int) -> bool:
        return bool(self.index.words[self.index.tokens[place]])

    def _token(self, aligned: Aligned) -> Token:
        return self.parsed.tokens[aligned.said]


def exact_matches(index: WordIndex, parsed: Parsed) -> Iterator[Match]:
    """Yield where *parsed* stands in articles of *index*, its parts in order; one for each article.

    What it puts in brackets may stand for nothing: where words of the article were replaced by
    it, that is no exact match.
    """
    parts = [index.numbered([each.text for each in part]) for part in parsed.parts]
    if not parts:
        return
    places = _leading(index, parsed, [index.runs(each) for each in parts])
    numbers, at = np.unique(index.articles_of(places[0]), return_index=True)
    for number, first in zip(numbers.tolist(), places[0][at].tolist(), strict=True):
        starts = _chained(parsed, places, first)
        yield Match(index, number, parsed, tuple(_kept(parsed, starts)))


def _leading(index: WordIndex, parsed: Parsed, places: Sequence[Places]) -> list[Places]:
    """Return those *places* of each part from which the parts behind it can be reached."""
    *_, following = leading = [places[-1]]
    for (before, part), found in zip(
        reversed(list(pairwise(parsed.parts))), reversed(places[:-1]), strict=True
    ):
        reached = found + len(before)
        is_short = min(_words(before), _words(part)) < SHORT_PART
        ends = index.ends_of(found)
        stops = np.minimum(ends, reached + NEAR) if is_short else ends
        # Behind the last place stands one that is never reached.
        nearest = np.append(following, len(index.tokens))[np.searchsorted(following, reached)]
        following = found[nearest + len(part) <= stops]
        leading.append(following)
    return leading[::-1]


def _chained(parsed: Parsed, places: Sequence[Places], first: int) -> list[int]:
    """Return where the parts stand that follow the one at *first*, each as early as may be."""
    starts = [first]
    for before, leading in zip(parsed.parts, places[1:], strict=False):
        at = np.searchsorted(leading, starts[-1] + len(before))
        starts.append(int(leading[at]))
    return starts


def _words(part: Sequence[Token]) -> int:
    return sum(each.is_word for each in part)


def _kept(parsed: Parsed, starts: Sequence[int]) -> Iterator[Aligned]:
    said, reached = 0, starts[0]
    for part, start in zip(parsed.parts, starts, strict=True):
        for place in range(reached, start):
            yield Aligned(Step.SKIPPED, said, place)
        for at in range(len(part)):
            yield Aligned(Step.KEPT, said + at, start + at)
        said, reached = said + len(part), start + len(part)


def nearest_match(index: WordIndex, parsed: Parsed) -> Match | None:
    """Return where most words of *parsed* agree in order, if enough do."""
    wanted = index.numbered([each.text for each in parsed.tokens])
    # What is left out may be long, though no longer than an article; mostly it is short.
    whole = index.sharing(wanted, TRIED) if parsed.gaps else []
    tried = [*whole, *index.near(wanted, TRIED)]
    found = [_aligned(index, parsed, wanted, each) for each in _bounded(tried, len(wanted))]
    best = max(found, key=lambda each: each.agreement, default=None)
    if best is None or best.agreeing < FEWEST_AGREEING or best.agreement < LEAST_AGREEMENT:
        return None
    # What is the same but for no exact match is put together of words that stand far apart.
    return None if best.is_exact else best


def _bounded(tried: Iterable[Stretch], length: int) -> Iterator[Stretch]:
    """Yield those of *tried* that there is time for, for a quotation of that *length*."""
    left = MOST_CELLS
    for each in tried:
        cells = length * (each.end - each.start)
        if cells <= left:
            left -= cells
            yield each


def _aligned(index: WordIndex, parsed: Parsed, wanted: Numbers, where: Stretch) -> Match:
    stated = index.tokens[where.start : where.end]
    own = np.array([each.is_word for each in parsed.tokens], dtype=np.bool_)
    steps = align(wanted, stated, (own, index.words[stated]), parsed.gaps)
    placed = (Aligned(step, said, where.start + place) for step, said, place in steps)
    return Match(index, where.number, parsed, tuple(placed))
