"""A conversation in a terminal: every line typed is a question or a command."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.text import Text

from bot.cli.line_editing import LineEditor
from bot.cli.passage_lines import PassageLines
from bot.cli.rendering import source_table
from bot.cli.reply_lines import answer_lines, suggestion_lines
from bot.cli.sentence_lists import named_lines, timeline_lines
from bot.output import Terminal, is_interactive, one_line
from corpus.article import SourceKind
from corpus.errors import FootnoteError
from corpus.questions.conversation import MOST_EARLIER
from corpus.store import OPERATOR
from index.answer import Answer, ListedArticle, Reply
from index.answering.listed_sentences import MOST_LISTED
from index.engine import Engine
from index.people.people import People
from index.search.filters import Filters
from index.suggestions.suggesting import Suggesting
from index.suggestions.suggestions import Suggestions
from index.timeline.page import TimelineFilter
from index.timeline.timeline import Timeline

HELP = """Type a question and press Enter. Every answer is quoted word for word from an article.
  /more     more quotes for your last question
  /sources  the articles that are searched
  /timeline the dated sentences of the articles, or of what you name behind it
  /who      the sentences that name whom you name behind it
  /help     these lines
  /quit     leave (or press Ctrl-D)"""

COMMANDS = ("/more", "/sources", "/timeline", "/who", "/help", "/quit")
"""What can be completed; a space behind what takes a name is typed by who names it."""

NEAR = "These don't answer it, but they're close:"

MORE = 3
"""Passages that one /more shows."""


class Chat:
    """A conversation in the terminal, a line at a time, over the operator's articles.

    What a person typed is kept in the file *history*, where one is given.
    """

    def __init__(
        self,
        engine: Engine,
        console: Console,
        collection: str = OPERATOR,
        history: Path | None = None,
    ) -> None:
        edited = history if is_interactive() else None
        self._editor = LineEditor(edited, self.endings) if edited else None
        self._engine = engine
        self._console = console
        self._collection = collection
        self._asked: tuple[str, ...] = ()
        self._shown = 0
        self._choices: Sequence[Callable[[], RenderableType]] = ()
        self._suggesting = Suggesting()
        self._timeline = Timeline()
        self._people = People()

    def run(self) -> None:
        """Greet, then answer line by line until the input ends or the person leaves."""
        self._banner.print(
            f"[bold]Footnote[/bold] answers from {self._searched()} /help tells what else you can "
            "type; `make play` or `footnote play` shows it in a browser."
        )
        try:
            for line in self._lines():
                if line in {"/quit", "/exit"}:
                    return
                self._turn(line)
        finally:
            if self._editor is not None:
                self._editor.close()

    def _searched(self) -> str:
        """Return what is searched: of one article its title, so that one knows what to ask."""
        articles = self._engine.articles.all(self._collection)
        kind = "sample " if any(each.source.kind is SourceKind.SAMPLE for each in articles) else ""
        if len(articles) != 1:
            return f"{len(articles)} {kind}articles, word for word."
        title = escape(one_line(articles[0].metadata.title or "untitled"))
        return f"1 {kind}article, word for word. It is “{title}”."

    @property
    def _banner(self) -> Console:
        """Return where what is no answer goes: beside the answers, unless they go to a program."""
        return self._console if self._console.is_terminal else Terminal(stderr=True)

    def _turn(self, line: str) -> None:
        try:
            # What a program reads is cut into no lines of ours.
            self._console.print(self._reply(line), soft_wrap=not self._console.is_terminal)
        except FootnoteError as error:
            self._console.print(Text(one_line(str(error))))
        except KeyboardInterrupt:
            self._banner.print("Never mind. Ctrl-D leaves.")
        self._console.print()

    def endings(self, typed: str) -> Sequence[str]:
        """Return what *typed* may become: a command, or what ends in an article's title."""
        if typed.startswith("/"):
            return [each for each in COMMANDS if each.startswith(typed)]
        titles = [each.metadata.title for each in self._engine.articles.all(self._collection)]
        return [ending for title in titles if title and (ending := _with_title(typed, title))]

    def _reply(self, line: str) -> RenderableType:
        if line.startswith("/"):
            return self._command(*line.split(maxsplit=1))
        offered = {str(number): each for number, each in enumerate(self._choices, 1)}
        return offered[line]() if line in offered else self._answer(line)

    def _command(self, command: str, named: str = "") -> RenderableType:
        match command:
            case "/help":
                return Text(HELP)
            case "/sources":
                return source_table(self._engine.articles.all(self._collection))
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

    def _choose(self, chosen: ListedArticle) -> RenderableType:
        """Return the answer to the last question about the article that was *chosen*."""
        *earlier, question = self._asked
        answer = self._engine.ask(
            self._collection,
            question,
            top=1,
            filters=Filters(article_id=chosen.article_id),
            earlier=earlier,
        )
        self._go_on_about(chosen)
        return self._told(answer)

    def _open(self, chosen: ListedArticle) -> RenderableType:
        answer = self._engine.overview(self._collection, chosen.article_id)
        self._go_on_about(chosen)
        return self._told(answer)

    def _go_on_about(self, chosen: ListedArticle) -> None:
        """Have what is said next be about the article that was *chosen*, as if it was named."""
        if chosen.title is not None:
            self._asked = (*self._asked[-MOST_EARLIER:], chosen.title)

    def _told(self, answer: Answer) -> RenderableType:
        self._shown = len(answer.passages[:1]) if answer.answered else 0
        if answer.suggests:
            return Group(answer_lines(answer), *self._suggested(answer))
        offered = answer.shown if answer.reply is Reply.CHOOSE else ()
        self._choices = [partial(self._choose, each) for each in offered]
        return answer_lines(answer)

    def _suggested(self, answer: Answer) -> list[RenderableType]:
        """Return what can be typed instead of what was refused, each by its number."""
        asked = answer.corrected or answer.question
        meant = self._suggesting.meant(self._engine, self._collection, asked)
        near = self._suggesting.articles(self._engine, self._collection, asked)
        questions = [] if meant is None else [partial(self._answer, meant)]
        self._choices = [*questions, *(partial(self._open, each) for each in near)]
        return [suggestion_lines(Suggestions(meant, articles=near))] if self._choices else []

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
        return Group(Text(heading, style="italic"), *map(PassageLines, following))

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
            except KeyboardInterrupt:
                self._banner.print("\nCtrl-D leaves.")
                continue
            if line:
                yield line

    def _read(self) -> str:
        if self._editor is not None:
            return self._editor.read("> ")
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line


def _with_title(typed: str, title: str) -> str | None:
    """Return *typed* with its last words made *title*, which they begin; `None` where none do."""
    words = typed.split(" ")
    for first in range(len(words)):
        begun = " ".join(words[first:])
        if begun and title.casefold().startswith(begun.casefold()):
            return " ".join([*words[:first], title])
    return None
