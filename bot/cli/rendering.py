"""Articles, their history and servers as lines and tables of a terminal."""

from collections.abc import Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.citation_wording import clock
from bot.cli.columns import Columns
from bot.output import one_line
from corpus.article import Article, LeftOut, Metadata, Paragraph, SourceKind
from corpus.servers.departures import Standing
from corpus.storage.history import Event
from corpus.submissions.cautions import cautions

NO_ARTICLES = "There is no article to search yet: add one with `footnote source add PATH_OR_URL`."


def source_table(articles: tuple[Article, ...]) -> RenderableType:
    """Return a plain table of *articles*, or a line that says how to add the first."""
    if not articles:
        return Text(NO_ARTICLES)
    rows = [
        (
            Text(each.id),
            _cell(_listed(each)),
            _cell(", ".join(each.metadata.authors) or "unknown"),
            Text(each.metadata.published.isoformat() if each.metadata.published else "unknown"),
            Text(str(each.paragraph_count)),
        )
        for each in articles
    ]
    return Columns(("Id", "Title", "Author", "Published", "Paragraphs"), rows, whole=("Id",))


def added_line(article: Article) -> RenderableType:
    """Return in one line what was stored, and how much of it is to be looked at."""
    stated = article.metadata
    count = article.paragraph_count
    parts = [
        f"Added {stated.title or article.source.name}",
        ", ".join(stated.authors) or "author unknown",
        _day(stated.published) or "date unknown",
        f"{count} paragraph{'' if count == 1 else 's'}",
        article.id,
    ]
    notes = len(cautions(stated, article.warnings))
    if notes:
        parts.append(
            f"{notes} note{'' if notes == 1 else 's'} (`footnote source show {article.id}`)"
        )
    return _cell(" · ".join(parts))


def _listed(article: Article) -> str:
    title = article.metadata.title or "untitled"
    return f"{title} (sample)" if article.source.kind is SourceKind.SAMPLE else title


def history_table(events: Sequence[Event]) -> RenderableType:
    """Return a plain table of *events*, or a line that says that there are none."""
    if not events:
        return Text("Nothing has been done to these articles yet.")
    table = Table(box=None, pad_edge=False)
    for heading in ("When (UTC)", "Who", "Did", "Id", "Version", "Title"):
        table.add_column(heading, no_wrap=heading != "Title")
    for event in events:
        cells = (
            f"{event.at:%Y-%m-%d %H:%M}",
            event.actor or "operator",
            event.action.value,
            event.article_id,
            str(event.version),
            event.title,
        )
        table.add_row(*map(_cell, cells))
    return table


def server_table(servers: Sequence[Standing]) -> RenderableType:
    """Return a plain table of *servers*, or a line that says that there are none."""
    if not servers:
        return Text("The bot is in no server yet: `footnote run` joins Discord.")
    table = Table(box=None, pad_edge=False)
    for heading in ("Server", "Name", "State", "Since", "Erased on"):
        table.add_column(heading, no_wrap=heading != "Name")
    for each in servers:
        days = (each.left_at or each.missing_since, each.erased_at)
        cells = (
            each.collection,
            each.name,
            each.state,
            *(day and _day(day.date()) for day in days),
        )
        table.add_row(*(_cell(cell or "") for cell in cells))
    return table


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _guess(value: str | None) -> str | None:
    return f"unknown, perhaps {value} (a guess, which is not stored)" if value else None


def _cell(value: str) -> Text:
    return Text(one_line(value))


def _left_out(left_out: LeftOut) -> str:
    if left_out.is_taken_in:
        return f"{left_out.words} words, which are taken in"
    return f"{left_out.words} words, which `--whole` takes in"


def article_lines(
    article: Article, guessed: Metadata | None = None, left_out: LeftOut | None = None
) -> RenderableType:
    """Return *article* as it was read: what is known of it, its paragraphs, what to check.

    Where it was just read, *guessed* is told beside what is unknown, and what was *left_out*.
    """
    stated, perhaps = article.metadata, guessed or Metadata()
    known = [
        ("title", stated.title),
        ("authors", ", ".join(stated.authors) or _guess(", ".join(perhaps.authors))),
        ("publication", stated.publication or _guess(perhaps.publication)),
        ("published", _day(stated.published) or _guess(_day(perhaps.published))),
        ("link", stated.url),
        ("language", stated.language),
        ("licence", stated.licence),
        ("source", f"{article.source.name} ({article.source.kind})"),
        ("id", article.id),
    ]
    if left_out is not None:
        known.append(("left out", _left_out(left_out)))
    head = [_cell(f"{name:12} {value or 'unknown'}") for name, value in known]
    body = [
        Text(f"{_named(each):>12} {article.body[each.start : each.end]}")
        for each in article.paragraphs
    ]
    sentences = cautions(stated, article.warnings)
    checks = [Text(one_line(f"Note: {each}"), style="yellow") for each in sentences]
    return Group(*head, Text(), *body, Text(), *checks)


def _named(paragraph: Paragraph) -> str:
    named = str(paragraph.number or paragraph.kind)
    return named if paragraph.at is None else f"{named} at {clock(paragraph.at)}"
