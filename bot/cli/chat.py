"""The same answers in a terminal: the sentence that answers is bold inside its passage."""

import sys
from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.interface.citation import citation_text
from bot.output import one_line
from bot.wording import ABSTENTIONS, HEDGES, facts_text
from corpus.article import Article
from corpus.errors import FootnoteError
from corpus.storage.history import Event
from corpus.store import OPERATOR
from corpus.submissions.cautions import cautions
from index.answer import Answer, RankedPassage, Reason, Span
from index.answering.follow_ups import MOST_EARLIER
from index.engine import Engine

HELP = """Type a question and press Enter. Every answer is quoted word for word from an article.
  /more     the next passages for your last question
  /sources  the articles that are searched
  /help     these lines
  /quit     leave (or press Ctrl-D)"""

MORE = 3
"""Passages that one /more shows."""

NO_ARTICLES = "There is no article to search yet: add one with `footnote source add PATH_OR_URL`."


def answer_lines(answer: Answer) -> RenderableType:
    """Return what a person reads for *answer*: the best passage, or why there is none."""
    if answer.reason is Reason.NO_SOURCES:
        return Text(NO_ARTICLES)
    if answer.reason is not None:
        return Text(ABSTENTIONS[answer.reason])
    best = answer.passages[0]
    above = [Text(HEDGES[answer.confidence])] if answer.confidence in HEDGES else []
    if answer.facts:
        above.append(Text(facts_text(best.citation, answer.facts), style="bold"))
    return Group(*above, passage_lines(best))


def passage_lines(passage: RankedPassage) -> RenderableType:
    """Return a passage with its highlighted sentence marked, and its citation line below.

    The marks are the words' style and two signs around them, for where there is no style; the
    words that answer are underlined as well.
    """
    start, end = passage.highlight.start, passage.highlight.end
    words = passage.answer or Span(start, start)
    quote = Text.assemble(
        passage.text[:start],
        (f"»{passage.text[start : words.start]}", "bold"),
        (passage.text[words.start : words.end], "bold underline"),
        (f"{passage.text[words.end : end]}«", "bold"),
        passage.text[end:],
    )
    cited = Text(f"[{passage.rank}] {citation_text(passage.citation)}", style="dim")
    return Padding(Group(quote, cited), (0, 2))


def source_table(articles: tuple[Article, ...]) -> RenderableType:
    """Return a plain table of *articles*, or a line that says how to add the first."""
    if not articles:
        return Text(NO_ARTICLES)
    table = Table(box=None, pad_edge=False)
    for heading in ("Id", "Title", "Author", "Published", "Paragraphs"):
        table.add_column(heading, no_wrap=heading == "Id")
    for article in articles:
        stated = article.metadata
        table.add_row(
            Text(article.id),
            _cell(stated.title or "untitled"),
            _cell(", ".join(stated.authors) or "unknown"),
            Text(stated.published.isoformat() if stated.published else "unknown"),
            Text(str(article.paragraph_count)),
        )
    return table


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


def _cell(value: str) -> Text:
    return Text(one_line(value))


def article_lines(article: Article) -> RenderableType:
    """Return *article* as it was read: what is known of it, its paragraphs, what to check."""
    stated = article.metadata
    known = [
        ("title", stated.title),
        ("authors", ", ".join(stated.authors)),
        ("publication", stated.publication),
        ("published", stated.published and stated.published.isoformat()),
        ("link", stated.url),
        ("language", stated.language),
        ("licence", stated.licence),
        ("source", f"{article.source.name} ({article.source.kind})"),
        ("id", article.id),
    ]
    head = [_cell(f"{name:12} {value or 'unknown'}") for name, value in known]
    body = [
        Text(f"{each.number or each.kind!s:>12} {article.body[each.start : each.end]}")
        for each in article.paragraphs
    ]
    sentences = cautions(stated, article.warnings)
    checks = [Text(one_line(f"Note: {each}"), style="yellow") for each in sentences]
    return Group(*head, Text(), *body, Text(), *checks)


class Chat:
    """A conversation in the terminal, one line a turn, over the operator's articles."""

    def __init__(self, engine: Engine, console: Console, collection: str = OPERATOR) -> None:
        self._engine = engine
        self._console = console
        self._collection = collection
        self._asked: tuple[str, ...] = ()
        self._shown = 0

    def run(self) -> None:
        """Greet, then answer line by line until the input ends or the person leaves."""
        count = len(self._engine.articles(self._collection))
        noun = "article" if count == 1 else "articles"
        self._console.print(
            f"[bold]Footnote[/bold] answers from {count} {noun}, word for word. "
            "/help tells what else you can type."
        )
        for line in self._lines():
            if line in {"/quit", "/exit"}:
                return
            self._turn(line)

    def _turn(self, line: str) -> None:
        try:
            self._console.print(self._reply(line), soft_wrap=False)
        except FootnoteError as error:
            self._console.print(_cell(str(error)))
        self._console.print()

    def _reply(self, line: str) -> RenderableType:
        match line:
            case "/help":
                return Text(HELP)
            case "/sources":
                return source_table(self._engine.articles(self._collection))
            case "/more":
                return self._more()
            case _ if line.startswith("/"):
                return Text(f"There is no command {line.split(maxsplit=1)[0]}: /help lists them.")
            case _:
                return self._answer(line)

    def _answer(self, question: str) -> RenderableType:
        answer = self._engine.ask(self._collection, question, top=1, earlier=self._asked)
        self._asked = (*self._asked[-MOST_EARLIER:], question)
        self._shown = 1 if answer.answered else 0
        return answer_lines(answer)

    def _more(self) -> RenderableType:
        if not self._asked:
            return Text("Ask something first; then /more shows the next passages.")
        *earlier, question = self._asked
        wanted = self._shown + MORE
        answer = self._engine.ask(self._collection, question, top=wanted, earlier=earlier)
        following = answer.passages[self._shown :]
        self._shown += len(following)
        if not following:
            return Text("There are no more passages.")
        heading = "Next passages:" if answer.answered else "Nearest passages (not an answer):"
        return Group(Text(heading, style="italic"), *map(passage_lines, following))

    def _lines(self) -> Iterator[str]:
        while True:
            try:
                line = self._read().strip()
            except EOFError:
                return
            if line:
                yield line

    def _read(self) -> str:
        if sys.stdin.isatty():
            return self._console.input("[bold]>[/bold] ")
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line
