"""A thing that may be written in several forms, in the one that an article has."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.search.folding import folded
from index.search.snapshot import Snapshot
from index.search.words import stems

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
    return next((form for form in _each_once(forms) if _stands(form, snapshot)), None)


def form_in(forms: Iterable[str], text: str) -> str | None:
    """Return the first of *forms* that stands in *text* as it is, `None` where none does."""
    plain = folded(text)
    return next((form for form in _each_once(forms) if _holds(plain, folded(form))), None)


def _chosen(writing: Writing, choose: Choose) -> Callable[[re.Match[str]], str]:
    return lambda found: choose(writing.forms(found)) or found[0]


def _each_once(forms: Iterable[str]) -> Iterator[str]:
    """Yield the first of those *forms* that are the same in folded letters."""
    seen: set[str] = set()
    for form in forms:
        if (plain := folded(form)) not in seen:
            seen.add(plain)
            yield form


def _stands(form: str, snapshot: Snapshot) -> bool:
    places = snapshot.together(stems(form))[:LOOKED_AT]
    plain = folded(form)
    return any(_holds(folded(snapshot.candidates[at].searched.text), plain) for at in places)


def _holds(text: str, form: str) -> bool:
    """Return whether *form* stands in *text*, and no word goes on at its edges."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if not (_is_word(text[at - 1 : at]) or _is_word(text[end : end + 1])):
            return True
        at = text.find(form, at + 1)
    return False


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
