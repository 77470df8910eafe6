"""A question with the name of its article set apart: what was learned of questions knows none."""

import re
from collections.abc import Collection

from index.search.kinds import KIND_NOUNS
from index.search.name_words import name_words
from index.understanding.asking_words import (
    ARTICLE_NOUNS,
    DETERMINERS,
    JOINING,
    ONES,
)
from index.understanding.references import References
from index.understanding.versions import age_said

NAMELESS = ("this article", "the article")
"""What stands for an article's name. What was learned is surer of one or the other."""

_DONE = frozenset({"posted", "posting", "summary", "recap"})
"""What is done with an article, or made of it, though "a post" and "a recap" are articles too."""

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
    while before and (before[-1].casefold() in DETERMINERS or age_said(before[-1])):
        before.pop()
    if not any(_asks(each, references.optional) for each in (*before, *after)):
        return []
    return [" ".join([*before, name, *after]) for name in NAMELESS]


def with_title_apart(question: str, titles: Collection[str]) -> list[str]:
    """Return *question* with `NAMELESS` for the longest of *titles* that stands in it."""
    forms = (rf"(?<!\w){re.escape(each)}(?!\w)" for each in titles)
    found = (re.search(each, question, re.IGNORECASE) for each in forms)
    longest = max(filter(None, found), key=lambda each: len(each[0]), default=None)
    if longest is None:
        return []
    before, after = question[: longest.start()].strip(), question[longest.end() :].strip()
    return [f"{before} {name} {after}".strip() for name in NAMELESS]


def _is_called(token: str, called: frozenset[str]) -> bool:
    nouns = ARTICLE_NOUNS | KIND_NOUNS
    return any(
        word in called or (stem in nouns and word not in _DONE) for word, stem in name_words(token)
    )


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
