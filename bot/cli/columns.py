"""A plain table for a terminal, which becomes a list where the window is too narrow for columns."""

from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

NARROW = 60
"""Columns of a window below which cells would be cut into syllables."""


class Columns:
    """*rows* under *headings*; those in *whole* are never wrapped. An empty one is a number's."""

    def __init__(
        self, headings: Sequence[str], rows: Sequence[Sequence[Text]], whole: Sequence[str] = ()
    ) -> None:
        self._headings = headings
        self._rows = rows
        self._whole = whole

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield a table, or a paragraph for each row."""
        del console
        if options.max_width >= NARROW:
            yield self._table()
            return
        for row in self._rows:
            yield Text(" · ").join(cell for cell in row if cell.plain)

    def _table(self) -> Table:
        table = Table(box=None, pad_edge=False)
        for heading in self._headings:
            justify = "left" if heading else "right"
            table.add_column(heading, no_wrap=heading in self._whole, justify=justify)  # type: ignore[arg-type]  # rich's literal
        for row in self._rows:
            table.add_row(*row)
        return table
