"""What is kept of one person, in every server: for them to see, take along and erase."""

from dataclasses import replace

import sqlalchemy as sa

from corpus.privacy.erasures import Erasures, tell_erasure
from corpus.privacy.personal_record import Erased, KeptQuestion, PersonalRecord
from corpus.privacy.personal_rows import record_in
from corpus.questions.kept_answer import kept_object
from corpus.questions.unsaved_questions import UnsavedQuestion, UnsavedQuestions
from corpus.storage.database import Database
from corpus.storage.schema import (
    asked_questions,
    direct_servers,
    question_feedback,
    sources,
    submissions,
    wishes,
)


class PersonalData:
    """The traces of persons by their Discord user id: in the database, and *held* in memory."""

    def __init__(self, database: Database, held: UnsavedQuestions | None = None) -> None:
        self._database = database
        self._held = held or UnsavedQuestions()
        self._erasures = Erasures(database)
        self._seen: frozenset[str] = frozenset()

    def get(self, user_id: str) -> PersonalRecord:
        """Return all that is kept of *user_id*."""
        with self._database.read() as connection:
            written = record_in(connection, user_id)
        asked = self._held.of_asker(user_id)[::-1]
        judged = self._held.judged_by(user_id)[::-1]
        return replace(
            written,
            in_memory=tuple(_question(*each) for each in asked),
            judged_in_memory=tuple(key for key, _ in judged),
        )

    def forget_erased(self) -> bool:
        """Forget from memory who had their data erased elsewhere; return whether anyone had."""
        recent = self._erasures.recent()
        new = [each for each in recent if each.id not in self._seen]
        self._seen = frozenset(each.id for each in recent)
        for person in self._held.persons():
            if any(each.is_of(person) for each in new):
                self._held.forget(person)
        return bool(new)

    def erase(self, user_id: str) -> Erased:
        """Erase what *user_id* asked, judged, wished, chose and posted unpublished; tell how much.

        Their name goes from the checks that they asked for, which are the server's and go on.
        What they did to published sources stays: it is the server's record of who posted what.
        """
        theirs = asked_questions.c.asker == user_id
        with self._database.erase() as connection:
            keys = set(connection.scalars(sa.select(asked_questions.c.id).where(theirs)))
            for table in (question_feedback, wishes):
                connection.execute(table.delete().where(table.c.actor == user_id))
            chosen = direct_servers.c.user_id == user_id
            connection.execute(direct_servers.delete().where(chosen))
            connection.execute(asked_questions.delete().where(theirs))
            posted = connection.execute(
                submissions.delete().where(
                    submissions.c.actor == user_id, submissions.c.scheduled.is_(sa.false())
                )
            )
            of_checks = submissions.update().where(submissions.c.actor == user_id)
            connection.execute(of_checks.values(actor=None))
            asked_for = sources.c.check_actor == user_id
            checks = connection.execute(sources.update().where(asked_for).values(check_actor=None))
            tell_erasure(connection, user_id)
        self._held.forget_earlier(keys)
        questions = len(keys) + self._held.forget(user_id)
        return Erased(questions, posted.rowcount, checks.rowcount)


def _question(key: str, held: UnsavedQuestion) -> KeptQuestion:
    """Return a question that is held in memory, as its asker sees it."""
    asked = held.asked
    return KeptQuestion(
        held.collection,
        asked.question,
        held.asked_at,
        held.asker.channel_id if held.asker else None,
        held.message_id,
        held.asker.private if held.asker else False,
        held.answer.answered if held.answer else None,
        key,
        asked.article_id,
        asked.publication,
        asked.after,
        asked.before,
        asked.article_language,
        tuple(each.key for each in asked.earlier),
        held.shared,
        answer=kept_object(held.answer) if held.answer else None,
    )
