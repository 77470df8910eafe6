"""What a server sees in its first minute: the hello, and what the bot is."""

from collections.abc import Sequence

from bot.about.card import about_card, hello_card, searched_text
from bot.connection.invite import invite_link
from bot.language import speaking
from bot.play.drawing.message import Form, Message
from docs.gallery.scene import Scene, sent

_APPLICATION = 100000000000000001


def joined() -> Sequence[Message | Form]:
    """Return the hello to a server, in English and in German."""
    shown = [sent(hello_card(has_sample=True))]
    with speaking("de"):
        shown.append(sent(hello_card(has_sample=True)))
    return shown


def about() -> Sequence[Message | Form]:
    """Return what the bot says of itself."""
    view = about_card(
        name="Footnote",
        version="0.1.0",
        searched=searched_text(1, is_sample=True),
        model="all-MiniLM-L6-v2",
        privacy=(
            "Questions are kept for 30 days and never leave the machine that runs me: see /privacy."
        ),
        invite=invite_link(_APPLICATION),
    )
    return [sent(view, ephemeral=True, command=("ada", "/about"))]


SCENES: tuple[Scene, ...] = (joined, about)
