"""What moderators posted: kept until they decide, told apart by server, limited, remembered."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from corpus.article import Metadata, SourceKind
from corpus.errors import SourceRefused, UnknownSubmission
from corpus.limits import Limits
from corpus.servers.departures import GRACE, Servers
from corpus.servers.shards import ALL
from corpus.storage.claims import ClaimLost
from corpus.storage.database import Database
from corpus.storage.history import Action, Decision, History
from corpus.storage.outgoing import Delivery, delay_after
from corpus.storage.schema import collections, submissions
from corpus.submissions.offers import Offers
from corpus.submissions.queue import INTERRUPTED, SubmissionQueue
from corpus.submissions.submission import Posted, Submission, SubmissionState
from corpus.submissions.submissions import KEPT_FOR, Submissions
from index.engine import Engine
from tests.corpus.servers.sights import is_gone
from tests.doubles.articles import BRIDGE, MEMOIR, draft, source
from tests.doubles.claims import end_process, pass_time
from tests.doubles.databases import empty_database
from tests.doubles.encoder import WordEncoder

SERVER, OTHER = "discord:1", "discord:2"


@pytest.fixture
def database() -> Database:
    return empty_database()


def posted(name: str = "https://news.example/a") -> Posted:
    """Return a link as Ada posts it."""
    stated = Metadata(title="A memoir", authors=("Jane Q. Doe",))
    return Posted(SourceKind.LINK, name, "Ada", "7", "501", stated=stated)


def begun(queue: SubmissionQueue, key: str) -> Submission:
    """Return a submission, now being read."""
    held = queue.begin(key)
    assert held is not None
    return held


def test_what_was_posted_comes_back_as_it_was(database: Database) -> None:
    made = Submissions(database).submit(SERVER, posted())

    held = Submissions(database).get(SERVER, made.id)

    assert (held, held.posted, held.state) == (made, posted(), SubmissionState.QUEUED)


def test_what_was_read_comes_back_as_it_was(database: Database) -> None:
    kept = Submissions(database)
    queue = SubmissionQueue(database)
    made = queue.submit_begun(SERVER, posted())

    queue.read(made.id, draft(MEMOIR, BRIDGE), etag='"1"')

    held = kept.get(SERVER, made.id)
    assert (held.draft, held.state) == (draft(MEMOIR, BRIDGE), SubmissionState.WAITING)
    assert held.etag == '"1"'


def test_another_server_sees_and_decides_nothing(database: Database) -> None:
    kept = Submissions(database)
    made = kept.submit(SERVER, posted())

    assert kept.named(OTHER) == ()
    for attempt in (kept.get, kept.cancel):
        with pytest.raises(UnknownSubmission):
            attempt(OTHER, made.id)


def test_publishing_closes_the_submission_with_the_change_and_only_once(
    database: Database,
) -> None:
    kept, engine = Submissions(database), Engine(database, WordEncoder())
    made = kept.submit(SERVER, posted())
    decision = Decision("7", made.id)

    article = engine.writer.add(SERVER, draft(MEMOIR), source(), decision)

    assert kept.named(SERVER) == ()
    with pytest.raises(UnknownSubmission):
        engine.writer.add(SERVER, draft(BRIDGE), source(), decision)
    assert engine.store.articles([SERVER]) == (article,)


def test_what_a_killed_process_left_is_taken_up_oldest_first(database: Database) -> None:
    kept = Submissions(database)
    queue = SubmissionQueue(database)
    first, second, third = (kept.submit(SERVER, posted(name)) for name in "abc")
    queue.begin(first.id)
    queue.begin(second.id)
    queue.read(second.id, draft(MEMOIR))
    queue.told(second.id)
    assert [each.id for each in queue.unsettled()] == [third.id]

    end_process(database)

    assert [each.id for each in queue.unsettled()] == [first.id, third.id]
    assert begun(queue, first.id).state is SubmissionState.READING


def test_what_is_read_here_is_no_other_processs(database: Database) -> None:
    kept = Submissions(database)
    queue = SubmissionQueue(database)
    first = kept.submit(SERVER, posted())

    assert begun(queue, first.id).state is SubmissionState.READING
    assert queue.begin(first.id) is None
    assert queue.claim(first.id).renew()
    assert queue.unsettled() == ()


def test_who_lost_a_claim_keeps_nothing_and_tells_nobody(database: Database) -> None:
    kept = Submissions(database)
    queue = SubmissionQueue(database)
    first = kept.submit(SERVER, posted())
    queue.begin(first.id)
    hung = database.claimant
    end_process(database)
    queue.begin(first.id)
    database.claimant, later = hung, database.claimant

    assert not queue.claim(first.id).renew()
    with pytest.raises(ClaimLost):
        queue.read(first.id, draft(BRIDGE))
    with pytest.raises(ClaimLost):
        queue.fail(first.id, "late")
    queue.put_back(first.id)
    assert not queue.begin_telling(first.id)

    database.claimant = later
    found = queue.read(first.id, draft(MEMOIR)).draft
    assert found is not None
    assert found.body == MEMOIR
    assert queue.begin_telling(first.id)


def test_what_was_read_and_not_told_is_told_by_another_process(database: Database) -> None:
    kept = Submissions(database)
    queue = SubmissionQueue(database)
    read, failed = kept.submit(SERVER, posted("a")), kept.submit(SERVER, posted("b"))
    for each in (read, failed):
        queue.begin(each.id)
    queue.read(read.id, draft(MEMOIR))
    queue.fail(failed.id, "It cannot be read.")
    queue.begin_telling(failed.id)
    end_process(database)

    assert [each.id for each in queue.unsettled()] == [read.id, failed.id]
    assert begun(queue, read.id).state is SubmissionState.WAITING
    assert begun(queue, failed.id).state is SubmissionState.FAILED
    for each in (read, failed):
        assert queue.begin_telling(each.id)
        queue.told(each.id)
    end_process(database)
    assert queue.unsettled() == ()


def test_what_may_have_been_told_long_ago_is_in_doubt(database: Database) -> None:
    kept = Submissions(database)
    queue = SubmissionQueue(database)
    failed = kept.submit(SERVER, posted())
    queue.begin(failed.id)
    queue.fail(failed.id, "It cannot be read.")
    queue.begin_telling(failed.id)
    end_process(database)
    pass_time(database, minutes=3)

    assert [each.id for each in queue.unsettled()] == [failed.id]
    assert queue.begin(failed.id)
    telling = queue.begin_telling(failed.id)
    assert telling is not None
    assert telling.is_doubtful


def test_what_could_not_be_told_is_put_off_for_longer_each_time(database: Database) -> None:
    queue = SubmissionQueue(database)
    failed = queue.submit_begun(SERVER, posted())
    queue.fail(failed.id, "It cannot be read.")
    for attempts in range(3):
        assert queue.begin_telling(failed.id)
        queue.told(failed.id, Delivery.FAILED)
        assert queue.unsettled() == ()
        pass_time(database, minutes=delay_after(attempts) / timedelta(minutes=1) - 0.1)
        assert queue.unsettled() == ()
        pass_time(database, minutes=0.2)
        assert [each.id for each in queue.unsettled()] == [failed.id]
        assert queue.begin(failed.id)

    assert [delay_after(each).total_seconds() for each in (0, 1, 2, 8, 99)] == [
        10,
        20,
        40,
        2560,
        3600,
    ]


def test_what_was_decided_on_meanwhile_is_not_told_after_all(database: Database) -> None:
    kept = Submissions(database)
    queue = SubmissionQueue(database)
    read = queue.submit_begun(SERVER, posted())
    waiting = queue.read(read.id, draft(MEMOIR))
    queue.told(read.id)
    queue.untold(waiting)
    assert [each.id for each in queue.unsettled()] == [read.id]
    kept.cancel(SERVER, read.id)
    assert queue.unsettled() == ()

    queue.untold(waiting)
    assert queue.unsettled() == ()


def test_what_was_interrupted_twice_has_failed_and_is_not_tried_again(database: Database) -> None:
    kept = Submissions(database)
    queue = SubmissionQueue(database)
    fatal = kept.submit(SERVER, posted())
    for state in (SubmissionState.READING, SubmissionState.READING, SubmissionState.FAILED):
        assert begun(queue, fatal.id).state is state
        end_process(database)

    assert kept.get(SERVER, fatal.id).reason == INTERRUPTED
    queue.begin(fatal.id)
    queue.told(fatal.id)
    assert queue.unsettled() == ()


def test_what_waits_while_others_are_interrupted_is_never_given_up(database: Database) -> None:
    kept = Submissions(database)
    queue = SubmissionQueue(database)
    waiting = kept.submit(SERVER, posted())
    for _ in range(3):
        end_process(database)
        assert [each.id for each in queue.unsettled()] == [waiting.id]

    assert begun(queue, waiting.id).state is SubmissionState.READING


def test_a_stop_in_good_order_interrupts_nothing(database: Database) -> None:
    kept = Submissions(database)
    queue = SubmissionQueue(database)
    slow = kept.submit(SERVER, posted())
    for _ in range(3):
        assert begun(queue, slow.id).state is SubmissionState.READING
        queue.put_back(slow.id)
        assert [each.id for each in queue.unsettled()] == [slow.id]


def test_what_was_cancelled_meanwhile_is_not_put_back(database: Database) -> None:
    kept = Submissions(database)
    queue = SubmissionQueue(database)
    cancelled = kept.submit(SERVER, posted())
    queue.begin(cancelled.id)
    kept.cancel(SERVER, cancelled.id)
    queue.put_back(cancelled.id)
    end_process(database)
    assert queue.unsettled() == ()


def test_what_the_terminal_reads_is_not_queued(database: Database) -> None:
    queue = SubmissionQueue(database)

    assert queue.submit_begun(SERVER, posted()).state is SubmissionState.READING
    assert queue.unsettled() == ()


def test_who_posts_more_than_the_limit_is_told_the_number(database: Database) -> None:
    kept = Submissions(database, Limits(per_hour=2))
    for name in "ab":
        kept.cancel(SERVER, kept.submit(SERVER, posted(name)).id)

    with pytest.raises(SourceRefused, match="2 sources within an hour"):
        kept.submit(SERVER, posted("c"))
    assert kept.submit(OTHER, posted("c")).collection == OTHER


@pytest.mark.parametrize(
    ("limits", "told"),
    [(Limits(articles=1), "1 sources"), (Limits(characters=10), "10 characters")],
)
def test_a_full_server_is_told_the_number(database: Database, limits: Limits, told: str) -> None:
    Engine(database, WordEncoder()).writer.add(SERVER, draft(MEMOIR), source())

    with pytest.raises(SourceRefused, match=told):
        Submissions(database, limits).submit(SERVER, posted())


def test_undecided_submissions_are_forgotten_after_a_week(database: Database) -> None:
    kept = Submissions(database)
    old, new = kept.submit(SERVER, posted("a")), kept.submit(SERVER, posted("b"))
    with database.write() as connection:
        connection.execute(
            submissions.update()
            .where(submissions.c.id == old.id)
            .values(posted_at=datetime.now(UTC) - KEPT_FOR - timedelta(minutes=1))
        )

    kept.forget_old()

    assert [each.id for each in kept.named(SERVER)] == [new.id]


def test_the_history_tells_who_did_what_newest_first(database: Database) -> None:
    engine = Engine(database, WordEncoder())
    made = engine.writer.add(SERVER, draft(MEMOIR), source(), Decision("7"))
    engine.writer.replace(SERVER, made.id, draft(BRIDGE), source(), decision=Decision("8"))
    engine.writer.remove(SERVER, made.id)
    engine.store.restore(SERVER, made.id, Decision("7"))

    told = [(each.action, each.version, each.actor) for each in History(database).get([SERVER])]

    assert told == [
        (Action.RESTORED, 2, "7"),
        (Action.REMOVED, 2, None),
        (Action.REPLACED, 2, "8"),
        (Action.ADDED, 1, "7"),
    ]
    assert History(database).get([OTHER]) == ()


def test_a_server_that_was_left_is_erased_after_the_grace_and_no_other(
    database: Database,
) -> None:
    engine, servers = Engine(database, WordEncoder()), Servers(database)
    for name in (SERVER, OTHER):
        engine.writer.add(name, draft(MEMOIR), source())
    servers.left(SERVER)
    assert servers.erase_gone(ALL, is_gone) == ()
    with database.write() as connection:
        connection.execute(
            collections.update()
            .where(collections.c.name == SERVER)
            .values(left_at=datetime.now(UTC) - GRACE - timedelta(minutes=1))
        )

    assert servers.erase_gone(ALL, is_gone) == (SERVER,)

    assert engine.store.collections() == (OTHER,)
    assert History(database).get([SERVER]) == ()
    with database.read() as connection:
        for table in ("sources", "article_versions", "passages"):
            assert connection.scalar(sa.text(f"SELECT count(*) FROM {table}")) == 1  # noqa: S608 - literals above


def file_of(size: int) -> Posted:
    """Return a file of so many bytes as Ada posts it."""
    return Posted(SourceKind.FILE, "a.zip", "Ada", "7", data=b"x" * size)


def test_the_oldest_offers_of_a_server_give_way_to_new_ones(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.submissions.offers.MOST_OFFERED", 100)
    offers = Offers(database)
    (elsewhere,) = offers.offer(OTHER, [file_of(100)])
    kept = [each for size in (60, 40, 30, 20) for each in offers.offer(SERVER, [file_of(size)])]

    with pytest.raises(UnknownSubmission):
        offers.offered(SERVER, kept[0].id)
    assert [offers.offered(SERVER, each.id).id for each in kept[1:]] == [e.id for e in kept[1:]]
    assert offers.offered(OTHER, elsewhere.id).posted.data == b"x" * 100
    (large,) = offers.offer(SERVER, [file_of(500)])
    assert offers.offered(SERVER, large.id).posted.data == b"x" * 500
    with pytest.raises(UnknownSubmission):
        offers.offered(SERVER, kept[3].id)


def test_no_more_wait_for_a_decision_than_there_may_be_articles(database: Database) -> None:
    limits = Limits(articles=2)
    waiting = Submissions(database, limits)
    for number in range(2):
        waiting.submit(SERVER, posted(f"https://news.example/{number}"))
    (offered,) = Offers(database, limits).offer(SERVER, [file_of(1)])

    with pytest.raises(SourceRefused, match="2 sources, which is its limit"):
        waiting.submit(SERVER, posted("https://news.example/c"))
    with pytest.raises(SourceRefused, match="2 sources, which is its limit"):
        Offers(database, limits).choose(SERVER, [offered.id])

    waiting.cancel(SERVER, waiting.named(SERVER)[0].id)
    waiting.submit(SERVER, posted("https://news.example/c"))
    assert len(waiting.named(SERVER)) == 2


def test_a_list_of_submissions_reads_the_words_of_those_alone_that_it_shows(
    database: Database,
) -> None:
    waiting = Submissions(database)
    first, second = (waiting.submit(SERVER, posted(each)) for each in ("a.txt", "b.txt"))
    waiting.submit(OTHER, posted("c.txt"))

    assert waiting.open(SERVER, [first.id]) == (first,)
    assert waiting.open(OTHER, [first.id, second.id]) == ()
