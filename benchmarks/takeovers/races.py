"""Two processes begin the same thing at the same moment: one of them has it, whichever.

`python -m benchmarks.takeovers.races [--rounds N] [--database URL]`
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from benchmarks.takeovers.forking import forkserver
from corpus.article import SourceKind
from corpus.processes.shard_leases import ShardLeases
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.gaps import Gaps
from corpus.questions.notifications import Notifications
from corpus.questions.outdated_answers import OutdatedAnswers
from corpus.questions.question import AskedQuestion, Asker, Outcome
from corpus.servers.digests import Digests
from corpus.servers.greetings import Greetings
from corpus.storage.database import Database
from corpus.storage.schema import processes, question_feedback, shard_leases, submissions
from corpus.store import Store
from corpus.submissions.queue import SubmissionQueue
from corpus.submissions.refresh_schedules import Interval, RefreshSchedules, Schedule
from corpus.submissions.submission import Posted
from corpus.submissions.submissions import Submissions
from index.engine import Engine
from tests.doubles import postgresql
from tests.doubles.articles import MEMOIR, draft, source
from tests.doubles.encoder import WordEncoder

if TYPE_CHECKING:
    from multiprocessing.queues import Queue
    from multiprocessing.synchronize import Barrier

SERVER, MEMBER = "discord:1", "70007"
START = datetime(2026, 1, 1, tzinfo=UTC)
REFUSED = Outcome(answered=False, reason="not_covered")

Prepare = Callable[[Database, int], str]
"""Makes an item due, and returns its key."""

Act = Callable[[Database, str, int], int]
"""Tries to do it, and returns how much of it fell to this process."""


@dataclass(frozen=True)
class Race:
    """An item that is made due in each round, and what both processes do at once."""

    prepare: Prepare
    act: Act


def _check(database: Database, number: int) -> str:
    name = f"discord:{number}"
    engine = Engine(Store(database), WordEncoder())
    article = engine.add(name, draft(MEMOIR), replace(source(name), kind=SourceKind.LINK))
    RefreshSchedules(database).set(name, article.id, Schedule(Interval.DAILY, MEMBER, None))
    return article.id


def _take_check(database: Database, key: str, number: int) -> int:
    del key, number
    return len(RefreshSchedules(database).take_due(datetime.now(UTC)))


def _submission(database: Database, number: int) -> str:
    with database.write() as connection:
        connection.execute(submissions.delete())
    posted = Posted(SourceKind.TEXT, f"{number}", "ada", None, data=b"text")
    return Submissions(database).submit(SERVER, posted).id


def _gap(database: Database, number: int) -> str:
    asked = AskedQuestions(database)
    question = AskedQuestion(f"Who wrote account {number}?")
    key = asked.remember(SERVER, question, Asker(MEMBER, "501"), REFUSED)
    asked.wished(SERVER, key, MEMBER)
    return key


def _wish(database: Database, number: int) -> str:
    key = _gap(database, number)
    Gaps(database).answer(SERVER, [key])
    return key


def _judge(database: Database, key: str, number: int) -> int:
    del number
    AskedQuestions(database).judged(SERVER, key, MEMBER, helpful=False)
    chosen = sa.select(sa.func.count()).where(question_feedback.c.question_id == key)
    with database.read() as connection:
        return int(connection.scalar(chosen) or 0)


def _lead(database: Database, key: str, number: int) -> int:
    del key, number
    return len(ShardLeases(database, 1).balance().held)


def _free_shard(database: Database, number: int) -> str:
    with database.write() as connection:
        connection.execute(shard_leases.delete())
        connection.execute(processes.delete())
    return str(number)


RACES: Mapping[str, Race] = {
    "scheduled check": Race(_check, _take_check),
    "reading a source": Race(
        _submission, lambda database, key, _: SubmissionQueue(database).begin(key) is not None
    ),
    "digest": Race(
        lambda _, number: str(number),
        lambda database, _, number: (
            Digests(database).begin(SERVER, date(2026, 1, 5) + timedelta(weeks=number)) is not None
        ),
    ),
    "greeting": Race(
        lambda _, number: str(number),
        lambda database, _, number: (
            Greetings(database).begin(SERVER, START + timedelta(days=number)) is not None
        ),
    ),
    "telling a wish": Race(
        _wish, lambda database, key, _: Notifications(database).begin(key, MEMBER) is not None
    ),
    "announcing a gap": Race(
        _gap, lambda database, key, _: Notifications(database).begin_announcing(key) is not None
    ),
    "gap review": Race(
        lambda _, number: str(number),
        lambda database, _, number: (
            Gaps(database).begin_review(f"discord:{number}", "7") is not None
        ),
    ),
    "settling a gap": Race(_gap, lambda database, key, _: Gaps(database).answer(SERVER, [key])),
    "note on an old answer": Race(
        _gap, lambda database, key, _: OutdatedAnswers(database).begin(key) is not None
    ),
    "leading, who publishes commands": Race(_free_shard, _lead),
}
"""Each falls to one process, once. Judging is apart: both may, and one judgement is kept."""


@dataclass(frozen=True)
class Track:
    """What those who race have in common: the start, what is due in each round, who had it."""

    barrier: "Barrier"
    keys: "Queue[str]"
    told: "Queue[str]"


JUDGING = Race(_gap, _judge)


def run(url: str, name: str, rounds: int) -> Counter[str]:
    """Return how much of the race *name* fell to the processes in each round, or how it failed."""
    context = forkserver()
    track = Track(context.Barrier(2), context.Queue(), context.Queue())
    database, outcome = Database(url), Counter[str]()
    racing = [context.Process(target=_run, args=(url, name, rounds, track)) for _ in range(2)]
    for each in racing:
        each.start()
    for number in range(rounds):
        key = _ALL[name].prepare(database, number)
        for _ in racing:
            track.keys.put(key)
        outcome[" and ".join(sorted(track.told.get() for _ in racing))] += 1
    for each in racing:
        each.join()
    database.close()
    return outcome


_ALL = {**RACES, "judging": JUDGING}


def _run(url: str, name: str, rounds: int, track: Track) -> None:
    database = Database(url)
    for number in range(rounds):
        key = track.keys.get()
        track.barrier.wait()
        try:
            track.told.put(str(int(_ALL[name].act(database, key, number))))
        except Exception as error:  # noqa: BLE001 - it is what is counted
            track.told.put(f"{type(error).__name__}: {error}")
    database.close()


def main() -> None:
    """Print what came of all races; fail where anything was done twice, or failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--database")
    chosen = parser.parse_args()
    wrong = []
    with ExitStack() as stack:
        url = chosen.database
        if url is None:
            server = stack.enter_context(postgresql.running())
            url = server.url(server.take())
        elif url == "sqlite":
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            url = f"sqlite:///{Path(folder) / 'footnote.db'}"
        for name, race in _ALL.items():
            outcome = run(url, name, chosen.rounds)
            print(f"{name}: {dict(outcome)}", flush=True)
            right = "1 and 1" if race is JUDGING else "0 and 1"
            wrong += [name] if set(outcome) != {right} else []
    if wrong:
        raise SystemExit(f"not done once: {', '.join(wrong)}")


if __name__ == "__main__":
    main()
