"""`footnote read` and `footnote source …`: what may be read, what is stored."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import AsJson, Collection, Whole, opened_app
from bot.cli.outcomes import JustRead, outcomes_of, print_article, print_articles, print_outcomes
from bot.output import Terminal, print_json, tell
from bot.settings import Settings
from corpus.article import Draft, Metadata, Source, SourceKind
from corpus.errors import SourceRefused

if TYPE_CHECKING:
    from index.index_writer import IndexWriter


app = typer.Typer(help="Add, list, show and remove articles, and the like.", rich_markup_mode=None)

Sources = Annotated[list[str], typer.Argument(metavar="PATH_OR_URL…", help="Files and links.")]
ArticleId = Annotated[str, typer.Argument(metavar="ID", help="As `source list` shows it.")]


def read(sources: Sources, *, whole: Whole = False, as_json: AsJson = False) -> None:
    """Read articles and show what was understood. Nothing is stored."""
    from corpus.drafts import as_article  # noqa: PLC0415 - see bot.cli.main
    from corpus.store import OPERATOR  # noqa: PLC0415 - see bot.cli.main

    def treat(name: str) -> JustRead:
        draft, source = _read(name, whole=whole)
        return JustRead(as_article(OPERATOR, draft, source), draft.guessed, draft.left_out)

    _report(sources, treat, as_json=as_json)


@app.command()
def add(  # noqa: PLR0913 - one parameter an option
    sources: Sources,
    *,
    title: Annotated[str | None, typer.Option(help="The title, where the source has none.")] = None,
    author: Annotated[list[str] | None, typer.Option(help="An author; may be repeated.")] = None,
    publication: Annotated[str | None, typer.Option(help="Where it was published.")] = None,
    published: Annotated[str | None, typer.Option(help="The day, as 2022-05-06.")] = None,
    url: Annotated[str | None, typer.Option(help="The link readers are sent to.")] = None,
    whole: Whole = False,
    show: Annotated[bool, typer.Option("--show", help="Show what was stored as a whole.")] = False,
    collection: Collection = "operator",
    as_json: AsJson = False,
) -> None:
    """Read articles and store them. Each is searchable from then on."""
    from corpus.drafts import day  # noqa: PLC0415 - see bot.cli.main

    known = None if published is None else day(published)
    stated = Metadata(title, tuple(author or ()), publication, known, url)
    with opened_app(Settings()) as opened:
        _report(
            sources,
            lambda name: _store(opened.engine.writer, collection, name, stated, whole=whole),
            as_json=as_json,
            in_one_line=not show,
        )


@app.command("list")
def list_sources(*, collection: Collection = "operator", as_json: AsJson = False) -> None:
    """List the articles, and the sample that stands in for them."""
    with opened_app(Settings()) as opened:
        opened.engine.store.require(collection)
        articles = opened.engine.store.articles(_with_sample(collection))
    if as_json:
        print_articles(articles)
        return
    from bot.cli.rendering import source_table  # noqa: PLC0415 - see bot.cli.main

    Terminal().print(source_table(articles))


@app.command()
def show(
    article_id: ArticleId, *, collection: Collection = "operator", as_json: AsJson = False
) -> None:
    """Show one article as it was read."""
    with opened_app(Settings()) as opened:
        opened.engine.store.require(collection)
        article = opened.engine.store.article(_with_sample(collection), article_id)
    if as_json:
        from bot.cli.json_output import article_object  # noqa: PLC0415 - see bot.cli.main

        print_json(article_object(article))
    else:
        print_article(article)


@app.command()
def remove(article_id: ArticleId, *, collection: Collection = "operator") -> None:
    """Withdraw one article: no question finds it any more."""
    with opened_app(Settings()) as opened:
        opened.engine.store.require(collection)
        article = opened.engine.store.article(_with_sample(collection), article_id)
        if article.source.kind is SourceKind.SAMPLE:
            raise SourceRefused(
                "This is the sample article: it is left out by itself once you add another."
            )
        opened.engine.writer.remove(collection, article_id)
    tell(f"Removed {article.metadata.title or article.source.name}.")


def _with_sample(collection: str) -> tuple[str, ...]:
    """Return *collection*, the operator's with the sample that ships beside it."""
    from corpus.store import OPERATOR, SAMPLE  # noqa: PLC0415 - see bot.cli.main

    return (OPERATOR, SAMPLE) if collection == OPERATOR else (collection,)


def _read(name: str, *, whole: bool) -> tuple[Draft, Source]:
    from corpus import left_out  # noqa: PLC0415 - see bot.cli.main
    from corpus.drafts import now  # noqa: PLC0415 - see bot.cli.main
    from corpus.ingest import is_link, read_file, read_link  # noqa: PLC0415 - see bot.cli.main

    if is_link(name):
        draft, source = asyncio.run(read_link(name, now()))
    else:
        draft, source = read_file(Path(name), now())
    return (left_out.whole(draft) if whole else draft), source


def _store(
    writer: "IndexWriter", collection: str, name: str, stated: Metadata, *, whole: bool
) -> JustRead:
    from corpus.drafts import described  # noqa: PLC0415 - see bot.cli.main

    read, source = _read(name, whole=whole)
    draft = described(read, stated)
    return JustRead(writer.add(collection, draft, source), draft.guessed, draft.left_out)


def _report(
    names: list[str], treat: Callable[[str], JustRead], *, as_json: bool, in_one_line: bool = False
) -> None:
    """Treat each source, print what came of each in order; exit 1 when one was refused."""
    outcomes = outcomes_of(names, lambda name: [treat(name)])
    print_outcomes(outcomes, as_json=as_json, in_one_line=in_one_line)
