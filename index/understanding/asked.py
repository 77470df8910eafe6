"""A question as it is understood: its words, what it may search, what was said before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from corpus.article import Article
from index.answer import Reply
from index.encoding.encoder import Vectors
from index.search.dense import Flags
from index.search.runs import Rows
from index.search.snapshot import Snapshot
from index.understanding.conversation import Turn
from index.understanding.references import References
from index.understanding.title_vectors import TitleVectors

NAMED_BEFORE = 0.45
"""The share of what its words count from which on a question that nothing answered names the
article that the conversation is about. Our own choice."""


@dataclass(frozen=True)
class Asked:
    """*question* to the articles of *snapshot* that *held* flags, all where it is null.

    *vector* is the question's own (d), by the model of *weights*; *earlier* are the questions
    before it, oldest first; *top* passages are wanted. *encode* makes vectors of words, *titles*
    knows those of titles, and *turn* tells what the last of some questions got. Of
    passages that answer, those in the *preferred_language* are first.
    """

    question: str
    vector: Vectors
    weights: str
    earlier: tuple[str, ...]
    snapshot: Snapshot
    held: Sequence[Flags] | None
    top: int
    encode: Callable[[Sequence[str]], Vectors]
    titles: TitleVectors
    turn: Callable[[Sequence[str]], Turn]
    preferred_language: str | None = None

    @cached_property
    def references(self) -> References:
        """Return what the words of the question name."""
        return References(self.question, self.snapshot, self.held)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """Return the articles that it may be answered from."""
        return tuple(self.snapshot.articles(self.held))

    @cached_property
    def chosen(self) -> Rows | None:
        """Return the positions of the passages that it is narrowed to, null for all."""
        return None if self.held is None else self.snapshot.positions(self.held)

    @cached_property
    def spoken_of(self) -> tuple[Article, ...]:
        """Return the articles that the conversation was about last; none where it was about none.

        Small talk leaves it where it was, and so does what was not answered and names none.
        """
        for last in range(len(self.earlier), 0, -1):
            turn = self.turn(self.earlier[:last])
            found = self._present(turn.articles)
            if not found and turn.reply is Reply.REFUSAL:
                found = self._named(self.earlier[last - 1])
            if found:
                return found
        return ()

    @property
    def last_turn(self) -> Turn | None:
        """Return what the question before it got, if there was one."""
        return self.turn(self.earlier) if self.earlier else None

    def about(self, articles: Sequence[Article]) -> "Asked":
        """Return the same question, narrowed to *articles*."""
        ids = {each.id for each in articles}
        held = tuple(
            np.array([each.id in ids for each in part.articles], dtype=np.bool_)
            for part in self.snapshot.parts
        )
        return replace(self, held=held)

    def _named(self, question: str) -> tuple[Article, ...]:
        """Return the one article that *question*, which nothing answered, names."""
        references = References(question, self.snapshot, self.held)
        if not references.naming:
            return ()
        telling = [each for each in references.naming if each.strengths.any()]
        alone = {number for each in telling for number in np.flatnonzero(each.strengths)}
        is_named = references.best >= NAMED_BEFORE or len(alone) == 1
        return references.articles if is_named and len(references.articles) == 1 else ()

    def _present(self, ids: Sequence[str]) -> tuple[Article, ...]:
        known = {each.id: each for each in self.articles}
        return tuple(known[each] for each in ids if each in known)
