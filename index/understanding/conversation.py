"""What a conversation is about: what was replied to the questions before the one asked."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

from corpus.errors import InvalidQuestion
from corpus.questions.conversation import MOST_EARLIER
from index.answer import Answer, Reply

MOST_TURNS = 2048
"""Turns known at once, each some hundred bytes."""

_ABOUT_ARTICLES = frozenset({Reply.FACT, Reply.ARTICLE, Reply.CHOOSE, Reply.LIBRARY})


@dataclass(frozen=True, slots=True)
class Turn:
    """What kind of *reply* a question got, and the ids of the articles that it was about."""

    reply: Reply
    articles: tuple[str, ...]

    @property
    def article(self) -> str | None:
        """Return the one article that was spoken of, if it was one."""
        return self.articles[0] if len(self.articles) == 1 else None


class Turns:
    """The last turns, by a digest of what was asked: no words are held. Thread-safe.

    A question is known by those before it that whoever asks the next one still looks at.
    """

    def __init__(self) -> None:
        self._turns: OrderedDict[bytes, Turn] = OrderedDict()
        self._lock = Lock()

    def of(
        self, place: str, questions: Sequence[str], answer: Callable[[str, Sequence[str]], Answer]
    ) -> Turn:
        """Return what the last of *questions* got at *place*; *answer* tells it where unknown."""
        if (known := self.get(place, questions)) is not None:
            return known
        *earlier, last = questions
        try:
            return turn_of(answer(last, earlier))
        except InvalidQuestion:
            return Turn(Reply.REFUSAL, ())

    def get(self, place: str, questions: Sequence[str]) -> Turn | None:
        """Return what the last of *questions* got, if that is known for *place*."""
        key = _key(place, questions)
        with self._lock:
            found = self._turns.get(key)
            if found is not None:
                self._turns.move_to_end(key)
            return found

    def keep(self, place: str, questions: Sequence[str], turn: Turn) -> None:
        """Remember *turn* as what the last of *questions* got at *place*."""
        with self._lock:
            self._turns[_key(place, questions)] = turn
            while len(self._turns) > MOST_TURNS:
                self._turns.popitem(last=False)


def turn_of(answer: Answer) -> Turn:
    """Return what of *answer* the questions behind it go on from."""
    if answer.reply in _ABOUT_ARTICLES:
        return Turn(answer.reply, tuple(each.article_id for each in answer.shown))
    cited = answer.passages[:1] if answer.answered else ()
    return Turn(answer.reply, tuple(each.citation.article_id for each in cited))


def _key(place: str, questions: Sequence[str]) -> bytes:
    asked = tuple(questions[-MOST_EARLIER:])
    return hashlib.sha256(repr((place, asked)).encode()).digest()
