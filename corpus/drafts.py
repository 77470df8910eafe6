"""From a draft to the article it would be: with an id, and with what its poster states of it."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

from corpus.article import Article, Draft, Metadata, Source
from corpus.bounds import LONGEST_ADDRESS, LONGEST_NAME, LONGEST_TITLE, few, within
from corpus.errors import SourceRefused
from corpus.left_out import told
from corpus.links import web_address
from corpus.normalise import fold, normalise

ID_LENGTH = 12
"""Hex digits of an article's id: 48 bits, short enough to type and to fit a button."""


def now() -> datetime:
    """Return the present moment, in UTC, as everything posted is dated."""
    return datetime.now(UTC)


def day(text: str) -> date:
    """Return the day that a person wrote; raise `SourceRefused` when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SourceRefused(
            "{text!r} is not a day: write it as year-month-day, for example 2022-05-06.",
            text=text,
        ) from error


def body_sha256(body: str) -> str:
    """Return the hash that two bodies share when a reader would call their words the same."""
    return hashlib.sha256(fold(body).encode()).hexdigest()


def article_id(collection: str, body: str, others: int = 0) -> str:
    """Return the id of an article first posted to *collection* with *body*.

    It follows from the words, so that reading a source tells the id it would be stored under:
    unless so many *others* began with these words, and came to different ones.
    """
    seed = f"{collection}\n{body_sha256(body)}" + f"\n{others}" * bool(others)
    return hashlib.sha256(seed.encode()).hexdigest()[:ID_LENGTH]


def as_article(
    collection: str, draft: Draft, source: Source, known_id: str | None = None
) -> Article:
    """Return *draft* as it would be stored in *collection*, as its first version.

    *known_id* is the id it keeps when it follows an article that is already stored.
    """
    return Article(
        id=known_id or article_id(collection, draft.body),
        version=1,
        metadata=draft.metadata,
        body=draft.body,
        paragraphs=draft.paragraphs,
        source=source,
        warnings=told(draft),
    )


def described(draft: Draft, stated: Metadata) -> Draft:
    """Return *draft* with the metadata that its poster *stated* in place of what was read.

    Raises:
        SourceRefused: The link that was stated is not one that somebody could follow, or
            something is longer than a title, a name or a link is.
    """
    tidy = replace(
        stated,
        title=normalise(stated.title) or None if stated.title else None,
        authors=tuple(author for each in stated.authors if (author := normalise(each))),
        publication=normalise(stated.publication) or None if stated.publication else None,
    )
    if not _fits(tidy):
        raise SourceRefused(
            "A title has up to {title} characters, a name {name}, a link {link}: write less.",
            title=LONGEST_TITLE,
            name=LONGEST_NAME,
            link=LONGEST_ADDRESS,
        )
    if stated.url is not None and web_address(stated.url) is None:
        raise SourceRefused(
            "{link!r} is not a link: write it as https:// followed by the address.",
            link=stated.url,
        )
    told = draft.metadata.overridden_by(tidy)
    return replace(draft, metadata=told, guessed=draft.guessed.without(tidy.known))


def _fits(stated: Metadata) -> bool:
    names = (stated.publication, *stated.authors)
    bounded = (
        (LONGEST_TITLE, stated.title),
        (LONGEST_ADDRESS, stated.url),
        *((LONGEST_NAME, name) for name in names),
    )
    each = all(within(longest, text) for longest, text in bounded if text)
    return each and few(stated.authors) == stated.authors
