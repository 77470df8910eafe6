"""The quotation of an answer, read back from what Discord was sent."""

from bot.interface.quotation import quoted_text
from tests.discord_double.reply import Reply


def quoted(reply: Reply) -> str:
    """Return the quoted words of *reply*."""
    lines = [line for text in reply.texts for line in text.split("\n") if line.startswith("> ")]
    return quoted_text("\n".join(lines))
