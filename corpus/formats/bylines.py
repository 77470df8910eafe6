"""The people named in a byline, freed of what sites write around them."""

import re
from collections.abc import Iterable

from corpus.normalise import fold, normalise

_LEAD = re.compile(
    r"^(?:(?:analysis|opinion|posted|review|story|written)\s+)?by[:\s]+", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"(?:(?<!\s)\s++)?+[;,|]\s*+|(?<!\s)\s++(?:&|and)\s++",
    re.IGNORECASE,
)
_DEGREES = re.compile(r"^(?:jr|sr|phd|md|ms|ma|ba|mba|rdn|rd|esq|ii|iii)$")
_NOBODY = {"admin", "administrator", "editor", "staff", "author", "user", "unknown", "anonymous"}
_LONGEST_NAME = 60
"""Characters; a longer "name" is a sentence about somebody."""


def names_in(bylines: Iterable[str], publication: str | None) -> tuple[str, ...]:
    """Return the names in *bylines*, each once, in order.

    Left out are addresses, account names such as "admin", degrees, and the *publication*
    where somebody is named beside it.
    """
    parts = [
        normalise(part)
        for byline in bylines
        for part in _BETWEEN.split(_LEAD.sub("", normalise(byline)))
    ]
    names = list(dict.fromkeys(part for part in parts if _is_name(part)))
    site = fold(publication or "")
    people = [name for name in names if not (site and fold(name).startswith(site))]
    return tuple(people or names)


def _is_name(part: str) -> bool:
    folded = fold(part)
    return (
        bool(folded)
        and len(part) <= _LONGEST_NAME
        and folded not in _NOBODY
        and not _DEGREES.match(folded.replace(" ", ""))
        and not re.search(r"[@/]|\d", part)
    )
