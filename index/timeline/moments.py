"""Dates that a sentence states: which days they mean, and how exactly they are told."""

import calendar
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache

from babel.dates import get_month_names

from corpus.formats.written_dates import Order, dates_in
from corpus.letters import in_small_letters

EARLIEST, LATEST = 1000, 2099
"""Years that four digits are taken for."""
_RECENT = 1800
"""From here on a year after “in” needs no more around it to be one; earlier numbers do."""


class Precision(IntEnum):
    """How exactly a sentence tells when; a wider one is the greater."""

    DAY = 0
    MONTH = 1
    QUARTER = 2
    YEAR = 3
    DECADE = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """The days from *first* to *last* that `text[start:end]` means, told with *precision*.

    *reckoned* tells that they were counted from the day on which the article was published.
    """

    start: int
    end: int
    first: date
    last: date
    precision: Precision
    reckoned: bool = False


_YEAR = r"(?:1\d|20)\d\d"
HINT = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
"""What no stated date is without."""

_MONTH = re.compile(
    rf"(?<![^\W_])([^\W\d_]{{3,12}})\.?,?\s(?:del?\s|of\s)?({_YEAR})(?![\w/]|[.,]\d)"
)
_QUARTER = re.compile(
    rf"""(?<![^\W_])(?:
      [QT](?P<number>[1-4])
    | (?P<ordinal>first|second|third|fourth|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|vierte[nrs]?
        |premier|deuxi\u00e8me|troisi\u00e8me|quatri\u00e8me|primer|segundo|tercer|cuarto
        |[1-4]\.)\s(?:quarter|quartal|trimestre)
    ),?\s(?:of\s|del?\s|des\sjahres\s)?(?P<year>{_YEAR})(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_ORDINALS = (
    ("fi", "er", "prem", "prim", "1"),
    ("sec", "zw", "deu", "seg", "2"),
    ("th", "dr", "tro", "ter", "3"),
    ("fo", "vi", "qu", "cu", "4"),
)
"""How the words for first to fourth begin."""
_DECADE = re.compile(
    r"""(?<!\w)(?:
      (?P<english>(?:1[5-9][1-9]|20\d)0)(?:['\u2019]?s|er)\b
    | (?:ann\u00e9es|d\u00e9cada\sde(?:\slos)?|a\u00f1os)\s(?P<latin>(?:1[5-9][1-9]|20\d)0)(?!\w)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Nothing that may mean a century, as “the 1800s”."""
_IN_YEAR = re.compile(
    rf"""(?<![^\W_])(?:
      (?P<sure>in|since|during|year|years|seit|jahr|jahre|jahren|en|depuis|ann\u00e9e|l['\u2019]an
        |desde|a\u00f1o|early|late|mid|anfang|ende|mitte|d\u00e9but|fin|principios\sde|finales\sde
        |mediados\sde)[\s-]
    | (?P<unsure>by|until|till|before|after|from|to|and|between|bis|ab|vor|nach|zwischen|und
        |avant|apr\u00e8s|d\u00e8s|jusqu['\u2019]en|entre|et|hasta|y)\s
    | (?=(?:spring|summer|autumn|fall|winter|fr\u00fchjahr|fr\u00fchling|sommer|herbst|printemps
        |\u00e9t\u00e9|automne|hiver|primavera|verano|oto\u00f1o|invierno)\s)
    )
    (?P<words>(?:[^\W\d_]{{3,10}}\s(?:of\s|del?\s)?)?(?P<year>{_YEAR})
        (?:\s?[\u2013/-]\s?(?P<until>{_YEAR}|\d\d)
          |\s(?:to|until|bis|\u00e0|a|hasta)\s(?P<up_to>{_YEAR}))?)(?![\w/-]|[.,]\d|\s?[%$\u20ac\u00a3\u00b0])""",
    re.VERBOSE | re.IGNORECASE,
)
_SEASONS = frozenset(
    "spring summer autumn fall winter fr\u00fchjahr fr\u00fchling sommer herbst"
    " printemps \u00e9t\u00e9 automne hiver primavera verano oto\u00f1o invierno".split()
)
_BREAKS_OFF = re.compile(r"\s?(?:[,.;:)!?\u2013\u2014]|$|(?:and|to|und|bis|et|\u00e0|y|hasta)\s)")
"""What stands behind a year and not behind a number that something is counted by."""
_COUNTED = re.compile(
    r"\s(?:people|men|women|members|votes|metres|meters|miles|feet|hours|days|pages|euros?|dollars?"
    r"|pounds|menschen|personen|meter|euro|personnes|m\u00e8tres|personas|metros)\b",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(rf"({_YEAR})\s(?=[a-z\u00e4\u00f6\u00fc])")
"""How a German sentence begins with its year: nouns, which could be counted, are capitalised."""
_DAY_BEFORE = re.compile(
    r"(?<![\d.,])(\d{1,2})(?:\.|st|nd|rd|th|er)?\s?(?:[\u2013\u2014-]|to|bis|au|al|and|und|et|y)\s?$"
)
_REACH = 12
"""Characters before a date in which the first day of several may stand."""
_LEAST_WORDS = 4
"""Words of a sentence whose only date is a year: shorter ones tell nothing that happened."""
_NO_EVENT = re.compile(r"[\u00a9]|\bcopyright\b", re.IGNORECASE)


def stated_moments(text: str, language: str | None, order: Order | None) -> list[Moment]:
    """Return the dates that the sentence *text* states, in order, none inside another.

    A year counts only where words around it say that it is one. *language* is the tag of the
    article's, *order* how it writes day and month in numbers; where nothing settles that, its
    year alone is certain.
    """
    found: list[Moment] = []
    for kind in (_days(text, order), _quarters(text), _months(text), _decades(text)):
        _take(found, kind)
    if len(text.split()) >= _LEAST_WORDS and not _NO_EVENT.search(text):
        _take(found, _years(text, language))
    return found


def _take(found: list[Moment], further: Iterable[Moment]) -> None:
    """Add to *found*, kept in order, what of *further* touches none of them."""
    for each in further:
        at = bisect_left(found, each.start, key=lambda one: one.end)
        if at == len(found) or each.end <= found[at].start:
            found.insert(at, each)


def _days(text: str, order: Order | None) -> Iterator[Moment]:
    for each in dates_in(text):
        day = each.day(order)
        end = each.end - (text[each.end - 1] == ".")
        if day is None:
            yield _span_of_years(each.start, end, each.likeliest.year)
        elif EARLIEST <= day.year <= LATEST:
            yield _from_day_before(text, each.start, end, day)


def _from_day_before(text: str, start: int, end: int, day: date) -> Moment:
    """Return the moment of *day*, or of the days up to it where an earlier one stands before."""
    reach = max(0, start - _REACH)
    before = _DAY_BEFORE.search(text[reach:start])
    if before is None or not 0 < int(before[1]) < day.day:
        return Moment(start, end, day, day, Precision.DAY)
    first = day.replace(day=int(before[1]))
    return Moment(reach + before.start(), end, first, day, Precision.DAY)


def _months(text: str) -> Iterator[Moment]:
    for match in _MONTH.finditer(text):
        month = month_names().get(match[1].rstrip("."))
        if month is not None:
            yield month_of(*match.span(), int(match[2]), month)


def _quarters(text: str) -> Iterator[Moment]:
    for match in _QUARTER.finditer(text):
        year = int(match["year"])
        first = 3 * _quarter(match) - 2
        last = calendar.monthrange(year, first + 2)[1]
        yield Moment(
            *match.span(), date(year, first, 1), date(year, first + 2, last), Precision.QUARTER
        )


def _quarter(match: re.Match[str]) -> int:
    if match["number"]:
        return int(match["number"])
    word = in_small_letters(match["ordinal"])
    return 1 + next(at for at, begins in enumerate(_ORDINALS) if word.startswith(begins))


def _decades(text: str) -> Iterator[Moment]:
    for match in _DECADE.finditer(text):
        year = int(match["english"] or match["latin"])
        yield Moment(*match.span(), date(year, 1, 1), date(year + 9, 12, 31), Precision.DECADE)


def _years(text: str, language: str | None) -> Iterator[Moment]:
    if (language or "").startswith("de") and (opening := _VERB_FIRST.match(text)):
        yield _span_of_years(*opening.span(1), int(opening[1]))
    for match in _IN_YEAR.finditer(text):
        if _is_year(text, match):
            first = int(match["year"])
            yield _span_of_years(*match.span("words"), first, _until(first, match))


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Return whether the number of *match* is a year, not one of something that is counted."""
    before, _, number = match["words"].rpartition(match["year"])
    season = before.split()[:1]
    if season:
        return in_small_letters(season[0]) in _SEASONS
    if match["until"] or match["up_to"] or _BREAKS_OFF.match(text, match.end()):
        return True
    year = int(match["year"])
    is_round = year % 100 == 0
    sure = match["sure"] and year >= _RECENT and not is_round
    return bool(sure) and not number and not _COUNTED.match(text, match.end())


def _until(first: int, match: re.Match[str]) -> int:
    """Return the year that a span from *first* ends with, which may be written in two digits."""
    written = match["until"] or match["up_to"]
    if written is None:
        return first
    last = int(written) if len(written) > 2 else first - first % 100 + int(written)  # noqa: PLR2004 - as said
    return max(first, last)


def _span_of_years(start: int, end: int, first: int, last: int | None = None) -> Moment:
    return Moment(start, end, date(first, 1, 1), date(last or first, 12, 31), Precision.YEAR)


def month_of(start: int, end: int, year: int, month: int, *, reckoned: bool = False) -> Moment:
    """Return the moment that is a whole month."""
    last = date(year, month, calendar.monthrange(year, month)[1])
    return Moment(start, end, date(year, month, 1), last, Precision.MONTH, reckoned)


@cache
def month_names() -> dict[str, int]:
    """Return the number of each month by its names as four languages write them.

    English and German begin them with a capital, French and Spanish do not: “Mars 2020” is the
    name of a voyage, “mars 2020” a month.
    """
    names: dict[str, int] = {"Sept": 9}
    for language in ("en", "de", "de_AT", "fr", "es"):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                named = get_month_names(width, context, language)
                names |= {_cased(name, language): number for number, name in named.items()}
    return names


def _cased(name: str, language: str) -> str:
    bare = name.rstrip(".")
    return bare.casefold() if language in {"fr", "es"} else bare.capitalize()
