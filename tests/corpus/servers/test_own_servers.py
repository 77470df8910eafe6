"""What is looked after of its own accord is that of a process's own servers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from corpus.article import SourceKind
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.gaps import Gaps
from corpus.questions.notifications import Notifications
from corpus.questions.outdated_answers import OutdatedAnswers
from corpus.questions.question import AskedQuestion, Asker, Outcome
from corpus.servers.collection_names import collection_of
from corpus.servers.settings import ServerSettingsStore
from corpus.servers.shards import ALL, Shards
from corpus.storage.database import Database
from corpus.store import OPERATOR
from corpus.submissions.queue import SubmissionQueue
from corpus.submissions.refresh_schedules import Interval, RefreshSchedules, Schedule
from corpus.submissions.submission import Posted
from corpus.submissions.submissions import Submissions
from index.engine import Engine
from tests.doubles.articles import MEMOIR, draft, source
from tests.doubles.databases import empty_database
from tests.doubles.encoder import WordEncoder

NEAR, FAR = collection_of(17), collection_of((1 << 22) + 17)
FIRST = Shards(2, frozenset({0}), leads=True)
SECOND = Shards(2, frozenset({1}), leads=False)
NOW = datetime.now(UTC)


@pytest.fixture
def database() -> Database:
    return empty_database()


def test_gaps_and_who_waits_for_them(database: Database) -> None:
    asked, gaps, tellings = AskedQuestions(database), Gaps(database), Notifications(database)
    keys = {}
    for name in (NEAR, FAR):
        question = AskedQuestion("Who is the memoir's author?")
        keys[name] = asked.remember(name, question, Asker("7", "5"), Outcome(answered=False))
        asked.wished(name, keys[name], "7")
    waiting = [[each.key for each in tellings.unannounced(of)] for of in (FIRST, SECOND)]
    reviewed = [gaps.reviewed(of) for of in (FIRST, SECOND, ALL)]
    for name in (NEAR, FAR):
        gaps.answer(name, [keys[name]])

    assert reviewed == [{NEAR: None}, {FAR: None}, {NEAR: None, FAR: None}]
    assert waiting == [[keys[NEAR]], [keys[FAR]]]
    assert [[due.gap.key for due in tellings.due(of)] for of in (FIRST, SECOND)] == waiting


def test_digests(database: Database) -> None:
    settings = ServerSettingsStore(database)
    for name in (NEAR, FAR):
        settings.change(name, digest_channel="5")

    assert (settings.with_digest(FIRST), settings.with_digest(SECOND)) == ((NEAR,), (FAR,))


def test_sources_that_are_to_be_read_and_checked(database: Database) -> None:
    engine, schedules = Engine(database, WordEncoder()), RefreshSchedules(database)
    submissions = Submissions(database)
    queue = SubmissionQueue(database)
    begun = {}
    for name in (NEAR, FAR):
        link = replace(source(name), kind=SourceKind.LINK)
        article = engine.writer.add(name, draft(MEMOIR), link)
        schedules.set(name, article.id, Schedule(Interval.DAILY, "7", None))
        begun[name] = submissions.submit(name, Posted(SourceKind.TEXT, "a", "ada", "7", data=b"a"))

    for of, name in ((SECOND, FAR), (FIRST, NEAR)):
        assert [each.id for each in queue.unsettled(of)] == [begun[name].id]
        assert queue.unsettled(of, [begun[name].id]) == ()
        assert [each.collection for each in schedules.take_due(NOW + timedelta(days=2), of)] == [
            name
        ]


def test_answers_whose_sources_changed(database: Database) -> None:
    engine, outdated = Engine(database, WordEncoder()), OutdatedAnswers(database)
    for name in (NEAR, FAR, OPERATOR):
        article = engine.writer.add(name, draft(MEMOIR), source())
        engine.writer.remove(name, article.id)

    assert outdated._moved(FIRST) == [NEAR, OPERATOR]  # noqa: SLF001 - no answer shows it
    assert outdated._moved(SECOND) == [FAR]  # noqa: SLF001 - the same
