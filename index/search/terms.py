"""Terms: what the sparse index has for the words of a text, by the language that it is in.

A word of a text in English has one, its stem. In a text in another language it has two: its own
stem there, which questions are searched by, and its English one, which all else goes by that knows
stems alone. A space, which no stem has, tells both from terms of English texts.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from index.search.words import ENGLISH, stem_in, stemmed, stems

_ELSEWHERE = " "


def text_terms(text: str, language: str) -> tuple[int, list[str]]:
    """Return how many content words *text* in *language* has, and their terms, repeats kept."""
    if language == ENGLISH:
        found = stems(text)
        return len(found), found
    words = stemmed(text)
    pairs = ((_own(language, stem_in(language, word)), _ELSEWHERE + stem) for word, stem in words)
    return len(words), list(chain.from_iterable(pairs))


def asked_terms(stem: str, word: str | None, languages: Iterable[str]) -> Iterator[str]:
    """Yield the terms that texts in English and in other *languages* have for a word.

    It is given by its English *stem*, and folded as *word* where that is known.
    """
    yield stem
    if word is None:
        yield _ELSEWHERE + stem
        return
    for language in languages:
        yield _own(language, stem_in(language, word))


def _own(language: str, stem: str) -> str:
    return f"{language} {stem}"
