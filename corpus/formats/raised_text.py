"""Raised and lowered text written on the line: exponents keep their meaning, note marks leave."""

import re
import unicodedata
from itertools import takewhile

from corpus.normalise import normalise

LONGEST = 24
"""Characters; what is raised or lowered and longer is small print, not an exponent. Our own
choice."""

REACH = 64
"""Characters before and behind raised text that tell what it is. Our own choice."""


def _characters(form: str) -> dict[str, str]:
    """Return the characters that Unicode has raised or lowered, by what they stand for."""
    found = {}
    for code in range(0xAA, 0x2C80):
        tag, _, base = unicodedata.decomposition(chr(code)).partition(" ")
        if tag == form and base and " " not in base:
            found[chr(int(base, 16))] = chr(code)
    minus = found["\u2212"]
    return found | {"-": minus, "\u2013": minus}


_RAISED = _characters("<super>")
_LOWERED = _characters("<sub>")
_ON_THE_LINE = {character: base for base, character in (_RAISED | _LOWERED).items()}

_BRACKETED = re.compile(r"\[[^]]*+\]|\([\d,\s]*+\)")
_SIGNS = re.compile(r"[*\u2217\u2020\u2021\u00a7\u00b6\u2016#\u2666\u25ca]++")
_NUMBERS = re.compile(r"\d{1,3}(?:\s?[,;\u2013-]\s?\d{1,3})*+")
_CHARGE = re.compile(r"\d*+[+\u2212\u2013-]|[+\u2212\u2013-]\d++(?:\.\d++)?")

_MARKS = {"TM": "\u2122", "SM": "\u2120"}
"""Trade marks, which Unicode has raised as one character."""
_JOINED = set(
    "st nd rd th er re \u00e8re \u00e8me eme ere de ste ter ier i\u00e8re os as ma mo to ta me mes "
    "mme mlle lle lles gr te \u00ba \u00aa \u00ae \u00a9 \u2122 \u2120".split()
)
"""Endings of ordinals and of abbreviations, which are raised for the eye alone: 1st, Mlle."""
_ORDINAL_LETTERS = set("oaertds")
_SHORT_WORDS = {
    *("o n", "o N", "o c", "o v", "r M", "r D", "r S", "r J", "t S", "e M", "e S", "a N", "a S"),
    *("a D", "a M", "s S", "s N", "a n", "s n", "d B", "m W"),
}
"""A raised letter and what it abbreviates: no, Mr, St."""
_ROMAN = set("IVXLCDM")
_FUNCTIONS = set("sin cos tan cot sec csc sinh cosh tanh log ln exp det".split())
_FORMULAS = set("CO NO SO PO NH CH HO OH HCO Ca Mg Na Fe Cu Zn Al Cl".split())
"""Formulas whose numbers many write raised, though they stand below the line."""
_UNITS = set(
    "m km cm mm dm hm \u03bcm \u00b5m nm pm ft yd \u00c5 kg sec ms px pc kpc Mpc ha".split()
)
_UNITS_AFTER_NUMBERS = set(
    "in mi s h hr min yr g l L J K N W V A T mol cd Pa Hz metres meters metre meter kilometres "
    "kilometers feet foot inches inch miles yards yard sq".split()
)
"""Units that are words as well, or that a note may follow: a number must stand before them."""
_CURRENCIES = set("$\u20ac\u00a3\u00a5\u20b9")
_OPERATORS = set("\u00d7\u00b7\u22c5=+\u2212\u221a\u2248<>*\u2264\u2265\u00b1/^(")
_SURE_OPERATORS = _OPERATORS - set("/(")


def raised(text: str, before: str, after: str, *, has_notes: bool) -> str:
    """Return what the raised *text* says on the line, nothing where it marks a note.

    *before* and *after* are the words around it, in its own block; *has_notes* tells that the
    document has notes, so that a number behind a number is more likely a mark than an exponent.
    """
    mark = normalise(text)
    before, after = before[-REACH:], after[:REACH]
    if not mark or _BRACKETED.fullmatch(mark) or not any(map(_says, mark)):
        return ""
    if mark.upper() in _MARKS or _ends_word(mark, before):
        return _MARKS.get(mark.upper(), mark)
    if len(mark) > LONGEST or " " in mark.strip("0123456789,; "):
        return _apart(mark, before)
    if _SIGNS.fullmatch(mark):
        return mark if len(_letters_at_end(before)) == 1 and not has_notes else ""
    if _NUMBERS.fullmatch(mark) and not _is_exponent(mark, before, after, has_notes=has_notes):
        return ""
    if _is_lettered_mark(mark, before, has_notes=has_notes):
        return ""
    if mark.isalpha() and len(mark) > 1 and len(_letters_at_end(before)) > 1:
        return _apart(mark, before)
    return _written(mark, _RAISED, "^")


def lowered(text: str, before: str) -> str:
    """Return what the lowered *text* says on the line; *before* are the words before it."""
    mark = normalise(text)
    words = len(_letters_at_end(before[-REACH:]))
    if not mark:
        return ""
    if len(mark) > LONGEST or " " in mark or (mark.isalpha() and len(mark) > 1 and words > 3):
        return _apart(mark, before)
    return _written(mark, _LOWERED, "_")


def _written(mark: str, characters: dict[str, str], sign: str) -> str:
    if all(character in characters for character in mark):
        return "".join(characters[character] for character in mark)
    return f"{sign}{mark}" if len(mark) == 1 else f"{sign}({mark})"


def _apart(mark: str, before: str) -> str:
    """Small print is a word of its own."""
    return f" {mark} " if before[-1:].strip() else f"{mark} "


def _says(character: str) -> bool:
    return (
        character.isalnum()
        or character in "+-\u2212\u2013="
        or bool(_SIGNS.match(character))
        or (unicodedata.category(character)[0] == "S")
    )


def _ends_word(mark: str, before: str) -> bool:
    """Tell whether *mark* is the raised end of a word or number before it: 1st, Mme, no."""
    last = before[-1:]
    if not last.isalnum():
        return mark in ("\u00ae", "\u00a9", "\u2122", "\u2120")
    if mark.lower() in _JOINED:
        return True
    word = _letters_at_end(before)
    if mark in _ORDINAL_LETTERS:
        digits = _number_at_end(before)
        is_ordinal = len(digits) in (1, 2) and digits.isdecimal()
        return (
            is_ordinal or set(word) <= _ROMAN and len(word) > 1 or f"{mark} {word}" in _SHORT_WORDS
        )
    return False


def _is_lettered_mark(mark: str, before: str, *, has_notes: bool) -> bool:
    """Tell whether *mark* is a letter that marks a note: behind a word, or a long number."""
    if len(mark) > 1 or not mark.isalpha() or not mark.islower():
        return False
    last = before[-1:]
    if last.isalpha():
        return len(_letters_at_end(before)) > 2
    if last.isdecimal():
        return mark in "abcdefgh" and (has_notes or len(_number_at_end(before)) > 2)
    return last not in ")]" or has_notes


def _is_exponent(mark: str, before: str, after: str, *, has_notes: bool) -> bool:
    """Tell whether the number *mark* belongs to what it stands behind, and marks no note."""
    last = before[-1:]
    if not last.strip():
        return _leads(before, after)
    if after.lstrip()[:1] in ("/", "\u2044") and last.isdecimal():
        return True
    if not mark.isdecimal() and last.isdecimal() is False:
        return False
    if last in _ON_THE_LINE:
        return True
    if last.isdecimal():
        return _is_power(mark, before, after, has_notes=has_notes)
    if last.isalpha():
        return _is_power_of_letters(mark, before, after, has_notes=has_notes)
    return _closes_term(before) if last == ")" else last in "\u221e\u2202\u2207|"


def _leads(before: str, after: str) -> bool:
    """Tell whether raised text behind a space belongs to what follows: an isotope, a fraction."""
    if after[:1] in ("/", "\u2044"):
        return True
    symbol = "".join(takewhile(str.isalpha, after))
    if symbol[:1].isupper() and (len(symbol) == 1 or (len(symbol) == 2 and symbol[1].islower())):
        return True
    number = before.rstrip()
    return number.endswith("10") and number[:-2].rstrip()[-1:] in (
        "\u00d7",
        "x",
        "\u00b7",
        "\u22c5",
    )


def _is_power(mark: str, before: str, after: str, *, has_notes: bool) -> bool:
    number = _number_at_end(before)
    ahead = before[: len(before) - len(number)].rstrip()
    operator = ahead[-1:] in _SURE_OPERATORS or (
        ahead[-1:] == "x" and ahead[:-1].rstrip()[-1:].isdecimal()
    )
    if number == "10" or operator or (after.lstrip()[:1] in _SURE_OPERATORS and len(number) < 4):
        return True
    if ahead[-1:] in _CURRENCIES:
        return len(mark) == 2 and len(number) < 5 and not has_notes
    return len(number) == 1 and not has_notes or (number == "2" and len(mark) > 1)


def _is_power_of_letters(mark: str, before: str, after: str, *, has_notes: bool) -> bool:
    word = _letters_at_end(before)
    ahead = before[: len(before) - len(word)]
    number = ahead.rstrip()[-1:].isnumeric()
    if word in _UNITS or word in _UNITS_AFTER_NUMBERS:
        return _is_unit(mark, word, ahead, has_notes=has_notes)
    if word in _FUNCTIONS:
        following = after.lstrip()
        return following[:1] == "(" or len("".join(takewhile(str.isalnum, following))) == 1
    if len(word) == 1:
        return _is_variable(word, ahead, has_notes=has_notes)
    if len(word) < 4 and (number or ahead.rstrip()[-1:] in _SURE_OPERATORS or _is_greek(word)):
        return not (number and ahead[-1:].isnumeric() and word in ("st", "nd", "rd", "th", "bn"))
    return word in _FORMULAS


def _is_unit(mark: str, word: str, ahead: str, *, has_notes: bool) -> bool:
    if mark not in ("2", "3", "4"):
        return False
    number = _number_at_end(ahead.rstrip())
    paid = ahead.rstrip()[: -len(number) or None].rstrip()[-1:] in _CURRENCIES if number else False
    if word in _UNITS:
        return not paid
    per = ahead.rstrip()[-1:] in ("/", "\u00b7", "\u22c5")
    return not paid and (per or (bool(number) and not (has_notes and len(word) > 3)))


def _is_variable(word: str, ahead: str, *, has_notes: bool) -> bool:
    before = ahead[-1:]
    if before == "\u00b0" or before in "'\u2019" and before:
        return False
    if before.isdecimal():
        return word.islower() and word != "s"
    if word in ("a", "I") and ahead.rstrip()[-1:].isalpha():
        return False
    words = len(_letters_at_end(ahead.rstrip())) > 2
    return not (has_notes and word.isupper() and words)


def _closes_term(before: str) -> bool:
    """Tell whether the bracket that ends *before* closes a term, such as (x + 1), not an aside."""
    depth = 0
    for place in range(len(before) - 1, -1, -1):
        depth += (before[place] == ")") - (before[place] == "(")
        if not depth:
            inside = before[place + 1 : -1]
            break
    else:
        return False
    words = inside.replace("(", " ").replace(")", " ").split()
    if any(len(word) > 2 and word.isalpha() and word not in _FUNCTIONS for word in words):
        return False
    signs = any(character in _SURE_OPERATORS or character == "/" for character in inside)
    return signs or " - " in inside or (inside.isalpha() and inside.islower() and len(inside) < 3)


def _is_greek(word: str) -> bool:
    return any("\u0370" <= character <= "\u03ff" for character in word)


def _letters_at_end(text: str) -> str:
    return "".join(takewhile(str.isalpha, reversed(text)))[::-1]


def _number_at_end(text: str) -> str:
    digits = "".join(
        takewhile(lambda each: each.isdecimal() or each in ".,\u00a0\u202f", reversed(text))
    )
    return digits[::-1].lstrip(".,\u00a0\u202f")
