"""The one normal form of article text: NFC, plain spaces, nothing invisible."""

import re

from corpus.combining import normalised
from corpus.letters import JOINERS, MARKS, SEEN_MARKS

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_JOINED = (
    "\u0600-\u077f\u07c0-\u0dff"  # from Arabic to the scripts of India
    "\u1000-\u109f\u1780-\u18aa\ufb50-\ufdcf"  # Burmese, Khmer, Mongolian, Arabic once more
    "\u2190-\u2bff\U0001f000-\U0001faff"  # signs and emoji
)
"""What a joiner inside it makes look, and often mean, something else."""
_JOINERS = re.compile(rf"([{_JOINED}](?:[{JOINERS}]?[{_JOINED}{SEEN_MARKS}])*+)|[{JOINERS}]")
"""What joiners stand in with reason, and any other joiner."""
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
"""The code points that Unicode assigns to no character, ever (The Unicode Standard, 23.7)."""
_NO_JOINERS = dict.fromkeys(map(ord, JOINERS))
_CONTROL = re.compile(f"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f{_NONCHARACTERS}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_APART = re.compile(rf"[^\w{MARKS}]\W*|\A\W+")
"""What parts words, with the marks in it that stand on no letter."""
_WHITE_SPACE = re.compile(r"\s+")


def normalise(text: str) -> str:
    """Return *text* in NFC on one line: white-space runs one space, invisible characters gone.

    Soft hyphens, zero-width characters, control characters and noncharacters are dropped, edges
    trimmed, and what no encoding can write is replaced (`encodable`); nothing else changes, so
    quotes keep their curly marks and dashes. Of zero-width joiners those stay that Persian and
    Indic words and emoji are written with: without them other letters are seen.
    """
    visible = _without_idle_joiners(_CONTROL.sub("", _INVISIBLE.sub("", encodable(text))))
    return normalised("NFC", _WHITE_SPACE.sub(" ", visible)).strip()


def _without_idle_joiners(text: str) -> str:
    return text if text.isascii() else _JOINERS.sub(lambda found: found[1] or "", text)


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

    Joiners do not distinguish words. For hashes and duplicate checks only; never shown and never
    stored as text.
    """
    words = normalised("NFKC", text.translate(_NO_JOINERS)).casefold()
    return _APART.sub(" ", words).strip()
