"""Questions that were asked, what came of them, and for how long a server has them kept."""

import secrets
from collections.abc import Callable, Collection
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.errors import FootnoteError, InvalidQuestion
from corpus.questions.answered_questions import (
    AnsweredQuestion,
    answered_from,
    surely_answered,
)
from corpus.questions.conversation import Earlier, earlier_in, earlier_of, earlier_than_reply
from corpus.questions.daily_counts import count, count_citations, drop_old_citations
from corpus.questions.gap import Cause, State
from corpus.questions.gaps import raise_gap, withdraw_not_helpful
from corpus.questions.judgements import judge
from corpus.questions.kept_answer import KeptAnswer, kept_of
from corpus.questions.notifications import NotificationState
from corpus.questions.question import AskedQuestion, Asker, Outcome, about_of, row_of
from corpus.questions.retention import drop_old_questions
from corpus.questions.unsaved_questions import UnsavedQuestion, UnsavedQuestions
from corpus.servers.collection_names import guild_id_of
from corpus.servers.settings import settings_of
from corpus.storage.database import Database
from corpus.storage.outgoing import ANEW
from corpus.storage.revisions import mention
from corpus.storage.schema import asked_questions, gaps, wishes
from corpus.storage.upserts import insert_new

__all__ = [
    "AnsweredQuestion",
    "AskedQuestion",
    "AskedQuestions",
    "Asker",
    "NotShared",
    "Outcome",
    "QuestionNotKept",
]

OPEN_REASONS = frozenset({"not_covered", "no_sources"})
"""The reasons of an abstention that a further source could take away."""

_PLACED = (
    asked_questions.update()
    .where(
        asked_questions.c.id == sa.bindparam("key"),
        asked_questions.c.collection == sa.bindparam("within"),
    )
    .values(message_id=sa.bindparam("placed"))
)


class QuestionNotKept(FootnoteError):
    """The server keeps no question texts, so there is nothing to pass on."""


class NotShared(FootnoteError):
    """An answer that is posted already, or that is not the person's to post."""


class AskedQuestions:
    """The asked questions of every collection; only their own collection can recall them.

    Of a server that keeps no questions, the last ones are known until the bot
    stops, so that the buttons of a fresh answer work; nothing of them is written but counts.
    These are *held*.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.held = UnsavedQuestions()

    def remember(
        self,
        collection: str,
        asked: AskedQuestion,
        asker: Asker | None = None,
        outcome: Outcome | None = None,
    ) -> str:
        """Return the id, 16 hex digits, by which *collection* can recall *asked*.

        An outcome that a further source could better raises a gap in a server's collection.
        Nobody was promised that it is kept, so a power cut may take the last ones.
        """
        key = secrets.token_hex(8)
        with self._database.write(durable=False) as connection:
            if guild_id_of(collection) is not None:
                mention(connection, collection)
            _count(connection, collection, outcome)
            if settings_of(connection, collection).keep_days > 0:
                row = row_of(key, collection, asked) | about_of(asker, outcome)
                connection.execute(asked_questions.insert(), row)
                if _leaves_open(collection, outcome):
                    raise_gap(connection, collection, key, Cause.UNANSWERED)
                return key
        answer = outcome.answer if outcome else None
        self.held.hold(key, UnsavedQuestion(collection, asked, asker, answer))
        return key

    def placed(self, collection: str, key: str, message_id: str) -> None:
        """Note which message answers, to be linked and replied to; never a private one."""
        held = self.held.get(collection, key)
        if held is not None:
            held.message_id = message_id
            return
        with self._database.write(durable=False) as connection:
            given = {"key": key, "within": collection, "placed": message_id}
            connection.execute(_PLACED, given)

    def recall(self, collection: str, key: str) -> AskedQuestion:
        """Return the question of *key*; raise `InvalidQuestion` when it is not kept (any more)."""
        held = self.held.get(collection, key)
        if held is not None:
            return held.asked
        with self._database.read() as connection:
            return _asked(connection, _kept(connection, collection, key))

    def answer_to(self, collection: str, key: str) -> KeptAnswer | None:
        """Return the answer that was given to *key*; `None` where it was not kept with it.

        Raises:
            InvalidQuestion: The question is not kept (any more).
        """
        held = self.held.get(collection, key)
        if held is not None:
            return held.answer
        with self._database.read() as connection:
            return kept_of(_kept(connection, collection, key).answer)

    def earlier_than_reply(self, collection: str, message_id: str) -> tuple[Earlier, ...]:
        """Return the questions that a reply to an answer follows, oldest first."""
        if held := self.held.earlier_than_reply(collection, message_id):
            return held
        with self._database.read() as connection:
            return earlier_than_reply(connection, collection, message_id)

    def earlier_in(self, collection: str, channel_id: str, member: str) -> tuple[Earlier, ...]:
        """Return the last of a thread or direct conversation that *member* may know of."""
        if held := self.held.earlier_in(collection, channel_id, member):
            return held
        with self._database.read() as connection:
            return earlier_in(connection, collection, channel_id, member)

    def answered_from(
        self, collection: str, article_id: str, is_seen: Callable[[str | None], bool]
    ) -> tuple[str, ...]:
        """Return what was asked in public and surely answered from the article, most asked first.

        It was asked in a channel that *is_seen* takes, by its id. It is written down: what is only
        *held* may not be shown to others.
        """
        with self._database.read() as connection:
            return answered_from(connection, collection, article_id, is_seen)

    def surely_answered(self, collection: str) -> tuple[AnsweredQuestion, ...]:
        """Return what was asked in public and surely answered with words of articles, newest first.

        It is written down: what is only *held* may not be shown to others.
        """
        with self._database.read() as connection:
            return surely_answered(connection, collection)

    def check_asker(self, collection: str, key: str, actor: str) -> None:
        """Raise `NotShared` unless *actor* asked the question, `InvalidQuestion` if it is gone."""
        held = self.held.get(collection, key)
        if held is not None:
            _check_asker(held.asker_id, actor)
            return
        with self._database.read() as connection:
            _check_asker(_kept(connection, collection, key).asker, actor)

    def share(self, collection: str, key: str, actor: str) -> None:
        """Note that *actor* posts their private answer to the channel; nobody can twice.

        Raises:
            InvalidQuestion: The question is not kept (any more).
            NotShared: It was posted already, or somebody else asked it.
        """
        held = self.held.get(collection, key)
        if held is not None:
            _check_asker(held.asker_id, actor)
            before = not self.held.share(held)
        else:
            with self._database.write() as connection:
                _check_asker(_kept(connection, collection, key).asker, actor)
                before = not _mark_shared(connection, collection, key, shared=True)
        if before:
            raise NotShared("You've already shared this answer: look in the channel.")

    def unshare(self, collection: str, key: str) -> None:
        """Note that posting failed, so that it can be tried again."""
        held = self.held.get(collection, key)
        if held is not None:
            held.shared = False
            return
        with self._database.write() as connection:
            _mark_shared(connection, collection, key, shared=False)

    def judged(self, collection: str, key: str, actor: str, *, helpful: bool) -> None:
        """Keep what *actor* thinks of an answer, in place of what they thought before.

        What somebody finds not helpful is a gap until nobody does.

        Raises:
            InvalidQuestion: The question is not kept (any more).
        """
        held = self.held.get(collection, key)
        with self._database.write() as connection:
            if held is not None:
                if actor not in held.judges:
                    held.judges.add(actor)
                    _count_judgement(connection, collection, helpful=helpful)
                return
            _kept(connection, collection, key, hold=True)
            if not judge(connection, collection, key, actor, helpful=helpful):
                return
            _count_judgement(connection, collection, helpful=helpful)
            if helpful:
                withdraw_not_helpful(connection, collection, key)
            elif guild_id_of(collection) is not None:
                raise_gap(connection, collection, key, Cause.NOT_HELPFUL)

    def wished(self, collection: str, key: str, actor: str, language: str | None = None) -> None:
        """Put the question before the moderators, and tell *actor* once when it is answered.

        They are told in *language*. A gap that was dismissed opens again; one that was answered
        meanwhile is told at once.

        Raises:
            InvalidQuestion: The question is not kept (any more).
            QuestionNotKept: The server has no questions kept.
        """
        if self.held.get(collection, key) is not None:
            raise QuestionNotKept(
                "This server keeps no questions, so I can't pass yours on: ask a moderator."
            )
        with self._database.write() as connection:
            _kept(connection, collection, key, hold=True)
            raise_gap(connection, collection, key, Cause.UNANSWERED)
            its = sa.and_(gaps.c.question_id == key, gaps.c.collection == collection)
            state = connection.scalar(sa.select(gaps.c.state).where(its))
            if state == State.DISMISSED.value:
                again = {"state": State.OPEN.value, "settled_at": None, "announced_at": None}
                again |= ANEW | {"raised_at": datetime.now(UTC)}
                connection.execute(gaps.update().where(its).values(again))
            telling = (
                NotificationState.DUE
                if state == State.ANSWERED.value
                else NotificationState.WAITING
            )
            wish = {"telling": telling.value, "language": language}
            _wish(connection, collection, key, actor, wish)

    def forget_old(self) -> None:
        """Erase the questions that are older than their server has them kept, and their gaps.

        What was cited long ago is forgotten with them.
        """
        with self._database.erase() as connection:
            drop_old_citations(connection)
            self.held.forget_earlier(drop_old_questions(connection))

    def forget_collections(self, names: Collection[str]) -> None:
        """Forget what is held in memory of the servers of *names*, which were erased."""
        self.held.forget_collections(names)


def _asked(connection: Connection, row: sa.Row[tuple[object, ...]]) -> AskedQuestion:
    return AskedQuestion(
        row.question,
        row.article_id,
        row.publication,
        row.after,
        row.before,
        row.article_language,
        earlier_of(connection, row.collection, row.earlier or ()),
    )


def _check_asker(asker: object, actor: str) -> None:
    if asker != actor:
        raise NotShared("Only the person who asked can do this. Ask it yourself with /ask.")


def _mark_shared(connection: Connection, collection: str, key: str, *, shared: bool) -> bool:
    """Return whether the mark was another before: one statement, so that one of two wins."""
    other = sa.and_(_is(collection, key), asked_questions.c.shared.is_not(shared))
    changed = asked_questions.update().where(other).values(shared=shared)
    return bool(connection.execute(changed).rowcount)


def _leaves_open(collection: str, outcome: Outcome | None) -> bool:
    if outcome is None or outcome.answered or guild_id_of(collection) is None:
        return False
    return outcome.reason in OPEN_REASONS and not outcome.asks_back


def _count(connection: Connection, collection: str, outcome: Outcome | None) -> None:
    if outcome is None or outcome.asks_back:
        return
    if not (outcome.answered or outcome.reason in OPEN_REASONS):
        return
    count(connection, collection, asked=1, answered=int(outcome.answered))
    if outcome.answered:
        count_citations(connection, collection, outcome.cited)


def _count_judgement(connection: Connection, collection: str, *, helpful: bool) -> None:
    count(connection, collection, helpful=int(helpful), not_helpful=int(not helpful))


def _is(collection: str, key: str) -> sa.ColumnElement[bool]:
    return sa.and_(asked_questions.c.id == key, asked_questions.c.collection == collection)


def _kept(
    connection: Connection, collection: str, key: str, *, hold: bool = False
) -> sa.Row[tuple[object, ...]]:
    """Return the row of a question; to *hold* it lets nobody erase or judge it meanwhile."""
    chosen = sa.select(asked_questions).where(_is(collection, key))
    row = connection.execute(chosen.with_for_update() if hold else chosen).one_or_none()
    if row is None:
        raise InvalidQuestion("I no longer have this question: ask it again with /ask.")
    return row


def _wish(
    connection: Connection, collection: str, key: str, actor: str, values: dict[str, str | None]
) -> None:
    row = {"question_id": key, "actor": actor, "collection": collection, "at": datetime.now(UTC)}
    insert_new(connection, wishes, row | values)
