"""`footnote evaluate`: figures of this engine on questions whose answers are known."""

import json
from dataclasses import asdict
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli_options import AsJson, with_progress
from bot.settings import Settings

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
    outcomes = evaluation.evaluate(engine, questions, partial(with_progress, doing="Asking"))
    measured = asdict(evaluation.figures(outcomes))
    return {
        name: round(value, DIGITS) if isinstance(value, float) else value
        for name, value in measured.items()
    }
