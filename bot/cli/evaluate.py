"""`footnote evaluate`: figures of this engine on questions whose answers are known."""

from dataclasses import asdict
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.options import AsJson, with_progress
from bot.output import print_json, printable, tell
from bot.settings import Settings
from corpus.errors import FootnoteError

if TYPE_CHECKING:
    from index.evaluation.measures import Figures

DIGITS = 4


class Form(StrEnum):
    """Forms of question sets that can be read."""

    SQUAD = "squad"


def evaluate(
    file: Annotated[Path, typer.Argument(help="A question set: articles, questions, answers.")],
    *,
    form: Annotated[Form, typer.Option("--format", help="How the file is written.")] = Form.SQUAD,
    misses: Annotated[
        Path | None, typer.Option(help="Write the 50 worst misses here, as text to read.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Report how well answers are found, marked and refused; nothing is stored."""
    del form  # one form so far, checked by its type
    found = _figures(file, misses)
    if as_json:
        print_json(found)
        return
    by_type = found.pop("by_type")
    _print(found)
    for kind, measured in by_type.items():
        tell("")
        tell(kind)
        _print(measured)


def _print(measured: dict[str, Any]) -> None:
    for name, value in measured.items():
        shown = "not defined here" if value is None else value
        tell(f"{name.replace('_', ' '):38} {shown}")


def _figures(file: Path, misses: Path | None) -> dict[str, Any]:
    from bot.app import encoder_for, reader_for  # noqa: PLC0415 - see bot.cli.main
    from corpus.ingest import read_bytes  # noqa: PLC0415 - see bot.cli.main
    from corpus.storage.database import Database  # noqa: PLC0415 - see bot.cli.main
    from corpus.store import Store  # noqa: PLC0415 - see bot.cli.main
    from index.engine import Engine  # noqa: PLC0415 - see bot.cli.main
    from index.evaluation import measures, squad  # noqa: PLC0415 - see bot.cli.main
    from index.evaluation.misses import report  # noqa: PLC0415 - see bot.cli.main

    questions = squad.read_squad(read_bytes(file))
    settings = Settings()
    encoder = encoder_for(settings)
    engine = Engine(Store(Database("sqlite://")), encoder, reader_for(encoder, settings))
    outcomes = measures.evaluate(engine, questions, partial(with_progress, doing="Asking"))
    if misses is not None:
        _write(misses, report(outcomes, questions))
    by_type = measures.figures_by_type(outcomes)
    return {
        **_rounded(measures.figures(outcomes)),
        "by_type": {kind: _rounded(measured) for kind, measured in by_type.items()},
    }


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(printable(text), encoding="utf-8")
    except OSError as error:
        raise FootnoteError(
            f"The misses cannot be written to {file}: give a file in a folder that can be written."
        ) from error


def _rounded(measured: "Figures") -> dict[str, Any]:
    return {
        name: round(value, DIGITS) if isinstance(value, float) else value
        for name, value in asdict(measured).items()
    }
