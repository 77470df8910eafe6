"""A conversation in a terminal: every line typed is a question or a command."""

import sys
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.text import Text

from bot.cli.rendering import passage_lines, source_table
from bot.cli.reply_lines import answer_lines
from bot.cli.sentence_lists import named_lines, timeline_lines
from bot.output import one_line
from corpus.article import SourceKind
from corpus.errors import FootnoteError
from corpus.store import OPERATOR
from index.answer import Answer, ListedArticle, Reply
from index.answering.follow_ups import MOST_EARLIER
from index.answering.listed_sentences import MOST_LISTED
from index.engine import Engine
from index.people.people import People
from index.search.filters import Filters
from index.timeline.page import TimelineFilter
from index.timeline.timeline import Timeline

HELP = """Type a question and press Enter. Every answer is quoted word for word from an article.
  /more     more quotes for your last question
  /sources  the articles that are searched
  /timeline the dated sentences of the articles, or of what you name behind it
  /who      the sentences that name whom you name behind it
  /help     these lines
  /quit     leave (or press Ctrl-D)"""

NEAR = "These don't answer it, but they're close:"

MORE = 3
"""Passages that one /more shows."""


class Chat:
    """A conversation in the terminal, a line at a time, over the operator's articles."""

    def __init__(self, engine: Engine, console: Console, collection: str = OPERATOR) -> None:
        self._engine = engine
        self._console = console
        self._collection = collection
        self._asked: tuple[str, ...] = ()
        self._shown = 0
        self._offered: tuple[ListedArticle, ...] = ()
        self._timeline = Timeline()
        self._people = People()

    def run(self) -> None:
        """Greet, then answer line by line until the input ends or the person leaves."""
        articles = self._engine.articles(self._collection)
        count, noun = len(articles), "article" if len(articles) == 1 else "articles"
        if any(each.source.kind is SourceKind.SAMPLE for each in articles):
            noun = f"sample {noun}"
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
            self._console.print(Text(one_line(str(error))))
        self._console.print()

    def _reply(self, line: str) -> RenderableType:
        if line.startswith("/"):
            return self._command(*line.split(maxsplit=1))
        if line.isdecimal() and 0 < int(line) <= len(self._offered):
            return self._choose(int(line))
        return self._answer(line)

    def _command(self, command: str, named: str = "") -> RenderableType:
        match command:
            case "/help":
                return Text(HELP)
            case "/sources":
                return source_table(self._engine.articles(self._collection))
            case "/more":
                return self._more()
            case "/timeline" | "/who":
                return self._list(command, named)
            case _:
                return Text(f"There is no command {command}: /help lists them.")

    def _answer(self, question: str) -> RenderableType:
        answer = self._engine.ask(self._collection, question, top=1, earlier=self._asked)
        self._asked = (*self._asked[-MOST_EARLIER:], question)
        return self._told(answer)

    def _choose(self, number: int) -> RenderableType:
        """Return the answer to the last question about the offered article of that *number*."""
        chosen = self._offered[number - 1]
        *earlier, question = self._asked
        answer = self._engine.ask(
            self._collection,
            question,
            top=1,
            filters=Filters(article_id=chosen.article_id),
            earlier=earlier,
        )
        # What is said next is about the article that was chosen, as if it had been named.
        self._asked = (*self._asked[-MOST_EARLIER:], chosen.title or question)
        return self._told(answer)

    def _told(self, answer: Answer) -> RenderableType:
        self._shown = len(answer.passages[:1]) if answer.answered else 0
        self._offered = answer.shown if answer.reply is Reply.CHOOSE else ()
        return answer_lines(answer)

    def _more(self) -> RenderableType:
        if not self._asked:
            return Text("Ask something first; then /more shows more quotes.")
        *earlier, question = self._asked
        wanted = self._shown + MORE
        answer = self._engine.ask(self._collection, question, top=wanted, earlier=earlier)
        following = answer.passages[self._shown :]
        self._shown += len(following)
        if not following:
            return Text("That's all I found.")
        heading = "More quotes:" if answer.answered else NEAR
        return Group(Text(heading, style="italic"), *map(passage_lines, following))

    def _list(self, command: str, named: str = "") -> RenderableType:
        if command == "/timeline":
            wanted = TimelineFilter(about=named or None)
            return timeline_lines(
                self._timeline.page(self._engine, self._collection, wanted, 0, MOST_LISTED)
            )
        if not named:
            return Text("Type a name behind /who, such as that of an author.")
        return named_lines(self._people.page(self._engine, self._collection, named, 0, MOST_LISTED))

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
