"""Where the sentences of a paragraph begin and end, by exact offsets."""

import re
from collections.abc import Iterator
from itertools import pairwise

_UNSPACED_STOPS = "\u3002\uff01\uff1f\uff61"
"""Marks of Chinese and Japanese, and the full-width ones."""
_OTHER_STOPS = "\u0589\u061f\u06d4\u0964\u0965\u104b\u1362\u1367\u17d4\u17d5"
"""Armenian, Arabic, Urdu, Indic, Burmese, Ethiopic and Khmer ones."""
_STOP = re.compile(
    r"""(?<![.!?\u2026])(?<!\.[ ])              # never inside a run of marks
        (?:\.(?:[ ]\.)++|[.!?\u2026]++)         # one mark, a run of them, or a spaced ellipsis
        ["'\u201d\u2019\u00bb)\]]*+(?=\s)       # what closes with it, then space
      | (?:[{marks}]|\uff0e(?![0-9\uff10-\uff19]))++  # those that no space need follow
        ["'\u201d\u2019\u00bb)\u300d\u300f\u3011\uff09]*+
    """.replace("{marks}", _UNSPACED_STOPS + _OTHER_STOPS),
    re.VERBOSE,
)
_CLOSING = "\"'\u2019\u201d\u00bb)]*_ "
_ASKING = ("?", "\uff1f", "\u061f")
_LAST_WORD = re.compile(r"[^\s(\[\u201c\u2018\"'\u2013\u2014]+$")
_NEXT_WORD = re.compile(r"[\s(\[\u201c\u2018\"'\u00ab\u00bf\u00a1\u2013\u2014]*(\w*)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]|Ph\.D")
_BEFORE_A_NAME = frozenset(
    "adm amb art asst atty brig capt cf cmdr col cpl dr e.g fr gen gov hon i.e lt m maj messrs mlle"
    " mme mr mrs ms mt pfc pres prof rep reps rev sec sen sens sgt sr st supt viz vs".split()
)
"""Abbreviations that a sentence does not end with: titles and connectives."""
_BEFORE_A_NUMBER = frozenset(
    "ch fig figs no nos p pp para sec vol jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_AFTER_AN_ORDINAL = frozenset(
    "januar februar märz april mai juni juli august september oktober november dezember jahrhundert"
    " jahrhunderts jahrhunderten jahrhunderte jahrtausend jahrtausends jahrtausende jahrestag"
    " geburtstag lebensjahr lebensjahres todestag weltkrieg weltkriegs weltkrieges mal".split()
)
"""Words that go on a German sentence behind a number with a point: "am 9. Mai"."""
_LONGEST_ORDINAL = 2
_EITHER = frozenset("al ave bros co corp dept est etc inc jr ltd plc rd univ".split())
"""Abbreviations that a sentence may end with: the next word decides."""
_OPENERS = frozenset(
    "a after although an and as at because before both but by during each even for from he her here"
    " his how however i if in instead it its later many meanwhile more most my no nor not now on"
    " one or other our she since so some still such that the their then there these they this those"
    " though to today two under until we what when where whether which while who why with yet"
    " you".split()
)
"""Words that, capitalised, far more often open a sentence than continue a name."""


def is_question(text: str) -> bool:
    """Return whether *text* is a question of two words at least: a sign by itself asks nothing."""
    return len(text.split()) > 1 and text.rstrip(_CLOSING).endswith(_ASKING)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of each sentence of *text*, in order, in code points.

    Spans have no white space at their edges and together hold every other character,
    so that a quote can be cut or highlighted at sentence ends without losing anything.
    White space alone has no sentence.
    """
    edges = [0, *_ends(text), len(text)]
    trimmed = (_trim(text, start, end) for start, end in pairwise(edges))
    return tuple((start, end) for start, end in trimmed if start < end)


def _ends(text: str) -> Iterator[int]:
    start = 0
    for stop in _STOP.finditer(text):
        if _ends_sentence(text, start, stop):
            yield stop.end()
            start = stop.end()


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(text, stop.end())
    word = following[1] if following else ""
    if word[:1].islower():
        return stop[0][0] in _UNSPACED_STOPS
    if stop[0][0] != "." or stop[0][1:2] in {".", " ", "!", "?"}:
        return True
    # A word longer than any abbreviation need not be looked at whole.
    before = _LAST_WORD.search(text, max(start, stop.start() - 24), stop.start())
    return before is None or _may_follow(before, start, text, word)


def _may_follow(before: re.Match[str], start: int, text: str, word: str) -> bool:
    """Tell whether *word* opens a sentence after the dotted word *before*."""
    last, folded = before[0], before[0].lower()
    if last.isdecimal() and not text[start : before.start()].strip():
        return False  # "1. Introduction": the number of an item
    if last.isdecimal() and len(last) <= _LONGEST_ORDINAL and word.lower() in _AFTER_AN_ORDINAL:
        return False
    if folded in _BEFORE_A_NAME:
        return False
    if folded in _BEFORE_A_NUMBER:
        return not word[:1].isdecimal()
    if folded in _EITHER or (_INITIALS.fullmatch(last) and last != "I"):
        return word.lower() in _OPENERS
    return True


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
