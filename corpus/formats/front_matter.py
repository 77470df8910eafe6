"""The YAML that may open a Markdown file: what its writer states about the article."""

from collections.abc import Mapping
from datetime import date, datetime

import yaml

from corpus.article import Metadata
from corpus.bounds import (
    LONGEST_ADDRESS,
    LONGEST_LANGUAGE,
    LONGEST_NAME,
    LONGEST_TITLE,
    few,
    within,
)
from corpus.errors import SourceRefused
from corpus.links import web_address
from corpus.normalise import normalise

_LARGEST = 8 * 1024
"""Bytes; a page of metadata is a mistake or an attack."""
_FENCE = "---"
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
        SourceRefused: the front matter is not closed, too large, or not YAML.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].rstrip() != _FENCE:
        return {}, "\n".join(lines)
    closing = next((i for i, line in enumerate(lines) if i and line.rstrip() == _FENCE), None)
    if closing is None:
        raise SourceRefused(
            "The front matter opened in line 1 is never closed: end it with a line of ---."
        )
    return _mapping("\n".join(lines[1:closing])), "\n".join(lines[closing + 1 :])


def metadata_stated(stated: Mapping[object, object]) -> Metadata:
    """Return what front matter says of its article; keys that Footnote does not know are ignored.

    Raises:
        SourceRefused: a key has a value of the wrong type.
    """
    return Metadata(
        title=within(LONGEST_TITLE, _string(stated, "title")),
        authors=_authors(stated),
        publication=within(LONGEST_NAME, _string(stated, "publication")),
        published=_day(stated, "published") or _day(stated, "date"),
        url=_url(stated),
        language=within(LONGEST_LANGUAGE, _string(stated, "language")),
        licence=within(LONGEST_ADDRESS, _string(stated, "licence")),
    )


def _mapping(text: str) -> Mapping[object, object]:
    if len(text.encode()) > _LARGEST:
        raise SourceRefused("The front matter is over 8 KB: keep only what describes the article.")
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


def _string(stated: Mapping[object, object], key: str) -> str | None:
    value = stated.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise SourceRefused(
            "The front matter's {key} must be text: put its value in quotes.", key=key
        )
    return normalise(value) or None


def _authors(stated: Mapping[object, object]) -> tuple[str, ...]:
    key = "authors" if stated.get("authors") is not None else "author"
    value = stated.get(key)
    names = value if isinstance(value, list) else [value] if value is not None else []
    if not all(isinstance(name, str) for name in names):
        raise SourceRefused(
            "The front matter's {key} must be a name or a list of names: put each in quotes.",
            key=key,
        )
    return few(tuple(name for name in map(normalise, names) if within(LONGEST_NAME, name)))


def _day(stated: Mapping[object, object], key: str) -> date | None:
    value = stated.get(key)
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip())
        except ValueError:
            value = False
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    raise SourceRefused("The front matter's {key} must be a date such as 2024-05-31.", key=key)


def _url(stated: Mapping[object, object]) -> str | None:
    url = _string(stated, "url")
    if url and not url.lower().startswith(("http://", "https://")):
        raise SourceRefused("The front matter's url must begin with http:// or https://.")
    if url and web_address(url) is None:
        raise SourceRefused("The front matter's url is no address of the web: correct or drop it.")
    return url
