"""Killed at random moments, the bot keeps every confirmed source whole and no other one.

Two of three kills come before or after a random statement of the database or before a commit, the
third at a random time: inside transactions, between the states of a source, while it is read.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.app import App
from corpus.storage.history import History
from corpus.storage.schema import article_versions, passages, sources
from corpus.store import OPERATOR
from corpus.submissions.queue import INTERRUPTED
from corpus.submissions.submission import Submission, SubmissionState
from corpus.submissions.submissions import Submissions
from tests.bot.processes import forkserver
from tests.bot.running import app_in
from tests.bot.services.adding import add_batch
from tests.bot.services.ingesting import LEFT_WAITING, SERVER, TOLD, live, text
from tests.doubles.databases import database_engine, database_url

__all__ = ["database_engine"]

SOURCES = 200
STATEMENTS = 3_000
"""About what fifty ingestions take; a run is killed at one of them, at random."""
BATCH = 12
"""Files that the command line adds in one go."""
KILLED_TOGETHER = 8
SECONDS = 1.0
"""Within which the others are killed."""


@dataclass
class Told:
    """What the moderator was told, or did, over all lives of the process."""

    numbers: dict[str, set[int]] = field(
        default_factory=lambda: {
            word: set() for word in ("posted", "submitted", "confirmed", "published")
        }
    )

    @property
    def following(self) -> int:
        """Return the number of the next source to post.

        One that was posted is not posted again: killed before it could say so, the bot may keep it.
        """
        return max(self.numbers["posted"], default=-1) + 1


@pytest.mark.slow
def test_killed_at_random_moments_it_loses_no_confirmed_source_and_adds_no_other(
    tmp_path: Path, database_engine: str
) -> None:
    moments = random.Random(7)  # noqa: S311 - a seed, not a secret
    told, kills = Told(), 0
    (tmp_path / TOLD).touch()
    enough = SOURCES if database_engine == "sqlite" else SOURCES // 4
    while told.following < enough and kills < SOURCES:
        if kills % 3 < 2:
            _run(tmp_path, told, statement=moments.randrange(STATEMENTS))
        else:
            _run(tmp_path, told, seconds=moments.uniform(0, SECONDS))
        kills += 1
        _check(tmp_path, told)
    assert kills > 5

    _run(tmp_path, told)

    app = app_in(tmp_path)
    held = _check(tmp_path, told)
    kept, given_up = held | _waiting(app), _given_up(app)
    assert told.numbers["submitted"] <= kept | given_up <= told.numbers["posted"]
    assert held == {number for number in kept if number % LEFT_WAITING}
    assert not given_up & kept
    assert not held & _waiting(app)
    _check_history(app, len(held))
    _check_index(app)
    app.database.close()


@pytest.mark.slow
def test_killed_beside_a_batch_of_the_command_line_both_keep_what_they_stored(
    tmp_path: Path,
) -> None:
    moments, told = random.Random(11), Told()  # noqa: S311 - a seed, not a secret
    files = [tmp_path / f"{number}.txt" for number in range(BATCH)]
    for number, file in enumerate(files):
        file.write_text(text(number), encoding="utf-8")
    (tmp_path / TOLD).touch()
    stored: set[int] = set()
    for _ in range(KILLED_TOGETHER):
        batch = forkserver().Process(
            target=add_batch,
            args=(tmp_path, database_url(tmp_path), files, moments.randrange(STATEMENTS // 10)),
        )
        batch.start()
        _run(tmp_path, told, statement=moments.randrange(STATEMENTS // 10))
        batch.join()
        _check(tmp_path, told)
        kept = _added(tmp_path)
        assert stored <= kept
        stored = kept

    _run(tmp_path, told)
    batch = forkserver().Process(
        target=add_batch, args=(tmp_path, database_url(tmp_path), files, None)
    )
    batch.start()
    batch.join()

    assert _added(tmp_path) == set(range(BATCH))
    _check(tmp_path, told)


def _added(home: Path) -> set[int]:
    """Return the numbers of the operator's articles, each whole and there once."""
    app = app_in(home)
    articles = app.engine.store.articles([OPERATOR])
    app.database.close()
    numbers = [int(each.source.name.partition(".")[0]) for each in articles]
    assert [each.body for each in articles] == [text(number) for number in numbers]
    assert len(set(numbers)) == len(numbers)
    return set(numbers)


def _check(home: Path, told: Told) -> set[int]:
    """Return the numbers of the stored articles, which must be whole and confirmed."""
    app = app_in(home)
    articles = app.engine.store.articles([SERVER])
    numbers = [int(each.source.name.partition(".")[0]) for each in articles]
    app.database.close()

    assert told.numbers["published"] <= set(numbers) <= told.numbers["confirmed"]
    assert len(set(numbers)) == len(numbers)
    assert [each.body for each in articles] == [text(number) for number in numbers]
    return set(numbers)


def _waiting(app: App) -> set[int]:
    left = _left(app, SubmissionState.WAITING)
    assert all(each.draft is not None for each in left)
    return _numbers(left)


def _given_up(app: App) -> set[int]:
    """Return what was being read at two kills: the moderator is told so, and it is not lost."""
    left = _left(app, SubmissionState.FAILED)
    assert {each.reason for each in left} <= {INTERRUPTED}
    return _numbers(left)


def _left(app: App, state: SubmissionState) -> list[Submission]:
    held = Submissions(app.database)
    left = held.open(SERVER, [each.id for each in held.named(SERVER)])
    assert {each.state for each in left} <= {SubmissionState.WAITING, SubmissionState.FAILED}
    return [each for each in left if each.state is state]


def _numbers(left: list[Submission]) -> set[int]:
    return {int(each.posted.name.partition(".")[0]) for each in left}


def _check_history(app: App, articles: int) -> None:
    events = History(app.database).get([SERVER], limit=10 * SOURCES)
    added = Counter(each.article_id for each in events)
    assert len(added) == articles
    assert set(added.values()) == {1}


def _check_index(app: App) -> None:
    articles = app.engine.store.articles([SERVER])
    with app.database.read() as connection:
        stored = connection.execute(sa.select(passages.c.article_id, passages.c.start)).all()
        rows = [
            connection.scalar(sa.select(sa.func.count()).select_from(table))
            for table in (sources, article_versions)
        ]
    indexed = [
        (each.article.id, each.start) for each in app.engine.indexes.snapshot(SERVER).candidates
    ]
    answer = app.engine.ask(SERVER, "What was opened at the bridge in the harbour?", top=1000)

    assert rows == [len(articles), len(articles)]
    assert sorted(indexed) == sorted(map(tuple, stored))
    assert {each.citation.article_id for each in answer.passages} == {each.id for each in articles}


def _run(
    home: Path, told: Told, *, statement: int | None = None, seconds: float | None = None
) -> None:
    """Ingest what follows until killed; without a kill, only take up what was interrupted."""
    last = told.following if statement is None and seconds is None else SOURCES
    process = forkserver().Process(
        target=live, args=(home, database_url(home), told.following, last, statement)
    )
    process.start()
    if seconds is not None:
        process.join(seconds)
        process.kill()
    process.join()
    for line in (home / TOLD).read_text(encoding="utf-8").splitlines():
        word, _, number = line.partition(" ")
        told.numbers[word].add(int(number))
