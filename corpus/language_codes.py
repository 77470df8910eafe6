"""The code of the language that a source states, however it writes it."""

import re
from functools import cache

from babel import Locale
from babel.core import get_global

_NO_LANGUAGE = frozenset({"mis", "mul", "und", "zxx"})
"""ISO 639-2's codes for several languages, one that nobody knows, and none."""

_BEHIND_PRIMARY = re.compile(r"[-_,;\s]")


def language_code(*stated: str | None) -> str | None:
    """Return the code of the first language that *stated* tags tell, null where none does.

    It is the primary subtag of a BCP 47 tag, in small letters and in its shortest form by CLDR's
    aliases: "en-GB", "EN_us" and "eng" are "en". What stands there and is no language
    ("x-default", "und", a template's "{{ lang }}") tells none.
    """
    return next((code for tag in stated if (code := _code(tag or "")) is not None), None)


def _code(tag: str) -> str | None:
    primary = _BEHIND_PRIMARY.split(tag.strip().lower(), maxsplit=1)[0]
    short = str(get_global("language_aliases").get(primary, primary)).partition("_")[0]
    return short if short in _known() else None


@cache
def _known() -> frozenset[str]:
    """Return the codes of the languages that CLDR has an English name for."""
    return frozenset(Locale("en").languages) - _NO_LANGUAGE
