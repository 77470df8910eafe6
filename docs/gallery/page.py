"""A scene as one page of HTML, in the looks of Discord's dark theme."""

from collections.abc import Sequence

from bot.play.drawing.message import Form, Message, form_html, message_html
from bot.play.page import PAGE
from docs.gallery.scene import NAMES, Printed

BACKGROUND = (0x31, 0x33, 0x38)
"""The colour around everything, by which a picture is cropped."""

_STYLE = PAGE / "discord.css"
_TERMINAL = (
    "pre { background: #0c0c0c; border-radius: 8px; color: #d9d9d9; margin: 8px 16px; "
    'padding: 14px 16px; font: 13px/1.4 "DejaVu Sans Mono", monospace; white-space: pre-wrap; }'
)
DESKTOP, PHONE = 600, 375
"""CSS pixels that a scene is wide on a desktop, and on most phones."""


def page(scene: Sequence[Message | Form | Printed], width: int = DESKTOP) -> str:
    """Return the page that shows *scene* from top to bottom, *width* CSS pixels wide."""
    shown = "".join(map(_shown, scene))
    main = f"main {{ width: {width}px; padding: 4px 0; }}"
    style = f"{_STYLE.read_text(encoding='utf-8')}{_TERMINAL}{main}"
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style><main>{shown}</main>'


def _shown(part: Message | Form | Printed) -> str:
    if isinstance(part, Printed):
        return f"<pre>{part.lines}</pre>"
    return _form(part) if isinstance(part, Form) else _message(part)


def _message(message: Message) -> str:
    seen = " private" if message.ephemeral else ""
    return f'<article class="message{seen}">{message_html(message, NAMES)}</article>'


def _form(form: Form) -> str:
    return f'<section class="form">{form_html(form, NAMES)}</section>'
