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
    # One or two digits are no name: 10:30:15 is a time of day.
    "emoji name": re.compile(r":(?!\d{1,2}:)(?:[+-]?1|100|1234|[\w+~-]*[^\W\d_][\w+~-]*):"),
    "link": re.compile(r"[a-z0-9+.-]+:[/\\]{2}", re.IGNORECASE),
    "invitation": re.compile(r"discord(?:app)?\.[a-z]+/", re.IGNORECASE),
    "masked link": re.compile(r"\[[^\]]*\]\("),
    "emphasis": re.compile(r"[*_~`|]"),
    "heading": re.compile(r"^\s*#{1,3}\s", re.MULTILINE),
    "small text": re.compile(r"^\s*-#\s", re.MULTILINE),
    "list": re.compile(r"^\s*(?:[-*+]|\d+[.)])\s", re.MULTILINE),
    "quote": re.compile(r"^\s*>{1,3}\s", re.MULTILINE),
}
_COPIED = ("everyone", "emoji name", "link", "invitation")
"""What only a character that is copied too can end."""

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


def copied_text(text: str) -> str:
    """Return what a reader copies out of a message: what is shown, breaks and all."""
    return re.sub(r"\\(.)|\*\*|__", lambda found: found[1] or "", text, flags=re.DOTALL)


def needs_break(text: str, place: int) -> bool:
    """Return whether a break before `text[place]` parts something that would act in *text*."""
    return any(
        (found := _ACTING[name].match(text, start)) and place < found.end()
        for name in _COPIED
        for start in range(max(0, place - 100), place)
    )
