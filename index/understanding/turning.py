"""Conversations that turn to another article: “and what about the museum?”."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Article
from index.answering.asked_again import asked_of, names_only_year, of_year
from index.answering.openings import is_rest, turned_to, turns, without_joint
from index.understanding.asked import Asked
from index.understanding.one_article import TOLD_OF
from index.understanding.references import References

_SAYS = re.compile(
    r"what (?:does|do|did|has) (?P<who>.+?) (?:say|tell|report|write|claim|have)"
    r"(?: (?:about|on) (?:it|that|this))?[ ?!.]*",
    re.IGNORECASE,
)
"""What asks another article the same: “and what does the gazette say”."""

_ACCORDING = re.compile(r",? \b(?:acc|according) to [\w' -]{1,80}+[ ?!.]*+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turning:
    """*question* is the one asked before, asked again of *articles*, or of these *only*."""

    question: str
    articles: tuple[Article, ...]
    only: bool = False


def turning(asked: Asked) -> Turning | None:
    """Return what *asked* asks again of other articles, `None` where it does not.

    It names an article in short, or something that one tells of.
    """
    if not asked.earlier:
        return None
    saying = _SAYS.fullmatch(without_joint(asked.question))
    if saying is None and not turns(asked.question):
        return None
    named = turned_to(asked.question) if saying is None else saying["who"]
    references = References(named, asked.snapshot, asked.held)
    articles = _named(asked, references)
    if saying is not None:
        before = _ACCORDING.sub("", asked.earlier[-1])
        return Turning(before, tuple(articles), only=True) if references.is_all_named else None
    spoken_of = {each.id for each in asked.spoken_of}
    if not articles or any(each.id in spoken_of for each in articles):
        return None
    return Turning(_again(asked, named, articles), tuple(articles))


def _again(asked: Asked, named: str, articles: Sequence[Article]) -> str:
    """Return the question before as it is asked of what is *named*, of which *articles* tell."""
    before = asked.earlier[-1]
    if names_only_year(named) and (of_other := of_year(named, before)) != before:
        return of_other
    if is_rest(named):
        return f"{before} {named}"
    chosen = asked.about(articles).chosen
    own = set() if chosen is None else set(chosen.tolist())

    def fits(stem: str) -> bool:
        return not own.isdisjoint(asked.snapshot.together([stem]))

    return asked_of(named, before, fits)


def _named(asked: Asked, named: References) -> Sequence[Article]:
    if not named.naming:
        return ()
    if named.best >= TOLD_OF:
        return named.articles
    # What one passage tells of, as “the coach to Ghent”, names its article too.
    positions = asked.snapshot.together([each.stem for each in named.naming])
    telling = {asked.snapshot.candidates[each].article.id for each in positions}
    return [each for each in asked.articles if each.id in telling]
