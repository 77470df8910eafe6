"""Days as people type them into a filter: a day, a month or a year."""

import calendar
import re
from collections.abc import Sequence
from datetime import date

from corpus.errors import InvalidQuestion

_FORM = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def first_day(typed: str | None) -> date | None:
    """Return the day, or the first of the month or year, that was typed; null for nothing.

    Raises:
        InvalidQuestion: It is none.
    """
    return _day(typed, last=False)


def last_day(typed: str | None) -> date | None:
    """Return the day, or the last of the month or year, that was typed; null for nothing.

    Raises:
        InvalidQuestion: It is none.
    """
    return _day(typed, last=True)


def _day(typed: str | None, *, last: bool) -> date | None:
    if typed is None:
        return None
    try:
        parts = _FORM.fullmatch(typed.strip())
        return _filled(parts.groups() if parts else (), last=last)
    except ValueError as error:
        raise InvalidQuestion(
            "I don't know the day “{typed}”: write it like 2022-05-06, 2022-05 or 2022.",
            typed=typed,
        ) from error


def _filled(parts: Sequence[str | None], *, last: bool) -> date:
    """Return the day of *parts*, year first; raise `ValueError` when there is none such."""
    year, month, day = (int(part) if part else None for part in parts)
    first = date(year or 0, month or (12 if last else 1), day or 1)
    if day is not None or not last:
        return first
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
