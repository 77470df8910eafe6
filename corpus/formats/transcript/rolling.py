"""Captions that roll: each cue shows again what the one before it said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.formats.transcript.cues import Cue, Line

_SHARE = 0.5
"""Of the cues that have one before them: from here on a file is said to roll. Captions that YouTube
makes roll in nearly all cues, others in none but by chance. Our own choice."""
_FEWEST = 4
"""Cues; in fewer, somebody may have said a thing twice. Our own choice."""


def is_rolling(cues: Sequence[Cue]) -> bool:
    """Return whether most of *cues* begin with what the one before them ended with."""
    if len(cues) < _FEWEST:
        return False
    again = sum(_goes_on(before, cue) for before, cue in pairwise(cues))
    return again >= _SHARE * (len(cues) - 1)


def unrolled(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yield *cues* that roll, each with only what none before it has said."""
    shown: list[str] = []
    for cue in cues:
        words = [word for line in cue.lines for word in line.text.split()]
        old = _overlap(shown, words)
        if new := tuple(_without(cue.lines, old)):
            yield replace(cue, lines=new)
        shown = words


def _goes_on(before: Cue, cue: Cue) -> bool:
    last, first = before.lines[-1].text, cue.lines[0].text
    return first == last or first.startswith(f"{last} ")


def _overlap(before: Sequence[str], words: Sequence[str]) -> int:
    """Return how many of the first *words* are the last ones *before*, as many as possible.

    It is the failure function of Knuth, Morris and Pratt, which takes no more steps than there
    are words.
    """
    matched = 0
    fallback = _fallback(words)
    for word in before:
        while matched and (matched == len(words) or words[matched] != word):
            matched = fallback[matched - 1]
        if matched < len(words) and words[matched] == word:
            matched += 1
    return matched


def _fallback(words: Sequence[str]) -> list[int]:
    found = [0] * len(words)
    length = 0
    for place in range(1, len(words)):
        while length and words[place] != words[length]:
            length = found[length - 1]
        length += words[place] == words[length]
        found[place] = length
    return found


def _without(lines: Sequence[Line], count: int) -> Iterator[Line]:
    """Yield *lines* without their first *count* words."""
    for line in lines:
        words = line.text.split()
        if kept := words[count:]:
            yield replace(line, text=" ".join(kept))
        count = max(0, count - len(words))
