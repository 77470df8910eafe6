"""Options and set-up that several commands share."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.app import App

AsJson = Annotated[bool, typer.Option("--json", help="Print in the machine-readable form.")]
Collection = Annotated[str, typer.Option(help="The collection: the operator's own when not given.")]


@contextmanager
def opened_app(settings: Settings) -> Iterator["App"]:
    """Yield the app; tell on stderr what is going on meanwhile and what was left out."""
    messages = Console(stderr=True)
    with messages.status("Loading the model and the articles…"):
        from bot.app import open_app  # noqa: PLC0415 - takes seconds, --help must not wait for it

        opened = open_app(settings)
    for sentence in opened.left_out:
        messages.print(sentence, style="yellow", markup=False)
    try:
        yield opened
    finally:
        opened.database.close()
