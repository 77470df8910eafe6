"""What is to be done once, one of each kind: how it is begun, who is at it, whether it is done."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import sqlalchemy as sa

from bot.digest.digest import due_week
from corpus.article import SourceKind
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.gaps import Gaps
from corpus.questions.notifications import NotificationState
from corpus.questions.question import AskedQuestion, Asker, Outcome
from corpus.servers.settings import ServerSettingsStore
from corpus.storage.database import Database
from corpus.storage.schema import daily_counts, digests, gaps, submissions, wishes
from corpus.storage.upserts import upsert
from corpus.submissions.submission import Posted, SubmissionState
from corpus.submissions.submissions import Submissions

MEMBER = "70007"
WISHING, ANNOUNCING, READING = (f"discord:{number}" for number in (1, 2, 4))
"""A server for each kind, so that none sets off another."""

REFUSED = Outcome(answered=False, reason="not_covered")


class Kind(StrEnum):
    """What two processes must do once."""

    READING = "a source read and reported"
    WISH = "a member told"
    ANNOUNCEMENT = "moderators told of a wish"
    DIGEST = "a digest sent"


@dataclass(frozen=True)
class Item:
    """One to be done, told of in a *channel* of its own; *done* says by its row whether it is."""

    kind: Kind
    channel: str
    table: sa.Table
    which: sa.ColumnElement[bool]
    done: sa.ColumnElement[bool]

    def owner(self, database: Database) -> str | None:
        """Return the claimant that is at it."""
        with database.read() as connection:
            chosen = sa.select(self.table.c.claimed_by).where(self.which)
            found: str | None = connection.scalar(chosen)
            return found

    def row(self, database: Database) -> str:
        """Return all that stands in its row, to be read by a person."""
        with database.read() as connection:
            return str(connection.execute(sa.select(self.table).where(self.which)).all())

    def is_done(self, database: Database) -> bool:
        """Return whether it is done, and nobody is at it any more."""
        nobody = self.table.c.claimed_by.is_(None)
        with database.read() as connection:
            chosen = sa.select(sa.literal(1)).where(self.which, self.done, nobody)
            return connection.scalar(chosen) is not None


def begun(kind: Kind, database: Database, number: int, site: str, article_id: str) -> Item:
    """Return the item *number* of *kind*, which is due from now on."""
    channel = str(100_000 + number)
    if kind is Kind.READING:
        return _posted(database, channel, f"{site}/{number}")
    if kind is Kind.DIGEST:
        return _digest(database, channel)
    return _wish(kind, database, channel, article_id)


def _posted(database: Database, channel: str, link: str) -> Item:
    posted = Posted(SourceKind.LINK, link, "ada", None, channel)
    key = Submissions(database).submit(READING, posted).id
    table = submissions
    done = table.c.state == SubmissionState.WAITING.value
    return Item(Kind.READING, channel, table, table.c.id == key, done)


def _wish(kind: Kind, database: Database, channel: str, article_id: str) -> Item:
    asked, is_wish = AskedQuestions(database), kind is Kind.WISH
    server = WISHING if is_wish else ANNOUNCING
    if not is_wish:
        ServerSettingsStore(database).change(server, moderators_channel=channel)
    question = AskedQuestion(f"Who wrote account {channel}?")
    key = asked.remember(server, question, Asker(MEMBER, channel), REFUSED)
    asked.wished(server, key, MEMBER)
    if not is_wish:
        done = gaps.c.announced_at.is_not(None)
        return Item(kind, channel, gaps, gaps.c.question_id == key, done)
    Gaps(database).answer(server, [key], article_id)
    told = wishes.c.telling == NotificationState.TOLD.value
    return Item(kind, channel, wishes, wishes.c.question_id == key, told)


def _digest(database: Database, channel: str) -> Item:
    """Have the digest of a server of its own be due: another's of that week is another message."""
    server, week = f"discord:{channel}", due_week(datetime.now(UTC))
    counted = {"asked": 5, "answered": 3, "helpful": 0, "not_helpful": 0}
    with database.write() as connection:
        upsert(connection, daily_counts, {"collection": server, "day": week} | counted)
    ServerSettingsStore(database).change(server, digest_channel=channel)
    its = sa.and_(digests.c.collection == server, digests.c.week == week)
    return Item(Kind.DIGEST, channel, digests, its, digests.c.sent_at.is_not(None))
