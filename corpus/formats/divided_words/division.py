"""Lines joined to text: which hyphens at line ends divide a word, and which belong to one."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum, auto

from corpus.formats.divided_words.dictionary import LEAST_FREQUENT, frequency, language_of

_SOFT_HYPHEN = "\u00ad"
_HYPHEN = re.compile(f"\\w[-\u2010{_SOFT_HYPHEN}]")
_TOKEN = re.compile(r"(?<![\w-])\w+(?:[-\u2010]\w+)*+")
_LONGEST_WORD = 100
"""Characters of a word over several lines; what is longer is none."""
_NO_SPACE_BEHIND = re.compile(r"\S[/@]|\w\u2013|.\u2014")
"""What a line ends with that the next one goes on from without a space."""
_WITHOUT_SPACES = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]{2}")
"""Two characters of scripts that have no spaces."""
_CONJUNCTIONS = frozenset(
    "and or to und oder bis sowie et ou y o e en of och eller i oraz og eller".split()
)
"""What stands behind the first of two words that share their end: pre- and post-war."""
_DIRECTIONS = frozenset("north south east west".split())
_OF_DIRECTIONS = frozenset(
    direction + ending
    for direction in _DIRECTIONS
    for ending in ("", "ern", "erly", "ward", "wards")
)


class Division(Enum):
    """What a hyphen at a line's end is."""

    DIVIDES = auto()
    BELONGS = auto()
    SUSPENDED = auto()
    """The end of the word stands behind the next one: pre- and post-war."""


class Words:
    """The words of a document, by which the hyphens at its line ends are judged.

    *guessed* tells whether one was judged by what is likely alone.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.guessed = False
        self._words: Counter[str] = Counter()
        divided = False
        for line in lines:
            tokens = [token.lower().replace("\u2010", "-") for token in _TOKEN.findall(line)]
            ends = bool(_HYPHEN.fullmatch(line[-2:]))
            self._words.update(tokens[divided : len(tokens) - ends])
            divided = ends
        self._language = language_of(self._words)

    def joined(self, lines: Sequence[str]) -> str:
        """Return the text that *lines* make up, without the hyphens that divide words."""
        done: list[str] = []
        last = lines[0]
        for line in lines[1:]:
            if _HYPHEN.fullmatch(last[-2:]) and line[:1].isalnum():
                last = self._across(last, line)
            elif _NO_SPACE_BEHIND.fullmatch(last[-2:]) or _is_spaceless(last[-1:] + line[:1]):
                last += line
            else:
                done += [last, " "]
                last = line
            # Nothing but the last word is looked at again.
            kept = max(last.rfind(" ") + 1, len(last) - _LONGEST_WORD)
            done.append(last[:kept])
            last = last[kept:]
        return "".join([*done, last])

    def _across(self, last: str, line: str) -> str:
        """Return *last*, which a hyphen ends, with *line* behind it."""
        if last[-1] == _SOFT_HYPHEN:
            return last[:-1] + line
        found = _TOKEN.match(line)
        division = self.division(last[:-1].rpartition(" ")[2], found[0] if found else line[:1])
        if division is Division.DIVIDES:
            return last[:-1] + line
        return f"{last} {line}" if division is Division.SUSPENDED else last + line

    def division(self, first: str, second: str) -> Division:
        """Return what the hyphen between *first*, at a line's end, and *second* is.

        What the document itself writes elsewhere counts most, then what a dictionary knows.
        """
        tokens = _TOKEN.findall(first)
        before, after = (tokens[-1] if tokens else "").lower(), second.lower()
        joined, compound = self._times(before + after), self._times(f"{before}-{after}")
        if joined or compound:
            return Division.DIVIDES if joined > compound else Division.BELONGS
        if not (before[-1:].isalpha() and after[:1].isalpha()):
            return Division.BELONGS
        if second[0].isupper() and not (first.isupper() and second.isupper()):
            return Division.BELONGS
        return self._likely(before.rpartition("-")[2], after.partition("-")[0])

    def _times(self, word: str) -> int:
        """Return how often the document has *word*, also with an s more or less."""
        return self._words[word] + self._words[f"{word}s"] + self._words[word.removesuffix("s")]

    def _likely(self, before: str, after: str) -> Division:
        if before in _DIRECTIONS and after in _OF_DIRECTIONS:
            return Division.BELONGS
        known = frequency(before + after, self._language)
        if known:
            return Division.DIVIDES
        if after in _CONJUNCTIONS:
            return Division.SUSPENDED
        self.guessed = True
        parts = [frequency(part, self._language) or 0 for part in (before, after)]
        return Division.BELONGS if min(parts) >= LEAST_FREQUENT else Division.DIVIDES


def _is_spaceless(pair: str) -> bool:
    return bool(_WITHOUT_SPACES.fullmatch(pair))
