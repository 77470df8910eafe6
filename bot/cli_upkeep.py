"""`footnote source refresh`, `history`, `export` and `import`: what keeps a collection in order."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli_options import AsJson, Collection, opened_app, with_progress
from bot.cli_sources import print_outcomes
from bot.output import Terminal, print_json, tell
from bot.settings import Settings
from corpus.errors import FootnoteError, PageUnchanged, SourceRefused, StoreUnavailable

if TYPE_CHECKING:
    from bot.app import App
    from bot.curation import Curation
    from corpus.article import Article

Ids = Annotated[list[str], typer.Argument(metavar="ID…", help="As `source list` shows them.")]
OneId = Annotated[str | None, typer.Argument(metavar="[ID]", help="One article, or all.")]
Target = Annotated[Path, typer.Argument(metavar="[FILE.zip]", help="The file to write.")]
Archives = Annotated[list[Path], typer.Argument(metavar="FILE…", help="Exports, or single .md.")]


def refresh(ids: Ids, *, collection: Collection = "operator", as_json: AsJson = False) -> None:
    """Read the pages of articles again; a changed one becomes a new version."""
    with opened_app(Settings()) as opened:
        opened.engine.store.require(collection)
        from bot.curation import Curation  # noqa: PLC0415 - see bot.cli

        curation = Curation(opened.engine, opened.database)
        try:
            treat = _refresher(opened, curation, collection)
            outcomes = [treat(article_id) for article_id in with_progress(ids, "Reading")]
        finally:
            curation.close()
    print_outcomes(outcomes, as_json=as_json)


def history(
    article_id: OneId = None, *, collection: Collection = "operator", as_json: AsJson = False
) -> None:
    """Tell who did what to which article, and when, newest first."""
    from corpus.history import History  # noqa: PLC0415 - see bot.cli

    with opened_app(Settings()) as opened:
        opened.engine.store.require(collection)
        events = History(opened.database).of([collection], article_id)
    if as_json:
        from bot.json_form import event_object  # noqa: PLC0415 - see bot.cli

        print_json([event_object(each) for each in events])
        return
    from bot.terminal import history_table  # noqa: PLC0415 - see bot.cli

    Terminal().print(history_table(events))


def export(
    file: Target = Path("sources.zip"),
    *,
    collection: Collection = "operator",
    as_json: AsJson = False,
) -> None:
    """Write all articles of a collection into a zip file of Markdown."""
    from corpus.archive import packed  # noqa: PLC0415 - see bot.cli

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
    """Store the articles of exports; what is here already is told and left as it is."""
    outcomes: list[Article | dict[str, Any]] = []
    with opened_app(Settings()) as opened:
        for file in with_progress(files, "Reading"):
            outcomes += _imported(opened, collection, file)
    print_outcomes(outcomes, as_json=as_json)


def _refresher(
    opened: "App", curation: "Curation", collection: str
) -> Callable[[str], "Article | dict[str, Any]"]:
    def treat(article_id: str) -> "Article | dict[str, Any]":
        try:
            return asyncio.run(curation.refreshed(collection, article_id))
        except PageUnchanged:
            return opened.engine.store.article([collection], article_id)
        except StoreUnavailable:
            raise
        except FootnoteError as error:
            return {"source": article_id, "error": str(error)}

    return treat


def _imported(opened: "App", collection: str, file: Path) -> "list[Article | dict[str, Any]]":
    from bot.archives import add_all  # noqa: PLC0415 - see bot.cli
    from corpus.archive import unpacked  # noqa: PLC0415 - see bot.cli
    from corpus.article import Article  # noqa: PLC0415 - see bot.cli
    from corpus.drafts import now  # noqa: PLC0415 - see bot.cli
    from corpus.history import OPERATORS  # noqa: PLC0415 - see bot.cli
    from corpus.ingest import name_of, read_bytes  # noqa: PLC0415 - see bot.cli

    try:
        entries = unpacked(read_bytes(file, limit=None), name_of(file), None, now())
    except SourceRefused as error:
        return [{"source": str(file), "error": str(error)}]
    return [
        each if isinstance(each, Article) else {"source": each.name, "error": each.refused}
        for each in add_all(opened.engine, collection, entries, OPERATORS)
    ]


def _write_new(file: Path, data: bytes) -> None:
    try:
        with file.open("xb") as written:
            written.write(data)
    except FileExistsError as error:
        raise SourceRefused(f"{file} is there already: name another file.") from error
    except OSError as error:
        raise SourceRefused(f"{file} cannot be written ({error.strerror}).") from error
