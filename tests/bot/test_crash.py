"""Killed at random moments, the bot keeps every published source whole and no half of one."""

import random
import subprocess
import sys
from pathlib import Path

import sqlalchemy as sa

from corpus.schema import passages
from tests.bot.ingesting import SERVER, text
from tests.bot.running import app_in

SOURCES = 200
KILLS = 12


def test_what_was_published_before_a_kill_is_whole_and_nothing_else_is_there(
    tmp_path: Path,
) -> None:
    moments = random.Random(7)  # noqa: S311 - a seed, not a secret
    confirmed: set[int] = set()
    published: set[int] = set()
    share = SOURCES // KILLS
    for begin in range(0, SOURCES, share):
        lines = _run(tmp_path, begin, min(begin + share, SOURCES), moments.uniform(0, share * 2))
        confirmed |= {int(number) for word, number in lines if word == "confirmed"}
        published |= {int(number) for word, number in lines if word == "published"}

    app = app_in(tmp_path)
    held = {each.source.name: each for each in app.engine.store.articles([SERVER])}
    app.database.close()

    assert len(published) > SOURCES // 4
    assert {f"{number}.txt" for number in published} <= set(held)
    assert set(held) <= {f"{number}.txt" for number in confirmed}
    for name, article in held.items():
        number = int(name.partition(".")[0])
        assert article.body == text(number)


def test_after_kills_every_stored_source_is_found_and_index_and_store_agree(
    tmp_path: Path,
) -> None:
    for begin in (0, 20):
        _run(tmp_path, begin, begin + 20, 15.0)

    app = app_in(tmp_path)
    held = app.engine.store.articles([SERVER])
    with app.database.read() as connection:
        stored = connection.scalar(sa.select(sa.func.count()).select_from(passages))
    answer = app.engine.ask(SERVER, "What was opened at the bridge in the harbour?", top=200)
    found = {each.citation.article_id for each in answer.passages}
    app.database.close()

    assert held
    assert {each.id for each in held} == found
    assert stored == sum(len(each.paragraphs) for each in held)


def _run(home: Path, first: int, last: int, kill_after: float) -> list[tuple[str, str]]:
    """Ingest and kill the process once it has printed *kill_after* lines, or a little later.

    The moment within a step is left to the machine: the process runs on while the line travels.
    """
    command = [sys.executable, "-m", "tests.bot.ingesting", str(home), str(first), str(last)]
    lines: list[tuple[str, str]] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own code
        assert process.stdout is not None
        for line in process.stdout:
            word, _, number = line.strip().partition(" ")
            lines.append((word, number))
            if len(lines) == int(kill_after):
                process.kill()
    return lines
