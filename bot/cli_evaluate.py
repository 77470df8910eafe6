"""`footnote evaluate`: figures of this engine on questions whose answers are known."""

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import track

from bot.cli_options import AsJson
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.squad import SquadQuestion

DIGITS = 4


class Form(StrEnum):
    """Forms of question sets that can be read."""

    SQUAD = "squad"


def evaluate(
    file: Annotated[Path, typer.Argument(help="A question set: articles, questions, answers.")],
    *,
    form: Annotated[Form, typer.Option("--format", help="How the file is written.")] = Form.SQUAD,
    as_json: AsJson = False,
) -> None:
    """Report how well answers are found, marked and refused; nothing is stored."""
    del form  # one form so far, checked by its type
    found = _figures(file)
    if as_json:
        typer.echo(json.dumps(found))
        return
    for name, value in found.items():
        shown = "not defined here" if value is None else value
        typer.echo(f"{name.replace('_', ' '):38} {shown}")


def _figures(file: Path) -> dict[str, Any]:
    from corpus.database import Database  # noqa: PLC0415 - see bot.cli
    from corpus.ingest import read_bytes  # noqa: PLC0415 - see bot.cli
    from corpus.store import Store  # noqa: PLC0415 - see bot.cli
    from index import evaluation, squad  # noqa: PLC0415 - see bot.cli
    from index.encoder import SentenceTransformersEncoder  # noqa: PLC0415 - see bot.cli
    from index.engine import Engine  # noqa: PLC0415 - see bot.cli

    questions = squad.read_squad(read_bytes(file))
    encoder = SentenceTransformersEncoder(Settings().model)
    engine = Engine(Store(Database("sqlite://")), encoder)
    outcomes = evaluation.evaluate(engine, questions, _with_progress)
    measured = asdict(evaluation.figures(outcomes))
    return {
        name: round(value, DIGITS) if isinstance(value, float) else value
        for name, value in measured.items()
    }


def _with_progress(questions: "Iterable[SquadQuestion]") -> "Iterator[SquadQuestion]":
    yield from track(list(questions), "Asking", console=Console(stderr=True), transient=True)
