"""Days as people and programs write them, and whether it is certain which day is meant."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import cache

from babel.dates import get_day_names, get_month_names

_LANGUAGES = ("en", "de", "de_AT", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "nb")
"""The languages whose names of months and days are known; none names another month in another."""
_NO_DAYS = {date(1, 1, 1), date(1970, 1, 1)}
"""How broken software writes that it knows no day: the first there is, and Unix time 0."""

_DATE = re.compile(
    r"""(?<![\d/.-])(?:
      (?P<year>\d{4})(?:[-/.][ ]?|\s?[\u5e74\ub144]\s?)                # 2026-03-14
        (?P<month>\d{1,2})(?:[-/.][ ]?|\s?[\u6708\uc6d4]\s?)
        (?P<day>\d{1,2})(?!\d)[\u65e5\uc77c.]?(?:T[\d:.]{4,15}(?:Z|[+-]\d\d:?\d\d)?)?
    | (?P<first>\d{1,2})[ ]?(?P<mark>[-/.])[ ]?(?P<second>\d{1,2})[ ]?(?P=mark)[ ]?  # 03/04/2024
        (?P<end>\d{4})(?!\d)
    | (?P<of>\d{1,2})(?:\.|st|nd|rd|th|er|[\u00ba\u00aa\u00b0]|-)?\s{0,2}    # 14 March 2026
        (?:(?:de|of)\s)?(?P<named>[^\W\d_]{3,12})\.?,?[-\s]\s?(?:del?\s)?(?P<of_year>\d{4})(?!\d)
    | \b(?P<name>[^\W\d_]{3,12})\.?\s{0,2}(?P<on>\d{1,2})(?:st|nd|rd|th)?,?  # March 14, 2026
        \s{1,2}(?:del?\s)?(?P<on_year>\d{4})(?!\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 80
"""Characters of what a program states; dates further behind are not looked for."""
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?", re.IGNORECASE)


class Order(Enum):
    """Which of two numbers is the month."""

    MONTH_FIRST = auto()
    DAY_FIRST = auto()


_REGIONS = {"us": Order.MONTH_FIRST, "ca": None, "ph": None, "pr": None}
"""Regions that write the month first, or in which both orders are in use; all others write the
day first (short dates of the CLDR)."""


@dataclass(frozen=True, slots=True)
class Written:
    """A date in a text: where it stands, and by order which days it may mean.

    Both orders mean the same day where it is written in words, or year first.
    """

    start: int
    end: int
    days: dict[Order, date]

    def day(self, order: Order | None = None, latest: date | None = None) -> date | None:
        """Return the day meant, `None` where that is not certain.

        *order* is how its page writes numbers; the article was there already on the day *latest*.
        """
        possible = self.days
        if order in possible and len(set(possible.values())) > 1:
            return possible[order]
        left = set(possible.values())
        if len(left) > 1 and latest is not None:
            left = {day for day in left if day <= latest}
        return left.pop() if len(left) == 1 else None

    @property
    def likeliest(self) -> date:
        """The day meant where most of the world wrote it: the day first."""
        return self.days.get(Order.DAY_FIRST) or next(iter(self.days.values()))

    @property
    def order(self) -> Order | None:
        """The order that this date alone proves, as 25/04/2024 does."""
        return next(iter(self.days)) if len(self.days) == 1 else None


def order_of(*tags: str | None) -> Order | None:
    """Return in which order a page of the language *tags*, such as en-GB, writes day and month.

    The first tag that settles it does. English without a region is written in both orders.
    """
    for tag in filter(None, tags):
        primary, *rest = re.split("[-_]", tag.strip().lower())
        region = next((part for part in rest if len(part) == 2), None)  # noqa: PLR2004 - ISO 3166
        if region is not None:
            return _REGIONS.get(region, Order.DAY_FIRST)
        if len(primary) == 2 and primary != "en":  # noqa: PLR2004 - ISO 639-1
            return Order.DAY_FIRST
    return None


def proven_order(written: Iterable[Written]) -> Order | None:
    """Return the order that dates of one page prove, `None` where none does or they differ."""
    proven = {each.order for each in written} - {None}
    return proven.pop() if len(proven) == 1 else None


def dates_in(text: str) -> list[Written]:
    """Return the dates that stand in *text*, in order; a year or a month alone is none."""
    found = ((match, _days(match)) for match in _DATE.finditer(text))
    return [Written(*match.span(), days) for match, days in found if days]


def date_stated(text: str) -> Written | None:
    """Return the one date in *text*, which a program states; `None` where there is none, or two.

    A moment counts on the day on which it is written, in its own time zone.
    """
    text = text.strip()
    if compact := _COMPACT.fullmatch(text):
        days = _calendar({order: tuple(map(int, compact.groups())) for order in Order})
        return Written(0, len(text), days) if days else None
    found = dates_in(text[:_LONGEST])
    return found[0] if len(found) == 1 else None


def _days(match: re.Match[str]) -> dict[Order, date]:
    if match["year"]:
        numbers = (int(match["year"]), int(match["month"]), int(match["day"]))
        return _calendar(dict.fromkeys(Order, numbers))
    if match["end"]:
        year, first, second = int(match["end"]), int(match["first"]), int(match["second"])
        return _calendar(
            {Order.MONTH_FIRST: (year, first, second), Order.DAY_FIRST: (year, second, first)}
        )
    month = _months().get((match["named"] or match["name"]).casefold())
    if month is None:
        return {}
    year, day = int(match["of_year"] or match["on_year"]), int(match["of"] or match["on"])
    return _calendar(dict.fromkeys(Order, (year, month, day)))


def _calendar(numbers: Mapping[Order, tuple[int, ...]]) -> dict[Order, date]:
    """Return the days of the calendar among *numbers*, each a year, a month and a day."""
    days: dict[Order, date] = {}
    for order, (year, month, day) in numbers.items():
        with suppress(ValueError):
            days[order] = date(year, month, day)
    return {} if _NO_DAYS & set(days.values()) else days


@cache
def weekdays() -> frozenset[str]:
    """Return the names and short names of the days of the week, in small letters."""
    return frozenset(
        name.casefold().rstrip(".")
        for language in _LANGUAGES
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, "format", language).values()
    )


@cache
def _months() -> dict[str, int]:
    """Return the number of each month by its names and short names, without a full stop."""
    return {
        name.casefold().rstrip("."): number
        for language in _LANGUAGES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, language).items()
    } | {"sept": 9, "setiembre": 9}
