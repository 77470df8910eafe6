"""From what a person names, a path or a link, to the draft that can be read from it."""

import asyncio
import errno
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from corpus.article import Draft, Source, SourceKind
from corpus.discord_links import discord_link
from corpus.errors import SourceRefused
from corpus.formats import SIZE_LIMIT
from corpus.normalise import encodable
from corpus.sandbox.client import SANDBOX

if TYPE_CHECKING:
    from corpus.fetching.fetcher import Fetched

Fetch = Callable[[str], Awaitable["Fetched"]]

ON_DISCORD_ALONE = (
    "Messages and threads on Discord are read on Discord alone: post the link there with "
    "/source add."
)


def is_link(name: str) -> bool:
    """Return whether *name* is meant as a link rather than a path."""
    return "://" in name


def read_file(path: Path, posted_at: datetime) -> tuple[Draft, Source]:
    """Return what is read from the file at *path*; raise `SourceRefused` in one sentence."""
    draft = SANDBOX.read(read_bytes(path), path.name)
    # The system lets a file's name be of any bytes; Python keeps those that are no text.
    return draft, Source(SourceKind.FILE, encodable(path.name), None, posted_at)


async def read_link(
    link: str, posted_at: datetime, fetch_link: Fetch | None = None
) -> tuple[Draft, Source]:
    """Return what is read from the page or document at *link*, or raise `SourceRefused`."""
    if discord_link(link) is not None:
        raise SourceRefused(ON_DISCORD_ALONE)
    if fetch_link is None:
        from corpus.fetching.politeness import fetch_politely  # noqa: PLC0415 - files need no network

        fetch_link = fetch_politely
    fetched = await fetch_link(link)
    return await asyncio.to_thread(read_fetched, fetched, link, posted_at)


def read_fetched(fetched: "Fetched", link: str, posted_at: datetime) -> tuple[Draft, Source]:
    """Return what is read from *fetched*, which *link* led to, or raise `SourceRefused`."""
    draft = SANDBOX.read(
        fetched.data,
        PurePosixPath(fetched.url.partition("?")[0]).name,
        url=fetched.url,
        content_type=fetched.content_type,
        charset=fetched.charset,
    )
    if draft.metadata.url is None:
        draft = replace(draft, metadata=replace(draft.metadata, url=fetched.url))
    return draft, Source(SourceKind.LINK, link, None, posted_at)


def read_bytes(path: Path, limit: int = SIZE_LIMIT) -> bytes:
    """Return the content of the file at *path*, of at most *limit* bytes.

    Raises:
        SourceRefused: It cannot be read, or has more; one without end is read no further.
    """
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise SourceRefused(f"{path} {_trouble(error)}") from error
    if len(data) > limit:
        raise SourceRefused(
            "{path} is larger than {limit} MB: post the article alone, without the rest.",
            path=path,
            limit=limit // 1_000_000,
        )
    return data


def _trouble(error: OSError) -> str:
    match error.errno:
        case errno.ENOENT:
            return "does not exist: check the path, or give a link that begins with https://."
        case errno.EISDIR:
            return "is a folder: name the files in it, one by one."
        case errno.EACCES:
            return "may not be read: change its permissions or copy it elsewhere."
        case _:
            return f"cannot be read ({error.strerror}): copy it elsewhere and try again."
