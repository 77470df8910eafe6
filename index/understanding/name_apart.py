"""A question with the name of its article set apart: what was learned of questions knows none."""

import re

from index.search.article_names import name_words
from index.understanding.asking_words import (
    ARTICLE_NOUNS,
    DETERMINERS,
    JOINING,
    KIND_NOUNS,
    ONES,
)
from index.understanding.references import References

NAMELESS = ("this article", "the article")
"""What stands for an article's name. What was learned is surer of one or the other."""

_TOKEN = re.compile(r"\w+(?:[.'\u2019&-]\w+)*")


def with_name_apart(references: References) -> list[str]:
    """Return the question of *references* with `NAMELESS` for what an article is called in it.

    There is none where it names something else as well, or asks nothing beside.
    """
    if not references.is_all_named or references.is_maker:
        return []
    tokens = _TOKEN.findall(references.question)
    marks = [_is_called(token, references.said_names) for token in tokens]
    first = marks.index(True) if True in marks else len(tokens)
    after = tokens[first + _length(tokens[first:], marks[first:]) :]
    before = tokens[:first]
    while before and before[-1].casefold() in DETERMINERS:
        before.pop()
    if not any(_asks(each, references.optional) for each in (*before, *after)):
        return []
    return [" ".join([*before, name, *after]) for name in NAMELESS]


def _is_called(token: str, called: frozenset[str]) -> bool:
    nouns = ARTICLE_NOUNS | KIND_NOUNS
    return any(word in called or stem in nouns for word, stem in name_words(token))


def _length(tokens: list[str], marks: list[bool]) -> int:
    """Return how many of *tokens* name, with the small words between; the first one does."""
    length = 0
    for at, (token, is_called) in enumerate(zip(tokens, marks, strict=True)):
        if is_called or token.casefold() in ONES:
            length = at + 1
        elif name_words(token) and token.casefold() not in JOINING:
            break
    return length


def _asks(token: str, optional: frozenset[str]) -> bool:
    """Return whether *token* asks; "about" is none of the words that are searched for."""
    return token.casefold() == "about" or any(stem in optional for _, stem in name_words(token))
