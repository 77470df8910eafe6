"""What a document states of itself beside its text: often a template's words, never sure."""

import re
from datetime import date

from corpus.bounds import LONGEST_NAME, few, within
from corpus.formats.bylines import names_in
from corpus.normalise import normalise

_BETWEEN = re.compile(r";")


def names_stated(stated: str) -> tuple[str, ...]:
    """Return whom a property names, without the names that programs write for nobody.

    Semicolons stand between names here; a comma may stand inside one, as in "Quill, Ada".
    """
    names = (within(LONGEST_NAME, normalise(name)) for name in _BETWEEN.split(stated))
    told = [name for name in names if name]
    return few(tuple(name for name in told if "," in name or names_in([name], None)))


def day_stated(moment: str) -> date | None:
    """Return the day that *moment* begins with, as ISO 8601 writes it; `None` where it is none."""
    try:
        found = date.fromisoformat(moment.strip()[:10])
    except ValueError:
        return None
    # Year 1 is how software writes that it knows none.
    return found if found.year > 1 else None
