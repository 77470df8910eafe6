"""Which of several forms of the same thing an article has."""

import re
from collections.abc import Iterable

from index.search.snapshot import Snapshot
from index.search.words import folded, stems

LOOKED_AT = 8
"""Passages in which a form is looked for."""


def standing_form(forms: Iterable[str], snapshot: Snapshot) -> str | None:
    """Return the first of *forms* that stands in an article as it is, `None` where none does."""
    return next((form for form in forms if _stands(form, snapshot)), None)


def form_in(forms: Iterable[str], text: str) -> str | None:
    """Return the first of *forms* that stands in *text* as it is, `None` where none does."""
    plain = folded(text)
    return next((form for form in forms if _pattern(form).search(plain)), None)


def _stands(form: str, snapshot: Snapshot) -> bool:
    wanted = _pattern(form)
    places = snapshot.together(stems(form))[:LOOKED_AT]
    return any(wanted.search(folded(snapshot.candidates[at].searched.text)) for at in places)


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(folded(form))}(?!\w)")
