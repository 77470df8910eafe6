"""`footnote servers`: which Discord servers there are, and which the operator says were left."""

from typing import Annotated

import typer

from bot.cli.options import AsJson
from bot.output import Terminal, print_json, tell
from bot.settings import Settings

ConfirmGone = Annotated[
    bool,
    typer.Option(
        "--confirm-gone",
        help="Say that the missing servers were left: 14 days later their data is erased.",
    ),
]


def servers(*, confirm_gone: ConfirmGone = False, as_json: AsJson = False) -> None:
    """List the servers: present, missing or left.

    Of those that were left it says when their data is erased. Missing are those of
    which so many went at once that the bot does not believe it.
    """
    from corpus.servers.departures import Servers  # noqa: PLC0415 - see bot.cli.main
    from corpus.storage.database import Database  # noqa: PLC0415 - see bot.cli.main

    database = Database(Settings().database_url)
    try:
        kept = Servers(database)
        confirmed = kept.confirm_gone() if confirm_gone else None
        standing = kept.standing()
    finally:
        database.close()
    if as_json:
        from bot.cli.json_output import server_object  # noqa: PLC0415 - see bot.cli.main

        print_json([server_object(each) for each in standing])
        return
    if confirmed is not None:
        plural = "" if len(confirmed) == 1 else "s"
        tell(f"{len(confirmed)} server{plural} marked as left.")
        return
    from bot.cli.rendering import server_table  # noqa: PLC0415 - see bot.cli.main

    Terminal().print(server_table(standing))
