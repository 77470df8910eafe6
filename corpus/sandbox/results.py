"""What was read, as lines of JSON on their way out of a reading process, and back."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from corpus.archive import Entry
from corpus.article import Draft, Source, SourceKind
from corpus.draft_json import draft_object, draft_of
from corpus.errors import SourceRefused


class ReadingFailed(Exception):
    """What reads a format met something that nobody had thought of; the text is its traceback."""


def draft_line(draft: Draft) -> bytes:
    """Return the line that tells *draft*."""
    return _line({"draft": draft_object(draft)})


def entry_line(entry: Entry) -> bytes:
    """Return the line that tells *entry* of an archive."""
    told = {
        "name": entry.name,
        "draft": entry.draft and draft_object(entry.draft),
        "source": _source_object(entry.source),
        "refused": entry.refused,
    }
    return _line({"entry": told})


def refusal_line(refused: SourceRefused) -> bytes:
    """Return the line that tells why nothing could be read."""
    return _line({"refused": refused.template, "values": refused.values})


def failure_line(traceback: str) -> bytes:
    """Return the line that tells of a mistake of ours, with its *traceback*."""
    return _line({"failed": traceback})


def draft_in(lines: Iterable[bytes]) -> Draft:
    """Return the draft that *lines* tell; raise `SourceRefused` or `ReadingFailed` otherwise."""
    (told,) = map(_told, lines)
    return draft_of(told["draft"])


def entries_in(lines: list[bytes]) -> Iterator[Entry]:
    """Yield the entries that *lines* tell; raise `SourceRefused` or `ReadingFailed` otherwise.

    Each line is taken from *lines*, and made an entry when it is asked for: as one, an archive's
    text takes many times as much.
    """
    lines.reverse()
    while lines:
        yield _entry(_told(lines.pop())["entry"])


def _line(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _told(line: bytes) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(line)
    if "refused" in told:
        raise SourceRefused(told["refused"], **told["values"])
    if "failed" in told:
        raise ReadingFailed(told["failed"])
    return told


def _entry(told: dict[str, Any]) -> Entry:
    draft = told["draft"]
    return Entry(
        told["name"],
        draft_of(draft) if draft else None,
        _source_of(told["source"]),
        told["refused"],
    )


def _source_object(source: Source) -> dict[str, Any]:
    return {
        "kind": source.kind.value,
        "name": source.name,
        "posted_by": source.posted_by,
        "posted_at": source.posted_at.isoformat(),
    }


def _source_of(told: dict[str, Any]) -> Source:
    posted_at = datetime.fromisoformat(told["posted_at"])
    return Source(SourceKind(told["kind"]), told["name"], told["posted_by"], posted_at)
