"""A message as it stands in a channel, and a form as it stands open, as HTML."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from bot.play.drawing.components import Json, component
from bot.play.drawing.markdown import markdown
from bot.play.drawing.names import Names


@dataclass(frozen=True, slots=True)
class Message:
    """A message by *author*; *replies_to* is a (name, text) pair.

    *command* is the (name, command) pair that stands above the reply to a slash command.
    """

    content: str = ""
    components: Sequence[Json] = ()
    author: str = "Footnote"
    ephemeral: bool = False
    command: tuple[str, str] | None = None
    replies_to: tuple[str, str] | None = None
    time: str = "10:42"
    thinks: bool = False

    @property
    def by_bot(self) -> bool:
        """Return whether the bot wrote it."""
        return self.author == "Footnote"


@dataclass(frozen=True, slots=True)
class Form:
    """A modal, as it stands open before a person."""

    title: str
    components: Sequence[Json]


def message_html(message: Message, names: Names) -> str:
    """Return what is inside the element of *message*: who wrote it, when, and all it shows."""
    name = html.escape(message.author)
    mark = '<span class="app">APP</span>' if message.by_bot else ""
    initial = "¹" if message.by_bot else name[:1].upper()
    bot = " bot" if message.by_bot else ""
    return (
        f"{_above(message)}"
        f'<div class="avatar{bot}" aria-hidden="true">{initial}</div>'
        f"<header><b>{name}</b>{mark}<time>{html.escape(message.time)}</time></header>"
        f'<div class="body">{_said(message, names)}{_foot(message)}</div>'
    )


def _said(message: Message, names: Names) -> str:
    if message.thinks:
        return '<div class="thinks">Footnote is thinking…</div>'
    text = f'<div class="text">{markdown(message.content, names)}</div>' if message.content else ""
    return text + "".join(component(each, names) for each in message.components)


def _foot(message: Message) -> str:
    return '<div class="ephemeral">Only you can see this</div>' if message.ephemeral else ""


def _above(message: Message) -> str:
    if message.command:
        who, command = map(html.escape, message.command)
        return f'<div class="above"><b>{who}</b> used <span class="used">{command}</span></div>'
    if message.replies_to:
        who, text = map(html.escape, message.replies_to)
        return f'<div class="above"><b>{who}</b> {text}</div>'
    return ""


def form_html(form: Form, names: Names) -> str:
    """Return the fields of *form* with its title and buttons."""
    fields = "".join(component(each, names) for each in form.components)
    cancel = '<button type="button" class="button secondary" data-cancel>Cancel</button>'
    submit = '<button type="submit" class="button primary">Submit</button>'
    title = html.escape(form.title)
    return f'<h2>{title}</h2>{fields}<div class="row">{cancel}{submit}</div>'
