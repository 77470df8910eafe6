"""Whether a row of a table tells what a question asks for by its name."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from corpus.searched_text import SearchedText
from index.ranking.languages import LANGUAGES, stored
from index.ranking.written.same_meaning import stems_for
from index.search.folding import folded
from index.search.words import ENGLISH, stem_in, stems

_ASKED = re.compile(
    r"\b(?:what|which) (?P<asked>(?!(?:is|are|was|were|do|does|did|has|have|had|can|could|will"
    r"|would|should|happens?|happened|else|if|about|one|ones|kinds?|types?|sorts?|days?|dates?"
    r"|times?|hours?|years?|months?|weeks?|prices?|numbers?|amounts?|sizes?|options?|things?|way"
    r"|place|name|of|the)\b)[^\W\d_]{3,})\b(?! ?$)"
)
"""What a question asks for by the name that a column would have: "which brand is it"."""


class _ColumnWords(NamedTuple):
    """How another language than English asks so, and words of which a head may have another."""

    asked: re.Pattern[str]
    same: Sequence[frozenset[str]]


def lacks_column(question: str, searched: SearchedText, stated: str, language: str) -> bool:
    """Return whether *question* asks by its name for what a table's row *searched* does not name.

    A table names what it tells, in its heads, its caption and the heading above it: "what genre is
    the band" is not answered by the band's day and stage. *stated* is what its article says of
    itself. All are in *language*.
    """
    if not searched.is_row:
        return False
    words = _COLUMN_WORDS.get(language)
    if words is not None:
        return _lacks_in(language, words, question, f"{searched.text} {stated}")
    found = _ASKED.search(question.casefold()) if language == ENGLISH else None
    if found is None:
        return False
    asked = stems(found["asked"])
    held = frozenset(stems(searched.text)) | frozenset(stems(stated))
    return not held.union(stems_for(asked, held).values()).issuperset(asked)


def _lacks_in(language: str, words: _ColumnWords, question: str, text: str) -> bool:
    found = words.asked.search(folded(question))
    if found is None:
        return False
    asked = stem_in(language, found["asked"])
    held = {stem_in(language, each) for each in _WORD.findall(folded(text))}
    meant = {asked}.union(*(group for group in words.same if asked in group))
    return not any(_names(each, other) for each in held for other in meant)


def _names(held: str, asked: str) -> bool:
    """Return whether *held* is *asked*, or one of both is a part of a longer word: "Seillänge"."""
    short, long = sorted((held, asked), key=len)
    return held == asked or (len(short) >= _SHORTEST_PART and short in long)


_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_PART = 4
"""Letters of a word that may be a part of another. Our own choice."""


def _read(language: str, said: dict[str, Any]) -> _ColumnWords:
    noun = rf"(?!(?:{'|'.join(said['common'].split())})\b)[^\W\d_]{{3,}}"
    return _ColumnWords(
        re.compile(said["asked"].replace("@noun@", noun)),
        [frozenset(_stems(language, group)) for group in said["same"]],
    )


def _stems(language: str, words: str) -> Iterator[str]:
    return (stem_in(language, each) for each in folded(words).split())


_COLUMN_WORDS = {each: _read(each, stored(each)["columns"]) for each in LANGUAGES}
