"""What front matter states of its article, by the keys that programs for Markdown use."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from corpus.article import Metadata
from corpus.bounds import (
    LONGEST_ADDRESS,
    LONGEST_NAME,
    LONGEST_TITLE,
    few,
    within,
)
from corpus.errors import SourceRefused
from corpus.formats.written_dates import date_stated, order_of
from corpus.language_codes import language_code
from corpus.links import web_address
from corpus.normalise import normalise

_Stated = Mapping[object, object]

_AUTHORS = ("authors", "author")
_PUBLISHED = (
    *("published", "date", "publishdate", "publish_date", "pubdate", "datepublished"),
    *("date_published", "published_at"),
)
_ADDRESSES = ("canonical_url", "canonicalurl", "canonical", "source", "link")
"""Keys that other programs state an address under, or something else."""
_SCHEMES = ("http://", "https://")
_OWN_KEYS = ("params", "extra")
"""Where Hugo and Zola have keys of a site's own."""
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*+\|)?([^\[\]|]++)\]\]")
"""How Obsidian's clipper writes an author: as a link to a note of that name."""


def metadata_stated(stated: _Stated) -> Metadata:
    """Return what front matter says of its article; keys that Footnote does not know are ignored.

    Footnote's own keys come first; those of Jekyll, Hugo, Zola, Obsidian, Quarto and pandoc
    follow.

    Raises:
        SourceRefused: a key has a value of the wrong type.
    """
    told = _in_lower_case(stated)
    return Metadata(
        title=within(LONGEST_TITLE, _string(told, "title")),
        authors=_authors(told),
        publication=within(LONGEST_NAME, _string(told, "publication") or _any(told, "publisher")),
        published=_published(told),
        url=_url(told),
        language=language_code(_string(told, "language"), _any(told, "lang")),
        licence=within(LONGEST_ADDRESS, _string(told, "licence") or _any(told, "license")),
    )


def name_in(author: str) -> str:
    """Return the name in *author*, which may be a link to a note about that person."""
    found = _WIKI_LINK.fullmatch(author)
    return found[1].rpartition("/")[2] if found else author


def _in_lower_case(stated: _Stated) -> _Stated:
    own = [stated[key] for key in _OWN_KEYS if isinstance(stated.get(key), dict)]
    return {
        key.lower(): value
        for each in (*own, stated)
        if isinstance(each, Mapping)
        for key, value in each.items()
        if isinstance(key, str) and value is not None
    }


def _string(told: _Stated, key: str) -> str | None:
    value = told.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise SourceRefused(
            "The front matter's {key} must be text: put its value in quotes.", key=key
        )
    return normalise(value) or None


def _any(told: _Stated, key: str) -> str | None:
    """Return the text under *key*, which other programs give a meaning; `None` for other values."""
    return _string(told, key) if isinstance(told.get(key), str) else None


def _authors(told: _Stated) -> tuple[str, ...]:
    key = next((key for key in _AUTHORS if key in told), "")
    value = told.get(key, ())
    names = [_name(each) for each in (value if isinstance(value, list | tuple) else [value])]
    if None in names:
        raise SourceRefused(
            "The front matter's {key} must be a name or a list of names: put each in quotes.",
            key=key,
        )
    return few(
        tuple(name for name in map(normalise, filter(None, names)) if within(LONGEST_NAME, name))
    )


def _name(author: object) -> str | None:
    """Return the name of *author*: a text, or a mapping that holds it; `None` for anything else."""
    if isinstance(author, str):
        return author
    if not isinstance(author, dict):
        return None
    if isinstance(name := author.get("name"), str | dict):
        return _name(name)
    parts = [author.get(key) for key in ("given", "family")]
    if any(isinstance(part, str) for part in parts):
        return " ".join(part for part in parts if isinstance(part, str))
    # As pandoc's filters have it: the name, and under it what else is known.
    first, known = next(iter(author.items()), ("", None))
    is_name = len(author) == 1 and isinstance(first, str) and isinstance(known, dict)
    return first if is_name else None


def _published(told: _Stated) -> date | None:
    # A Jekyll post may say only that it is published, or not yet.
    key = next((key for key in _PUBLISHED if not isinstance(told.get(key), bool | None)), "")
    value = told.get(key)
    if isinstance(value, str) and (written := date_stated(value)):
        # Which of two days is meant may not be told.
        value = written.day(order_of(_any(told, "language"), _any(told, "lang"))) or value
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    raise SourceRefused("The front matter's {key} must be a date such as 2024-05-31.", key=key)


def _url(told: _Stated) -> str | None:
    url = _string(told, "url") or ""
    if not url or url.startswith(("/", ".")):
        # Hugo states a path within its own site.
        stated = (_any(told, key) or "" for key in _ADDRESSES)
        return next((each for each in stated if _is_address(each)), None)
    if not url.lower().startswith(_SCHEMES):
        raise SourceRefused("The front matter's url must begin with http:// or https://.")
    if web_address(url) is None:
        raise SourceRefused("The front matter's url is no address of the web: correct or drop it.")
    return url


def _is_address(text: str) -> bool:
    return (
        text.lower().startswith(_SCHEMES)
        and len(text) <= LONGEST_ADDRESS
        and web_address(text) is not None
    )
