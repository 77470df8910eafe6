"""An article as a Markdown file, and back without loss: the form of exports and imports.

Front matter states what is known of the article and how it was posted; below it every
paragraph is one line, marked by its kind as Markdown marks it, its special characters escaped
as CommonMark allows. A row of a table says in a comment where its cells stand. Other programs can
read it; this module reads it back exactly.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import yaml

from corpus.article import (
    PARAGRAPH_BREAK,
    Article,
    Draft,
    Metadata,
    ParagraphKind,
    Source,
    SourceKind,
)
from corpus.assembly import Block, assemble
from corpus.errors import SourceRefused
from corpus.normalise import encodable, normalise
from corpus.written_cells import ToldCells, comments_on_cells, split_comment, with_cells

FORM_KEY = "footnote-form"
"""The key of front matter that tells the form of the text below it."""
_FORM = 2
_FORMS = (1, _FORM)
"""In the first, rows of tables said nothing of their cells."""
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~]")
_LINE_START = re.compile(r"^([#+=-]|\d+(?=[.)]))")
_AT = re.compile(r"<!-- at (\d{1,9}) --> ")
"""No paragraph begins so, since its own "<" is escaped."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


_ENDLESS = 1 << 30
"""Columns of a line: no value is folded."""


class _Dumper(yaml.SafeDumper):
    """Quotes text so that line breaks of every script come back as they were."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = None if text.isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


@dataclass(frozen=True, slots=True)
class _Mark:
    """What stands around a paragraph of one kind; code is not escaped."""

    before: str
    after: str = ""
    escaped: bool = True


_MARKS = {
    ParagraphKind.HEADING: _Mark("## "),
    ParagraphKind.QUOTE: _Mark("> "),
    ParagraphKind.LIST: _Mark("- "),
    ParagraphKind.CODE: _Mark("    ", escaped=False),
    ParagraphKind.TABLE: _Mark("| ", " |"),
    ParagraphKind.CAPTION: _Mark("![", "]()"),
    ParagraphKind.ABOUT_AUTHOR: _Mark("<!-- about the author --> "),
    ParagraphKind.BODY: _Mark(""),
}
"""The body's mark, which is none, comes last: it fits every line."""


def article_markdown(article: Article) -> str:
    """Return the file that says all of *article* but the warnings to who posted it."""
    stated = {FORM_KEY: _FORM} | _metadata(article.metadata) | {"source": _source(article.source)}
    front = yaml.dump(stated, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_ENDLESS)
    comments = comments_on_cells(article.paragraphs)
    lines = [
        _timed(each.at, _marked(each.kind, article.body[each.start : each.end])) + comment
        for each, comment in zip(article.paragraphs, comments, strict=True)
    ]
    return f"---\n{front}---\n\n{PARAGRAPH_BREAK.join(lines)}\n"


def draft_in(metadata: Metadata, stated: Mapping[object, object], text: str) -> Draft:
    """Return the article whose front matter is *stated* and whose paragraphs *text* holds.

    Raises:
        SourceRefused: It is of a form that a later Footnote wrote.
    """
    if stated[FORM_KEY] not in _FORMS:
        raise SourceRefused(
            "This file was written by a newer Footnote: bring this one up to date to read it."
        )
    lines = [_told(line) for line in text.split("\n") if line.strip()]
    kept = [(block, cells) for block, cells in lines if block.text]
    draft = assemble(metadata, [block for block, _ in kept])
    told = {number: cells for number, (_, cells) in enumerate(kept) if cells}
    return replace(draft, paragraphs=with_cells(draft.paragraphs, told))


def source_in(stated: Mapping[object, object]) -> Source | None:
    """Return how the article was posted, as its front matter states it; `None` when it does not.

    A file of an articles folder comes back as a plain file: the folder is not here.
    """
    told = stated.get("source")
    if FORM_KEY not in stated or not isinstance(told, dict):
        return None
    try:
        kind, moment = SourceKind(told["kind"]), _moment(told["posted_at"])
        name, posted_by = _stated(told["name"]), told.get("posted_by")
        known = None if posted_by is None else _stated(posted_by)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise SourceRefused(
            "The front matter's source needs kind, name and posted_at as an export writes them."
        ) from error
    kind = SourceKind.FILE if kind in {SourceKind.FOLDER, SourceKind.SAMPLE} else kind
    return Source(kind, name, known, moment)


def _metadata(stated: Metadata) -> dict[str, Any]:
    known = {
        "title": stated.title,
        "authors": list(stated.authors),
        "publication": stated.publication,
        "published": stated.published,
        "url": stated.url,
        "language": stated.language,
        "licence": stated.licence,
    }
    return {key: value for key, value in known.items() if value}


def _source(source: Source) -> dict[str, Any]:
    told = {"kind": source.kind.value, "name": source.name, "posted_by": source.posted_by}
    return told | {"posted_at": source.posted_at.astimezone(UTC).isoformat()}


def _stated(told: object) -> str:
    # YAML takes an unquoted 42 for a number; a list that names itself would have no end.
    if not isinstance(told, (str, int, float, date)):
        raise TypeError
    return encodable(str(told))


def _moment(told: object) -> datetime:
    moment = told if isinstance(told, datetime) else datetime.fromisoformat(_stated(told))
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _timed(at: int | None, line: str) -> str:
    """Return *line* with the mark of when in a recording it is said, if it is."""
    return line if at is None else f"<!-- at {at} --> {line}"


def _told(line: str) -> tuple[Block, ToldCells | None]:
    """Return the paragraph in *line*, with its time, and what is told of its cells."""
    timed = _AT.match(line)
    if timed is None:
        return _split(line)
    block, cells = _split(line[timed.end() :])
    return replace(block, at=int(timed[1])), cells


def _marked(kind: ParagraphKind, text: str) -> str:
    mark = _MARKS[kind]
    if not mark.escaped:
        return f"{mark.before}{text}{mark.after}"
    plain = _SPECIAL.sub(r"\\\g<0>", text)
    return f"{mark.before}{_LINE_START.sub(_escape_start, plain)}{mark.after}"


def _escape_start(start: re.Match[str]) -> str:
    # Of "1." the full stop is escaped, since a backslash before a digit is one to be read.
    return start[0] + "\\" if start[0].isdigit() else f"\\{start[0]}"


def _split(line: str) -> tuple[Block, ToldCells | None]:
    """Return the paragraph in *line*, and what is told of its cells where it is a row."""
    if line.startswith(_MARKS[ParagraphKind.TABLE].before):
        row, cells = split_comment(line)
        return _unmarked(row), cells
    return _unmarked(line), None


def _unmarked(line: str) -> Block:
    kind, mark = next(
        (kind, mark)
        for kind, mark in _MARKS.items()
        if line.startswith(mark.before) and line.endswith(mark.after)
    )
    text = line[len(mark.before) : len(line) - len(mark.after)]
    return Block(kind, normalise(_ESCAPED.sub(r"\1", text) if mark.escaped else text))
