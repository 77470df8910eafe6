"""Raised and lowered text written on the line: exponents keep their meaning, note marks leave."""

import re
import unicodedata

from corpus.formats.raised_text.exponents import is_exponent
from corpus.formats.raised_text.surroundings import REACH, Surroundings, is_symbol
from corpus.normalise import normalise

LONGEST = 24
"""Characters; what is raised or lowered and longer is small print, not an exponent. Our own
choice."""


def _characters(form: str) -> dict[str, str]:
    """Return the characters that Unicode has in *form*, by what they stand for."""
    found = {}
    for code in range(0xAA, 0x2C80):
        tag, _, base = unicodedata.decomposition(chr(code)).partition(" ")
        if tag == form and base and " " not in base:
            found[chr(int(base, 16))] = chr(code)
    minus = found["\u2212"]
    return found | {"-": minus, "\u2013": minus}


_RAISED = _characters("<super>")
_LOWERED = _characters("<sub>") | {".": ".", ",": ","}
"""Marks inside numbers are written as they are: they stand below the line already."""

_BRACKETED = re.compile(r"\[[^]]*+\]|\([\d,\s]*+\)")
_SIGNS = re.compile(r"[*\u2217\u2020\u2021\u00a7\u00b6\u2016#\u2666\u25ca]++")
_NUMBERS = re.compile(r":?\s?\d{1,3}(?:\s?[,;\u2013-]\s?\d{1,3})*+")

_SEPARATORS = set("[](),;. ")
"""What stands between marks, and around them where they were links; a colon begins a page."""

_TRADE_MARKS = {"TM": "\u2122", "SM": "\u2120"}
"""What Unicode has raised as one character."""
_DEGREES = {"o", "O", "0", "\u00ba", "\u02da"}
_ENDINGS = set(
    "st nd rd th er re \u00e8re \u00e8me eme ere de ste ter ier i\u00e8re os as ma mo to ta me mes "
    "mme mlle lle lles gr te".split()
)
"""Endings of ordinals and of abbreviations, which are raised for the eye alone: 1st, Mlle."""
_ORDINALS = {"o": "\u00ba", "a": "\u00aa"}
"""Endings of Spanish, Italian and Portuguese ordinals, which Unicode has as letters."""
_ENDING_LETTERS = set("oaertds")
_ABBREVIATED = {
    "a": {"N", "S", "D", "M", "n"},
    "c": {"M"},
    "d": {"B"},
    "e": {"M", "S"},
    "m": {"W"},
    "o": {"n", "N", "c", "f", "v"},
    "r": {"M", "D", "S", "J", "F", "d"},
    "s": {"N", "S", "n"},
    "t": {"S"},
}
"""What a raised letter makes an abbreviation of: No, Mr, St."""
_ROMAN = set("IVXLCDM")
_MARK_LETTERS = set("abcdefgh")

_SHORTEST_WORD = 3
"""Letters; fewer are a symbol, or a product of variables. Our own choice."""
_LONGEST_ORDINAL = 2
"""Digits of a number that has an ending of one letter. Our own choice."""


def raised(text: str, before: str, after: str, *, has_notes: bool) -> str:
    """Return what the raised *text* says on the line, nothing where it marks a note.

    *before* and *after* are the words around it, in its own block; *has_notes* tells that the
    document has notes, so that a number behind a number is more likely a mark than an exponent.
    """
    mark = normalise(text)
    around = Surroundings(before[-REACH:], after[:REACH], has_notes)
    joined = _joined(mark, around)
    if joined is not None:
        return joined
    if _is_note(mark, around):
        return ""
    if _is_small_print(mark, around):
        return _apart(mark, around.before)
    return exponent(mark)


def exponent(text: str) -> str:
    """Return *text* as an exponent on the line: raised characters, otherwise behind a "^"."""
    return _written(normalise(text), _RAISED, "^")


def lowered(text: str, before: str) -> str:
    """Return what the lowered *text* says on the line; *before* are the words before it."""
    mark = normalise(text)
    around = Surroundings(before[-REACH:], "")
    is_word = mark.isalpha() and len(mark) > 1 and len(around.word) > _SHORTEST_WORD
    if is_word or _is_long(mark):
        return _apart(mark, around.before)
    return index(mark)


def index(text: str) -> str:
    """Return *text* as an index on the line: lowered characters, otherwise behind a "_"."""
    return _written(normalise(text), _LOWERED, "_")


def _written(mark: str, characters: dict[str, str], sign: str) -> str:
    if all(character in characters for character in mark):
        return "".join(characters[character] for character in mark)
    if not any(map(str.isalnum, mark)):
        return mark
    return f"{sign}{mark}" if len(mark) == 1 else f"{sign}({mark})"


def _apart(mark: str, before: str) -> str:
    return f" {mark} " if before[-1:].strip() else f"{mark} "


def _joined(mark: str, around: Surroundings) -> str | None:
    """Return what stands on the line where *mark* is raised for the eye alone; else `None`."""
    if mark.upper() in _TRADE_MARKS:
        return _TRADE_MARKS[mark.upper()]
    if mark in _DEGREES and around.before.rstrip()[-1:].isdecimal() and _is_scale(around.after):
        return "\u00b0"
    if mark and not _SIGNS.fullmatch(mark) and all(map(is_symbol, mark)):
        is_own = mark in _RAISED and not _is_of_name(around)
        return None if is_own else mark
    last = around.before.removesuffix(".")[-1:]
    if mark in _ORDINALS and last.isdecimal() and len(around.number) <= _LONGEST_ORDINAL:
        return _ORDINALS[mark]
    return mark if _is_ending(mark, around) else None


def _is_scale(after: str) -> bool:
    scale = after.lstrip()[:2]
    return scale[:1] in set("CFNSEW") and not scale[1:].isalpha()


def _is_of_name(around: Surroundings) -> bool:
    """Tell whether a plus stands behind a name or an age, not behind the symbol of an ion."""
    return len(around.word) >= _SHORTEST_WORD or around.last.isdecimal()


def _is_ending(mark: str, around: Surroundings) -> bool:
    """Tell whether *mark* is the raised end of a word or number before it: 1st, Mme, McDonald."""
    word = around.word
    if mark.lower() in _ENDINGS:
        return around.last.isalnum()
    if mark in _ORDINALS and around.last == ".":
        return len(around.before.removesuffix(".").rpartition(" ")[2]) < _SHORTEST_WORD
    if word in _ABBREVIATED.get(mark, ()):
        return True
    if mark not in _ENDING_LETTERS:
        return False
    is_roman = len(word) > 1 and set(word) <= _ROMAN
    return is_roman or (around.last.isdecimal() and around.number.isdecimal() and mark in "erds")


def _is_note(mark: str, around: Surroundings) -> bool:
    if set(mark) <= _SEPARATORS or mark[0] == ":":
        return True
    if _BRACKETED.fullmatch(mark):
        return True
    if _SIGNS.fullmatch(mark):
        return around.has_notes or len(around.word) != 1
    if _NUMBERS.fullmatch(mark):
        return not is_exponent(mark, around)
    return len(mark) == 1 and mark.islower() and _is_lettered_note(mark, around)


def _is_lettered_note(mark: str, around: Surroundings) -> bool:
    """Tell whether the letter *mark* stands behind a word, a sentence or a number of its own."""
    if around.last.isalpha():
        return len(around.word) >= _SHORTEST_WORD
    if around.last.isdecimal():
        is_long = len(around.number) > _LONGEST_ORDINAL
        return mark in _MARK_LETTERS and (around.has_notes or is_long)
    return around.last not in (")", "]") or around.has_notes


def _is_small_print(mark: str, around: Surroundings) -> bool:
    """Tell whether *mark* is a word, or several, set small: no exponent."""
    is_apart = not around.last.strip() and len(mark) >= _SHORTEST_WORD
    is_word = mark.isalpha() and len(mark) > 1 and (is_apart or len(around.word) > 1)
    return is_word or _is_long(mark)


def _is_long(mark: str) -> bool:
    return len(mark) > LONGEST or " " in mark.strip("0123456789,; ")
