"""What is wanted of the bot: what an article says or states of itself, a list, a chat."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from index.answer import Fact, SmallTalk
from index.encoding.learned_files import PACKAGED
from index.search.folding import folded
from index.understanding.classifier import classifier

Vector = npt.NDArray[np.float32]

NO_VECTOR: Vector = np.zeros(0, dtype=np.float32)


class Want(StrEnum):
    """What is wanted; one question may leave several open."""

    PASSAGE = "passage"
    """What articles say."""
    AUTHOR = "author"
    DATE = "date"
    PUBLICATION = "publication"
    TITLE = "title"
    LINK = "link"
    LENGTH = "length"
    POSTED = "posted"
    """Who posted it, or when."""
    SHOW = "show"
    """An article, to be shown."""
    SUMMARY = "summary"
    """What an article is about."""
    WHICH = "which"
    """Which article tells of something."""
    EVERYTHING = "everything"
    """What there is."""
    NEWEST = "newest"
    COUNT = "count"
    TOPIC = "topic"
    """Whether there is an article about something."""
    BY_AUTHOR = "by_author"
    BY_PUBLICATION = "by_publication"
    GREETING = "greeting"
    THANKS = "thanks"
    PARTING = "parting"
    CHAT = "chat"
    INSULT = "insult"
    ABOUT_BOT = "about_bot"
    OPINION = "opinion"
    ORDER = "order"


FACTS: Mapping[Want, Fact] = MappingProxyType({Want(fact.value): fact for fact in Fact})
"""What is asked of an article itself."""

ARTICLES = frozenset({Want.SHOW, Want.SUMMARY, Want.WHICH})
"""What is answered by an article as a whole."""

LIBRARY = frozenset(
    {
        Want.EVERYTHING,
        Want.NEWEST,
        Want.COUNT,
        Want.TOPIC,
        Want.BY_AUTHOR,
        Want.BY_PUBLICATION,
    }
)
"""What is answered by a list of articles."""

SMALL_TALK: Mapping[Want, SmallTalk] = MappingProxyType(
    {Want(kind.value): kind for kind in SmallTalk}
)
"""What asks for no article."""

_WITHOUT_WORDS = frozenset({Want.GREETING, Want.THANKS, Want.CHAT, Want.ABOUT_BOT})
"""What is told of signs alone: without a word nothing else is sure enough to be told."""


def wanted(
    question: str, vector: Vector = NO_VECTOR, weights: str = PACKAGED
) -> tuple[tuple[Want, float], ...]:
    """Return what *question* may want with how probable each is, likeliest first.

    *vector* is that of the question alone, by the model of *weights*; without one, and where
    nothing was learned for that model, its words alone tell.
    """
    learned = classifier(weights)
    wants = tuple(map(Want, learned.names))
    scores = np.where(_possible(question, wants), learned.scores(question, vector), -np.inf)
    odds = np.exp(scores - scores.max())
    found = zip(wants, (odds / odds.sum()).tolist(), strict=True)
    return tuple(sorted(found, key=lambda each: -each[1]))


def among_small_talk(wants: Sequence[tuple[Want, float]]) -> tuple[Want, float]:
    """Return the likeliest kind of small talk of *wants*, and how probable it is that it is any.

    Its kinds are often told by a hair, while it is clear that no article is asked for.
    """
    likeliest = next((want for want, _ in wants if want in SMALL_TALK), Want.CHAT)
    return likeliest, sum(chance for want, chance in wants if want in SMALL_TALK)


def _possible(question: str, wants: Sequence[Want]) -> npt.NDArray[np.bool_]:
    """Return which of *wants* the *question* can have: two rules that are surer than learning.

    Without a letter it asks nothing that an article could say: there is nothing to search for.
    In letters of which nothing was learned, it is searched for, as it may ask anything.
    """
    letters = [each for each in folded(question) if each.isalpha()]
    if not letters:
        return np.array([each in _WITHOUT_WORDS for each in wants])
    if not any(each.isascii() for each in letters):
        return np.array([each is Want.PASSAGE for each in wants])
    return np.ones(len(wants), dtype=np.bool_)
