"""What may open a Markdown file: the statements of its writer, in YAML, TOML or without a fence."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import yaml

from corpus.errors import SourceRefused
from corpus.formats.front_matter.unfenced import unfenced

_LARGEST = 8 * 1024
"""Bytes; a page of metadata is a mistake or an attack."""
_CONSTRUCTORS_RAISE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
_MOST_ALIASES = 10
"""References to other values; more of them could unfold to gigabytes ("billion laughs")."""


class _Loader(yaml.SafeLoader):
    """Refuses values that refer to each other many times over."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._aliases = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Return the next value; raise where it is one alias too many."""
        self._aliases += self.check_event(yaml.AliasEvent)
        if self._aliases > _MOST_ALIASES:
            raise yaml.YAMLError
        return super().compose_node(parent, index)


def split_front_matter(text: str) -> tuple[Mapping[object, object], str]:
    """Return the front matter of *text*, and the text after it.

    Text without front matter states nothing.

    Raises:
        SourceRefused: the front matter is not closed, too large, or not YAML or TOML.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    opening = lines[0].rstrip() if lines else ""
    language = _LANGUAGES.get(opening)
    if language is None:
        stated, end = unfenced(lines)
        return stated, "\n".join(lines[end:])
    end = next((i for i, line in enumerate(lines) if i and line.rstrip() in language.ends), 0)
    if not end:
        raise SourceRefused(
            "The front matter opened in line 1 is never closed: end it with a line of {fence}.",
            fence=opening,
        )
    return language.load(_bounded(lines[1:end])), "\n".join(lines[end + 1 :])


def _bounded(lines: Sequence[str]) -> str:
    text = "\n".join(lines)
    if len(text.encode()) > _LARGEST:
        raise SourceRefused("The front matter is over 8 KB: keep only what describes the article.")
    return text


def _of_yaml(text: str) -> Mapping[object, object]:
    try:
        loaded: object = yaml.load(text, _Loader)  # noqa: S506 - it is a safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise SourceRefused(
            "The front matter is not valid YAML near line {line}: put values with colons in "
            "quotes.",
            line=mark.line + 2 if mark else 1,
        ) from error
    # The library's constructors let through whatever a value of the wrong form makes them raise.
    except (yaml.YAMLError, *_CONSTRUCTORS_RAISE) as error:
        raise SourceRefused(
            "The front matter is not valid YAML: check its dates, quotes and special characters."
        ) from error
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        raise SourceRefused("The front matter must be lines of the form key: value; correct it.")
    return loaded


def _of_toml(text: str) -> Mapping[object, object]:
    try:
        return dict(tomllib.loads(text).items())
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise SourceRefused(
            "The front matter is not valid TOML: check its quotes, dates and brackets."
        ) from error


class _Language(NamedTuple):
    """How front matter in a language is read, and the lines that end it."""

    load: Callable[[str], Mapping[object, object]]
    ends: frozenset[str]


_LANGUAGES = {
    "---": _Language(_of_yaml, frozenset({"---", "..."})),
    "+++": _Language(_of_toml, frozenset({"+++"})),
}
"""By the line that opens it. A YAML document may end with three full stops, as pandoc has it."""
