"""A draft as JSON and back, for drafts that wait for their moderator's decision."""

from dataclasses import asdict
from datetime import date
from typing import Any

from corpus.article import Draft, LeftOut, Metadata
from corpus.paragraph_json import paragraph_of, paragraph_row


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
        "picture": metadata.picture,
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
        "paragraphs": [paragraph_row(each) for each in draft.paragraphs],
        "warnings": list(draft.warnings),
        "guessed": metadata_object(draft.guessed),
        "left_out": draft.left_out and _left_out_object(draft.left_out),
    }


def draft_of(stored: dict[str, Any]) -> Draft:
    """Return the draft that `draft_object` was given, or the one of an earlier version."""
    metadata, guessed = metadata_of(stored["metadata"]), stored.get("guessed", ())
    if isinstance(guessed, dict):
        offered = metadata_of(guessed)
    else:
        # Once the names of guessed fields were kept, and the guesses among what is stated.
        names = frozenset(guessed) - {"title"}
        offered = metadata.without(metadata.known - names)
        metadata = metadata.without(names)
    left_out = stored.get("left_out")
    return Draft(
        metadata,
        stored["body"],
        tuple(map(paragraph_of, stored["paragraphs"])),
        tuple(stored["warnings"]),
        offered,
        _left_out_of(left_out) if left_out else None,
    )


def _left_out_object(left_out: LeftOut) -> dict[str, Any]:
    return asdict(left_out) | {"paragraphs": [paragraph_row(each) for each in left_out.paragraphs]}


def _left_out_of(stored: dict[str, Any]) -> LeftOut:
    return LeftOut(**stored | {"paragraphs": tuple(map(paragraph_of, stored["paragraphs"]))})
