"""Words that mean nearly the same, so that a passage is found to say what a question asks for.

Who asks for strollers means the article's prams. `same_meaning.json` beside it has groups of words
of which each may stand for the others, and what is told by a wider word: a Saturday is part of a
weekend.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple, TypedDict

from corpus.letters import WORD
from index.search.folding import folded
from index.search.words import stems

KEPT = 512
"""Texts whose words are remembered: the passages that questions are read beside."""

_WORD = re.compile(rf"{WORD}(?:['\u2019]{WORD})*")

Run = tuple[str, ...]
"""Words that follow each other, by their stems; those that are never searched for as they are."""


class _File(TypedDict):
    same: list[list[str]]
    within: dict[str, list[str]]


class _Said(NamedTuple):
    """A run of words as it stands at `text[start:end]`."""

    start: int
    end: int
    run: Run


def as_said_in(text: str, question: str) -> str:
    """Return *question* with the words that *text* lacks in those that it has for them.

    A word for which it has none stays as it was typed, and so does a name.
    """
    there = _words(text)

    def said(run: Run) -> str | None:
        if next(_places(run, there), None) is not None:
            return None
        found = (each for way in _ways()[run] for each in _places(way, there))
        return next((text[each.start : each.end] for each in found), None)

    return _replaced(question, said)


def stems_for(words: Sequence[str], held: frozenset[str]) -> dict[str, str]:
    """Return which of *words*, stems of a question, a stem *held* by a passage stands for.

    These are the words that it lacks.
    """
    return {
        way[0]: word
        for word in reversed(words)
        if word not in held
        for way in _ways().get((word,), ())
        if len(way) == 1 and way[0] in held and way[0] not in words
    }


def _replaced(question: str, said: Callable[[Run], str | None]) -> str:
    """Return *question* with what is *said* for its words, where other words are known for them."""
    for asked in reversed(list(_known(_words(question)))):
        is_name = asked.start > 0 and question[asked.start].isupper()
        written = None if is_name else said(asked.run)
        if written is not None:
            question = question[: asked.start] + written + question[asked.end :]
    return question


def _known(words: Sequence[_Said]) -> Iterator[_Said]:
    """Yield what of *words* other words are known for, the longest run of each place."""
    at = 0
    while at < len(words):
        runs = (_joined(words[at : at + count]) for count in range(_longest(), 0, -1))
        found = next((each for each in runs if each.run in _ways()), None)
        if found is not None:
            yield found
        at += len(found.run) if found is not None else 1


def _places(run: Run, words: Sequence[_Said]) -> Iterator[_Said]:
    """Yield where *run* stands among *words*."""
    for at in range(len(words) - len(run) + 1):
        if words[at].run[0] == run[0]:
            found = _joined(words[at : at + len(run)])
            if found.run == run:
                yield found


def _joined(words: Sequence[_Said]) -> _Said:
    return _Said(words[0].start, words[-1].end, tuple(each.run[0] for each in words))


@lru_cache(maxsize=KEPT)
def _words(text: str) -> tuple[_Said, ...]:
    """Return the words of *text*, in order."""
    return tuple(
        _Said(each.start(), each.end(), (_told_by(each[0]),)) for each in _WORD.finditer(text)
    )


def _told_by(word: str) -> str:
    """Return the stem by which *word* is told, of a common word that itself."""
    return next(iter(stems(word)), folded(word))


def _run(words: str) -> Run:
    return tuple(each.run[0] for each in _words(words))


@cache
def _ways() -> Mapping[Run, tuple[Run, ...]]:
    """Return what else is said for each run, the nearest first."""
    told = _file()
    found: dict[Run, dict[Run, None]] = {}
    for group in told["same"]:
        runs = dict.fromkeys(map(_run, group))
        for run in runs:
            found.setdefault(run, {}).update(runs)
    for wider, narrower in told["within"].items():
        for each in narrower:
            found.setdefault(_run(each), {})[_run(wider)] = None
    return {run: tuple(each for each in ways if each != run) for run, ways in found.items()}


@cache
def _file() -> _File:
    told: _File = json.loads(
        files("index.ranking.written").joinpath("same_meaning.json").read_text("utf-8")
    )
    return told


@cache
def _longest() -> int:
    return max(map(len, _ways()))
