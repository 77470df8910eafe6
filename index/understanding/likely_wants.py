"""What a question may want: read as it stands, and with the name of its article set apart.

What was learned of questions knows no library: "The night train" may be an article or a train.
Where all that a question names is what an article is called, it is read with "this article" there.
"""

import re
from itertools import takewhile

import numpy as np

from index.search.article_names import name_words
from index.understanding.asked import Asked
from index.understanding.asking_words import (
    ARTICLE_NOUNS,
    CONNECTIVES,
    DETERMINERS,
    JOINING,
    KIND_NOUNS,
    OPTIONAL,
)
from index.understanding.wants import FACTS, LIBRARY, Want, wanted

Wants = list[tuple[frozenset[Want], float]]
"""What may be wanted, likeliest first, with its probability; facts of an article are one want."""

LIKELY = 0.5
"""The probability from which on a want is followed before anything is searched."""

POSSIBLE = 0.25
"""The probability from which on it is what a question wants that no passage answers; of facts, that
it is asked as well."""

ALSO = 0.5
"""A fact is asked as well that is as probable as this share of the likeliest."""

NAMELESS = ("this article", "the article")
"""What stands for an article's name. What was learned is surer of one or the other."""

_OF_ONE = frozenset({*FACTS, Want.SHOW, Want.SUMMARY})
_OF_SEVERAL = LIBRARY | {Want.WHICH}
_NO_VECTOR = np.empty(0, dtype=np.float32)
_TOKEN = re.compile(r"\w+(?:[.'\u2019&-]\w+)*")


def likely_wants(asked: Asked) -> Wants:
    """Return what *asked* may want.

    In a conversation an "and" before a question that asks in full says nothing.
    """
    question = _without_connectives(asked) if asked.earlier else asked.question
    wants = wanted(question, asked.vector)
    (likeliest, chance), *_ = wants
    if not (likeliest in _OF_SEVERAL and chance >= LIKELY):
        readings = [wanted(plain, _NO_VECTOR) for plain in with_name_apart(asked)]
        best = max(readings, key=lambda each: each[0][1], default=wants)
        if best[0][0] in _OF_ONE and best[0][1] >= LIKELY:
            wants = best
    return _with_facts_as_one(wants)


def with_name_apart(asked: Asked) -> list[str]:
    """Return the question with `NAMELESS` for what an article is called in it.

    There is none where it names something else as well, or asks nothing beside.
    """
    references = asked.references
    if not references.words or not references.is_all_named:
        return []
    tokens = _TOKEN.findall(asked.question)
    marks = [_is_called(token, references.said_names) for token in tokens]
    first = marks.index(True) if True in marks else len(tokens)
    last = first + _length(tokens[first:], marks[first:])
    before = tokens[:first]
    while before and before[-1].casefold() in DETERMINERS:
        before.pop()
    rest = [*before, *tokens[last:]]
    if not any(map(_asks, rest)):
        return []
    return [" ".join([*before, name, *tokens[last:]]) for name in NAMELESS]


def _without_connectives(asked: Asked) -> str:
    """Return the question without an "and" before it, if a word in it asks of articles."""
    tokens = _TOKEN.findall(asked.question)
    opening = list(takewhile(lambda each: each.casefold() in CONNECTIVES, tokens))
    return " ".join(tokens[len(opening) :]) if asked.references.asks else asked.question


def _is_called(token: str, called: frozenset[str]) -> bool:
    nouns = ARTICLE_NOUNS | KIND_NOUNS
    return any(word in called or stem in nouns for word, stem in name_words(token))


def _length(tokens: list[str], marks: list[bool]) -> int:
    """Return how many of *tokens* name, with the small words between; the first one does."""
    length = 0
    for at, (token, is_called) in enumerate(zip(tokens, marks, strict=True)):
        if is_called or (token.casefold() in {"one", "ones"}):
            length = at + 1
        elif name_words(token) and token.casefold() not in JOINING:
            break
    return length


def _asks(token: str) -> bool:
    """Return whether *token* asks; "about" is none of the words that are searched for."""
    return token.casefold() == "about" or any(stem in OPTIONAL for _, stem in name_words(token))


def _with_facts_as_one(wants: tuple[tuple[Want, float], ...]) -> Wants:
    facts = [(want, chance) for want, chance in wants if want in FACTS]
    least = max(POSSIBLE, ALSO * facts[0][1])
    likely = [want for want, chance in facts if chance >= least] or [facts[0][0]]
    found = [(frozenset({want}), chance) for want, chance in wants if want not in FACTS]
    found.append((frozenset(likely), sum(chance for _, chance in facts)))
    return sorted(found, key=lambda each: -each[1])
