"""Conversations that turn to another article: “and what about the museum?”."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Article
from index.answering.asked_again import asked_of
from index.answering.openings import turned_to, turns
from index.understanding.asked import Asked
from index.understanding.one_article import TOLD_OF
from index.understanding.references import References


@dataclass(frozen=True, slots=True)
class Turning:
    """*question* is the one asked before, as it is asked again of *articles*."""

    question: str
    articles: tuple[Article, ...]


def turning(asked: Asked) -> Turning | None:
    """Return what *asked* asks again of other articles, `None` where it does not.

    It names an article in short, or something that one tells of.
    """
    if not asked.earlier or not turns(asked.question):
        return None
    named = turned_to(asked.question)
    articles = _named(asked, References(named, asked.snapshot, asked.held))
    spoken_of = {each.id for each in asked.spoken_of}
    if not articles or any(each.id in spoken_of for each in articles):
        return None
    chosen = asked.about(articles).chosen
    own = set() if chosen is None else set(chosen.tolist())

    def fits(stem: str) -> bool:
        return not own.isdisjoint(asked.snapshot.together([stem]))

    return Turning(asked_of(named, asked.earlier[-1], fits), tuple(articles))


def _named(asked: Asked, named: References) -> Sequence[Article]:
    if not named.naming:
        return ()
    if named.best >= TOLD_OF:
        return named.articles
    # What one passage tells of, as “the coach to Ghent”, names its article too.
    positions = asked.snapshot.together([each.stem for each in named.naming])
    telling = {asked.snapshot.candidates[each].article.id for each in positions}
    return [each for each in asked.articles if each.id in telling]
