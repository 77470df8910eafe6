"""Titles of articles, whole and in short, found where they stand in a question."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from corpus.article import Metadata

_PARTS = re.compile(r"(?:(?<!\s)\s++)?+:\s++|(?<!\s)\s++[\u2013\u2014|]\s++")
"""What stands between a title and what is said of it."""

_WORDS = 2
"""Words of a title in short at least: one may mean anything."""


class Titles:
    """The *titles* of articles, some or none of each, told by the article's place; immutable."""

    def __init__(self, titles: Sequence[Sequence[str]]) -> None:
        self._numbers: dict[str, list[int]] = {}
        for number, own in enumerate(titles):
            for each in own:
                self._numbers.setdefault(each.casefold(), []).append(number)
        self._lengths = sorted({len(each) for each in self._numbers})

    def within(self, question: str) -> list[int]:
        """Return the numbers of the articles of which a title stands in *question*, in order.

        It begins where a word does.
        """
        folded = question.casefold()
        starts = [at for at in range(len(folded)) if not (at and folded[at - 1].isalnum())]
        found = {
            folded[start : start + length]
            for start in starts
            for length in self._lengths[: bisect_right(self._lengths, len(folded) - start)]
        }
        return sorted({number for title in found for number in self._numbers.get(title, ())})


def title_of(stated: Metadata) -> tuple[str, ...]:
    """Return the title of an article, none where it states none."""
    return (stated.title,) if stated.title else ()


def short_titles(stated: Metadata) -> tuple[str, ...]:
    """Return what stands before and behind the first colon or dash of a title.

    “After the water” is what “After the water: a month on the moorings” is called. Nothing of one
    word is, nor what the publication or an author is called.
    """
    parts = [each.strip() for each in _PARTS.split(stated.title or "", maxsplit=1)]
    others = {each.casefold() for each in (stated.publication or "", *stated.authors)}
    return tuple(
        each
        for each in parts
        if len(parts) > 1 and len(each.split()) >= _WORDS and each.casefold() not in others
    )
