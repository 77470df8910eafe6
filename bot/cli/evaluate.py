"""`footnote evaluate`: figures of this engine on questions whose answers are known."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from bot.cli.case_lines import DIGITS, case_lines, case_object
from bot.cli.options import AsJson, with_progress
from bot.output import print_json, printable, tell
from bot.settings import Settings
from corpus.errors import FootnoteError
from index.evaluation.forms import Form, form_of

if TYPE_CHECKING:
    from index.engine import Engine
    from index.evaluation.measures import Figures

Item = TypeVar("Item")


def evaluate(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="FILE_OR_FOLDER", help="A SQuAD file, or a folder of articles and questions."
        ),
    ],
    *,
    form: Annotated[
        Form | None,
        typer.Option("--format", help="How it is written: seen from what lies there, if not said."),
    ] = None,
    misses: Annotated[
        Path | None, typer.Option(help="Write the 50 worst misses here, as text to read.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Report how well questions are answered. Nothing is stored."""
    form = form or form_of(path)
    if form is Form.SQUAD:
        _evaluate_squad(path, misses, as_json=as_json)
    else:
        _evaluate_cases(form, path, misses, as_json=as_json)


def _evaluate_cases(form: Form, folder: Path, misses: Path | None, *, as_json: bool) -> None:
    from index.evaluation import case_sets  # noqa: PLC0415 - see bot.cli.main

    judge = case_sets.evaluate_members if form is Form.MEMBERS else case_sets.evaluate_field
    found = judge(_engine(), folder, _with_progress)
    if misses is not None:
        _write(misses, found.misses)
    if as_json:
        print_json(case_object(found.figures))
        return
    for line in case_lines(found.figures):
        tell(line)


def _evaluate_squad(file: Path, misses: Path | None, *, as_json: bool) -> None:
    found = _squad_figures(file, misses)
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


def _squad_figures(file: Path, misses: Path | None) -> dict[str, Any]:
    from corpus.ingest import read_bytes  # noqa: PLC0415 - see bot.cli.main
    from index.evaluation import measures, squad  # noqa: PLC0415 - see bot.cli.main
    from index.evaluation.misses import report  # noqa: PLC0415 - see bot.cli.main

    questions = squad.read_squad(read_bytes(file))
    outcomes = measures.evaluate(_engine(), questions, _with_progress)
    if misses is not None:
        _write(misses, report(outcomes, questions))
    by_type = measures.figures_by_type(outcomes)
    return {
        **_rounded(measures.figures(outcomes)),
        "by_type": {kind: _rounded(measured) for kind, measured in by_type.items()},
    }


def _engine() -> "Engine":
    """Return an engine whose store is in memory: nothing of what it takes up stays."""
    from bot.app import encoder_for, multilingual_reader_for, reader_for  # noqa: PLC0415 - see bot.cli.main
    from corpus.storage.database import Database  # noqa: PLC0415 - see bot.cli.main
    from index.engine import Engine  # noqa: PLC0415 - see bot.cli.main

    settings = Settings()
    encoder = encoder_for(settings)
    return Engine(
        Database("sqlite://"),
        encoder,
        reader_for(encoder, settings),
        multilingual_reader=multilingual_reader_for(encoder, settings),
    )


def _with_progress(items: Sequence[Item]) -> Iterator[Item]:
    return with_progress(items, "Asking")


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
