"""An independent reading of Discord's Markdown: what in a text would still act on a reader."""

import re

_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_ACTING = {
    "mention": re.compile(r"<(?:@[!&]?|#)\d+>"),
    "everyone": re.compile(r"@(?:everyone|here)"),
    "command mention": re.compile(r"</[^>]+:\d+>"),
    "navigation": re.compile(r"<id:\w+>"),
    "timestamp": re.compile(r"<t:-?\d+(?::\w)?>"),
    "custom emoji": re.compile(r"<a?:\w+:\d+>"),
    "emoji name": re.compile(r":\w+:"),
    "link": re.compile(r"[a-z][a-z0-9+.-]*://\S", re.IGNORECASE),
    "masked link": re.compile(r"\[[^\]]*\]\("),
    "emphasis": re.compile(r"[*_~`|]"),
    "heading": re.compile(r"^\s*#{1,3}\s", re.MULTILINE),
    "small text": re.compile(r"^\s*-#\s", re.MULTILINE),
    "list": re.compile(r"^\s*(?:[-*+]|\d+[.)])\s", re.MULTILINE),
    "quote": re.compile(r"^\s*>{1,3}\s", re.MULTILINE),
}
_OPENERS, _CLOSERS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c\u2069"


def live_constructs(text: str) -> list[str]:
    """Return the names of what would act in *text*; an escaped character is inert."""
    inert = _ESCAPE.sub("\ufffc", text)
    found = [name for name, pattern in _ACTING.items() if pattern.search(inert)]
    depth = 0
    for character in inert:
        depth += character in _OPENERS
        depth -= character in _CLOSERS and depth > 0
    return [*found, *(["reordering"] if depth else [])]
