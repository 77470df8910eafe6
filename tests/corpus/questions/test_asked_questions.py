"""Questions are kept for as long as their server decides, for their own collection alone."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from corpus.errors import InvalidQuestion
from corpus.questions.asked_questions import AskedQuestions, QuestionNotKept
from corpus.questions.daily_counts import CITATIONS_KEPT, Cited, DailyCounts, DayCounts, today
from corpus.questions.gaps import Gaps
from corpus.questions.notifications import Notifications
from corpus.questions.question import AskedQuestion, Asker, Outcome
from corpus.questions.unsaved_questions import HELD_IN_MEMORY
from corpus.servers.settings import ServerSettingsStore
from corpus.storage.database import Database
from corpus.storage.schema import asked_questions, daily_citations
from corpus.store import OPERATOR
from tests.corpus.storage.contents import contents

SERVER = "discord:1"
ASKED = AskedQuestion("Who is the memoir's author?", None)
ASKER = Asker("7", "501")
PLACE = Cited("a" * 12, 0, 9)
ANSWERED = Outcome(answered=True, confidence="high", cited=(PLACE,))
NOT_COVERED = Outcome(answered=False, reason="not_covered")


def test_a_question_is_recalled_by_its_own_collection_alone(asked: AskedQuestions) -> None:
    key = asked.remember("discord:1", ASKED)

    assert asked.recall("discord:1", key) == ASKED
    with pytest.raises(InvalidQuestion, match="no longer have this question"):
        asked.recall("discord:2", key)


def test_a_question_is_forgotten_after_its_time(database: Database, asked: AskedQuestions) -> None:
    old, recent = asked.remember(OPERATOR, ASKED), asked.remember(OPERATOR, ASKED)
    with database.write() as connection:
        row = connection.execute(asked_questions.select().where(asked_questions.c.id == old)).one()
        connection.execute(
            asked_questions.update()
            .where(asked_questions.c.id == old)
            .values(asked_at=row.asked_at - timedelta(days=30))
        )

    asked.forget_old()

    assert asked.recall(OPERATOR, recent) == ASKED
    with pytest.raises(InvalidQuestion):
        asked.recall(OPERATOR, old)


def test_what_was_cited_long_ago_is_forgotten_with_the_questions(
    database: Database, asked: AskedQuestions
) -> None:
    recent, long_ago = today(), today() - CITATIONS_KEPT - timedelta(days=1)
    with database.write() as connection:
        for day in (recent, long_ago):
            row = {"collection": OPERATOR, "day": day, "article_id": "a", "start": 0, "end": 1}
            connection.execute(daily_citations.insert(), row | {"times": 1})

    asked.forget_old()

    with database.read() as connection:
        assert connection.scalars(sa.select(daily_citations.c.day)).all() == [recent]


def test_a_question_is_kept_as_long_as_its_server_decides_and_then_only_counted(
    database: Database, asked: AskedQuestions
) -> None:
    ServerSettingsStore(database).change(SERVER, keep_days=5)
    keys = [asked.remember(name, ASKED, ASKER, NOT_COVERED) for name in (SERVER, "discord:2")]
    asked.wished(SERVER, keys[0], "7")
    with database.write() as connection:
        past = datetime.now(UTC) - timedelta(days=6)
        connection.execute(asked_questions.update().values(asked_at=past))

    asked.forget_old()

    with pytest.raises(InvalidQuestion):
        asked.recall(SERVER, keys[0])
    assert asked.recall("discord:2", keys[1]) == ASKED
    assert Gaps(database).open(SERVER) == Notifications(database).unannounced() == ()
    assert [each.asked for each in DailyCounts(database).between(SERVER, today(), today())] == [1]


def test_with_zero_days_no_text_is_ever_written_and_fresh_buttons_work(
    database: Database, asked: AskedQuestions
) -> None:
    ServerSettingsStore(database).change(SERVER, keep_days=0)
    key = asked.remember(SERVER, ASKED, ASKER, ANSWERED)
    for _ in range(2):
        asked.judged(SERVER, key, "7", helpful=False)

    assert asked.recall(SERVER, key) == ASKED
    with pytest.raises(QuestionNotKept, match="ask a moderator"):
        asked.wished(SERVER, key, "7")
    with pytest.raises(InvalidQuestion):
        asked.recall("discord:2", key)
    with pytest.raises(InvalidQuestion):
        AskedQuestions(database).recall(SERVER, key)
    assert Gaps(database).open(SERVER) == ()
    assert ASKED.question not in contents(database)
    (day,) = DailyCounts(database).between(SERVER, today(), today())
    assert day == DayCounts(today(), asked=1, answered=1, helpful=0, not_helpful=1)


def test_of_questions_that_are_not_written_down_the_oldest_are_forgotten_first(
    database: Database, asked: AskedQuestions
) -> None:
    ServerSettingsStore(database).change(SERVER, keep_days=0)
    keys = [asked.remember(SERVER, ASKED) for _ in range(HELD_IN_MEMORY + 1)]

    with pytest.raises(InvalidQuestion):
        asked.recall(SERVER, keys[0])
    assert asked.recall(SERVER, keys[1]) == ASKED


def test_the_passages_cited_most_are_known(database: Database, asked: AskedQuestions) -> None:
    other = Cited("c" * 12, 3, 8)
    for cited in (PLACE, other, PLACE):
        asked.remember(SERVER, ASKED, None, Outcome(answered=True, cited=(cited,)))

    counted = DailyCounts(database).most_cited(SERVER, today(), today(), 5)

    assert counted == ((PLACE, 2), (other, 1))
