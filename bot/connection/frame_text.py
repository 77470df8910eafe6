"""The text of what the gateway sends, without what neither a database nor Discord takes back."""

import re

_ESCAPE = re.compile(
    r"""
    \\u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}      # both halves of a character
    | (?P<unkept>\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2}))          # half of one, or NUL
    | \\.
    """,
    re.VERBOSE,
)
"""An escape of JSON (RFC 8259, 7): nothing else in it can say such a character."""

_LOST = "\\ufffd"


def keepable(frame: str) -> str:
    """Return the JSON *frame* with the mark of a lost character for NUL and halves of characters.

    PostgreSQL keeps no NUL, UTF-8 writes no half: whatever a member typed can be kept, looked for
    and shown then, wherever it goes.
    """
    if "\\u" not in frame:
        return frame
    return _ESCAPE.sub(lambda found: _LOST if found["unkept"] else found[0], frame)
