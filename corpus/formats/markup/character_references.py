"""HTML's character references resolved, whatever number stands in them."""

import re
from html import unescape

_LEADING_ZEROS = re.compile(r"&#0++(?=[0-9])")
_BEYOND_UNICODE = re.compile(r"&#[0-9]{8,}+;?")
_REPLACEMENT = "\ufffd"
"""What HTML shows for a number that is no character."""


def unescaped(text: str) -> str:
    """Return *text* with its character references resolved as HTML resolves them.

    Python's own function does not return from numbers of thousands of digits: it raises.
    """
    if "&" not in text:
        return text
    return unescape(_BEYOND_UNICODE.sub(_REPLACEMENT, _LEADING_ZEROS.sub("&#", text)))
