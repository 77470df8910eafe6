"""The bot's own words in the language of whom it talks to; quotes are never translated.

The English sentence stands in the code and is the key of the catalogues, which are the text
files `bot/locales/<language>/LC_MESSAGES/footnote.po`. What they lack is said in English.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.filling import filled, filled_again
from corpus.errors import FootnoteError, gettext_noop

__all__ = [
    "LANGUAGES",
    "comma_separated",
    "gettext",
    "gettext_noop",
    "is_whole",
    "language_name",
    "language_of",
    "locale",
    "ngettext",
    "pgettext",
    "retold",
    "shown_day",
    "shown_span",
    "speak",
    "speaking",
    "spoken",
    "told",
]

LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "pt": "Português do Brasil",
    "it": "Italiano",
    "nl": "Nederlands",
    "pl": "Polski",
    "tr": "Türkçe",
    "ja": "日本語",
}
"""The languages the bot speaks, each by its own name."""

ENGLISH = "en"

CATALOGUES = Path(__file__).parent / "locales"

_LOCALES = {"en": "en_GB"}
"""Where days are written otherwise than Babel's locale of that name: 6 May 2022, as we do."""

_MONTHS_IN_FULL = frozenset({"pl"})
"""Where a month is written in full: the short one has no case, and a sentence asks for one."""

RETOLD_LIMIT = 4_000
"""Characters of a stored sentence up to which it is translated: no card shows more than these
(`bot.interface.layout`), and no reason or warning of ours is longer unless a page made it so."""

_FORMATTED = re.compile(r"\{(\w+)(?:![rs])?(?::[^}]*)?\}")
"""A value's place in a template, with or without a form for it."""

_WORD = re.compile(r"[^\W\d_]{2}")
"""A word of ours; “{year}s” has none, and would know every sentence again that ends so."""

_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


def language_of(locale: str | None) -> str:
    """Return the language, of those we have, for a Discord *locale* such as `es-419`."""
    language = (locale or ENGLISH).partition("-")[0]
    return language if language in LANGUAGES else ENGLISH


def spoken() -> str:
    """Return the language that this task speaks now."""
    return _spoken.get()


def speak(language: str) -> None:
    """Speak *language* from here to the end of this task; other tasks keep theirs."""
    _spoken.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak *language* inside the block."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def gettext(message: str, /, **values: object) -> str:
    """Return *message* in the language spoken now, its `{names}` filled in with *values*."""
    found = catalogue(spoken()).gettext(message)
    return filled(found, values, locale()) if values else found


def ngettext(one: str, many: str, n: int, /, **values: object) -> str:
    """Return what fits *n* of both, translated; `{n}` stands for the number itself."""
    return filled(catalogue(spoken()).ngettext(one, many, n), {"n": n} | values, locale())


def pgettext(context: str, message: str, /) -> str:
    """Return *message* translated as it is meant in *context*, such as a command's name."""
    return catalogue(spoken()).pgettext(context, message)


def comma_separated(parts: Iterable[str]) -> str:
    """Return *parts* in a row, set apart by the comma of the language spoken now."""
    return gettext(", ").join(parts)


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
        for each in _messages(language)
        if isinstance(each.id, str) and len(parts := _FORMATTED.split(each.id)) > 1
    ]
    told = [each for each in made if any(map(_WORD.search, each.literals))]
    return tuple(sorted(told, key=lambda each: sum(map(len, each.literals)), reverse=True))


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


def locale() -> str:
    """Return Babel's name of the language spoken now, by which days and numbers are written."""
    return _LOCALES.get(spoken(), spoken())


def catalogue_file(language: str) -> Path:
    """Return where the translations of *language* are kept."""
    return CATALOGUES / language / "LC_MESSAGES" / "footnote.po"


@cache
def _messages(language: str) -> Catalog:
    with catalogue_file(language).open("rb") as opened:
        return read_po(opened, locale=language, abort_invalid=True)


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the translations of *language*: none for English, and for what has no file."""
    file = catalogue_file(language)
    if not file.is_file():
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, _messages(language))
    compiled.seek(0)
    return GNUTranslations(compiled)
