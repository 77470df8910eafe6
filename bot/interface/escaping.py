"""Article text as Discord text that cannot ping, link, format or reorder.

What is copied out of Discord is the text itself, wherever nothing in it would act: backslashes
are not shown, and breaks, which are copied, stand only where nothing else ends a construct.
Bodies never hold U+2060 or U+200B (`corpus.normalise` drops both), so these serve as breaks
that can be taken out without a doubt, as tests do.
"""

import re
from collections.abc import Callable
from datetime import datetime

ELLIPSIS = "…"

LABEL = 100
"""Characters of a choice or a suggestion, from Discord's component and command references."""

FIELD = 160
"""UTF-16 units of one field: a title of a whole page must not push the quotation out."""

_BREAK = "\u2060"
_MARK = "\u200b"
_SPECIAL = frozenset("\\`*_~|[]<>")
_LINE_START = re.compile(r"^[^\S\n]*+([#+-]|\d++(?=[.)]))", re.MULTILINE)
_LIVE = re.compile(
    r"""
    (?<=[a-z0-9+.-]):(?=[/\\]{2})                             # a link, by its scheme
    | :(?=(?:[+-]1|100|1234|(?=[\w+~-]*?[^\W\d_])[\w+~-]++):)   # the name of an emoji
    | @(?=everyone|here)
    | discord(?:app)?\.[a-z]++(?=/)                           # an invitation needs no scheme
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What Discord's client or server acts on that no backslash ends; a break goes in behind it.

No emoji is called by one or two digits, as in 10:30:15. Mentions, timestamps, commands and
e-mail links need angle brackets, which are escaped; what begins with www. is no link there.
"""
_OPENER = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def escape(text: str) -> str:
    """Return *text* as Discord text that shows the same characters and does nothing else."""
    return "".join(escaped_characters(text))


def escaped_characters(text: str) -> list[str]:
    """Return each character of *text* as it is shown, for who marks or cuts it in between.

    Each opening bidirectional control is closed at once, so that it reorders nothing.
    """
    shown = [f"\\{each}" if each in _SPECIAL else each for each in text]
    for start in _LINE_START.finditer(text):
        place = start.end() if start[1].isdigit() else start.start(1)
        shown[place] = f"\\{text[place]}"
    for live in _LIVE.finditer(text):
        shown[live.end() - 1] += _BREAK
    for opener in _OPENER.finditer(text):
        shown[opener.start()] = _closed(opener[0])
    return shown


def escape_within(text: str, budget: int) -> str:
    """Return *text* escaped in at most *budget* UTF-16 units, visibly cut where it must be.

    It stays inert between words of ours, even where a colon of ours follows.
    """
    # Escaping makes nothing shorter: what is longer than the budget need not be escaped whole.
    shown = escaped_characters(f"{text[: max(0, budget) + 1]}:")[:-1]
    if len(text) <= budget and display_length("".join(shown)) <= budget:
        return "".join(shown)
    kept = longest_prefix(len(shown), lambda end: display_length("".join(shown[:end])) < budget)
    return f"{''.join(shown[:kept])}{ELLIPSIS}"


def label_text(text: str) -> str:
    """Return *text* for a choice or a suggestion, where no Markdown acts, on one line of `LABEL`.

    It is without what reorders characters: that cannot be closed where such a text is cut.
    """
    line = " ".join(_REORDERING.sub("", text).split())
    return line if len(line) <= LABEL else line[: LABEL - 1] + ELLIPSIS


def longest_prefix(length: int, fits: Callable[[int], bool]) -> int:
    """Return the greatest end up to *length* that *fits*, for which shorter ones fit too."""
    low, high = 0, length
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _closed(opener: str) -> str:
    closer = "\u2069" if opener >= "\u2066" else "\u202c"
    return f"{opener}{_MARK}{closer}{_MARK}"


def moment(at: datetime, style: str = "R") -> str:
    """Return *at* as Discord text that each reader sees in their own time, `R` as how long ago.

    The other styles are those of Discord's reference of message formatting.
    """
    return f"<t:{int(at.timestamp())}:{style}>"


def display_length(text: str) -> int:
    """Return the length of *text* in UTF-16 units, the stricter way Discord might count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
