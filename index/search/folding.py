"""Words as they are compared: in compatible letters, without case and accents, in every script.

Only for comparing: what is shown and quoted is never folded.
"""

import re
import unicodedata

from corpus.combining import normalised

_CANDIDATES = range(0x80, 0x20000)
"""Code points among which all digits are that are not ASCII."""

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "\u0131": "i",
        "\u0640": None,  # Arabic letters are drawn out with it
        "\u0649": "\u064a",  # alif maqsura: yeh without its dots
        "\u06cc": "\u064a",  # yeh and kaf as Persian keys have them
        "\u06a9": "\u0643",
        "\u06c1": "\u0647",  # heh of Urdu
        "\u200c": None,  # joiners part no words
        "\u200d": None,
        "\u02bc": "'",  # the Ukrainian apostrophe that is a letter to Unicode
    }
    | {
        letter: str(unicodedata.decimal(letter))
        for letter in map(chr, _CANDIDATES)
        if letter.isdecimal()
    }
)
"""Letters that no compatible form takes apart, as whoever has no such keys types them, and the
digits of every script."""

_OVERLAYS = range(1, 8)
_POINTS = range(10, 84)
_ABOVE_AND_BELOW = range(200, 256)
_ACCENTS = frozenset((*_OVERLAYS, *_POINTS, *_ABOVE_AND_BELOW))
"""Unicode's combining classes of what whoever asks may leave out: accents, the points of Hebrew and
Arabic, the Indic dot below. Other marks are vowels, tones and voices, which tell words apart as
letters do."""

_VALUES = {letter: value for value, letter in enumerate("\u3007一二三四五六七八九")}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_HAN = f"[{''.join((*_VALUES, *_SCALES))}]"
_HAN_NUMBER = re.compile(
    rf"(?<!{_HAN}){_HAN}++(?=年|月|世[紀纪])"
    rf"|(?<=月){_HAN}++(?=[日号號])|(?<=[前後后午]){_HAN}++(?=[時时点點])"
)
"""Numbers in Chinese letters where they can be nothing else: in dates, centuries and hours."""


def folded(text: str) -> str:
    """Return *text* in compatible letters, without case and accents: what words are told by."""
    if text.isascii():
        # What follows would change nothing else, and takes most of the time of indexing.
        return text.casefold()
    plain = normalised("NFKD", text).casefold().translate(_LETTERS)
    kept = "".join(letter for letter in plain if unicodedata.combining(letter) not in _ACCENTS)
    return _HAN_NUMBER.sub(_in_figures, unicodedata.normalize("NFC", kept))


def _in_figures(number: re.Match[str]) -> str:
    """Return a number in Chinese letters in figures: 二十一 and 二一 are both 21."""
    letters = number[0]
    if _SCALES.keys().isdisjoint(letters):
        return "".join(str(_VALUES[each]) for each in letters)
    total, before = 0, 1
    for each in letters:
        if each in _SCALES:
            total += before * _SCALES[each]
            before = 1
        else:
            before = _VALUES[each]
    return str(total + _VALUES.get(letters[-1], 0))
