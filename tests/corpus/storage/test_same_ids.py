"""Articles of two servers that have one id are told apart: each statement names whose it is.

Keys of a version before keep ids apart for now; they go with that version.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import sqlalchemy as sa

from corpus.article import SourceKind
from corpus.fetching.fetcher import Validators
from corpus.privacy.personal_data import PersonalData
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.kept_answer import KeptAnswer, KeptPassage
from corpus.questions.outdated_answers import OutdatedAnswers
from corpus.questions.question import AskedQuestion, Asker, Outcome
from corpus.storage.database import Database
from corpus.storage.history import Action, Decision
from corpus.storage.stored_passages import EmbeddedPassage
from corpus.store import Store
from corpus.submissions.page_validators import PageValidators
from corpus.submissions.refresh_schedules import Interval, RefreshSchedules, Schedule
from corpus.vector_store import VectorStore
from tests.doubles.articles import BRIDGE, MEMOIR, article
from tests.doubles.databases import empty_database

ONE, OTHER = "discord:1", "discord:2"
ID = "0123456789ab"
OF_ONE, OF_OTHER = (EmbeddedPassage(0, 5, each) for each in (b"\x00\x00\x80?", b"\x00\x00\x00?"))


@pytest.fixture
def database() -> Iterator[Database]:
    """Yield a database in which two servers have articles of one id."""
    made = empty_database()
    with made.write() as connection:
        found = sa.inspect(connection)
        for table in found.get_table_names():
            for each in found.get_indexes(table):
                if str(each["name"]).startswith("before_0018_"):
                    connection.exec_driver_sql(f"DROP INDEX {each['name']}")
    store = Store(made)
    for name, text, passage in ((ONE, MEMOIR, OF_ONE), (OTHER, BRIDGE, OF_OTHER)):
        held = replace(article(text), id=ID)
        link = replace(held.source, kind=SourceKind.LINK, name=f"https://{name}.example")
        store.add(name, replace(held, source=link), "m", [passage], Decision(name))
    yield made
    made.close()


def test_vectors_are_those_of_the_article_that_is_meant(database: Database) -> None:
    vectors = VectorStore(database)
    mine = Store(database).article([ONE], ID)

    assert [each.vectors for each in vectors.known_vectors(ONE, ID, "m").values()] == [
        OF_ONE.vectors
    ]
    vectors.embed(ONE, mine, "other", [OF_ONE])

    assert [len(vectors.known_vectors(each, ID, "other")) for each in (ONE, OTHER)] == [1, 0]


def test_what_a_site_said_of_a_page_is_kept_beside_its_own_article(database: Database) -> None:
    pages, schedules = PageValidators(database), RefreshSchedules(database)
    pages.checked(ONE, ID, Validators("a", None))
    schedules.failed(ONE, ID, "gone")
    schedules.set(OTHER, ID, Schedule(Interval.DAILY, "7", None))

    assert [pages.validators(each, ID).etag for each in (ONE, OTHER)] == ["a", None]
    assert [schedules.fails(each, ID) for each in (ONE, OTHER)] == [True, False]
    schedules.succeeded(OTHER, ID)
    assert schedules.fails(ONE, ID)


def test_an_outdated_answer_is_told_the_words_of_its_own_server(database: Database) -> None:
    asked, store = AskedQuestions(database), Store(database)
    kept = KeptAnswer(
        answered=True,
        confidence="high",
        reason=None,
        passages=(KeptPassage(ID, 1, 0, 10, 1, 0.9, (0, 10)),),
    )
    key = asked.remember(
        ONE, AskedQuestion("why"), Asker("7", "8"), Outcome(answered=True, answer=kept)
    )
    asked.placed(ONE, key, "9")
    store.replace(ONE, store.article([ONE], ID), "m", [OF_ONE], action=Action.EDITED)

    (outdated,) = OutdatedAnswers(database).due(5)

    assert outdated.words == MEMOIR[:10]


def test_a_person_is_shown_what_they_posted_and_no_other_servers(database: Database) -> None:
    posted = PersonalData(database).get(ONE).sources

    assert [(each.collection, each.article_id) for each in posted] == [(ONE, ID)]
