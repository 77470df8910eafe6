"""By which words an article may be meant: those of its title, its authors, where and when."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from corpus.article import Article, Metadata
from index.search.words import stemmed

Strengths = npt.NDArray[np.float32]


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


STRENGTH = {
    Field.TITLE: 1.0,
    Field.AUTHOR: 1.0,
    Field.PUBLICATION: 0.95,
    Field.DATE: 0.9,
    Field.ACRONYM: 0.9,
}
"""How surely a word means the article that has it there. Our own choice: a title before a date."""

MISSPELT_FROM = 5
"""Letters of a word from which on one wrong letter is forgiven: shorter ones are too alike."""

_DECIMAL = re.compile(r"(?<![\d.])\d++(?:\.\d++)+")
_ELISION = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu)['\u2019](?=\w)", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<!\w)[A-Z]\w*+(?: [A-Z]\w*+)+")
_IN_BRACKETS = re.compile(r"\(([A-Z]{2,6})\)")
_ABBREVIATION = re.compile(r"[b-df-hj-np-tv-xz]{2,4}")
"""What may stand for a longer word: it has no vowel, as no other word has none."""


class ArticleNames:
    """The words of *articles*' titles, authors, publications and dates; immutable.

    An article is told by its number, its place in *articles*.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self._count = len(articles)
        held: defaultdict[Field, defaultdict[str, list[int]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._stems: dict[str, str] = {}
        for number, article in enumerate(articles):
            for field, word, stem in _called(article):
                if held[field][stem][-1:] != [number]:
                    held[field][stem].append(number)
                if field is not Field.ACRONYM:
                    self._stems[word] = stem
        self._held = {
            field: {stem: np.array(own, dtype=np.int64) for stem, own in words.items()}
            for field, words in held.items()
        }
        self.titles = tuple(
            frozenset(stem for _, stem in name_words(each.metadata.title or ""))
            for each in articles
        )
        """The stems of each article's title."""
        self._shortened, self._by_letter = _by_deletion(self._stems), _by_letter(self._stems)

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        return 400 * len(self._stems) + 100 * len(self._shortened) + 300 * self._count

    def strengths(self, stem: str, fields: Sequence[Field] = tuple(Field)) -> Strengths:
        """Return how surely *stem* means each article by one of its *fields*, 0 to 1."""
        found = np.zeros(self._count, dtype=np.float32)
        for field in fields:
            numbers = self._held.get(field, {}).get(stem)
            if numbers is not None:
                found[numbers] = np.maximum(found[numbers], STRENGTH[field])
        return found

    def holds(self, stem: str) -> bool:
        """Return whether an article is called by *stem*."""
        return any(stem in words for words in self._held.values())

    def meant_by(self, word: str) -> str | None:
        """Return the stem of a name that *word* is a misspelling or an abbreviation of."""
        if _ABBREVIATION.fullmatch(word):
            longer = (each for each in self._by_letter.get(word[0], ()) if _shortens(word, each))
            return next((self._stems[each] for each in longer), None)
        if len(word) < MISSPELT_FROM or not word.isalpha():
            return None
        found = (self._shortened.get(each) for each in (word, *_without_one(word)))
        return next((self._stems[each] for each in found if each is not None), None)


def name_words(text: str) -> list[tuple[str, str]]:
    """Return each content word of *text* with its stem.

    Numbers with points stay whole, and what French leaves off before a vowel is no part of a word.
    """
    decimals = _DECIMAL.findall(text)
    rest = _ELISION.sub(" ", _DECIMAL.sub(" ", text))
    return [*zip(decimals, decimals, strict=True), *stemmed(rest)]


def _called(article: Article) -> Iterator[tuple[Field, str, str]]:
    stated = article.metadata
    texts = {
        Field.TITLE: stated.title or "",
        Field.AUTHOR: " ".join(stated.authors),
        Field.PUBLICATION: stated.publication or "",
        Field.DATE: stated.published.strftime("%B %Y") if stated.published else "",
        Field.ACRONYM: " ".join((*_acronyms(stated), *_IN_BRACKETS.findall(article.body))),
    }
    for field, text in texts.items():
        for word, stem in name_words(text):
            yield field, word, stem


def _acronyms(stated: Metadata) -> Iterator[str]:
    for text in (stated.title or "", stated.publication or ""):
        for name in _CAPITALS.findall(text):
            yield "".join(word[0] for word in name.split())


def _by_deletion(words: Iterable[str]) -> dict[str, str]:
    """Return the words by what they are with any one letter left out, and by themselves."""
    long = [each for each in words if len(each) >= MISSPELT_FROM and each.isalpha()]
    return {short: word for word in long for short in (*_without_one(word), word)}


def _without_one(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _by_letter(words: Iterable[str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= MISSPELT_FROM:
            found[word[0]].append(word)
    return dict(found)


def _shortens(short: str, word: str) -> bool:
    """Return whether the letters of *short* stand in *word*, in order."""
    rest = iter(word)
    return all(letter in rest for letter in short)
