"""From a question to the answer that is given: found once, kept, and given again."""

import hashlib
from dataclasses import dataclass, field, replace

from bot.services.shared_answers import Equal, SharedAnswers
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.conversation import MOST_EARLIER
from corpus.questions.daily_counts import Cited
from corpus.questions.question import AskedQuestion, Asker, Outcome
from corpus.storage.current_articles import Listed
from index.answer import Answer
from index.answering.kept_answers import given_answer, kept_form
from index.engine import Engine
from index.search.filters import Filters
from index.suggestions.suggestions import NOTHING, Suggestions
from index.understanding.question_limit import checked


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, and the key by which its buttons recall the question.

    *narrowed* tells that it was asked of some articles only. Where it shows an article, *questions*
    are some that the article answers, and *others* are articles to look at next. *suggestions* go
    with a refusal.
    """

    answer: Answer
    key: str
    narrowed: bool = False
    questions: tuple[str, ...] = field(default=(), compare=False)
    others: tuple[Listed, ...] = field(default=(), compare=False)
    suggestions: Suggestions = field(default=NOTHING, compare=False)


class Answering:
    """The engine and the memory of questions and answers; each call blocks its thread."""

    def __init__(self, engine: Engine, asked: AskedQuestions) -> None:
        self._engine = engine
        self._asked = asked
        self._shared = SharedAnswers(lambda: engine.questions.crowded)

    def ask(
        self,
        collection: str,
        asked: AskedQuestion,
        top: int,
        asker: Asker | None,
        since: float,
    ) -> Answered:
        """Return the answer to *asked*, which is kept with it; *since* is when it was asked.

        Raises:
            FootnoteError: The question cannot be asked.
        """
        answer = self._equal(collection, asked, top, since)
        key = self._asked.remember(collection, asked, asker, outcome_of(answer))
        return Answered(answer, key, asked.narrowed)

    def given(self, collection: str, key: str) -> Answered | None:
        """Return what `ask` returned, word for word; `None` where the answer was not kept.

        Raises:
            InvalidQuestion: The question is not kept (any more).
            SourcesChanged: An article of the answer was changed or withdrawn since.
        """
        asked = self._asked.recall(collection, key)
        kept = self._asked.answer_to(collection, key)
        if kept is None:
            return None
        articles = self._engine.articles.by_id(collection, kept.articles.keys())
        return Answered(given_answer(asked.question, kept, articles), key, asked.narrowed)

    def forget(self) -> None:
        """Forget what was found for equal questions; what is kept with them stays."""
        self._shared.clear()

    def find(self, collection: str, asked: AskedQuestion, top: int) -> Answer:
        """Return the answer to *asked* as the articles stand now, and keep nothing of it."""
        earlier = [each.question for each in asked.earlier]
        return self._engine.ask(
            collection, asked.question, top=top, filters=filters_of(asked), earlier=earlier
        )

    def _equal(self, collection: str, asked: AskedQuestion, top: int, since: float) -> Answer:
        """Return the answer that everyone gets who asks the same."""
        question = checked(asked.question)
        earlier = [each.question for each in asked.earlier]
        told_apart = repr((question, earlier[-MOST_EARLIER:], filters_of(asked)))
        digest = hashlib.sha256(told_apart.encode()).digest()
        equal = Equal(collection, self._engine.articles.state(collection), digest, top)
        found = self._shared.answer(equal, since, lambda: self.find(collection, asked, top))
        return replace(found, question=asked.question)


def filters_of(asked: AskedQuestion) -> Filters:
    """Return what *asked* was narrowed to, and what comes first of that."""
    return Filters(
        asked.article_id,
        asked.publication,
        asked.after,
        asked.before,
        asked.article_language,
        asked.preferred_language,
    )


def outcome_of(answer: Answer) -> Outcome:
    """Return what is written down of *answer*; it cites what its card quotes."""
    cited = [each.citation for each in answer.passages[: int(answer.answered)]]
    return Outcome(
        answer.answered,
        answer.confidence.value if answer.confidence else None,
        answer.reason.value if answer.reason else None,
        tuple(Cited(each.article_id, each.start, each.end) for each in cited),
        kept_form(answer),
    )
