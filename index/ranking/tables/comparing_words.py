"""The words by which other languages than English ask for the most or the least of something."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from index.ranking.languages import LANGUAGES, stored
from index.search.folding import folded
from index.search.text_language import common_words

_WORD = re.compile(r"[^\W\d_]+")


class ComparingWords(NamedTuple):
    """Patterns of a language, which meet folded text.

    *most* and *least* are words that compare by themselves, by the names of what they compare,
    *heads* what columns of that are called. Behind *most_of* and *least_of* stands what is counted,
    within *reach* words; before *at_most* and *at_least* it does. *not_first* asks for another than
    the first. *little* words tell nothing of what is compared, *common* ones of the language may.
    """

    most: Mapping[str, re.Pattern[str]]
    least: Mapping[str, re.Pattern[str]]
    heads: Mapping[str, str]
    reach: int
    most_of: re.Pattern[str]
    least_of: re.Pattern[str]
    at_most: re.Pattern[str]
    at_least: re.Pattern[str]
    not_first: re.Pattern[str]
    little: frozenset[str]
    common: frozenset[str]

    def counted(self, plain: str, *, largest: bool) -> frozenset[str]:
        """Return the words of the folded text *plain* of which it asks for the most, or least."""
        behind = (self.most_of if largest else self.least_of).search(plain)
        before = (self.at_most if largest else self.at_least).search(plain)
        words = _WORD.findall(plain[behind.end() :])[: self.reach] if behind else []
        words += _WORD.findall(plain[: before.start()])[-_BEFORE:] if before else []
        return frozenset(words) - self.little

    def without(self, plain: str) -> str:
        """Return the folded text *plain* without what only compares."""
        for each in (*self.most.values(), *self.least.values(), *self._counting()):
            plain = each.sub(" ", plain)
        return plain

    def _counting(self) -> tuple[re.Pattern[str], ...]:
        return (self.at_most, self.at_least, self.most_of, self.least_of)


_BEFORE = 3
"""Words before "the highest" among which what it counts is looked for. Our own choice."""


def _read(language: str, said: dict[str, Any]) -> ComparingWords:
    return ComparingWords(
        most=_patterns(said["most"]),
        least=_patterns(said["least"]),
        heads={name: folded(words) for name, words in said["heads"].items()},
        reach=said["reach"],
        most_of=re.compile(said["most_of"]),
        least_of=re.compile(said["least_of"]),
        at_most=re.compile(said["at_most"]),
        at_least=re.compile(said["at_least"]),
        not_first=re.compile(said["not_first"]),
        little=frozenset(said["little"].split()),
        common=common_words(language),
    )


def _patterns(said: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in said.items()}


COMPARING_WORDS = {each: _read(each, stored(each)["extremes"]) for each in LANGUAGES}
"""Those of each of `LANGUAGES`."""
