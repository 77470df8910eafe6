"""Sentences of ours that were stored in English, or raised, in the language spoken now.

They are known again by the templates of the catalogues that they were made from.
"""

import re
from dataclasses import dataclass
from functools import cache

from bot.filling import filled_again
from bot.language import ENGLISH, LANGUAGES, catalogue, gettext, locale, messages_of, spoken
from corpus.errors import FootnoteError

RETOLD_LIMIT = 4_000
"""Characters of a stored sentence up to which it is translated: no card shows more than these
(`bot.interface.layout`), and no reason or warning of ours is longer unless a page made it so."""

_FORMATTED = re.compile(r"\{(\w+)(?:![rs])?(?::[^}]*)?\}")
"""A value's place in a template, with or without a form for it."""

_WORD = re.compile(r"[^\W\d_]{2}")
"""A word of ours; “{year}s” has none, and would know every sentence again that ends so."""


def told(error: FootnoteError) -> str:
    """Return the sentence of *error* in the language spoken now."""
    if error.values:
        return gettext(error.template, **error.values)
    return retold(error.template)


def is_whole(sentence: str) -> bool:
    """Return whether *sentence* is English of ours as it stands in the code, nothing filled in."""
    known = next(language for language in LANGUAGES if language != ENGLISH)
    return catalogue(known).gettext(sentence) != sentence


def retold(sentence: str) -> str:
    """Return a *sentence* that was stored in English in the language spoken now.

    It is known again by the template that it was made from; another stays as it is, and so does
    one longer than `RETOLD_LIMIT`.
    """
    language = spoken()
    if language == ENGLISH or not sentence or len(sentence) > RETOLD_LIMIT:
        return sentence
    if (found := gettext(sentence)) != sentence:
        return found
    for template in _templates(language):
        if (values := template.values_in(sentence)) is not None:
            return filled_again(gettext(template.text), values, locale())
    return sentence


@dataclass(frozen=True, slots=True)
class _Template:
    """A sentence with values: *literals* are its words around the values of these *names*."""

    text: str
    literals: tuple[str, ...]
    names: tuple[str, ...]

    def values_in(self, sentence: str) -> dict[str, str] | None:
        """Return the values by which *sentence* may have been made from this; `None` otherwise.

        The literals are found in order, the first at the start and the last at the end: each
        character is looked at once, whatever the values hold.
        """
        first, *between, last = self.literals
        if not (sentence.startswith(first) and sentence.endswith(last)):
            return None
        at, end = len(first), len(sentence) - len(last)
        values: dict[str, str] = {}
        for name, literal in zip(self.names, [*between, None], strict=True):
            # A value has a character at least.
            until = end if literal is None else sentence.find(literal, at + 1, end)
            if until <= at or values.setdefault(name, sentence[at:until]) != sentence[at:until]:
                return None
            at = until + len(literal or "")
        return values


@cache
def _templates(language: str) -> tuple[_Template, ...]:
    """Return the templates of a catalogue that have values and words, the most literal first."""
    made = [
        _Template(each.id, tuple(parts[::2]), tuple(parts[1::2]))
        for each in messages_of(language)
        if isinstance(each.id, str) and len(parts := _FORMATTED.split(each.id)) > 1
    ]
    told = [each for each in made if any(map(_WORD.search, each.literals))]
    return tuple(sorted(told, key=lambda each: sum(map(len, each.literals)), reverse=True))
