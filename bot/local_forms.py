"""Days, shares and names of languages as the language spoken now writes them."""

from datetime import date

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_percent

from bot.language import locale, spoken

_MONTHS_IN_FULL = frozenset({"pl"})
"""Where a month is written in full: the short one has no case, and a sentence asks for one."""


def shown_day(day: date) -> str:
    """Return *day* as it is written in the language spoken now, its month short where it may be."""
    return format_date(day, "long" if spoken() in _MONTHS_IN_FULL else "medium", locale=locale())


def shown_span(first: date, last: date, skeleton: str) -> str:
    """Return the days from *first* to *last* as far as *skeleton* tells them.

    A skeleton names the fields that are written, in the form of the Unicode CLDR.
    """
    if spoken() in _MONTHS_IN_FULL:
        skeleton = skeleton.replace("MMMd", "MMMMd")
    if first == last:
        return format_skeleton(skeleton, first, locale=locale())
    return format_interval(first, last, skeleton, locale=locale())


def language_name(code: str) -> str:
    """Return what the language of this *code* is called in the language spoken now.

    It is the code itself where nobody knows it: an article may state any.
    """
    try:
        name = Locale.parse(code, sep="-").get_display_name(locale())
    except (UnknownLocaleError, ValueError):
        return code
    return name or code


def shown_percent(share: float) -> str:
    """Return *share*, 0 to 1, as a whole number of percent."""
    return format_percent(share, locale=locale())
