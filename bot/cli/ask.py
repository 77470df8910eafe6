"""`footnote ask`: one question, or a file of them, for people and for scripts."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.options import AsJson, Collection, opened_app, with_progress
from bot.output import Terminal, print_json
from bot.settings import Settings
from corpus.errors import InvalidQuestion

if TYPE_CHECKING:
    from index.engine import Engine


def ask(
    question: Annotated[str | None, typer.Argument(help="What you would like to know.")] = None,
    *,
    questions: Annotated[
        Path | None,
        typer.Option(help='A file of lines {"id": …, "question": …, "earlier": […]}.'),
    ] = None,
    top: Annotated[int, typer.Option(min=1, max=100, help="How many passages to list.")] = 3,
    collection: Collection = "operator",
    as_json: AsJson = False,
) -> None:
    """Answer one question, or a file of them."""
    if (question is None) == (questions is None):
        raise typer.BadParameter("give either a question or --questions FILE.")
    if question is not None:
        _ask_one(question, top, collection, as_json=as_json)
        return
    entries = _entries(Path(str(questions)))
    with opened_app(Settings(), to_ask=True) as opened:
        opened.engine.store.require(collection)
        if not _ask_all(opened.engine, collection, entries, top):
            raise typer.Exit(1)


def _ask_one(question: str, top: int, collection: str, *, as_json: bool) -> None:
    with opened_app(Settings(), to_ask=True) as opened:
        opened.engine.store.require(collection)
        answer = opened.engine.ask(collection, question, top=top)
    if as_json:
        from bot.cli.json_output import answer_object  # noqa: PLC0415 - see bot.cli.main

        print_json({"id": None} | answer_object(answer))
    else:
        from bot.cli.reply_lines import answer_lines  # noqa: PLC0415 - see bot.cli.main

        console = Terminal()
        console.print(answer_lines(answer), soft_wrap=not console.is_terminal)


def _entries(file: Path) -> list[dict[str, Any]]:
    from corpus.ingest import read_bytes  # noqa: PLC0415 - see bot.cli.main

    lines = read_bytes(file).decode("utf-8", errors="replace").splitlines()
    return [_entry(line, f"{file}:{n}") for n, line in enumerate(lines, 1) if line.strip()]


def _entry(line: str, place: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
        earlier = [str(each) for each in entry.get("earlier", [])]
        return {"id": entry["id"], "question": str(entry["question"]), "earlier": earlier}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InvalidQuestion(
            f'{place} is not an object with "id" and "question": correct that line.'
        ) from error


def _ask_all(engine: "Engine", collection: str, entries: list[dict[str, Any]], top: int) -> bool:
    """Print an object for each entry, in order; return whether all could be asked."""
    sound = True
    for entry in with_progress(entries, "Asking"):
        outcome = _outcome(engine, collection, entry, top)
        sound = sound and "error" not in outcome
        print_json(outcome)
    return sound


def _outcome(engine: "Engine", collection: str, entry: dict[str, Any], top: int) -> dict[str, Any]:
    from bot.cli.json_output import answer_object  # noqa: PLC0415 - see bot.cli.main

    try:
        answer = engine.ask(collection, entry["question"], top=top, earlier=entry["earlier"])
    except InvalidQuestion as error:
        return {"id": entry["id"], "question": entry["question"], "error": str(error)}
    return {"id": entry["id"]} | answer_object(answer)
