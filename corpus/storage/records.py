"""Between articles and the rows of the database, both ways."""

from typing import Any

from sqlalchemy.engine import Row

from corpus.article import Article, Metadata, Source, SourceKind
from corpus.drafts import body_sha256
from corpus.paragraph_json import paragraph_of, paragraph_row
from corpus.shingles import FORM, Sketch

BLANK: dict[str, Any] = {
    "name": "",
    "posted_by": None,
    "etag": None,
    "last_modified": None,
    "check_every": None,
    "check_actor": None,
    "check_channel": None,
    "check_failed": None,
}
"""What a `sources` row says of itself once the words of its article are erased."""


def source_row(collection: str, article: Article) -> dict[str, Any]:
    """Return the `sources` row of *article*."""
    return {
        "article_id": article.id,
        "collection": collection,
        "kind": article.source.kind.value,
        "name": article.source.name,
        "posted_by": article.source.posted_by,
        "posted_at": article.source.posted_at,
        "current_version": article.version,
    }


def version_row(collection: str, article: Article) -> dict[str, Any]:
    """Return the `article_versions` row of *article*."""
    stated = article.metadata
    return {
        "article_id": article.id,
        "version": article.version,
        "collection": collection,
        "title": stated.title,
        "authors": list(stated.authors),
        "publication": stated.publication,
        "published": stated.published,
        "url": stated.url,
        "language": stated.language,
        "licence": stated.licence,
        "picture": stated.picture,
        "body": article.body,
        "body_sha256": body_sha256(article.body),
        "paragraphs": [paragraph_row(each) for each in article.paragraphs],
        "warnings": list(article.warnings),
    }


def sketch_row(collection: str, article_id: str, version: int, sketch: Sketch) -> dict[str, Any]:
    """Return the `article_sketches` row of one version of an article."""
    return {
        "article_id": article_id,
        "collection": collection,
        "version": version,
        "form": FORM,
        "shingles": sketch.count,
        "hashes": sketch.stored,
    }


def passage_row(collection: str, article: Article, model: str) -> dict[str, Any]:
    """Return what the `passages` rows of *article* for *model* have in common."""
    return {
        "collection": collection,
        "article_id": article.id,
        "version": article.version,
        "model": model,
    }


def article(row: Row[Any]) -> Article:
    """Return the article of a `sources` row joined with its current version.

    Raises:
        ValueError: It is not as it was written; no body holds the character of zeroed bytes.
    """
    if "\0" in row.body:
        raise ValueError(row.article_id)
    return Article(
        id=row.article_id,
        version=row.version,
        metadata=_metadata(row),
        body=row.body,
        paragraphs=tuple(map(paragraph_of, row.paragraphs)),
        source=Source(SourceKind(row.kind), row.name, row.posted_by, row.posted_at),
        warnings=tuple(row.warnings),
    )


def _metadata(row: Row[Any]) -> Metadata:
    return Metadata(
        title=row.title,
        authors=tuple(row.authors),
        publication=row.publication,
        published=row.published,
        url=row.url,
        language=row.language,
        licence=row.licence,
        picture=row.picture,
    )
