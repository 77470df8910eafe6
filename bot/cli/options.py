"""Options and set-up that several commands share."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from rich.progress import track
from rich.text import Text

from bot.output import Terminal, one_line
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.app import App

Item = TypeVar("Item")

AsJson = Annotated[bool, typer.Option("--json", help="Print in the machine-readable form.")]
Whole = Annotated[bool, typer.Option("--whole", help="Take in what reading leaves out.")]
Collection = Annotated[str, typer.Option(help="The collection: the operator's own when not given.")]


def with_progress(items: Sequence[Item], doing: str) -> Iterator[Item]:
    """Yield *items* one by one, with a bar on stderr when a person watches it."""
    console = Terminal(stderr=True)
    yield from track(items, doing, console=console, transient=True, disable=not console.is_terminal)


@contextmanager
def opened_app(settings: Settings, *, to_ask: bool = False) -> Iterator["App"]:
    """Yield the app; tell on stderr what is going on meanwhile and what was left out.

    With *to_ask* the model is loaded too, while the person is told to wait.
    """
    messages = Terminal(stderr=True)
    with messages.status("Loading the model and the articles…"):
        from bot.app import open_app  # noqa: PLC0415 - takes seconds, --help must not wait for it

        opened = open_app(settings)
        if to_ask:
            opened.engine.warm_up()
    for sentence in opened.left_out:
        messages.print(Text(one_line(sentence), style="yellow"))
    try:
        yield opened
    finally:
        opened.close()
