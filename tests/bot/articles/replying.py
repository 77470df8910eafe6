"""An engine that replies about articles as it is told to, and one that is sure."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from corpus.article import Article
from index.answer import Answer, Confidence, Fact, Reason, Reply
from index.answering.listed_articles import listed_article
from index.answering.verbatim import as_stored
from index.engine import Engine
from index.search.filters import EVERYTHING, Filters


@contextmanager
def replying(
    reply: Reply,
    shown: Sequence[Article],
    *,
    about: str | None = None,
    facts: tuple[Fact, ...] = (),
    answered: bool = True,
) -> Iterator[None]:
    """Have the engine give *reply* to what is asked of all articles; what is narrowed it answers.

    An article is shown by its own overview.
    """
    real = Engine.ask

    def ask(
        self: Engine,
        collection: str,
        question: str,
        filters: Filters = EVERYTHING,
        **more: Any,  # noqa: ANN401 - as the engine takes
    ) -> Answer:
        if filters != EVERYTHING:
            return real(self, collection, question, filters=filters, **more)
        if reply is Reply.ARTICLE:
            return self.overview(collection, shown[0].id)
        answer = Answer(
            question,
            answered=answered,
            confidence=None,
            reason=None if answered else Reason.NOT_COVERED,
            passages=(),
            facts=facts,
            reply=reply,
            shown=tuple(map(listed_article, shown)),
            about=about,
        )
        return as_stored(answer, {each.id: each for each in shown})

    with patch.object(Engine, "ask", ask):
        yield


@contextmanager
def sure() -> Iterator[None]:
    """Have the engine be sure of whatever it answers, as the tests' encoder never makes it."""
    real = Engine.ask

    def ask(self: Engine, *words: Any, **more: Any) -> Answer:  # noqa: ANN401 - as the engine takes
        answer = real(self, *words, **more)
        return replace(answer, confidence=Confidence.HIGH) if answer.answered else answer

    with patch.object(Engine, "ask", ask):
        yield
