"""A scene as one page of HTML, in the looks of Discord's dark theme."""

import html
from collections.abc import Sequence
from pathlib import Path

from docs.gallery.components import component
from docs.gallery.markdown import markdown
from docs.gallery.scene import Form, Message

BACKGROUND = (0x31, 0x33, 0x38)
"""The colour around everything, by which a picture is cropped."""

_STYLE = Path(__file__).with_name("discord.css")


def page(scene: Sequence[Message | Form]) -> str:
    """Return the page that shows *scene* from top to bottom."""
    shown = "".join(_form(each) if isinstance(each, Form) else _message(each) for each in scene)
    style = _STYLE.read_text(encoding="utf-8")
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style><main>{shown}</main>'


def _message(message: Message) -> str:
    name = html.escape(message.author)
    mark = '<span class="app">APP</span>' if message.by_bot else ""
    bot = " bot" if message.by_bot else ""
    parts = "".join(component(each) for each in message.components)
    only = "Only you can see this • <a>Dismiss message</a>"
    foot = f'<div class="ephemeral">{only}</div>' if message.ephemeral else ""
    seen = " private" if message.ephemeral else ""
    text = f'<div class="text">{markdown(message.content)}</div>' if message.content else ""
    return (
        f'<article class="message{seen}">{_above(message)}'
        f'<div class="avatar{bot}">{"¹" if bot else name[:1].upper()}</div>'
        f"<header><b>{name}</b>{mark}<time>10:42</time></header>"
        f'<div class="body">{text}{parts}{foot}</div></article>'
    )


def _above(message: Message) -> str:
    if message.command:
        who, command = map(html.escape, message.command)
        return f'<div class="above"><b>{who}</b> used <a>{command}</a></div>'
    if message.replies_to:
        who, text = map(html.escape, message.replies_to)
        return f'<div class="above"><b>{who}</b> {text}</div>'
    return ""


def _form(form: Form) -> str:
    fields = "".join(component(each) for each in form.components)
    buttons = (
        '<div class="row"><button class="secondary">Cancel</button>'
        '<button class="primary">Submit</button></div>'
    )
    return f'<section class="form"><h2>{html.escape(form.title)}</h2>{fields}{buttons}</section>'
