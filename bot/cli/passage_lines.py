"""Passages with their citations as lines of a terminal, or for a program."""

from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.citation_wording import citation_text
from corpus.rows import joined_names
from index.answer import Excerpt, QuotedRow, RankedPassage, Span


class PassageLines:
    """A passage with its citation below, for a person or for a program.

    In a terminal its highlighted sentence is marked, by its style and by two signs around it; the
    words that answer are underlined as well. The line that it stands under comes first; a table's
    row is a small table. Anywhere else it is the passage, byte for byte on its lines, and what is
    marked stands apart.
    """

    def __init__(self, passage: RankedPassage) -> None:
        self._passage = passage

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield what is written to *console*."""
        del options
        yield _shown(self._passage) if console.is_terminal else _piped(self._passage)


def _piped(passage: RankedPassage) -> RenderableType:
    marked = passage.text[passage.highlight.start : passage.highlight.end]
    cited = f"[{passage.rank}] {citation_text(passage.citation)}"
    lines = (passage.text, cited, f"[{passage.rank}] » {marked}")
    return Group(*(Text(each, no_wrap=True, overflow="ignore") for each in lines))


def _shown(passage: RankedPassage) -> RenderableType:
    above = [] if passage.introduction is None else [Text(passage.introduction.text)]
    if passage.skips:
        above.append(Text("…"))
    quote = _marked_text(passage) if passage.row is None else _row_table(passage, passage.row)
    cited = Text(f"[{passage.rank}] {citation_text(passage.citation)}", style="dim")
    return Padding(Group(*above, quote, cited), (0, 2))


def _marked_text(passage: RankedPassage) -> Text:
    start, end = passage.highlight.start, passage.highlight.end
    words = passage.answer or Span(start, start)
    return Text.assemble(
        passage.text[:start],
        (f"»{passage.text[start : words.start]}", "bold"),
        (passage.text[words.start : words.end], "bold underline"),
        (f"{passage.text[words.end : end]}«", "bold"),
        passage.text[end:],
    )


def _row_table(passage: RankedPassage, row: QuotedRow) -> RenderableType:
    """Return a line for each cell, behind its names: columns would have no room for both."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column()
    table.add_column()
    for each in row.cells:
        table.add_row(_names(each.names), _marked_cell(passage, each.cell))
    return Group(*([_names(row.names)] if row.names else []), table)


def _names(names: Sequence[Excerpt]) -> Text:
    return Text(joined_names(each.text for each in names))


def _marked_cell(passage: RankedPassage, cell: Excerpt) -> Text:
    """Return *cell* in bold; what of it answers is underlined and stands between two signs."""
    words = passage.answer or Span(0, 0)
    first = passage.citation.start - cell.start
    low = min(max(words.start + first, 0), len(cell.text))
    high = min(max(words.end + first, low), len(cell.text))
    inside = (f"»{cell.text[low:high]}«", "bold underline") if low < high else ""
    return Text.assemble((cell.text[:low], "bold"), inside, (cell.text[high:], "bold"))
