"""Answers about two articles, made by hand for each thing that a rule looks at."""

from dataclasses import replace
from datetime import date

from corpus.article import Article, Metadata, ParagraphKind, Slice
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from corpus.store import OPERATOR
from index.answer import Answer, Confidence, Fact, RankedPassage, Reason, Reply, Span
from index.answering.listed_articles import listed_article
from index.citations import passage_citation
from tests.doubles.articles import source

FERRY = "The ferry sails at nine. It carries 40 cars. Dogs stay on deck."
BAKERY = "The bakery opened in May. Its oven is older than the street."


def _article(name: str, title: str, text: str, authors: tuple[str, ...]) -> Article:
    stated = Metadata(title=title, authors=authors, published=date(2026, 3, 4))
    return as_article(OPERATOR, assemble(stated, [Block(ParagraphKind.BODY, text)]), source(name))


ARTICLES = {
    "ferry.md": _article("ferry.md", "The ferry", FERRY, ("Ada Lind", "Bo Ek")),
    "bakery.md": _article("bakery.md", "The bakery", BAKERY, ("Cy Holm",)),
}
IDS = {name: each.id for name, each in ARTICLES.items()}


def passage(name: str, words: str | None = None, rank: int = 1) -> RankedPassage:
    """Return the paragraph of the article *name*, with *words* of it marked."""
    article = ARTICLES[name]
    text = article.body
    start = text.index(words or text)
    answer = Span(start, start + len(words)) if words else None
    first = Span(0, text.index(".") + 1)
    citation = passage_citation(article, 0, len(text), Slice(0, 1))
    return RankedPassage(rank, 0.8, text, first, answer, citation)


def answered(*passages: RankedPassage) -> Answer:
    """Return an answer that quotes *passages*."""
    return Answer("", True, Confidence.MEDIUM, None, passages)  # noqa: FBT003 - answered


def refused(*passages: RankedPassage, reason: Reason = Reason.NOT_COVERED) -> Answer:
    """Return a refusal with *passages* as near misses."""
    return Answer("", False, None, reason, passages, reply=Reply.REFUSAL)  # noqa: FBT003 - as above


def shown(reply: Reply, *names: str) -> Answer:
    """Return a reply of the kind *reply* that shows the articles *names*."""
    listed = tuple(listed_article(ARTICLES[name]) for name in names)
    return replace(answered(), reply=reply, shown=listed)


def told(name: str, *facts: Fact) -> Answer:
    """Return a reply that tells *facts* of the article *name*."""
    return replace(shown(Reply.FACT, name), facts=facts)


def small_talk() -> Answer:
    """Return a line of the bot's own."""
    return replace(refused(reason=Reason.NOT_A_QUESTION), reply=Reply.SMALL_TALK)
