"""Questions of everyone that were surely answered, for whoever may want to ask them too."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.questions.kept_answer import kept_of
from corpus.storage.schema import asked_questions

LOOKED_AT = 200
"""The newest answered questions of a collection that are looked at."""

_ANSWERED = (
    sa.select(
        asked_questions.c.question,
        asked_questions.c.channel_id,
        asked_questions.c.cited,
        asked_questions.c.answer,
    )
    .where(
        asked_questions.c.collection == sa.bindparam("within"),
        asked_questions.c.answered.is_(True),
        asked_questions.c.confidence == "high",
        asked_questions.c.private.is_(False),
        # What was understood with others, or narrowed, says less by itself.
        asked_questions.c.earlier.is_(None),
        asked_questions.c.article_id.is_(None),
        asked_questions.c.publication.is_(None),
        asked_questions.c.after.is_(None),
        asked_questions.c.before.is_(None),
        asked_questions.c.article_language.is_(None),
    )
    .order_by(asked_questions.c.asked_at.desc())
    .limit(LOOKED_AT)
)


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A *question* that was asked in public and surely answered, in the channel *channel_id*.

    *articles* are the versions of the articles that its answer took, by their ids.
    """

    question: str
    channel_id: str | None
    articles: Mapping[str, int]

    def stands_on(self, versions: Mapping[str, int]) -> bool:
        """Return whether what answered is still there, given the *versions* of all articles."""
        return all(versions.get(each) == version for each, version in self.articles.items())


def surely_answered(connection: Connection, collection: str) -> tuple[AnsweredQuestion, ...]:
    """Return what was asked in public and surely answered with words of articles, newest first."""
    found = []
    for row in connection.execute(_ANSWERED, {"within": collection}):
        kept = kept_of(row.answer)
        if kept is not None and kept.reply == "answer" and not kept.unread:
            found.append(AnsweredQuestion(row.question, row.channel_id, kept.articles))
    return tuple(found)


def answered_from(
    connection: Connection,
    collection: str,
    article_id: str,
    is_seen: Callable[[str | None], bool],
) -> tuple[str, ...]:
    """Return what was asked in public and surely answered from the article, most asked first.

    Of as many, the newest comes first. Only what was asked in channels that *is_seen* takes, by
    their ids, is told again.
    """
    asked = Counter(
        row.question
        for row in connection.execute(_ANSWERED, {"within": collection})
        if row.cited
        and row.cited[0][0] == article_id
        and is_seen(row.channel_id)
        and _quotes(row.answer)
    )
    return tuple(question for question, _ in asked.most_common())


def _quotes(answer: dict[str, object] | None) -> bool:
    """Return whether what is kept of an answer is what articles say, not what they are."""
    return answer is not None and answer.get("reply", "answer") == "answer"
