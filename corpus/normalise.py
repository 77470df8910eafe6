"""The one normal form of article text: NFC, plain spaces, nothing invisible."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""Control characters but for white space, and halves of characters, which nothing can store."""
_WHITE_SPACE = re.compile(r"\s+")


def normalise(text: str) -> str:
    """Return *text* in NFC on one line: white-space runs one space, invisible characters gone.

    Soft hyphens, zero-width characters and control characters are dropped, edges trimmed;
    nothing else changes, so quotes keep their curly marks and dashes.
    """
    visible = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", _WHITE_SPACE.sub(" ", visible)).strip()


def fold(text: str) -> str:
    """Return *text* reduced to what makes two texts the same to a reader: words, no case.

    For hashes and duplicate checks only; never shown and never stored as text.
    """
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()
