"""The bot's own words in the language of whom it talks to; quotes are never translated.

The English sentence stands in the code and is the key of the catalogues, which are the text
files `bot/locales/<language>/LC_MESSAGES/footnote.po`. What they lack is said in English.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from itertools import zip_longest
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from corpus.errors import FootnoteError, gettext_noop

__all__ = [
    "LANGUAGES",
    "gettext",
    "gettext_noop",
    "is_whole",
    "language_of",
    "ngettext",
    "pgettext",
    "retold",
    "shown_day",
    "speak",
    "speaking",
    "spoken",
    "told",
]

LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español"}
"""The languages the bot speaks, each by its own name."""

ENGLISH = "en"

CATALOGUES = Path(__file__).parent / "locales"

_DAYS = {"en": "en_GB"}
"""Where days are written otherwise than Babel's locale of that name: 6 May 2022, as we do."""

_FORMATTED = re.compile(r"\{(\w+)(?:![rs])?(?::[^}]*)?\}")
"""A value's place in a template, with or without a form for it."""

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
    return found.format_map(values) if values else found


def ngettext(one: str, many: str, n: int, /, **values: object) -> str:
    """Return what fits *n* of both, translated; `{n}` stands for the number itself."""
    return catalogue(spoken()).ngettext(one, many, n).format_map({"n": n} | values)


def pgettext(context: str, message: str, /) -> str:
    """Return *message* translated as it is meant in *context*, such as a command's name."""
    return catalogue(spoken()).pgettext(context, message)


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

    It is known again by the template that it was made from; another stays as it is.
    """
    language = spoken()
    if language == ENGLISH:
        return sentence
    if (found := gettext(sentence)) != sentence:
        return found
    for pattern, template in _templates(language):
        if values := pattern.fullmatch(sentence):
            return _FORMATTED.sub(r"{\1}", gettext(template)).format_map(values.groupdict())
    return sentence


@cache
def _templates(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the templates of a catalogue with values, the most literal first, as patterns."""
    with catalogue_file(language).open("rb") as opened:
        ids = [each.id for each in read_po(opened, locale=language) if isinstance(each.id, str)]
    named = sorted((each for each in ids if "{" in each), key=len, reverse=True)
    return tuple((_pattern(each), each) for each in named)


def _pattern(template: str) -> re.Pattern[str]:
    parts = _FORMATTED.split(template)
    literal = [re.escape(part) for part in parts[::2]]
    return re.compile(
        "".join(
            before + (f"(?P<{name}>.+)" if name else "")
            for before, name in zip_longest(literal, parts[1::2])
        ),
        re.DOTALL,
    )


def shown_day(day: date) -> str:
    """Return *day* as it is written in the language spoken now, its month shortened."""
    language = spoken()
    return format_date(day, "medium", locale=_DAYS.get(language, language))


def catalogue_file(language: str) -> Path:
    """Return where the translations of *language* are kept."""
    return CATALOGUES / language / "LC_MESSAGES" / "footnote.po"


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the translations of *language*: none for English, and for what has no file."""
    file = catalogue_file(language)
    if not file.is_file():
        return NullTranslations()
    with file.open("rb") as opened:
        messages = read_po(opened, locale=language, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return GNUTranslations(compiled)
