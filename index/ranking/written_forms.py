"""A thing that may be written in several forms, in the one that an article has."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from index.search.snapshot import Snapshot
from index.search.words import folded, stems

LOOKED_AT = 8
"""Passages in which a form is looked for."""

Choose = Callable[[Iterable[str]], str | None]
"""Returns which of several forms to take, `None` for what was typed."""


@dataclass(frozen=True, slots=True)
class Writing:
    """A *pattern* of what is typed, and the *forms* in which what it finds may be written."""

    pattern: re.Pattern[str]
    forms: Callable[[re.Match[str]], Iterable[str]]


def rewritten(question: str, writings: Sequence[Writing], choose: Choose) -> str:
    """Return *question* with what *writings* find in it in the forms that *choose* takes."""
    for each in writings:
        question = each.pattern.sub(_chosen(each, choose), question)
    return question


def standing_form(forms: Iterable[str], snapshot: Snapshot) -> str | None:
    """Return the first of *forms* that stands in an article as it is, `None` where none does."""
    return next((form for form in forms if _stands(form, snapshot)), None)


def form_in(forms: Iterable[str], text: str) -> str | None:
    """Return the first of *forms* that stands in *text* as it is, `None` where none does."""
    plain = folded(text)
    return next((form for form in forms if _pattern(form).search(plain)), None)


def _chosen(writing: Writing, choose: Choose) -> Callable[[re.Match[str]], str]:
    return lambda found: choose(writing.forms(found)) or found[0]


def _stands(form: str, snapshot: Snapshot) -> bool:
    wanted = _pattern(form)
    places = snapshot.together(stems(form))[:LOOKED_AT]
    return any(wanted.search(folded(snapshot.candidates[at].searched.text)) for at in places)


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(folded(form))}(?!\w)")
