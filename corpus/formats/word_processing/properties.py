"""What a document states of itself beside its text: often a template's words, never sure."""

from datetime import date

from corpus.bounds import LONGEST_NAME, few, within
from corpus.formats.credits.bylines import credit_in
from corpus.normalise import normalise

_NEVER = 101
"""The year in which calibre dates what it knows no day of, and others in year 1."""


def names_stated(stated: str) -> tuple[str, ...]:
    """Return whom a property names, without the names that programs write for nobody.

    Semicolons stand between names here; a comma may stand inside one, as in "Quill, Ada".
    """
    names = (within(LONGEST_NAME, normalise(name)) for name in stated.split(";"))
    return few(tuple(name for name in names if name and ("," in name or _is_somebody(name))))


def _is_somebody(name: str) -> bool:
    return credit_in([name]).anybody()


def day_stated(moment: str) -> date | None:
    """Return the day that *moment* begins with, as ISO 8601 writes it; `None` where it is none."""
    try:
        found = date.fromisoformat(moment.strip()[:10])
    except ValueError:
        return None
    return found if found.year > _NEVER else None
