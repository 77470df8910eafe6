"""A question as it is kept: its words, what it was narrowed to, who asked, what came of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from corpus.questions.conversation import Earlier
from corpus.questions.daily_counts import Cited
from corpus.questions.kept_answer import KeptAnswer, kept_object

OPEN_REASONS = frozenset({"not_covered", "no_sources"})
"""The reasons of an abstention that a further source could take away."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it was asked, what it was narrowed to, and the questions before it.

    *earlier* are those of the same thread or chain of replies, oldest first.
    *preferred_language* is its server's, which is not kept with the question.
    """

    question: str
    article_id: str | None = None
    publication: str | None = None
    after: date | None = None
    before: date | None = None
    article_language: str | None = None
    earlier: tuple[Earlier, ...] = ()
    preferred_language: str | None = None

    @property
    def narrowed(self) -> bool:
        """Return whether it was asked of some articles only."""
        filters = (
            self.article_id,
            self.publication,
            self.after,
            self.before,
            self.article_language,
        )
        return any(each is not None for each in filters)


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked, in which channel, and whether they alone see the answer."""

    user_id: str
    channel_id: str | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a question; *cited* are the passages that the answer quoted.

    *answer* is the whole of it, to be shown again as it was given.
    """

    answered: bool
    confidence: str | None = None
    reason: str | None = None
    cited: tuple[Cited, ...] = ()
    answer: KeptAnswer | None = None

    @property
    def asks_back(self) -> bool:
        """Return whether the reply asks which article is meant: then nothing came of it yet."""
        return self.answer is not None and self.answer.reply == "choose"

    @property
    def is_open(self) -> bool:
        """Return whether it was not answered, and a further source could answer it."""
        return not self.answered and self.reason in OPEN_REASONS and not self.asks_back

    @property
    def is_counted(self) -> bool:
        """Return whether it was a question to articles of which something came."""
        return self.is_open or (self.answered and not self.asks_back)


def row_of(key: str, collection: str, asked: AskedQuestion) -> dict[str, object]:
    """Return what a row of `asked_questions` holds of *asked*, asked just now."""
    return {
        "id": key,
        "collection": collection,
        "question": asked.question,
        "article_id": asked.article_id,
        "publication": asked.publication,
        "after": asked.after,
        "before": asked.before,
        "article_language": asked.article_language,
        "earlier": [each.key for each in asked.earlier] or None,
        "asked_at": datetime.now(UTC),
    }


def about_of(asker: Asker | None, outcome: Outcome | None) -> dict[str, object]:
    """Return what such a row holds of who asked and what came of it, where that is known."""
    about: dict[str, object] = {}
    if asker is not None:
        about |= {
            "asker": asker.user_id,
            "channel_id": asker.channel_id,
            "private": asker.private,
        }
    if outcome is not None:
        about |= {
            "answered": outcome.answered,
            "confidence": outcome.confidence,
            "reason": outcome.reason,
            "cited": [[each.article_id, each.start, each.end] for each in outcome.cited],
            "answer": kept_object(outcome.answer) if outcome.answer else None,
        }
    return about
