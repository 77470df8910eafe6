"""What a process left behind that was killed, or put off, and what may be settled once.

Further kinds of `races.py`: two processes take the same over at the same moment.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from benchmarks.takeovers.contested import (
    MEMBER,
    REFUSED,
    SERVER,
    START,
    Race,
    due_gap,
    due_submission,
    due_wish,
)
from corpus.article import Metadata, ParagraphKind, SourceKind
from corpus.assembly import Block, assemble
from corpus.errors import UnknownSubmission
from corpus.formats.left_out_blocks import with_left_out
from corpus.processes.session_slots import SessionSlots
from corpus.questions.asked_questions import AskedQuestions, NotShared
from corpus.questions.gaps import Gaps
from corpus.questions.notifications import Notifications
from corpus.questions.question import AskedQuestion, Asker
from corpus.servers.digests import Digests
from corpus.servers.greetings import Greetings
from corpus.storage.database import Database
from corpus.storage.outgoing import Delivery
from corpus.storage.schema import digests
from corpus.submissions.offers import Offers
from corpus.submissions.queue import SubmissionQueue
from corpus.submissions.submission import Posted
from corpus.submissions.submissions import Submissions
from tests.doubles.articles import BRIDGE, MEMOIR
from tests.doubles.claims import end_process

FIRST_WEEK = date(2030, 1, 7)
HOUR = 3600.0


def _week(number: int) -> date:
    return FIRST_WEEK + timedelta(weeks=number)


def _left_digest(database: Database, number: int) -> str:
    Digests(database).begin(SERVER, _week(number))
    end_process(database)
    return str(number)


def _digest_put_off(database: Database, number: int) -> str:
    kept = Digests(database)
    kept.begin(SERVER, _week(-number - 1))
    kept.begin_sending(SERVER, _week(-number - 1))
    kept.end(SERVER, _week(-number - 1), Delivery.FAILED)
    with database.write() as connection:
        connection.execute(digests.update().values(claimed_until=START))
    return str(number)


def _left_greeting(database: Database, number: int) -> str:
    joined = START + timedelta(days=5_000 + number)
    Greetings(database).begin(SERVER, joined)
    end_process(database)
    return joined.isoformat()


def _greet(database: Database, key: str, _: int) -> int:
    return Greetings(database).begin(SERVER, datetime.fromisoformat(key)) is not None


def _left_wish(database: Database, number: int) -> str:
    key = due_wish(database, number)
    Notifications(database).begin(key, MEMBER)
    end_process(database)
    return key


def _left_gap(database: Database, number: int) -> str:
    key = due_gap(database, number)
    Notifications(database).begin_announcing(key)
    end_process(database)
    return key


def _left_review(database: Database, number: int) -> str:
    Gaps(database).begin_review(SERVER, str(number))
    end_process(database)
    return str(number)


def _left_reading(database: Database, number: int) -> str:
    key = due_submission(database, number)
    SubmissionQueue(database).begin(key)
    end_process(database)
    return key


def _left_untold(database: Database, number: int) -> str:
    key = due_submission(database, number)
    queue = SubmissionQueue(database)
    queue.begin(key)
    queue.fail(key, "It could not be read.")
    end_process(database)
    return key


def _tell(database: Database, key: str, _: int) -> int:
    queue = SubmissionQueue(database)
    return queue.begin(key) is not None and queue.begin_telling(key) is not None


def _private(database: Database, number: int) -> str:
    asked = AskedQuestion(f"Who kept account {number}?")
    return AskedQuestions(database).remember(SERVER, asked, Asker(MEMBER, "501"), REFUSED)


def _share(database: Database, key: str, _: int) -> int:
    try:
        AskedQuestions(database).share(SERVER, key, MEMBER)
    except NotShared:
        return 0
    return 1


def _offer(database: Database, number: int) -> str:
    posted = Posted(SourceKind.TEXT, f"{number}", "ada", None, data=b"text")
    (offered,) = Offers(database).offer(SERVER, [posted])
    return offered.id


def _settle_offer(database: Database, key: str, _: int) -> int:
    return _is_first(lambda: Offers(database).settle(SERVER, key))


def _choose_offer(database: Database, key: str, _: int) -> int:
    return _is_first(lambda: Offers(database).choose(SERVER, [key]))


def _cancel(database: Database, key: str, _: int) -> int:
    return _is_first(lambda: Submissions(database).cancel(SERVER, key))


def _waiting(database: Database, number: int) -> str:
    key = due_submission(database, number)
    taken, left = (Block(ParagraphKind.BODY, text) for text in (MEMOIR, BRIDGE))
    read = with_left_out(assemble(Metadata(), [taken], []), [taken, left], [left], shown=300)
    queue = SubmissionQueue(database)
    queue.begin(key)
    queue.read(key, read)
    return key


def _take_in(database: Database, key: str, _: int) -> int:
    draft = Submissions(database).exchange(SERVER, key).draft
    return draft is not None and draft.left_out is not None and draft.left_out.is_taken_in


def _is_first(settle: Callable[[], object]) -> int:
    try:
        settle()
    except UnknownSubmission:
        return 0
    return 1


LEFT: Mapping[str, Race] = {
    "a digest that was left": Race(
        _left_digest,
        lambda database, _, number: Digests(database).begin(SERVER, _week(number)) is not None,
    ),
    "a digest that was put off": Race(
        _digest_put_off,
        lambda database, _, number: Digests(database).begin(SERVER, _week(-number - 1)) is not None,
    ),
    "a greeting that was left": Race(_left_greeting, _greet),
    "a wish that was left": Race(
        _left_wish, lambda database, key, _: Notifications(database).begin(key, MEMBER) is not None
    ),
    "a gap that was left unannounced": Race(
        _left_gap,
        lambda database, key, _: Notifications(database).begin_announcing(key) is not None,
    ),
    "a gap review that was left": Race(
        _left_review,
        lambda database, key, _: Gaps(database).begin_review(SERVER, key) is not None,
    ),
    "a source that was left while read": Race(
        _left_reading, lambda database, key, _: SubmissionQueue(database).begin(key) is not None
    ),
    "a source that was left untold": Race(_left_untold, _tell),
    "sharing an answer": Race(_private, _share),
    "settling an offer": Race(_offer, _settle_offer),
    "choosing an offer": Race(_offer, _choose_offer),
    "cancelling a source": Race(due_submission, _cancel),
    "taking in what was left out, and leaving it out": Race(_waiting, _take_in),
    "a session of a bucket": Race(
        lambda _, number: str(number),
        lambda database, _, number: SessionSlots(database).claim(number, HOUR, HOUR) == 0,
    ),
}
"""Each falls to one process, once."""
