"""Questions that were asked, what came of them, and for how long a server has them kept."""

import secrets
from collections.abc import Callable, Collection

from sqlalchemy.engine import Connection

from corpus.errors import FootnoteError
from corpus.questions.answered_questions import (
    AnsweredQuestion,
    answered_from,
    surely_answered,
)
from corpus.questions.conversation import Earlier, earlier_in, earlier_than_reply
from corpus.questions.daily_counts import (
    count,
    count_citations,
    count_judgement,
    drop_old_citations,
)
from corpus.questions.gap import Cause
from corpus.questions.gaps import raise_gap
from corpus.questions.judgements import judge
from corpus.questions.kept_answer import KeptAnswer, kept_of
from corpus.questions.kept_questions import kept_row, mark_shared, place, question_of
from corpus.questions.question import AskedQuestion, Asker, Outcome, about_of, row_of
from corpus.questions.retention import drop_old_questions
from corpus.questions.unsaved_questions import UnsavedQuestion, UnsavedQuestions
from corpus.questions.wishes import wish
from corpus.servers.collection_names import guild_id_of
from corpus.servers.settings import settings_of
from corpus.storage.database import Database
from corpus.storage.revisions import mention
from corpus.storage.schema import asked_questions


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
        key, is_servers = secrets.token_hex(8), guild_id_of(collection) is not None
        with self._database.write(durable=False) as connection:
            if is_servers:
                mention(connection, collection)
            _count(connection, collection, outcome)
            if settings_of(connection, collection).keep_days > 0:
                row = row_of(key, collection, asked) | about_of(asker, outcome)
                connection.execute(asked_questions.insert(), row)
                if outcome is not None and outcome.is_open and is_servers:
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
            place(connection, collection, key, message_id)

    def recall(self, collection: str, key: str) -> AskedQuestion:
        """Return the question of *key*; raise `InvalidQuestion` when it is not kept (any more)."""
        held = self.held.get(collection, key)
        if held is not None:
            return held.asked
        with self._database.read() as connection:
            return question_of(connection, kept_row(connection, collection, key))

    def answer_to(self, collection: str, key: str) -> KeptAnswer | None:
        """Return the answer that was given to *key*; `None` where it was not kept with it.

        Raises:
            InvalidQuestion: The question is not kept (any more).
        """
        held = self.held.get(collection, key)
        if held is not None:
            return held.answer
        with self._database.read() as connection:
            return kept_of(kept_row(connection, collection, key).answer)

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
            _check_asker(kept_row(connection, collection, key).asker, actor)

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
                _check_asker(kept_row(connection, collection, key).asker, actor)
                before = not mark_shared(connection, collection, key, shared=True)
        if before:
            raise NotShared("You've already shared this answer: look in the channel.")

    def unshare(self, collection: str, key: str) -> None:
        """Note that posting failed, so that it can be tried again."""
        held = self.held.get(collection, key)
        if held is not None:
            held.shared = False
            return
        with self._database.write() as connection:
            mark_shared(connection, collection, key, shared=False)

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
                    count_judgement(connection, collection, helpful=helpful)
                return
            kept_row(connection, collection, key, hold=True)
            judge(connection, collection, key, actor, helpful=helpful)

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
            kept_row(connection, collection, key, hold=True)
            wish(connection, collection, key, actor, language)

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


def _check_asker(asker: object, actor: str) -> None:
    if asker != actor:
        raise NotShared("Only the person who asked can do this. Ask it yourself with /ask.")


def _count(connection: Connection, collection: str, outcome: Outcome | None) -> None:
    if outcome is None or not outcome.is_counted:
        return
    count(connection, collection, asked=1, answered=int(outcome.answered))
    if outcome.answered:
        count_citations(connection, collection, outcome.cited)
