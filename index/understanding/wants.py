"""What somebody wants of the bot: what an article says, what it states of itself, a list, a chat."""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from index.answer import Fact, SmallTalk

Vector = npt.NDArray[np.float32]


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


FACTS: Mapping[Want, Fact] = MappingProxyType(
    {Want(fact.value): fact for fact in Fact}
)
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

_IT = r"(?:it|this|that|(?:this|that|the) (?:article|piece|text|one))"
_FORMS = (
    (Want.AUTHOR, rf"(?:who wrote|who s the author of) {_IT}"),
    (Want.DATE, rf"when was {_IT} (?:published|written)"),
    (Want.PUBLICATION, rf"where was {_IT} (?:published|printed)"),
    (Want.LINK, r"link|url|(?:whats|what s) the link"),
    (Want.LENGTH, rf"how long is {_IT}"),
    (Want.SUMMARY, rf"tldr|tl dr|gist|summary|(?:summari[sz]e|what is) {_IT}(?: about)?"),
    (Want.EVERYTHING, r"what (?:articles )?do you have|list (?:all|everything)"),
    (Want.NEWEST, r"what s new|whats new|latest(?: article)?"),
    (Want.COUNT, r"how many articles(?: do you have| are there)?"),
    (Want.TOPIC, r"(?:do you have )?anything (?:about|on) .+"),
    (Want.THANKS, r"(?:thanks|thank you|ty|thx)(?: .{1,20})?"),
    (Want.GREETING, r"(?:hi|hello|hey)(?: there| bot)?"),
    (Want.PARTING, r"bye|goodbye|gn|good night"),
    (Want.ABOUT_BOT, r"(?:who|what) are you|help|what can you do"),
)
_PATTERNS = tuple((want, re.compile(form)) for want, form in _FORMS)


def wanted(question: str, vector: Vector) -> tuple[tuple[Want, float], ...]:
    """Return what *question* may want with how probable each is, likeliest first.

    *vector* is that of the question alone; one of another width than the packaged encoder's is
    not looked at.
    """
    plain = " ".join(re.findall(r"\w+", question.casefold()))
    likely = next((want for want, form in _PATTERNS if form.fullmatch(plain)), Want.PASSAGE)
    rest = 0.05 / (len(Want) - 1)
    return ((likely, 0.95), *((each, rest) for each in Want if each is not likely))
