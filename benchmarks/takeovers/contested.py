"""What is to be done once, and how a process tries to: the kinds of `races.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

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
from corpus.submissions.queue import SubmissionQueue
from corpus.submissions.refresh_schedules import Interval, RefreshSchedules, Schedule
from corpus.submissions.submission import Posted
from corpus.submissions.submissions import Submissions
from index.engine import Engine
from tests.doubles.articles import MEMOIR, draft, source
from tests.doubles.encoder import WordEncoder

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
    engine = Engine(database, WordEncoder())
    article = engine.writer.add(name, draft(MEMOIR), replace(source(name), kind=SourceKind.LINK))
    RefreshSchedules(database).set(name, article.id, Schedule(Interval.DAILY, MEMBER, None))
    return article.id


def _take_check(database: Database, _: str, __: int) -> int:
    return len(RefreshSchedules(database).take_due(datetime.now(UTC)))


def due_submission(database: Database, number: int) -> str:
    """Post the only source that there is, and return its id."""
    with database.write() as connection:
        connection.execute(submissions.delete())
    posted = Posted(SourceKind.TEXT, f"{number}", "ada", None, data=b"text")
    return Submissions(database).submit(SERVER, posted).id


def due_gap(database: Database, number: int) -> str:
    """Have a gap opened that a member waits for, and return its question's id."""
    asked = AskedQuestions(database)
    question = AskedQuestion(f"Who wrote account {number}?")
    key = asked.remember(SERVER, question, Asker(MEMBER, "501"), REFUSED)
    asked.wished(SERVER, key, MEMBER)
    return key


def due_wish(database: Database, number: int) -> str:
    """Have such a gap answered, so that its member is to be told; return its question's id."""
    key = due_gap(database, number)
    Gaps(database).answer(SERVER, [key])
    return key


def _judge(database: Database, key: str, _: int) -> int:
    AskedQuestions(database).judged(SERVER, key, MEMBER, helpful=False)
    chosen = sa.select(sa.func.count()).where(question_feedback.c.question_id == key)
    with database.read() as connection:
        return int(connection.scalar(chosen) or 0)


JUDGING = Race(due_gap, _judge)
"""Judging is apart: both may, and one judgement is kept."""


def _lead(database: Database, _: str, __: int) -> int:
    return len(ShardLeases(database, 1).balance().held)


def _free_shard(database: Database, number: int) -> str:
    with database.write() as connection:
        connection.execute(shard_leases.delete())
        connection.execute(processes.delete())
    return str(number)


CONTESTED: Mapping[str, Race] = {
    "scheduled check": Race(_check, _take_check),
    "reading a source": Race(
        due_submission, lambda database, key, _: SubmissionQueue(database).begin(key) is not None
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
        due_wish, lambda database, key, _: Notifications(database).begin(key, MEMBER) is not None
    ),
    "announcing a gap": Race(
        due_gap, lambda database, key, _: Notifications(database).begin_announcing(key) is not None
    ),
    "gap review": Race(
        lambda _, number: str(number),
        lambda database, _, number: (
            Gaps(database).begin_review(f"discord:{number}", "7") is not None
        ),
    ),
    "settling a gap": Race(due_gap, lambda database, key, _: Gaps(database).answer(SERVER, [key])),
    "note on an old answer": Race(
        due_gap, lambda database, key, _: OutdatedAnswers(database).begin(key) is not None
    ),
    "leading, who publishes commands": Race(_free_shard, _lead),
}
"""Each falls to one process, once."""
