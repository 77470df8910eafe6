"""Values put into sentences, their numbers written as the sentence's language writes them."""

import re
from collections.abc import Mapping
from string import Formatter

from babel.numbers import format_decimal

_PATTERNS = {",": None, ".1f": "0.0"}
"""What a number's place in a sentence asks for, as a pattern of the Unicode CLDR; `None` is each
language's own."""

_PLACE = re.compile(r"\{(\w+)(?:![rs])?(?::([^{}]*))?\}")
_NUMBER = re.compile(r"[0-9][0-9,]{0,20}(?:\.[0-9]+)?", re.ASCII)
"""A number as English writes it in stored sentences."""


class Filling(Formatter):
    """Fills in values as `str.format` does, but numbers by the ways of *locale*."""

    def __init__(self, locale: str) -> None:
        self._locale = locale

    def format_field(self, value: object, format_spec: str) -> str:
        """Return *value* as text; what is no number is never asked to be one."""
        if format_spec not in _PATTERNS:
            return str(super().format_field(value, format_spec))
        if not isinstance(value, int | float):
            return str(value)
        return str(format_decimal(value, _PATTERNS[format_spec], locale=self._locale))


def filled(sentence: str, values: Mapping[str, object], locale: str) -> str:
    """Return *sentence* with its `{names}` filled in with *values* as *locale* writes them."""
    return Filling(locale).vformat(sentence, (), values)


def filled_again(sentence: str, values: Mapping[str, str], locale: str) -> str:
    """Return *sentence* filled in with *values* that were taken from one in English.

    Its numbers are written anew; all else stands as it stood there, as if no form was asked for.
    """
    numbers = {name for name, form in _PLACE.findall(sentence) if form in _PATTERNS}
    known: dict[str, object] = dict(values)
    known.update({name: _number(values[name]) for name in numbers if name in values})
    unformed = _PLACE.sub(lambda place: _without_form(place, numbers), sentence)
    return filled(unformed, known, locale)


def _without_form(place: re.Match[str], numbers: set[str]) -> str:
    return f"{{{place[1]}:{place[2]}}}" if place[1] in numbers else f"{{{place[1]}}}"


def _number(written: str) -> float | str:
    """Return the number that is *written* in English, or the words where it is none."""
    if _NUMBER.fullmatch(written) is None:
        return written
    plain = written.replace(",", "")
    return float(plain) if "." in plain else int(plain)
