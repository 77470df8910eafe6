"""Articles as zip files of Markdown, and back: what exports write and imports read."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from corpus.article import Article, Draft, Source, SourceKind
from corpus.errors import SourceRefused
from corpus.formats import SIZE_LIMIT, read_document
from corpus.formats.encodings.decoding import decode
from corpus.formats.front_matter.splitting import split_front_matter
from corpus.formats.zip_packages.damaged import DAMAGED
from corpus.markdown_format import article_markdown, source_in

MOST_FILES = 5_000
"""Files that an archive may hold: five times what a server may, by default."""
UNPACKED_LIMIT = 100_000_000
"""Bytes that all of them may unpack to; a small archive can hide gigabytes."""

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OVERHEAD = 400
"""Bytes of a zip's own records for a file, with room to spare; see APPNOTE.TXT, 4.3."""
_TITLE_IN_NAME = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of an archive as read: *refused* says why it was not, and then there is no draft."""

    name: str
    draft: Draft | None
    source: Source
    refused: str | None = None


def packed(articles: Iterable[Article], limit: int | None = None) -> Iterator[bytes]:
    """Yield zip files of at most *limit* bytes that together hold all *articles*, in order.

    One article that alone is larger gets a file of its own.
    """
    part: list[tuple[zipfile.ZipInfo, bytes]] = []
    size = 0
    for article in articles:
        member = _member(article)
        added = len(zlib.compress(member[1])) + 2 * len(member[0].filename.encode()) + _OVERHEAD
        if part and limit is not None and size + added > limit:
            yield _zip(part)
            part, size = [], 0
        part.append(member)
        size += added
    yield _zip(part)


def unpacked(data: bytes, name: str, posted_by: str | None, posted_at: datetime) -> Iterator[Entry]:
    """Return what the archive or Markdown file *data*, called *name*, holds, one after the other.

    What does not say how it was posted counts as posted by *posted_by* at *posted_at*. For
    what strangers post there is `corpus.sandbox`.

    Raises:
        SourceRefused: It is neither, damaged, or too large.
    """
    if data.startswith(_ZIP):
        files = _members(data)
    elif data.startswith(_EMPTY_ZIP):
        files = []
    else:
        files = [(name, data)]
    if not files:
        raise SourceRefused("That archive holds no Markdown file: import what an export wrote.")
    return (_entry(*each, Source(SourceKind.FILE, each[0], posted_by, posted_at)) for each in files)


def _member(article: Article) -> tuple[zipfile.ZipInfo, bytes]:
    title = article.metadata.title or article.source.name
    name = re.sub(r"\W+", "-", title)[:_TITLE_IN_NAME].strip("-")
    posted = article.source.posted_at
    info = zipfile.ZipInfo(f"{name}-{article.id}.md", posted.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    return info, article_markdown(article).encode()


def _zip(members: Iterable[tuple[zipfile.ZipInfo, bytes]]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for info, data in members:
            archive.writestr(info, data)
    return written.getvalue()


def _members(data: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = [each for each in archive.infolist() if each.filename.endswith(".md")]
            if len(listed) > MOST_FILES or sum(each.file_size for each in listed) > UNPACKED_LIMIT:
                raise SourceRefused(
                    "That archive holds more than {files:,} files or {size} MB: "
                    "import it in parts.",
                    files=MOST_FILES,
                    size=UNPACKED_LIMIT // 1_000_000,
                )
            # The library reads no more of a member than it declares.
            return [(PurePosixPath(each.filename).name, archive.read(each)) for each in listed]
    except (RuntimeError, *DAMAGED) as error:  # the first where a password is asked for
        raise SourceRefused("That archive is damaged or locked: export it again.") from error


def _entry(name: str, data: bytes, plain: Source) -> Entry:
    try:
        draft = read_document(data, name)
        stated, _ = split_front_matter(decode(data[:SIZE_LIMIT]))
        return Entry(name, draft, source_in(stated) or plain)
    except SourceRefused as refused:
        return Entry(name, None, plain, str(refused))
