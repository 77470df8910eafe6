"""Article text as Discord text that cannot ping, link, format or reorder, and back again.

Bodies never hold U+2060 or U+200B (`corpus.normalise` drops both), so these serve as breaks
that `unescape` can take out without a doubt.
"""

import re
from collections.abc import Callable

ELLIPSIS = "…"
_BREAK = "\u2060"
_MARK = "\u200b"
_SPECIAL = re.compile(r"[\\`*_~|\[\]<>]")
_LINE_START = re.compile(r"^([^\S\n]*+)([#+-])", re.MULTILINE)
_NUMBERED = re.compile(r"^([^\S\n]*+\d++)([.)])", re.MULTILINE)
_OPENER = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]")
_CLOSED = re.compile(f"{_MARK}[\u202c\u2069]{_MARK}")
_ESCAPED = re.compile(r"\\(.)")


def escape(text: str) -> str:
    """Return *text* as Discord text that shows the same characters and does nothing else.

    Each opening bidirectional control is closed at once, so that it reorders nothing.
    """
    plain = _SPECIAL.sub(r"\\\g<0>", text)
    plain = _LINE_START.sub(r"\1\\\2", plain)
    plain = _NUMBERED.sub(r"\1\\\2", plain)
    plain = plain.replace("/", f"{_BREAK}/").replace("@", f"@{_BREAK}")
    plain = plain.replace(":", f":{_BREAK}")
    return _OPENER.sub(_close, plain)


def escape_within(text: str, budget: int) -> str:
    """Return *text* escaped in at most *budget* UTF-16 units, visibly cut where it must be."""
    if len(text) <= budget and display_length(whole := escape(text)) <= budget:
        return whole
    # Escaping makes nothing shorter.
    reach = max(0, min(len(text), budget))
    kept = longest_prefix(reach, lambda end: display_length(escape(text[:end])) < budget)
    return f"{escape(text[:kept])}{ELLIPSIS}"


def longest_prefix(length: int, fits: Callable[[int], bool]) -> int:
    """Return the greatest end up to *length* that *fits*, for which shorter ones fit too."""
    low, high = 0, length
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def unescape(text: str) -> str:
    """Return the normalised text that `escape` was given."""
    return _ESCAPED.sub(r"\1", _CLOSED.sub("", text).replace(_BREAK, ""))


def _close(opener: re.Match[str]) -> str:
    closer = "\u2069" if opener[0] >= "\u2066" else "\u202c"
    return f"{opener[0]}{_MARK}{closer}{_MARK}"


def display_length(text: str) -> int:
    """Return the length of *text* in UTF-16 units, the stricter way Discord might count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
