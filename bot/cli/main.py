"""The console command `footnote`, and which surface it opens when no command is given.

Heavy imports wait inside the commands that need them, so that `--help` answers at once.
"""

from importlib.metadata import version
from typing import Annotated

import typer

from bot.cli import ask, database, doctor, evaluate, servers, sources, upkeep
from bot.cli.options import opened_app
from bot.output import Terminal, tell
from bot.settings import Settings

app = typer.Typer(
    help="Answers questions about articles with the article's own words, cited.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # its colours would be written out, see bot.output
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(ask.ask)
app.command()(sources.read)
for _upkeep in (upkeep.refresh, upkeep.history, upkeep.export):
    sources.app.command()(_upkeep)
sources.app.command("import")(upkeep.import_)
app.add_typer(sources.app, name="source")
app.command()(evaluate.evaluate)
app.command()(doctor.doctor)
app.command()(servers.servers)
for _whole in (database.backup, database.restore, database.copy_database, database.migrate):
    app.command()(_whole)


def _tell_version(asked: bool) -> None:  # noqa: FBT001 - Typer calls it with the option's value
    if asked:
        tell(f"Footnote {version('footnote')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def default(
    context: typer.Context,
    *,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_tell_version, is_eager=True, help="Tell the version and exit."
        ),
    ] = False,
) -> None:
    """Without a command: join Discord when DISCORD_TOKEN is set, else chat in the terminal."""
    if context.invoked_subcommand is None:
        if Settings().discord_token is None:
            chat()
        else:
            run()


@app.command()
def chat() -> None:
    """Ask in the terminal, one question after another."""
    settings = Settings()
    with opened_app(settings, to_ask=True) as opened:
        from bot.cli.chat import Chat  # noqa: PLC0415 - see above

        Chat(opened.engine, Terminal(), history=settings.home / "history").run()


@app.command()
def play(
    *,
    opened: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in the browser.")
    ] = True,
) -> None:
    """Try the whole bot in a browser, without a token."""
    from bot.play.playing import play as begin  # noqa: PLC0415 - see above

    begin(Settings(), opens=opened)


@app.command()
def run() -> None:
    """Join Discord, with DISCORD_TOKEN, until stopped."""
    from bot.service import serve  # noqa: PLC0415 - see above

    serve(Settings())


@app.command()
def health() -> None:
    """Tell whether the bot is connected. If not, exit with 1."""
    from bot.heartbeat import Heartbeat  # noqa: PLC0415 - see above

    tell(Heartbeat(Settings().home).report())
