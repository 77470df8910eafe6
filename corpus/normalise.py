"""The one normal form of article text: NFC, plain spaces, nothing invisible."""

import re

from corpus.combining import normalised
from corpus.letters import MARKS

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
"""The code points that Unicode assigns to no character, ever (The Unicode Standard, 23.7)."""
_CONTROL = re.compile(f"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f{_NONCHARACTERS}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_APART = re.compile(rf"[^\w{MARKS}]\W*|\A\W+")
"""What parts words, with the marks in it that stand on no letter."""
_WHITE_SPACE = re.compile(r"\s+")


def normalise(text: str) -> str:
    """Return *text* in NFC on one line: white-space runs one space, invisible characters gone.

    Soft hyphens, zero-width characters, control characters and noncharacters are dropped, edges
    trimmed, and what no encoding can write is replaced (`encodable`); nothing else changes, so
    quotes keep their curly marks and dashes.
    """
    visible = _CONTROL.sub("", _INVISIBLE.sub("", encodable(text)))
    return normalised("NFC", _WHITE_SPACE.sub(" ", visible)).strip()


def encodable(text: str) -> str:
    """Return *text* such that UTF-8 can write it: halves of surrogate pairs joined or replaced.

    JSON, YAML and file names can spell one half of a character; Python keeps it, and every
    database and terminal fails on it. Two halves that belong together become their character,
    a lone one becomes U+FFFD.
    """
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def fold(text: str) -> str:
    """Return *text* reduced to what makes two texts the same to whoever reads them: words, no case.

    For hashes and duplicate checks only; never shown and never stored as text.
    """
    return _APART.sub(" ", normalised("NFKC", text).casefold()).strip()
