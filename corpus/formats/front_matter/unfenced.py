"""Statements at the head of a Markdown file that no fence sets apart from its text."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from corpus.formats.written_dates import date_stated

_Stated = dict[object, object]

_FIELDS_OF_PANDOC = 3
_MOST_LINES = 60
"""Lines that such statements may have. Our own choice."""
_LINE = re.compile(r"([A-Za-z][\w -]{0,40}+):(?:[ \t]++(.*+))?+")
_EMPTY_TITLE = re.compile(r"%[ \t]*+\n% \S")
_NOTE = re.compile(r"\^\[[^\[\]\n]{0,300}\]")
"""A note of pandoc's in the line, which tells where an author works."""
_KNOWN = ("title", "source", "lang", "language")
"""Keys of MultiMarkdown and Pelican that are taken as they stand; others mean too many things."""


def unfenced(lines: Sequence[str]) -> tuple[_Stated, int]:
    """Return what the head of *lines* states, and how many of them that takes, perhaps none.

    Pandoc has a title, authors and a date, each behind a `%`; MultiMarkdown and Pelican have a
    key in each line, up to an empty one, and one of them is the title's.
    """
    head = lines[:_MOST_LINES]
    if head and (head[0].startswith("% ") or _EMPTY_TITLE.match("\n".join(head[:2]))):
        return _of_pandoc(head)
    end = next((place for place, line in enumerate(head) if not line.strip()), len(head))
    told: dict[str, str] = {}
    for line in head[:end]:
        found = _LINE.fullmatch(line.rstrip())
        if found is None:
            return {}, 0
        told.setdefault(found[1].lower(), found[2] or "")
    return (_of_keys(told), end) if told.get("title") else ({}, 0)


def _of_pandoc(lines: Sequence[str]) -> tuple[_Stated, int]:
    fields: list[list[str]] = []
    end = 0
    for line in lines:
        if line.startswith("%") and len(fields) < _FIELDS_OF_PANDOC:
            fields.append([_NOTE.sub("", line[1:]).strip()])
        elif line[:1].isspace() and line.strip():
            fields[-1].append(_NOTE.sub("", line).strip())
        else:
            break
        end += 1
    title, authors, day = [*fields, [], []][:_FIELDS_OF_PANDOC]
    names = [name for line in authors for name in line.split(";") if name.strip()]
    return {"title": " ".join(title), "authors": names, "date": _date(" ".join(day))}, end


def _of_keys(told: Mapping[str, str]) -> _Stated:
    several = re.split("[;,]", told.get("authors", ""))
    names = [*several, *told.get("author", "").split(";")]
    stated: _Stated = {key: told[key] for key in _KNOWN if told.get(key)}
    stated["authors"] = [name for name in names if name.strip()]
    stated["date"] = _date(told.get("date", ""))
    return stated


def _date(text: str) -> date | None:
    # Anything may be written there; only a day is of use.
    written = date_stated(text)
    return written.day() if written else None
