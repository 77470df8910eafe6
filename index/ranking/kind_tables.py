"""The words of a language by which its questions ask, and those that show what was asked for.

Those of English are in `answer_types.py` and beside it, those of others in the files of `kinds/`.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any, NamedTuple

from index.search.words import folded

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

    def shows(self, kind: str, sentence: str) -> bool:
        """Return whether *sentence* has a mark of *kind*, which is one of *marks*."""
        plain = folded(sentence)
        return any(each.search(plain) for each in self.marks[kind])


def _read(stored: dict[str, Any]) -> KindTable:
    words: dict[str, str] = {}
    for name, pattern in stored["words"].items():
        words[name] = _filled(pattern, words)

    def compiled(patterns: Iterable[str]) -> Patterns:
        return tuple(re.compile(_filled(each, words)) for each in patterns)

    def by_name(part: str) -> dict[str, re.Pattern[str]]:
        return {name: compiled([pattern])[0] for name, pattern in stored[part].items()}

    return KindTable(
        ways=tuple((kind, compiled(way)) for kind, *way in stored["asks"]["ways"]),
        marks={kind: compiled(patterns) for kind, patterns in stored["marks"].items()},
        told_by=by_name("told_by"),
        asked=by_name("asked"),
        attributes=by_name("attributes"),
        attribute_marks=by_name("attribute_marks"),
        names=compiled(stored["names"]),
        unsure=frozenset(stored["unsure"]),
        negation=re.compile(stored["negation"]),
    )


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    return _WORD.sub(lambda found: words[found[1]], pattern)


def _stored(language: str) -> dict[str, Any]:
    text = files("index.ranking.kinds").joinpath(f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)


KIND_TABLES = {each: _read(_stored(each)) for each in ("de", "es", "fr")}
"""The tables of the languages beside English whose questions are read, by their codes."""
