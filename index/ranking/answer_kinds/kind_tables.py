"""The words of a language by which its questions ask, and those that show what was asked for.

Those of English are in `answer_types.py` and beside it, those of others in `languages/`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from index.ranking.languages import LANGUAGES, stored
from index.search.folding import folded

Patterns = tuple[re.Pattern[str], ...]

_WORD = re.compile(r"@(\w+)@")


class KindTable(NamedTuple):
    """Patterns of a language, by the names of `AnswerType`; all but *names* meet folded text.

    *ways* are those to ask for a kind, in order: all patterns of a way stand in the question.
    *marks* are what something of a kind leaves in a text, *told_by* what tells it without figures,
    *names* what names of people and places look like, where capitals do not tell them. *asked* are
    those questions of a kind whose answers always have a mark, *attributes* questions for what has
    *attribute_marks*. A text may hold something of the kinds *unsure* without any mark.
    """

    ways: tuple[tuple[str, Patterns], ...]
    marks: Mapping[str, Patterns]
    told_by: Mapping[str, re.Pattern[str]]
    asked: Mapping[str, re.Pattern[str]]
    attributes: Mapping[str, re.Pattern[str]]
    attribute_marks: Mapping[str, re.Pattern[str]]
    names: Patterns
    unsure: frozenset[str]
    negation: re.Pattern[str]

    def expected(self, question: str) -> str | None:
        """Return the kind that *question* asks for, `None` where it shows none."""
        plain = folded(question)
        found = (kind for kind, way in self.ways if all(each.search(plain) for each in way))
        return next(found, None)

    def asks_attribute(self, question: str) -> bool:
        """Return whether *question* asks for one of *attributes*."""
        plain = folded(question)
        return any(each.search(plain) for each in self.attributes.values())

    def shows(self, kind: str, sentence: str) -> bool:
        """Return whether *sentence* has a mark of *kind*, which is one of *marks*."""
        plain = folded(sentence)
        return any(each.search(plain) for each in self.marks[kind])


def _read(said: dict[str, Any]) -> KindTable:
    words: dict[str, str] = {}
    for name, pattern in said["words"].items():
        words[name] = _filled(pattern, words)

    def compiled(patterns: Iterable[str]) -> Patterns:
        return tuple(re.compile(_filled(each, words)) for each in patterns)

    def by_name(part: str) -> dict[str, re.Pattern[str]]:
        return {name: compiled([pattern])[0] for name, pattern in said[part].items()}

    return KindTable(
        ways=tuple((kind, compiled(way)) for kind, *way in said["asks"]["ways"]),
        marks={kind: compiled(patterns) for kind, patterns in said["marks"].items()},
        told_by=by_name("told_by"),
        asked=by_name("asked"),
        attributes=by_name("attributes"),
        attribute_marks=by_name("attribute_marks"),
        names=compiled(said["names"]),
        unsure=frozenset(said["unsure"]),
        negation=re.compile(said["negation"]),
    )


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    return _WORD.sub(lambda found: words[found[1]], pattern)


KIND_TABLES = {each: _read(stored(each)) for each in LANGUAGES}
"""The tables of the languages beside English whose questions are read, by their codes."""
