"""The cues of a transcript, in WebVTT or SubRip: what is said from when to when, and by whom.

webvtt-py takes the file apart; what stands in a cue is told here, since it knows one speaker in
a cue and leaves character references and SubRip's own tags as they are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from webvtt import WebVTT
from webvtt.errors import MalformedCaptionError, MalformedFileError

from corpus.bounds import LONGEST_NAME, within
from corpus.errors import SourceRefused
from corpus.formats.markup.character_references import unescaped
from corpus.language_codes import language_code
from corpus.normalise import normalise

MOST_CUES = 50_000
"""Cues of one transcript; a recording of a day has some 30,000. Our own choice."""

_TIMED = re.compile(
    r"[ \t]*+((?:\d++:)?\d{1,2}:\d{1,2})[.,](\d{1,3})[ \t]*+-->"
    r"[ \t]*+((?:\d++:)?\d{1,2}:\d{1,2})[.,](\d{1,3})(?!\d)"
)
_UNTIMED = re.compile(r"[ \t]*+\d[\w:.,;]*+[ \t]*+-->")
_INDEX = re.compile(r"\s*+\d++\s*+$")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*+)*+(?:[ \t]([^<>]*+))?>")
_VOICE_END = "</v>"
_TAG = re.compile(
    r"</?+(?:[bcisuv]|font|lang|rt|ruby)(?![^\s.<>])[^<>]*+>|<\d++:\d\d[\d:.]*+>", re.IGNORECASE
)
"""Tags of WebVTT (4.2.2 of its specification), times inside cues, and those that players know."""
_OVERRIDE = re.compile(r"\{\\[^{}]*+\}|\\[Nh]")
"""How subtitles that were once in SubStation Alpha place and style a line."""
_SOUND = re.compile(
    r"\[\s*+(?:music|applause|laughter|cheering|cheers and applause|musik|applaus|gel\u00e4chter"
    r"|musique|applaudissements|rires|m\u00fasica|aplausos|risas|musica|applausi|risate|muziek"
    r"|gelach|muzyka|brawa|\u015bmiech|risos)\s*+\]|[\u266a\u266b]++",
    re.IGNORECASE,
)
"""What captions made by machines hear that is no speech."""
_TURN = re.compile(r"(?:^|(?<=\s))>{2,3}(?=\s|\w)\s*+")
"""What stands before another speaker's words in captions for television."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one person says in a cue; *opens* tells that somebody else has spoken before."""

    text: str
    speaker: str | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said from *start* to *end*, in milliseconds from the beginning."""

    start: int
    end: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """The cues in the order of the file, and the language that its head states, if any."""

    cues: tuple[Cue, ...]
    language: str | None


def transcript_in(text: str) -> Transcript:
    """Return what the WebVTT or SubRip file *text* says.

    Raises:
        SourceRefused: it has no cues, or far too many.
    """
    lines = list(_tidied(text.lstrip("\ufeff \t\r\n")))
    if sum("-->" in line for line in lines) > MOST_CUES:
        raise SourceRefused(
            "This transcript has more than {count:,} cues: post it in parts.", count=MOST_CUES
        )
    is_webvtt = bool(lines) and lines[0].startswith("WEBVTT")
    try:
        read = WebVTT.from_buffer(lines, format="vtt" if is_webvtt else "srt")
    except (MalformedFileError, MalformedCaptionError) as error:
        raise SourceRefused(
            "This transcript is damaged: save it again as .vtt or .srt, or post its text instead."
        ) from error
    cues = (
        Cue(
            caption.start_time.in_milliseconds(),
            caption.end_time.in_milliseconds(),
            tuple(_said(caption.lines)),
        )
        for caption in read.captions
    )
    return Transcript(tuple(cue for cue in cues if cue.lines), _language(read.metadata))


def _tidied(text: str) -> Iterator[str]:
    """Yield the lines of *text*, with times as their format writes them.

    WebVTT with SubRip's commas, hours left out, or cues without a number are written by hand
    and by programs, and the library passes over such cues without a word. What is said at a time
    that cannot be read counts as said at the end of the cue before.
    """
    before, ended = "", "00:00:00.000"
    lines = re.split(r"\r\n|[\r\n]", text)
    is_webvtt = lines[0].startswith("WEBVTT")
    for line in lines:
        timed, at_head = _TIMED.match(line), not before.strip() or _INDEX.match(before)
        if timed or (at_head and _UNTIMED.match(line)):
            begun = _moment(timed[1], timed[2]) if timed else ended
            ended = _moment(timed[3], timed[4]) if timed else ended
            if not is_webvtt and not _INDEX.match(before):
                yield from ("", "0")
            yield f"{begun} --> {ended}"
        else:
            yield line
        before = line


def _moment(clock: str, thousandths: str) -> str:
    """Return a time with hours, minutes, seconds and thousandths, which both formats may have."""
    fields = [field.zfill(2) for field in clock.split(":")]
    return ":".join(["00"] * (3 - len(fields)) + fields) + "." + thousandths.ljust(3, "0")


def _said(lines: Sequence[str]) -> Iterator[Line]:
    """Yield what is said in the *lines* of a cue; a voice goes on until it ends or another does."""
    speaker, opens = None, False
    for line in lines:
        place = 0
        for voice in [*_VOICE.finditer(line), None]:
            before = line[place : voice.start() if voice else len(line)]
            said, ended, rest = before.partition(_VOICE_END)
            for each, by in ((said, speaker), (rest, None)):
                yield from _turns(each, by, opens=opens)
                opens = False
            speaker = None if ended else speaker
            if voice:
                speaker, place = _name(voice[1] or ""), voice.end()
                opens = True


def _turns(text: str, speaker: str | None, *, opens: bool) -> Iterator[Line]:
    plain = unescaped(_OVERRIDE.sub(" ", _TAG.sub("", text)))
    for number, turn in enumerate(_TURN.split(_SOUND.sub(" ", plain))):
        if said := normalise(turn):
            yield Line(said, speaker, opens=opens or number > 0)


def _name(written: str) -> str | None:
    return within(LONGEST_NAME, normalise(unescaped(written)))


def _language(head: Sequence[str]) -> str | None:
    """Return the code of the language that YouTube writes at the head of WebVTT, if any."""
    stated = (line.partition(":") for line in head)
    return language_code(*(value for name, _, value in stated if name.strip() == "Language"))
