"""A process that adds files by `footnote source add` until it is killed; see test_crash.py."""

import os
from pathlib import Path

import bot.app
from bot.cli.main import app
from bot.settings import Settings
from index.encoding.encoder import Encoder
from tests.bot.services.ingesting import die_at
from tests.doubles.encoder import WordEncoder
from tests.doubles.reading import read_at_once
from tests.doubles.unsynced import unsynced


def add_batch(home: Path, url: str, files: list[Path], kill_at: int | None) -> None:
    """Add *files* to the operator's collection in *url*; die at statement *kill_at* if not None."""
    nothing = home / "nothing"
    nothing.mkdir(exist_ok=True)
    os.environ |= {"FOOTNOTE_HOME": str(home), "FOOTNOTE_ARTICLES": str(nothing)}
    os.environ["FOOTNOTE_DATABASE"] = url
    bot.app.encoder_for = _words
    if kill_at is not None:
        die_at(kill_at)
    with unsynced(), read_at_once():
        app(["source", "add", *map(str, files)], standalone_mode=False)


def _words(settings: Settings) -> Encoder:
    del settings
    return WordEncoder()
