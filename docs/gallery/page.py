"""A scene as one page of HTML, in the looks of Discord's dark theme."""

from collections.abc import Sequence

from bot.play.drawing.message import Form, Message, form_html, message_html
from bot.play.page import PAGE
from docs.gallery.scene import NAMES

BACKGROUND = (0x31, 0x33, 0x38)
"""The colour around everything, by which a picture is cropped."""

_STYLE = PAGE / "discord.css"
DESKTOP, PHONE = 600, 375
"""CSS pixels that a scene is wide on a desktop, and on most phones."""


def page(scene: Sequence[Message | Form], width: int = DESKTOP) -> str:
    """Return the page that shows *scene* from top to bottom, *width* CSS pixels wide."""
    shown = "".join(_form(each) if isinstance(each, Form) else _message(each) for each in scene)
    main = f"main {{ width: {width}px; padding: 4px 0; }}"
    style = f"{_STYLE.read_text(encoding='utf-8')}{main}"
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style><main>{shown}</main>'


def _message(message: Message) -> str:
    seen = " private" if message.ephemeral else ""
    return f'<article class="message{seen}">{message_html(message, NAMES)}</article>'


def _form(form: Form) -> str:
    return f'<section class="form">{form_html(form, NAMES)}</section>'
