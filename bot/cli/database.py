"""`footnote backup`, `restore`, `copy-database` and `migrate`: the database as a whole."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.output import Terminal, one_line, tell
from bot.settings import Settings

if TYPE_CHECKING:
    from corpus.storage.transfer.row_copying import Tally

NewFile = Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")]
Backup = Annotated[Path, typer.Argument(metavar="FILE", help="As `footnote backup` made it.")]
From = Annotated[str, typer.Argument(metavar="FROM", help="The URL of the database to copy.")]
To = Annotated[str, typer.Argument(metavar="TO", help="The URL of an empty one.")]


def backup(file: NewFile) -> None:
    """Save the whole database in a file. The bot may run meanwhile."""
    from corpus.storage.transfer.backup import back_up  # noqa: PLC0415 - see bot.cli.main

    with _watched("Saving") as progress:
        saved = back_up(Settings().database_url, file, progress)
    tell(f"Saved {_told(saved)} in {file}. Keep it as safe as the database.")


def restore(file: Backup) -> None:
    """Bring a backup into the database, which must be empty."""
    from corpus.storage.transfer.backup import restore as restore_from  # noqa: PLC0415 - see bot.cli.main

    with _watched("Restoring") as progress:
        restored = restore_from(file, Settings().database_url, progress)
    tell(f"Restored {_told(restored)} from {file}.")


def copy_database(source: From, target: To) -> None:
    """Copy a database into an empty one, of either kind.

    From SQLite to PostgreSQL, say, or back.
    """
    from corpus.storage.transfer.copying import copy_database as copy  # noqa: PLC0415 - see bot.cli.main

    with _watched("Copying") as progress:
        copied = copy(source, target, progress)
    tell(f"Copied {_told(copied)}. To use the copy, set FOOTNOTE_DATABASE to its URL.")


def migrate() -> None:
    """Bring the database to this version. The bot does so when it starts."""
    from corpus.storage.transfer.migrating import migrate as bring_up  # noqa: PLC0415 - see bot.cli.main

    done = bring_up(Settings().database_url)
    for revision, sentence in done.steps.items():
        tell(f"{revision}: {sentence}")
    if done.before is None:
        tell(f"The database was made, at revision {done.after}.")
    elif done.before == done.after:
        tell(f"The database is at revision {done.after} already: there is nothing to do.")
    else:
        tell(f"The database was at revision {done.before} and is at {done.after} now.")


@contextmanager
def _watched(doing: str) -> Iterator[Callable[[str, int], None]]:
    """Yield what to tell of progress, shown on stderr where a person watches."""
    with Terminal(stderr=True).status(f"{doing}…") as status:
        yield lambda table, rows: status.update(f"{doing} {one_line(table)}: {rows:,} rows…")


def _told(tables: "dict[str, Tally]") -> str:
    rows = sum(each.rows for each in tables.values())
    return f"{rows:,} rows of {len(tables)} tables, each held against its source,"
