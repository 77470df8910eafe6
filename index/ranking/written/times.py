"""Times of day of a question, written as the articles write them: "8 pm" is "20:00" to a search."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.letters import in_small_letters
from index.ranking.written.forms import Writing
from index.ranking.written.numbers import ONES
from index.ranking.written.words import SPANISH, WRITTEN_WORDS, WrittenWords

_NOON, _DAY = 12, 24
_QUARTER, _HALF, _QUARTER_TO = 15, 30, 45

_WORDS = ONES[1 : _NOON + 1]
_HOUR = rf"(?:[01]?\d|2[0-4]|{'|'.join(_WORDS)})"
_SPOKEN = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15}
_SAID = {"noon": 12, "midday": 12, "midnight": 0}
_PARTS = {"morning": "a", "afternoon": "p", "evening": "p"}

_TIME = re.compile(
    r"(?<![\w.,:/\u00a3$\u20ac-])(?:"
    r"(?P<clock>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.? ?m\b\.?"
    r"|(?P<figures>[01]?\d|2[0-4])[:h](?P<past>[0-5]\d)(?: ?(?:h|uhr)\b)?"
    rf"|(?:(?P<share>half|quarter) (?P<side>past|to) (?P<spoken>{_HOUR}))\b"
    rf"|(?P<full>{_HOUR})(?: in the (?P<part>morning|afternoon|evening)| ?o['\u2019]?clock| ?uhr)\b"
    rf"|(?P<word>{'|'.join(_SAID)})\b"
    r")(?![\w/-]|[.,:]\d)",
    re.IGNORECASE,
)


_MEDIA, _CUARTO = "media", "cuarto"
_LAS = {word: at for at, word in enumerate(SPANISH.numbers) if 1 <= at <= _NOON}
_ELSEWHERE = re.compile(
    r"(?<![\w.,:/\u00a3$\u20ac-])(?:"
    r"(?P<hour>[01]?\d|2[0-4])"
    r"(?:[.:](?P<sharp>[0-5]\d) ?uhr|(?: ?h| ?uhr| heures?) ?(?P<then>[0-5]\d))"
    r"|(?:(?<=\b\u00e0 )|(?<=\bvers )|(?<=\bd\u00e8s )|(?<=\blas ))"
    r"(?P<full>[01]?\d|2[0-4])(?: ?h| heures?| horas)"
    r"|(?:(?<=\ba )|(?<=\bdesde )|(?<=\bhasta ))las? "
    rf"(?P<las>[01]?\d|2[0-4]|{'|'.join(_LAS)})(?! ?(?:h|horas)\b)"
    rf"(?: y (?P<share>{_MEDIA}|{_CUARTO}))?(?: de la (?P<part>ma[n\u00f1]ana|tarde|noche))?"
    r")(?![\w/-]|[.,:]\d)",
    re.IGNORECASE,
)
"""Times as German, French and Spanish questions have them: "19.30 Uhr", "19 h 30", "a las 7"."""


class _Time(NamedTuple):
    """*hour* of the day and *minute*; unless it is *sure*, the hour may be twelve later."""

    hour: int
    minute: int
    sure: bool


def _written(found: re.Match[str]) -> Iterator[str]:
    """Yield the time as it was typed, and its other forms, likelier ones first."""
    return _with_forms(found[0], _time(found))


def _written_elsewhere(found: re.Match[str]) -> Iterator[str]:
    """Yield the same of a time that is no English one."""
    return _with_forms(found[0], _time_elsewhere(found))


def _with_forms(typed: str, time: "_Time | None") -> Iterator[str]:
    yield typed
    if time is None:
        return
    yield from _forms(time)
    if not time.sure:
        yield from _forms(time._replace(hour=(time.hour + _NOON) % _DAY))


def _time_elsewhere(found: re.Match[str]) -> _Time:
    if not found["las"]:
        hour = int(found["hour"] or found["full"])
        return _Time(hour % _DAY, int(found["sharp"] or found["then"] or 0), sure=True)
    typed, part = in_small_letters(found["las"]), in_small_letters(found["part"] or "")
    hour = int(typed) if typed.isdigit() else _LAS[typed]
    minute = {_MEDIA: _HALF, _CUARTO: _QUARTER}.get(in_small_letters(found["share"] or ""), 0)
    if part in {"tarde", "noche"} and hour < _NOON:
        hour += _NOON
    return _Time(hour % _DAY, minute, sure=bool(part) or hour > _NOON)


def _time(found: re.Match[str]) -> _Time | None:
    """Return the time that is said, `None` for one that no clock has."""
    if found["word"]:
        return _Time(_SAID[in_small_letters(found["word"])], 0, sure=True)
    if found["share"]:
        past = _SPOKEN.get((in_small_letters(found["share"]), in_small_letters(found["side"])))
        return None if past is None else _before_or_after(_number(found["spoken"]), past)
    hour = _number(found["clock"] or found["figures"] or found["full"])
    minute = int(found["minute"] or found["past"] or 0)
    half = in_small_letters(found["half"] or _PARTS.get(in_small_letters(found["part"] or ""), ""))
    if half and not 1 <= hour <= _NOON:
        return None
    if half:
        return _Time(hour % _NOON + (_NOON if half == "p" else 0), minute, sure=True)
    return _Time(hour % _DAY, minute, sure=hour > _NOON or hour == 0)


def _before_or_after(hour: int, past: int) -> _Time:
    minutes = hour % _DAY * 60 + past
    return _Time(minutes // 60 % _DAY, minutes % 60, sure=False)


def _number(typed: str) -> int:
    return int(typed) if typed.isdigit() else _WORDS.index(in_small_letters(typed)) + 1


def _forms(time: _Time) -> Iterator[str]:
    """Yield the forms of *time*, those that say the half of the day first."""
    hour, minute = time.hour, time.minute
    half, short = ("p" if hour >= _NOON else "a"), hour % _NOON or _NOON
    ends = [f" {half}.m.", f" {half}m", f"{half}m", f"{half}.m."]
    yield from (f"{hour}{sign}{minute:02}" for sign in ":.")
    yield from (f"{hour:02}{sign}{minute:02}" for sign in ":." if hour < 10)  # noqa: PLR2004 - one figure
    yield from (f"{short}{sign}{minute:02}{end}" for sign in ":." for end in ends)
    if minute == 0:
        yield from (f"{short}{end}" for end in ends)
        yield from (word for word, said in _SAID.items() if said == hour)
        yield f"{_WORDS[short - 1]} o'clock"
        yield from (
            f"{_WORDS[short - 1]} in the {part}" for part, of in _PARTS.items() if of == half
        )
    yield from _spoken(short, minute)
    for words in WRITTEN_WORDS:
        yield from _forms_of(words, time)


def _spoken(hour: int, minute: int) -> Iterator[str]:
    said = {_HALF: ("half past", hour), _QUARTER: ("quarter past", hour)}
    said[_QUARTER_TO] = ("quarter to", hour % _NOON + 1)
    if minute in said:
        words, of = said[minute]
        yield f"{words} {_WORDS[of - 1]}"
        yield f"{words} {of}"


def _forms_of(words: WrittenWords, time: _Time) -> Iterator[str]:
    """Yield the forms of *time* in the language of *words*."""
    hour, short = time.hour, time.hour % _NOON or _NOON
    forms = words.minutes if time.minute else words.hours
    parts = words.parts[:1] if hour < _NOON else words.parts[1:] or words.parts
    spoken = {_QUARTER: words.quarter, _HALF: words.half}.get(time.minute, ())
    said = {"word": words.numbers[short], "next": words.numbers[short % _NOON + 1]}
    for form in (*forms, *spoken):
        yield from dict.fromkeys(
            form.format(hour=hour, minute=time.minute, short=short, part=part, **said)
            for part in parts
        )
    if time.minute == 0 and hour in {0, _NOON}:
        yield words.noon if hour else words.midnight


TIMES = (Writing(_TIME, _written), Writing(_ELSEWHERE, _written_elsewhere))
"""Times of day, of twelve hours or twenty-four, in figures or words."""
