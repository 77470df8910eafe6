"""What one process erases of a person is forgotten in the memory of the others."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from corpus.privacy.erasures import TOLD_FOR, Erasures
from corpus.privacy.personal_data import PersonalData
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.question import AskedQuestion, Asker
from corpus.servers.settings import ServerSettingsStore
from corpus.storage.database import Database
from corpus.storage.schema import erasures
from tests.doubles.databases import empty_database

SERVER = "discord:1"
ME, ANOTHER = "70007", "80008"


@pytest.fixture
def database() -> Database:
    made = empty_database()
    ServerSettingsStore(made).change(SERVER, keep_days=0)
    return made


def test_another_process_forgets_who_was_erased_and_nobody_else(database: Database) -> None:
    elsewhere = AskedQuestions(database)
    for person in (ME, ANOTHER):
        key = elsewhere.remember(SERVER, AskedQuestion(f"Of {person}?"), Asker(person, "5"))
        elsewhere.judged(SERVER, key, ME, helpful=True)
    there = PersonalData(database, elsewhere.held)

    PersonalData(database).erase(ME)
    forgotten = [there.forget_erased(), there.forget_erased()]

    assert forgotten == [True, False]
    assert (there.get(ME).in_memory, there.get(ME).judged_in_memory) == ((), ())
    assert [each.question for each in there.get(ANOTHER).in_memory] == [f"Of {ANOTHER}?"]


def test_what_is_asked_after_the_erasure_is_kept(database: Database) -> None:
    elsewhere = AskedQuestions(database)
    there = PersonalData(database, elsewhere.held)
    PersonalData(database).erase(ME)
    there.forget_erased()
    elsewhere.remember(SERVER, AskedQuestion("And now?"), Asker(ME, "5"))

    there.forget_erased()

    assert [each.question for each in there.get(ME).in_memory] == ["And now?"]


def test_an_erasure_names_nobody_and_is_told_for_an_hour(database: Database) -> None:
    for _ in range(2):
        PersonalData(database).erase(ME)
    first, second = Erasures(database).recent()
    past = datetime.now(UTC) - TOLD_FOR - timedelta(minutes=1)
    with database.write() as connection:
        connection.execute(erasures.update().values(at=past))
    PersonalData(database).erase(ANOTHER)
    (left,) = Erasures(database).recent()

    assert first.digest != second.digest
    assert first.is_of(ME)
    assert second.is_of(ME)
    assert (left.is_of(ANOTHER), left.is_of(ME)) == (True, False)
    with database.read() as connection:
        assert ME not in str(connection.execute(sa.select(erasures)).all())
