"""By which words an article may be meant: those of its title, its authors, where and when."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from corpus.article import Article, Metadata
from index.search.kinds import kind_of
from index.search.words import stemmed

_DECIMAL = re.compile(r"(?<![\d.])\d++(?:\.\d++)+")
_ELISION = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu)['\u2019](?=\w)", re.IGNORECASE)
_QUESTIONS = re.compile(r"(?<!\w)q ?(?:&|and|n) ?as?(?!\w)", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<!\w)[A-Z]\w*+(?: [A-Z]\w*+)+")
_IN_BRACKETS = re.compile(r"\(([A-Z]{2,6})\)")


class Use(NamedTuple):
    """The stem of a word, and how often it stands in names."""

    stem: str
    times: int


UNUSED = Use("", 0)


class Field(StrEnum):
    """What an article states of itself, as far as it is called by it."""

    TITLE = "title"
    AUTHOR = "author"
    PUBLICATION = "publication"
    DATE = "date"
    """Its year and month."""
    ACRONYM = "acronym"
    """The initials of a name in its title, of its publication, or that its text puts in brackets
    behind that name."""
    KIND = "kind"
    """What articles of its form are called."""


def name_words(text: str) -> list[tuple[str, str]]:
    """Return each content word of *text* with its stem.

    Numbers with points stay whole, what French leaves off before a vowel is no part of a word, and
    "Q&A", which has no word of two letters, is the same as "FAQ".
    """
    text = _QUESTIONS.sub("faq", text)
    decimals = _DECIMAL.findall(text)
    rest = _ELISION.sub(" ", _DECIMAL.sub(" ", text))
    return [*zip(decimals, decimals, strict=True), *stemmed(rest)]


def called(article: Article) -> Iterator[tuple[Field, str, str]]:
    """Yield the words that *article* is called by, each with its stem and where it states it."""
    stated = article.metadata
    texts = {
        Field.TITLE: stated.title or "",
        Field.AUTHOR: " ".join(stated.authors),
        Field.PUBLICATION: stated.publication or "",
        Field.DATE: stated.published.strftime("%B %Y") if stated.published else "",
        Field.ACRONYM: " ".join((*_acronyms(stated), *_IN_BRACKETS.findall(article.body))),
        Field.KIND: kind_of(article) or "",
    }
    for field, text in texts.items():
        for word, stem in name_words(text):
            yield field, word, stem


def name_uses(articles: Iterable[Article]) -> dict[str, Use]:
    """Return how each word stands in the names of *articles*, but for acronyms."""
    found: dict[str, Use] = {}
    for article in articles:
        for field, word, stem in called(article):
            if field is not Field.ACRONYM:
                found[word] = Use(stem, found.get(word, UNUSED).times + 1)
    return found


def added_uses(
    there: Iterable[Mapping[str, Use]], gone: Iterable[Mapping[str, Use]] = ()
) -> dict[str, Use]:
    """Return how words stand in all of *there* together, but for as often as in *gone*."""
    found: dict[str, Use] = {}
    for each, sign in (*((uses, 1) for uses in there), *((uses, -1) for uses in gone)):
        for word, use in each.items():
            before = found.get(word)
            if before is None and sign > 0:
                found[word] = use
            else:
                found[word] = Use(use.stem, (before or UNUSED).times + sign * use.times)
    return {word: use for word, use in found.items() if use.times}


def _acronyms(stated: Metadata) -> Iterator[str]:
    for text in (stated.title or "", stated.publication or ""):
        for name in _CAPITALS.findall(text):
            yield "".join(word[0] for word in name.split())
