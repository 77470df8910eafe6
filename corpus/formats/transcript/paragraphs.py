"""From cues, a few words each, to paragraphs that can be read and cited by their time."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.formats.transcript.cues import Cue, Line
from corpus.sentences import sentences

LONG = 500
"""Characters after which a paragraph ends with its sentence: half a minute of talk, and within
what a passage holds. This and the figures below are our own choice."""
_LONGEST = 800
"""Characters after which it ends with a cue, where no sentence does: machines write no stops."""
_SHORT = 100
"""Characters under which no paragraph ends at a pause."""
_PAUSE = 2_000
"""Milliseconds of silence after which another thought begins."""
_SILENCE = 5_000
"""Milliseconds after which it does so in the middle of what looks like a sentence."""
_FEWEST_NAMED = 0.5
"""Share of the cues that begin with a name and a colon, from which on these are the speakers'."""
_LAST_MOMENT = 10**9 - 1
"""Seconds; no recording has as many."""

_NAMED = re.compile(r"(?:\[([^\[\]:]{1,40})\]|([^\W\d_][^:\[\]<>!?]{0,39})):\s")
_MOST_NAMES = 4
"""Words of a speaker's name."""
_UNSPACED = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Chinese and Japanese, which are written without spaces."""


class _Start(NamedTuple):
    """Where in a turn's text a line begins, when, and after how long a silence (milliseconds)."""

    place: int
    at: int
    silence: int


@dataclass(slots=True)
class _Turn:
    """What one person says without a break: its parts, and where each line begins in them."""

    speaker: str | None
    parts: list[str] = field(default_factory=list)
    starts: list[_Start] = field(default_factory=list)
    _length: int = 0

    def say(self, text: str, at: int, silence: int) -> None:
        """Add *text*, with a space before it where its script has such."""
        before = self.parts[-1][-1] if self.parts else ""
        unspaced = not before or (_UNSPACED.match(before) and _UNSPACED.match(text))
        self.parts += [text] if unspaced else [" ", text]
        self._length += len(text) + (not unspaced)
        self.starts.append(_Start(self._length - len(text), at, silence))


def blocks_of(cues: Sequence[Cue]) -> Iterator[Block]:
    """Yield the paragraphs of *cues*, each with its time in seconds and its speaker's name."""
    for turn in _turns(_named(cues)):
        for said, at in _paragraphs("".join(turn.parts), turn.starts):
            text = f"{turn.speaker}: {said}" if turn.speaker else said
            yield Block(ParagraphKind.BODY, text, at=min(at // 1_000, _LAST_MOMENT))


def _named(cues: Sequence[Cue]) -> Sequence[Cue]:
    """Return *cues* with their speakers told apart, where most begin with a name and a colon."""
    names = sum(_speaker(cue.lines[0].text) is not None for cue in cues)
    if names < _FEWEST_NAMED * len(cues):
        return cues
    told: list[Cue] = []
    speaker: str | None = None
    for cue in cues:
        lines = []
        for line in cue.lines:
            # Who is not named goes on, unless a mark says that somebody else does.
            named = _with_speaker(line, None if line.opens else speaker)
            speaker = named.speaker
            lines.append(named)
        told.append(replace(cue, lines=tuple(lines)))
    return told


def _with_speaker(line: Line, before: str | None) -> Line:
    speaker = _speaker(line.text)
    if speaker is None or line.speaker:
        return replace(line, speaker=line.speaker or before)
    return replace(line, text=line.text.partition(":")[2].strip(), speaker=speaker)


def _speaker(text: str) -> str | None:
    """Return the name that *text* begins with, as in "Ann Roe: Good evening.", or `None`."""
    named = _NAMED.match(text)
    if named is None or named[1]:
        return named and named[1]
    words = named[2].split()
    capitalised = all(word[0].isupper() or word[0].isdigit() for word in words)
    return named[2] if capitalised and len(words) <= _MOST_NAMES else None


def _turns(cues: Iterable[Cue]) -> Iterator[_Turn]:
    turn, ended = _Turn(None), 0
    for cue in cues:
        silence = max(0, cue.start - ended)
        for line in cue.lines:
            if _changes(turn, line) or silence >= _SILENCE:
                if turn.parts:
                    yield turn
                turn = _Turn(line.speaker)
            turn.say(line.text, cue.start, silence)
            silence = 0
        ended = cue.end
    if turn.parts:
        yield turn


def _changes(turn: _Turn, line: Line) -> bool:
    """Tell whether *line* is said by somebody else than *turn* is."""
    if line.speaker or turn.speaker:
        return line.speaker != turn.speaker
    return line.opens or _speaker(line.text) is not None


def _paragraphs(text: str, starts: Sequence[_Start]) -> Iterator[tuple[str, int]]:
    """Yield the paragraphs of a turn that says *text*, and when each is said."""
    begun = next(pieces := _pieces(text, starts))
    ended = begun
    for piece in pieces:
        length = ended.end - begun.start
        if length >= LONG or (length >= _SHORT and piece.silence >= _PAUSE):
            yield text[begun.start : ended.end], begun.at
            begun = piece
        ended = piece
    yield text[begun.start : ended.end], begun.at


class _Piece(NamedTuple):
    """What no paragraph ends within: a sentence, or a part of one that is far too long."""

    start: int
    end: int
    at: int
    silence: int


def _pieces(text: str, starts: Sequence[_Start]) -> Iterator[_Piece]:
    places = [each.place for each in starts]
    for start, end in sentences(text):
        first, after = bisect_right(places, start) - 1, bisect_left(places, end)
        cuts = [start]
        if end - start > _LONGEST:
            for line in starts[first + 1 : after]:
                length = line.place - cuts[-1]
                if length >= LONG or (length >= _SHORT and line.silence >= _PAUSE):
                    cuts.append(line.place)
        for begin, stop in pairwise([*cuts, end]):
            line = starts[bisect_right(places, begin) - 1]
            silence = line.silence if line.place == begin else 0
            yield _Piece(begin, begin + len(text[begin:stop].rstrip()), line.at, silence)
