"""What a server left behind goes after a grace period, and all of it."""

from datetime import UTC, datetime, timedelta

from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.question import AskedQuestion, Asker, Outcome
from corpus.servers.departures import GRACE, Servers
from corpus.servers.settings import ServerSettingsStore
from corpus.servers.shards import ALL
from corpus.storage.schema import metadata
from tests.corpus.servers.sights import is_gone
from tests.corpus.storage.contents import contents
from tests.doubles.databases import empty_database

SERVER = "discord:1"
ASKED = AskedQuestion("Who is the memoir's author?", None)


def test_all_of_a_server_goes_after_the_grace_period() -> None:
    database = empty_database()
    asked = AskedQuestions(database)
    ServerSettingsStore(database).change(SERVER, language="de")
    key = asked.remember(SERVER, ASKED, Asker("7", "501"), Outcome(answered=False))
    asked.judged(SERVER, key, "7", helpful=False)
    asked.wished(SERVER, key, "7")
    servers = Servers(database)
    servers.left(SERVER)
    with database.write() as connection:
        connection.execute(
            metadata.tables["collections"]
            .update()
            .values(left_at=datetime.now(UTC) - GRACE - timedelta(minutes=1))
        )

    assert servers.erase_gone(ALL, is_gone) == (SERVER,)
    assert SERVER not in contents(database)
    assert "7" not in contents(database)
