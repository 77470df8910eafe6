"""Days that a sentence tells from the day of its article: reckoned where only one can be meant."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from babel.dates import get_day_names

from corpus.letters import in_small_letters
from index.timeline.moments import Moment, Precision, month_of

_WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    "|lunes|martes|mi\u00e9rcoles|jueves|viernes|s\u00e1bado|domingo"
)
_RELATIVE = re.compile(
    rf"""(?<![\w'\u2019-])(?:
      (?P<day>(?<!before\s)yesterday|tomorrow|(?:vor)?gestern|(?:avant-)?hier|demain
        |(?:ante)?ayer)
    | (?P<year>(?<!the\s)last\syear|(?:im\s)?(?:letzte|vergangene|vorige)[ns]\sjahr
        |l['\u2019]an\sdernier|l['\u2019]ann\u00e9e\sderni\u00e8re|el\sa\u00f1o\spasado)
    | (?P<month>(?<!the\s)last\smonth|(?:im\s)?(?:letzte|vergangene|vorige)n\smonat
        |le\smois\sdernier|el\smes\spasado)
    | (?:last|(?:letzte|vergangene|vorige)[nr])\s(?P<last>{_WEEKDAYS})
    | (?:el\s)?(?P<past>{_WEEKDAYS})\s(?:dernier|pasado)
    | el\spasado\s(?P<pasado>{_WEEKDAYS})
    | (?:on|am|el)\s(?P<on>{_WEEKDAYS})
    )(?![\w-]|['\u2019]s|,?\s(?:the\s)?\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_DAYS_AWAY = {
    "yesterday": -1, "gestern": -1, "hier": -1, "ayer": -1,
    "vorgestern": -2, "avant-hier": -2, "anteayer": -2,
    "tomorrow": 1, "demain": 1,
}  # fmt: skip
_AMBIGUOUS = {"hier": "fr"}
"""Words that mean a day in one language, and something else in another."""

_HAPPENED = re.compile(
    r"\b(?:was|were|had|said|told|did|went|came|began|won|lost|took|gave|left|met|fell|rose|made"
    r"|[^\W\d_]{2,20}ed"
    r"|wurden?|waren?|hatten?|hat|haben|sagten?|teilten?|begann|kam(?:en)?|ging(?:en)?"
    r"|fue(?:ron)?|hab\u00eda|[^\W\d_]{2,20}(?:aron|ieron|\u00f3))\b",
    re.IGNORECASE,
)
_YET_TO_COME = re.compile(
    r"\b(?:will|would|shall|going\sto|due|plans?|planned|expected|scheduled|set\sto|to\sbe|every"
    r"|each|next|wird|werden|w\u00fcrden?|sollen?|jeden|n\u00e4chste[nrs]?|ser\u00e1n?|va\sa|van\sa"
    r"|pr\u00f3ximo|cada)\b",
    re.IGNORECASE,
)
_MARK = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')
_WEEK = 7


def quotation_marks(text: str) -> list[int]:
    """Return where in a paragraph quotation marks stand, by which what is said is told."""
    return [each.start() for each in _MARK.finditer(text)]


def reckoned_moments(
    sentence: str, start: int, marks: Sequence[int], published: date, language: str | None
) -> Iterator[Moment]:
    """Yield the days that *sentence* means, reckoned from *published*.

    It begins at *start* of a paragraph with these quotation *marks*: what stands between two was
    said on another day, and is left out; so is whatever may mean more than one day. *language* is
    the tag of its article's.
    """
    for match in _RELATIVE.finditer(sentence):
        if bisect_left(marks, start + match.start()) % 2 == 0:
            yield from _reckoned(sentence, match, published, language)


def has_relative(text: str) -> bool:
    """Return whether anything in *text* may be reckoned at all."""
    return _RELATIVE.search(text) is not None


def _reckoned(
    sentence: str, match: re.Match[str], published: date, language: str | None
) -> Iterator[Moment]:
    place = match.span()
    if match["year"]:
        year = published.year - 1
        yield Moment(*place, date(year, 1, 1), date(year, 12, 31), Precision.YEAR, reckoned=True)
    elif match["month"]:
        before = published.replace(day=1) - timedelta(days=1)
        yield month_of(*place, before.year, before.month, reckoned=True)
    elif (day := _day(sentence, match, published, language)) is not None:
        yield Moment(*place, day, day, Precision.DAY, reckoned=True)


def _day(sentence: str, match: re.Match[str], published: date, language: str | None) -> date | None:
    if match["day"]:
        word = in_small_letters(match["day"])
        known = (language or "").startswith(_AMBIGUOUS.get(word, ""))
        return published + timedelta(days=_DAYS_AWAY[word]) if known else None
    named = match["last"] or match["past"] or match["pasado"]
    if named:
        return _last(published, weekday_names()[in_small_letters(named)])
    told = _HAPPENED.search(sentence) and not _YET_TO_COME.search(sentence)
    return _before(published, weekday_names()[in_small_letters(match["on"])]) if told else None


def _last(published: date, weekday: int) -> date | None:
    """Return the day that “last Tuesday” means, where it cannot be that of another week.

    It may mean the latest one, or the one of last week, and a week may begin on Sunday or on
    Monday: it is certain where all these agree.
    """
    today = published.weekday()
    if today == weekday:
        return published - timedelta(days=_WEEK)
    from_sunday = (today + 1) % _WEEK, (weekday + 1) % _WEEK
    is_of_last_week = today < weekday and from_sunday[0] < from_sunday[1]
    return published - timedelta(days=(today - weekday) % _WEEK) if is_of_last_week else None


def _before(published: date, weekday: int) -> date | None:
    """Return the latest such day before *published*; on its own weekday two may be meant."""
    away = (published.weekday() - weekday) % _WEEK
    return published - timedelta(days=away) if away else None


@cache
def weekday_names() -> dict[str, int]:
    """Return the number of each weekday, Monday first, by its names in four languages."""
    return {
        name.casefold(): number
        for language in ("en", "de", "fr", "es")
        for number, name in get_day_names("wide", "format", language).items()
    }
