"""`footnote source refresh`, `history`, `export` and `import`: what keeps a collection in order."""

import asyncio
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import AsJson, Collection, opened_app
from bot.cli.outcomes import Outcome, outcomes_of, print_outcomes
from bot.output import Terminal, print_json, tell
from bot.settings import Settings
from corpus.errors import PageUnchanged, SourceRefused

if TYPE_CHECKING:
    from bot.app import App
    from bot.services.sources import Sources

Ids = Annotated[list[str], typer.Argument(metavar="ID…", help="As `source list` shows them.")]
OneId = Annotated[str | None, typer.Argument(metavar="[ID]", help="One article, or all.")]
Target = Annotated[Path, typer.Argument(metavar="[FILE.zip]", help="The file to write.")]
Archives = Annotated[list[Path], typer.Argument(metavar="FILE…", help="Exports, or single .md.")]


def refresh(ids: Ids, *, collection: Collection = "operator", as_json: AsJson = False) -> None:
    """Read pages of articles again. A changed one becomes a new version."""
    with opened_app(Settings()) as opened:
        opened.engine.store.require(collection)
        from bot.services.sources import Sources  # noqa: PLC0415 - see bot.cli.main

        sources = Sources(opened.engine, opened.database)
        try:
            outcomes = outcomes_of(ids, _refresher(opened, sources, collection))
        finally:
            sources.close()
    print_outcomes(outcomes, as_json=as_json)


def history(
    article_id: OneId = None, *, collection: Collection = "operator", as_json: AsJson = False
) -> None:
    """Tell who did what to which article, and when, newest first."""
    from corpus.storage.history import History  # noqa: PLC0415 - see bot.cli.main

    with opened_app(Settings()) as opened:
        opened.engine.store.require(collection)
        events = History(opened.database).get([collection], article_id)
    if as_json:
        from bot.cli.json_output import event_object  # noqa: PLC0415 - see bot.cli.main

        print_json([event_object(each) for each in events])
        return
    from bot.cli.rendering import history_table  # noqa: PLC0415 - see bot.cli.main

    Terminal().print(history_table(events))


def export(
    file: Target = Path("sources.zip"),
    *,
    collection: Collection = "operator",
    as_json: AsJson = False,
) -> None:
    """Write all articles of a collection into a zip file of Markdown."""
    from corpus.archive import packed  # noqa: PLC0415 - see bot.cli.main

    with opened_app(Settings()) as opened:
        opened.engine.store.require(collection)
        articles = opened.engine.store.articles([collection])
    (archive,) = packed(articles)
    _write_new(file, archive)
    if as_json:
        print_json({"file": str(file), "articles": len(articles)})
    else:
        plural = "" if len(articles) == 1 else "s"
        tell(f"Exported {len(articles)} article{plural} to {file}.")


def import_(
    files: Archives, *, collection: Collection = "operator", as_json: AsJson = False
) -> None:
    """Store the articles of exports. What is here already is told and left as it is."""
    with opened_app(Settings()) as opened:
        treat = partial(_imported, opened, collection)
        outcomes = outcomes_of([str(each) for each in files], treat)
    print_outcomes(outcomes, as_json=as_json)


def _refresher(
    opened: "App", sources: "Sources", collection: str
) -> Callable[[str], Iterable[Outcome]]:
    def treat(article_id: str) -> Iterable[Outcome]:
        try:
            return [asyncio.run(sources.refreshed(collection, article_id))]
        except PageUnchanged:
            return [opened.engine.store.article([collection], article_id)]

    return treat


def _imported(opened: "App", collection: str, name: str) -> Iterator[Outcome]:
    from bot.services.archives import add_all  # noqa: PLC0415 - see bot.cli.main
    from corpus.archive import UNPACKED_LIMIT  # noqa: PLC0415 - see bot.cli.main
    from corpus.article import Article  # noqa: PLC0415 - see bot.cli.main
    from corpus.drafts import now  # noqa: PLC0415 - see bot.cli.main
    from corpus.ingest import read_bytes  # noqa: PLC0415 - see bot.cli.main
    from corpus.sandbox.client import SANDBOX  # noqa: PLC0415 - see bot.cli.main
    from corpus.storage.history import OPERATORS  # noqa: PLC0415 - see bot.cli.main

    file = Path(name)
    entries = SANDBOX.unpack(read_bytes(file, UNPACKED_LIMIT), file.name, None, now())
    for each in add_all(opened.engine.writer, collection, entries, OPERATORS):
        if isinstance(each, Article):
            yield each
        else:
            yield {"source": each.name, "error": each.refused}


def _write_new(file: Path, data: bytes) -> None:
    """Write *data* to *file*, all of it or nothing: half an archive looks like a whole one."""
    try:
        written = file.open("xb")
    except FileExistsError as error:
        raise SourceRefused(f"{file} is there already: name another file.") from error
    except OSError as error:
        raise SourceRefused(f"{file} cannot be written ({error.strerror}).") from error
    try:
        with written:
            written.write(data)
            written.flush()
            os.fsync(written.fileno())
    except BaseException as error:
        file.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise SourceRefused(
            f"{file} cannot be written ({error.strerror}): nothing was kept of it."
        ) from error
