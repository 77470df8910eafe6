"""The bot's own words in the language of whom it talks to; quotes are never translated.

The English sentence stands in the code and is the key of the catalogues, which are the text
files `bot/locales/<language>/LC_MESSAGES/footnote.po`. What they lack is said in English.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.filling import filled
from corpus.errors import gettext_noop

__all__ = [
    "LANGUAGES",
    "comma_separated",
    "gettext",
    "gettext_noop",
    "language_of",
    "locale",
    "ngettext",
    "pgettext",
    "speak",
    "speaking",
    "spoken",
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


def locale() -> str:
    """Return Babel's name of the language spoken now, by which days and numbers are written."""
    return _LOCALES.get(spoken(), spoken())


def catalogue_file(language: str) -> Path:
    """Return where the translations of *language* are kept."""
    return CATALOGUES / language / "LC_MESSAGES" / "footnote.po"


@cache
def messages_of(language: str) -> Catalog:
    """Return all messages of *language* with their translations."""
    with catalogue_file(language).open("rb") as opened:
        return read_po(opened, locale=language, abort_invalid=True)


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the translations of *language*: none for English, and for what has no file."""
    file = catalogue_file(language)
    if not file.is_file():
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, messages_of(language))
    compiled.seek(0)
    return GNUTranslations(compiled)
