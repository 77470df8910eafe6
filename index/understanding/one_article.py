"""Which one article a question is about, that asks for a fact or for the article itself."""

import re
from dataclasses import dataclass

import numpy as np

from corpus.article import Article
from index.answer import Fact, Reply
from index.answering.asking_phrases import only_asks
from index.answering.openings import without_joint
from index.search.kinds import KIND_NOUNS
from index.understanding.asked import Asked
from index.understanding.asking_words import CALLED_SO, opens_question, speaks_of_work
from index.understanding.references import References
from index.understanding.titles_said import titled, titled_in_short, titles_of

NAMED = 0.6
"""The share of what a question's words count from which on they name an article. Our own choice,
as the others here: the tests hold what they have to bring about."""

TOLD_OF = 0.45
"""The same where a word says that an article is meant, so that what it tells of names it too."""

TITLE_SHARE = 0.6
"""The share of a title's words that stands for the title."""

FEW = 10
"""Articles that are offered where a question names none: more make no choice."""

_ONE = re.compile(
    r"(?:the|that|this) (?:[\w'\u2019-]+ ){1,4}(?:one|ones)(?: (?:please|pls|plz|thanks|thx))?",
    re.IGNORECASE,
)

_OF_THINGS = frozenset({Fact.TITLE, Fact.LENGTH, Fact.DATE})
"""What a thing has as well: “what is it called” asks it of what was spoken of last."""

_PUBLISHED = re.compile(
    r"publi|wr(?:ote|it)|c(?:a|o)me out|geschrieb|ver\u00f6ffentlich|erschien|paru|\u00e9cri|escri"
    r"|sali\u00f3"
)
"""What says that the day is an article's."""

_OF_WORKS = frozenset({Fact.AUTHOR, Fact.DATE, Fact.PUBLICATION, Fact.TITLE, Fact.LENGTH})
"""What books and laws have as well as articles."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The article that is meant, or those that may be; unless it is *sure*, search comes first."""

    articles: tuple[Article, ...]
    sure: bool


def meant_by_fact(asked: Asked, facts: frozenset[Fact]) -> Meant | None:
    """Return which article is asked for its *facts*, `None` where the words name no article.

    “Who wrote the memoir?” asks what an article says, unless one is called so. So every word has
    to be of the article's name, most of its title, or a word has to say that an article is meant.
    """
    references = asked.references
    if exact := titled(asked):
        return Meant(exact, sure=True)
    if short := titled_in_short(asked):
        # What a title says in short may be a thing as well, that has a day and a length.
        of_thing = facts & _OF_THINGS and not _PUBLISHED.search(asked.question.casefold())
        return Meant(short, sure=references.says_article or not of_thing)
    if not _names(references):
        return _unnamed(asked, facts)
    if references.says_article and references.best >= TOLD_OF:
        return Meant(references.articles, sure=True)
    if not references.is_all_named or references.is_maker:
        return None
    title = references.title_share >= TITLE_SHARE and references.title_words > 1
    return _unless_unclear(Meant(references.articles, sure=title))


def asks_of_thing(asked: Asked, facts: frozenset[Fact]) -> bool:
    """Return whether “what is it called” asks a thing that a passage told of for its *facts*."""
    references = asked.references
    says_article = (
        references.says_article or references.naming or _PUBLISHED.search(asked.question.casefold())
    )
    of_thing = facts <= _OF_THINGS or only_asks(without_joint(asked.question))
    return of_thing and not says_article and _spoke_of_passage(asked)


def meant_to_show(asked: Asked) -> Meant | None:
    """Return which article is to be shown or summed up, `None` where the words name none."""
    references = asked.references
    if exact := titled(asked) or titled_in_short(asked):
        return Meant(exact, sure=True)
    if not _names(references):
        return _unnamed(asked, frozenset())
    if references.best < (TOLD_OF if references.says_article else NAMED):
        return _only_of_kind(asked)
    sure = references.is_named or references.says_article
    return _unless_unclear(Meant(references.articles, sure))


def _only_of_kind(asked: Asked) -> Meant | None:
    """Return the only article of the kind that is said: “the interview with the map woman”.

    Some word has to be of it, as nothing tells what else is said of it.
    """
    references = asked.references
    kinds = [each.by_name > 0 for each in references.words if each.stem in CALLED_SO]
    found = [number for own in kinds[:1] for number in np.flatnonzero(own & references.held)]
    if len(found) != 1 or not any(each.strengths[found[0]] for each in references.naming):
        return None
    return Meant((references.article(int(found[0])),), sure=False)


def bare_title(asked: Asked) -> Article | None:
    """Return the article whose title is the whole message, or nearly; `None` for a question."""
    references = asked.references
    if asked.question.rstrip().endswith("?"):
        return None
    said = _comparable(asked.question)
    named = titled(asked) or titled_in_short(asked)
    same = [each for each in named if said in map(_comparable, titles_of(each))]
    if len(same) == 1:
        return same[0]
    if opens_question(asked.question) or not references.is_all_named:
        return None
    is_one = _is_one(asked)
    if references.asks and not is_one:
        return None
    nearly = references.title_words > 1 and references.title_share >= TITLE_SHARE
    whole = nearly or ((references.is_noun or is_one) and references.best >= NAMED)
    return references.articles[0] if whole and len(references.articles) == 1 else None


def _is_one(asked: Asked) -> bool:
    """Return whether an article is called “the beekeeper one”, and no passage was spoken of.

    Behind a passage that is another thing which it may tell of.
    """
    return not _spoke_of_passage(asked) and _ONE.fullmatch(asked.question.strip(" .!")) is not None


def _comparable(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _names(references: References) -> bool:
    """Return whether the words name an article: those that ask do only as most of a title."""
    kinds = any(each.stem in KIND_NOUNS for each in references.words)
    return bool(
        references.naming or (references.words and (kinds or references.title_share >= TITLE_SHARE))
    )


def _unnamed(asked: Asked, facts: frozenset[Fact]) -> Meant | None:
    """Return the article of the conversation, else the only one, else a choice of a few."""
    says_article = asked.references.says_article
    of_work = bool(facts & _OF_WORKS)
    if of_work and not says_article and _speaks_of_work(asked):
        return None
    sure = not (of_work and speaks_of_work(asked.question))
    if asked.spoken_of:
        return _unless_unclear(Meant(asked.spoken_of, sure))
    # A server's own article is what "this" means there, before the operator's.
    server = asked.snapshot.parts[-1].catalogue
    own = tuple(each for each in asked.articles if server.number_of(each.id) is not None)
    for choice in (own, asked.articles):
        if len(choice) == 1:
            return Meant(choice, sure)
    fits = len(asked.articles) <= FEW and sure
    return Meant(asked.articles, sure) if fits else None


def _spoke_of_passage(asked: Asked) -> bool:
    """Return whether what was asked last wanted what articles say."""
    turn = asked.last_turn
    return turn is not None and turn.reply in {Reply.ANSWER, Reply.REFUSAL}


def _speaks_of_work(asked: Asked) -> bool:
    """Return whether what was said last is of a book or a law in an article, not of an article."""
    turn = asked.last_turn
    about_article = turn is not None and turn.reply in {Reply.FACT, Reply.ARTICLE, Reply.CHOOSE}
    return not about_article and any(map(speaks_of_work, asked.earlier[-1:]))


def _unless_unclear(meant: Meant) -> Meant | None:
    """Return *meant*; nobody is asked which of several, where it is not sure that one is meant."""
    return meant if meant.sure or len(meant.articles) == 1 else None
