"""A draft as JSON and back, for drafts that wait for their moderator's decision."""

from datetime import date
from typing import Any

from corpus.article import Draft, Metadata, Paragraph, ParagraphKind


def metadata_object(metadata: Metadata) -> dict[str, Any]:
    """Return *metadata* as JSON."""
    return {
        "title": metadata.title,
        "authors": list(metadata.authors),
        "publication": metadata.publication,
        "published": metadata.published.isoformat() if metadata.published else None,
        "url": metadata.url,
        "language": metadata.language,
        "licence": metadata.licence,
    }


def metadata_of(stored: dict[str, Any]) -> Metadata:
    """Return the metadata that `metadata_object` was given."""
    published = stored["published"]
    return Metadata(
        **stored
        | {
            "authors": tuple(stored["authors"]),
            "published": date.fromisoformat(published) if published else None,
        }
    )


def draft_object(draft: Draft) -> dict[str, Any]:
    """Return *draft* as JSON."""
    return {
        "metadata": metadata_object(draft.metadata),
        "body": draft.body,
        "paragraphs": [[p.number, p.kind.value, p.start, p.end] for p in draft.paragraphs],
        "warnings": list(draft.warnings),
        "guessed": sorted(draft.guessed),
    }


def draft_of(stored: dict[str, Any]) -> Draft:
    """Return the draft that `draft_object` was given."""
    return Draft(
        metadata_of(stored["metadata"]),
        stored["body"],
        tuple(
            Paragraph(number, ParagraphKind(kind), start, end)
            for number, kind, start, end in stored["paragraphs"]
        ),
        tuple(stored["warnings"]),
        frozenset(stored.get("guessed", ())),
    )
