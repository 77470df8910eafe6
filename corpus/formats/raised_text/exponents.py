"""Whether a raised number is an exponent or the mark of a note, by what it stands behind."""

import unicodedata
from itertools import takewhile

from corpus.formats.raised_text.surroundings import Surroundings, letters_at_end, number_at_end

_UNITS = set("m km cm mm dm hm \u03bcm \u00b5m nm pm ft yd \u00c5 kg sec ms px pc kpc Mpc".split())
_UNITS_AND_WORDS = set(
    "in mi s h hr min yr g l L J K N W V A T mol cd Pa Hz metre metres meter meters kilometre "
    "kilometres kilometer kilometers foot feet inch inches mile miles yard yards".split()
)
"""Units that are words or letters of another meaning as well: a number must stand before them."""
_POWERS_OF_UNITS = {"2", "3", "4"}

_FUNCTIONS = set("sin cos tan cot sec csc sinh cosh tanh log ln exp det".split())
_FORMULAS = set("CO NO SO PO NH CH HO OH HCO Ca Mg Na Fe Cu Zn Al Cl".split())
"""Formulas whose numbers many write raised, though they stand below the line."""

_ELEMENTS = set(
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se "
    "Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb "
    "Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm "
    "Bk Cf Es Fm Md No Lr".split()
)
_ALSO_WORDS = {"I", "He", "As", "At", "In", "No", "Am", "Es"}
_LIGHT = {"H", "Li"}
"""Elements whose isotopes have numbers of one digit; before others, that is a note's number."""
_FEW_DIGITS = 2

_CURRENCIES = set("$\u20ac\u00a3\u00a5\u20b9")
_OPERATORS = set("\u00d7\u00b7\u22c5=+\u2212\u221a\u2248<>*\u2264\u2265\u00b1")
_OF_SCORES = set("-\u2013/")
_FRACTIONS = ("/", "\u2044")

_SHORTEST_WORD = 3
"""Letters; fewer are a symbol, or a product of variables. Our own choice."""
_LONGEST_BASE = 3
"""Digits of a number that is raised to a power before an operator. Our own choice."""
_LONGEST_PRICE = 4
"""Digits of a price whose cents stand raised behind it. Our own choice."""
_CENTS = 2


def is_exponent(mark: str, around: Surroundings) -> bool:
    """Tell whether the raised number *mark* belongs to what is *around* it.

    Otherwise it marks a note, as a number does behind a word or at the end of a sentence.
    """
    last = around.last
    if not last.strip():
        return _leads(mark, around)
    if last.isdecimal():
        return _is_power_of_number(mark, around)
    if last.isalpha():
        return _is_power_of_letters(mark, around)
    if unicodedata.decomposition(last).startswith(("<super>", "<sub>")):
        return True
    return _closes_term(around.before) if last == ")" else last in "\u221e\u2202\u2207|"


def _leads(mark: str, around: Surroundings) -> bool:
    """Tell whether raised text behind a space belongs to what follows: an isotope, a fraction."""
    if around.after.startswith(_FRACTIONS):
        return True
    symbol = "".join(takewhile(str.isalpha, around.after))
    if symbol in _ELEMENTS:
        return len(mark) > (_FEW_DIGITS if symbol in _ALSO_WORDS else 1) or symbol in _LIGHT
    times, ten = around.before.rstrip()[:-2].rstrip(), around.before.rstrip()[-2:]
    return ten == "10" and times[-1:] in _OPERATORS | {"x"}


def _is_power_of_number(mark: str, around: Surroundings) -> bool:
    number, ahead = around.number, around.before_number
    if number == "10" or around.following in _FRACTIONS or _ends_with_operator(ahead):
        return True
    if around.following in _OPERATORS and len(number) <= _LONGEST_BASE:
        return True
    if ahead[-1:] in _CURRENCIES:
        return len(mark) == _CENTS and len(number) <= _LONGEST_PRICE and not around.has_notes
    is_score = ahead[-1:] in _OF_SCORES and ahead[-2:-1].isdecimal() and mark.isdecimal()
    return len(number) == 1 and (not around.has_notes or is_score or (number == "2" < mark))


def _ends_with_operator(text: str) -> bool:
    is_times = text[-1:] == "x" and text[:-1].rstrip()[-1:].isdecimal()
    return text[-1:] in _OPERATORS or is_times


def _is_power_of_letters(mark: str, around: Surroundings) -> bool:
    word, ahead = around.word, around.before_word
    if around.after[:1].isalpha() and len(word) < _SHORTEST_WORD:
        return True
    if word in _UNITS or word in _UNITS_AND_WORDS:
        return mark in _POWERS_OF_UNITS and _is_measured(word, ahead, has_notes=around.has_notes)
    if word in _FUNCTIONS:
        return around.following == "(" or len(_word_after(around)) == 1
    if len(word) == 1:
        return _is_variable(word, ahead, has_notes=around.has_notes)
    is_term = ahead[-1:].isnumeric() or _ends_with_operator(ahead.rstrip())
    if len(word) < _SHORTEST_WORD and word.islower() and is_term:
        return word not in ("st", "nd", "rd", "th", "bn", "mn", "am", "pm")
    return word in _FORMULAS or any(map(_is_greek, word))


def _word_after(around: Surroundings) -> str:
    return "".join(takewhile(str.isalnum, around.after.lstrip()))


def _is_measured(word: str, ahead: str, *, has_notes: bool) -> bool:
    """Tell whether *word* is a unit behind *ahead*, and not a word or millions of money."""
    number = number_at_end(ahead.rstrip())
    paid = ahead.rstrip()[: len(ahead.rstrip()) - len(number)].rstrip()
    if number and paid[-1:] in _CURRENCIES:
        return False
    if word in _UNITS:
        return True
    is_per = ahead.rstrip()[-1:] in ("/", "\u00b7", "\u22c5")
    return is_per or (bool(number) and not (has_notes and len(word) >= _SHORTEST_WORD))


def _is_variable(letter: str, ahead: str, *, has_notes: bool) -> bool:
    before = ahead[-1:]
    if before in ("\u00b0", "'", "\u2019"):
        return False
    if before.isdecimal():
        return letter.islower() and letter != "s"
    is_after_word = len(letters_at_end(ahead.rstrip())) >= _SHORTEST_WORD
    if letter in ("a", "I"):
        return not is_after_word
    return not (has_notes and letter.isupper() and is_after_word)


def _closes_term(before: str) -> bool:
    """Tell whether the bracket that ends *before* closes a term, such as (x + 1), not an aside."""
    depth = 0
    for place in range(len(before) - 1, -1, -1):
        depth += (before[place] == ")") - (before[place] == "(")
        if not depth:
            return _is_term(before[place + 1 : -1])
    return False


def _is_term(text: str) -> bool:
    words = text.replace("(", " ").replace(")", " ").split()
    if any(
        len(word) >= _SHORTEST_WORD and word.isalpha() and word not in _FUNCTIONS for word in words
    ):
        return False
    is_variable = len(text) < _SHORTEST_WORD and text.isalpha() and text.islower()
    return is_variable or " - " in text or not _OPERATORS.isdisjoint(text) or "/" in text


def _is_greek(character: str) -> bool:
    return "\u0370" <= character <= "\u03ff"
