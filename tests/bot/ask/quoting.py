"""The quotation of an answer, read back from what Discord was sent."""

import re

from bot.interface.quotation import CUT
from tests.discord_double.reply import Reply

_CLOSED = re.compile("\u200b[\u202c\u2069]\u200b")
_BREAK = "\u2060"


def quoted(reply: Reply) -> str:
    """Return the quoted words of *reply*."""
    lines = [line for text in reply.texts for line in text.split("\n") if line.startswith("> ")]
    return quoted_text("\n".join(lines))


def quoted_text(rendered: str) -> str:
    """Return the exact passage text that *rendered* shows, without marks of cutting."""
    lines = "\n".join(line.removeprefix("> ") for line in rendered.split("\n"))
    lines = lines.removeprefix(f"{CUT} ").removesuffix(f" {CUT}")
    marks = re.compile(r"(\\.)|\*\*|__", re.DOTALL)
    return unescape(marks.sub(lambda match: match[1] or "", lines))


def unescape(text: str) -> str:
    """Return the normalised text that `escape` was given."""
    return re.sub(r"\\(.)", r"\1", _CLOSED.sub("", text).replace(_BREAK, ""))
