"""A quotation as it is compared: its words, where it says that it leaves out, what it puts in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.article import Slice
from index.quotations.tokens import ELLIPSIS, Token, tokens

_BRACKETS = re.compile(
    r"""\[(?P<within>[^\[\]]{0,100})\]
    | \([ ]?(?:\.{2,5}|\u2026)[ ]?\)
    """,
    re.VERBOSE,
)
"""Where a quotation says that it is altered: [he], [sic], [...], (...)."""

_ONLY_DOTS = re.compile(r"[ .\u2026]*")
_KEPT_AT_EDGES = frozenset("?!\u00bf\u00a1")
"""Marks that change what a sentence says; others at the edges belong to who quotes."""
_UNSEEN = "\u2060"


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tokens of *text* that are compared, in *parts* between which it leaves out.

    *insertions* are where it puts in words in square brackets.
    """

    text: str
    parts: tuple[tuple[Token, ...], ...]
    insertions: tuple[Slice, ...] = ()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Return the tokens of all parts."""
        return tuple(each for part in self.parts for each in part)

    @property
    def gaps(self) -> frozenset[int]:
        """Return before which of `tokens` something is left out."""
        starts, count = [], 0
        for part in self.parts[:-1]:
            count += len(part)
            starts.append(count)
        return frozenset(starts)

    @property
    def words(self) -> int:
        """Return how many words are compared."""
        return sum(each.is_word for each in self.tokens)


def literally(text: str) -> Parsed:
    """Return *text* with brackets and dots compared like all else: an article may have them."""
    kept = _trimmed(tokens(text))
    return Parsed(text, (tuple(kept),) if kept else ())


def parsed(text: str) -> Parsed:
    """Return *text* with its brackets and ellipses understood."""
    working, insertions, cuts = list(text), [], []
    for found in _BRACKETS.finditer(text):
        place = Slice(*found.span())
        within = found["within"]
        if within is None or _ONLY_DOTS.fullmatch(within):
            cuts.append(place.start)
            working[slice(*place)] = " " * (place.end - place.start)
            continue
        insertions.append(place)
        beside = (text[place.start - 1 : place.start], text[place.end : place.end + 1])
        # [T]he, walk[ed]: a part of a word.
        if within.isalpha() and any(map(str.isalpha, beside)):
            working[place.start] = working[place.end - 1] = _UNSEEN
        else:
            working[slice(*place)] = " " * (place.end - place.start)
    parts = tuple(_parts(tokens("".join(working)), cuts))
    return Parsed(text, parts, tuple(insertions))


def _parts(found: Sequence[Token], cuts: Sequence[int]) -> Iterator[tuple[Token, ...]]:
    part: list[Token] = []
    left = list(reversed(cuts))
    for each in found:
        cut = each.text == ELLIPSIS
        while left and left[-1] < each.start:
            left.pop()
            cut = True
        if cut:
            yield from _whole(part)
            part = []
        if each.text != ELLIPSIS:
            part.append(each)
    yield from _whole(part)


def _whole(part: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    if kept := _trimmed(part):
        yield tuple(kept)


def _trimmed(found: Sequence[Token]) -> list[Token]:
    """Return *found* without the marks at its edges that belong to who quotes."""
    kept = [at for at, each in enumerate(found) if each.is_word or each.text in _KEPT_AT_EDGES]
    return list(found[kept[0] : kept[-1] + 1]) if kept else []
