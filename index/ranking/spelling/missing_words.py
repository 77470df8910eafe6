"""Words of a question that stand nowhere in the collection."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.letters import LETTERS
from index.ranking.spelling.chat_spellings import spellings
from index.search.snapshot import Snapshot
from index.search.words import is_content, stems, word_form

SHORTEST = 4
"""Letters of a word that may be misspelt: of three, one slip makes any other."""

_WORD = re.compile(rf"{LETTERS}(?:['\u2019]{LETTERS})?")
_QUOTED = re.compile(r"[\"\u201c\u201d\u201e][^\"\u201c\u201d\u201e]*[\"\u201c\u201d\u201e]")
_TOKEN = re.compile(r"\S+")
_MARKED = re.compile(r"[\d_/\\@#:<]")
"""What links, mentions and words with figures have, which are left as they are."""
_TITLE = re.compile(r"(?:mrs?|ms|dr|prof|professor|sir|dame|councill?or|coach|captain|judge)\.?")
"""What stands before somebody's name."""


class Word(NamedTuple):
    """A word of a question: `question[start:end]`, without a possessive ending."""

    start: int
    end: int
    text: str
    form: str
    named: bool
    """Whether it is a name, by its capital or by the title before it."""


def missing_words(question: str, snapshot: Snapshot) -> list[Word]:
    """Return the words of *question* that could stand in an article and stand in none."""
    return [each for each in words_of(question) if _is_missing(each, snapshot)]


def as_typed(meant: str, typed: str) -> str:
    """Return *meant* with a capital where *typed* has one."""
    return meant[0].upper() + meant[1:] if typed[0].isupper() else meant


def words_of(question: str) -> Iterator[Word]:
    """Yield the words of *question*, but for quoted ones, links, mentions and such with figures."""
    left = [found.span() for found in _QUOTED.finditer(question)]
    left += [each.span() for each in _TOKEN.finditer(question) if _MARKED.search(each[0])]
    before, first = "", True
    for found in _WORD.finditer(question):
        text = found[0]
        titled = _TITLE.fullmatch(before) is not None
        if not any(start <= found.start() < end for start, end in left):
            form = word_form(text)
            named = titled or (text[0].isupper() and not first)
            yield Word(found.start(), found.start() + _bare(text), text, form, named)
        before, first = text.casefold(), False


def _bare(text: str) -> int:
    """Return the length of *text* without a possessive ending."""
    return len(text) - (2 if text.casefold().endswith(("'s", "\u2019s")) else 0)


def _is_missing(word: Word, snapshot: Snapshot) -> bool:
    """Return whether no article has *word*, which could stand in one."""
    if len(word.form) < SHORTEST or not is_content(word.form) or word.form in spellings():
        return False
    if word.text.isupper() or not word.form.isalpha():
        return False
    stem, *others = stems(word.form) or ("",)
    # Where no spaces part the words, what looks like one is searched in parts, and is none.
    held = any(len(part.sparse_index.holding(stem)[0]) for part in snapshot.parts)
    return not (held or others)
