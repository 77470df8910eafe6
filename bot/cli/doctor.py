"""`footnote doctor`: a line for each check, with what to do."""

import typer
from rich.table import Table
from rich.text import Text

from bot.cli.options import AsJson
from bot.output import Terminal, one_line, print_json

_MARKS = {"ok": ("✓", "green"), "warning": ("⚠", "yellow"), "failure": ("✗", "red")}
_NAMES = 8
"""Characters of the longest name of a check."""


def doctor(*, as_json: AsJson = False) -> None:
    """Check that all is well, and say what to do where it is not.

    It looks at token, intents, servers, commands, clock, disk, database, model and articles.
    """
    messages = Terminal(stderr=True)
    with messages.status("Looking at everything…"):
        from bot.doctor.checks import examined  # noqa: PLC0415 - see bot.cli.main

        found = examined()
    is_well = all(each.state != "failure" for each in found)
    if as_json:
        checks = [
            {"name": each.name, "state": each.state, "told": each.told, "advice": each.advice}
            for each in found
        ]
        print_json({"ok": is_well, "checks": checks})
    else:
        for each in found:
            Terminal().print(finding_line(each.name, each.state, each.told, each.advice))
    if not is_well:
        raise typer.Exit(1)


def finding_line(name: str, state: str, told: str, advice: str | None) -> Table:
    """Return the line for one check, with its *advice* below what it *told*."""
    mark, colour = _MARKS[state]
    table = Table.grid(padding=(0, 1))
    for width in (1, _NAMES, None):
        table.add_column(width=width, overflow="fold")
    table.add_row(Text(mark, style=colour), name, Text(one_line(told)))
    if advice is not None:
        table.add_row("", "", Text(one_line(advice), style="bold"))
    return table
