"""Whether a question is in the language of a passage, told by letters and common words."""

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import chain

import justext

from corpus.article import Article
from corpus.language_codes import language_code
from corpus.letters import LETTERS
from index.search.folding import folded
from index.search.segment import Candidate
from index.search.text_language import LISTS, READ, language_of
from index.search.words import ENGLISH

_LETTERS = {
    "ja": "\u3040-\u30ff",
    "ko": "\u1100-\u11ff\uac00-\ud7a3",
    "zh": "\u3400-\u4dbf\u4e00-\u9fff",
    "ru": "\u0400-\u04ff",
    "el": "\u0370-\u03ff",
    "ar": "\u0600-\u06ff",
    "he": "\u0590-\u05ff",
    "hi": "\u0900-\u097f",
    "bn": "\u0980-\u09ff",
    "pa": "\u0a00-\u0a7f",
    "gu": "\u0a80-\u0aff",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "kn": "\u0c80-\u0cff",
    "ml": "\u0d00-\u0d7f",
    "si": "\u0d80-\u0dff",
    "th": "\u0e00-\u0e7f",
    "lo": "\u0e80-\u0eff",
    "my": "\u1000-\u109f",
    "ka": "\u10a0-\u10ff",
    "am": "\u1200-\u137f",
    "km": "\u1780-\u17ff",
    "hy": "\u0530-\u058f",
}
"""Letters that tell a language, in order: Japanese has Chinese ones as well. Languages that share
their letters, as Russian and Ukrainian do, are not told apart."""

_PATTERNS = {code: re.compile(f"[{letters}]") for code, letters in _LETTERS.items()}
_WORD = re.compile(LETTERS)
_LISTS = LISTS | {"vi": "Vietnamese"}

TOLD = tuple(sorted({*_LISTS, *_LETTERS}))
"""The codes of the languages that an article can be told to be in."""

FEWEST = 0.3
"""Share of the letters from which on those of `_LETTERS` tell the language: names of other letters
stand in many texts."""

LEAST_SHARE = 0.3
"""Share of the words that are common ones of the language, in an article."""


def shares_language(question: str, candidate: Candidate) -> bool:
    """Return whether *question* may be in the language of the article of *candidate*.

    Of XQuAD's questions in eight languages and their own articles all but a few in a thousand are
    told right (`benchmarks/RESULTS.md`); what has no common word may be in any language.
    """
    return may_be_in(question, article_language(candidate.article.body))


def languages(question: str, body: str) -> str:
    """Return the languages of *question* and of the article of *body*: "de>en".

    A question that may be in the article's language counts as that; "?" is an unclear one.
    """
    searched = article_language(body)
    asked = searched if may_be_in(question, searched) else question_language(question) or "?"
    return f"{asked}>{searched}"


def told_language(article: Article) -> str | None:
    """Return the code of the language that *article* states or can be told to be in."""
    return language_code(article.metadata.language) or _language(article.body[:READ])


def article_language(body: str) -> str:
    """Return the code of the language of an article; English where it is unclear."""
    return _language(body[:READ]) or ENGLISH


@lru_cache(maxsize=1024)
def _language(text: str) -> str | None:
    written = language_of_letters(text)
    if written is not None:
        return written
    told = language_of(text)
    if told != ENGLISH:
        return told
    words = _WORD.findall(folded(text))
    counts = _counts(words)
    best = max((ENGLISH, *counts), key=counts.__getitem__)
    return best if words and counts[best] >= LEAST_SHARE * len(words) else None


@lru_cache(maxsize=64)
def may_be_in(question: str, language: str) -> bool:
    """Return whether no other language than *language* has more of the words of *question*."""
    written = language_of_letters(question)
    if written is not None or language in _LETTERS:
        return written == language or {written, language} == {"ja", "zh"}
    counts = _counts(_WORD.findall(folded(question)))
    return counts[language] >= max(counts.values(), default=0)


def question_language(question: str) -> str | None:
    """Return the code of the language of *question*, `None` where it is unclear."""
    written = language_of_letters(question)
    if written is not None:
        return written
    counts = _counts(_WORD.findall(folded(question))).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    return counts[0][0]


def language_of_letters(text: str) -> str | None:
    """Return the code of the language whose letters *text* has, `None` for Latin ones."""
    if text.isascii():
        return None
    letters = sum(map(str.isalpha, text))
    found = (code for code, each in _PATTERNS.items() if len(each.findall(text)) > FEWEST * letters)
    return next(found, None)


def _counts(words: list[str]) -> Counter[str]:
    """Return how many of the folded *words* are common in each language."""
    return Counter(chain.from_iterable(_common_in().get(word, ()) for word in words))


@cache
def _common_in() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, name in _LISTS.items():
        listed = justext.get_stoplist(name)
        for word in {word for each in listed for word in _WORD.findall(folded(each))}:
            found.setdefault(word, []).append(code)
    return found
