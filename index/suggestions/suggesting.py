"""Finds what to suggest where a question was refused; what it found is known for a while."""

from collections.abc import Sequence

import numpy as np

from corpus.questions.answered_questions import AnsweredQuestion
from index.answer import ListedArticle
from index.answering.listed_articles import listed_article
from index.engine import Engine
from index.suggestions.near_articles import nearest_articles
from index.suggestions.near_questions import nearest_questions
from index.suggestions.other_words import Tried, answered_instead
from index.suggestions.question_vectors import QuestionVectors
from index.suggestions.recent import Recent

LONGEST = 100
"""Characters of a question that can be chosen from a select, from Discord's component reference."""


class Suggesting:
    """Finds suggestions; thread-safe. It holds no words of a question, only digests and vectors."""

    def __init__(self) -> None:
        self._tried: Recent[Tried] = Recent()
        self._articles: Recent[tuple[ListedArticle, ...]] = Recent()
        self._vectors = QuestionVectors()

    def meant(self, engine: Engine, collection: str, question: str) -> str | None:
        """Return *question* with one word replaced by that of an article, if that is answered.

        Raises:
            FootnoteError: It cannot be asked, as when the word makes it too long.
        """
        state = engine.articles.state(collection)
        tried = self._tried.get(state, question)
        if tried is None:
            tried = answered_instead(engine, collection, question)
            if tried.sure:
                self._tried.keep(state, question, tried)
        meant = tried.replacement.of(question) if tried.replacement else None
        return meant if meant and len(meant) <= LONGEST else None

    def articles(self, engine: Engine, collection: str, question: str) -> tuple[ListedArticle, ...]:
        """Return the articles of *collection* that are on the subject of *question*, nearest first.

        There are few of them, or none.
        """
        state = engine.articles.state(collection)
        known = self._articles.get(state, question)
        if known is None:
            known = tuple(map(listed_article, nearest_articles(engine, collection, question)))
            self._articles.keep(state, question, known)
        return known

    def questions(
        self,
        engine: Engine,
        collection: str,
        question: str,
        answered: Sequence[AnsweredQuestion],
    ) -> tuple[str, ...]:
        """Return those of *answered* that are near to *question*, nearest first.

        What answered them must stand in the articles of *collection* as it did then.
        """
        versions = {
            each.id: each.version for each in engine.indexes.snapshot(collection).articles()
        }
        standing = [each.question for each in answered if each.stands_on(versions)]
        lines = dict.fromkeys(" ".join(each.split()) for each in standing)
        others = [each for each in lines if len(each) <= LONGEST]
        if not others:
            return ()
        vector, known = self._vectors.beside(question, others, engine.question_vectors)
        if not known:
            return ()
        return nearest_questions(question, vector, list(known), np.stack(list(known.values())))

    def forget(self) -> None:
        """Forget the vectors of questions, of which somebody had theirs erased."""
        self._vectors.forget()
