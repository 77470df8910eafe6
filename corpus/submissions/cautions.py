"""What a person is asked to check of an article: what reading it met, and what is not known."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from corpus.article import Draft, Metadata
from corpus.errors import gettext_noop
from corpus.formats.text.blocks import ENGLISH_FROM, stop_share

_LEAST_WORDS = 40
"""Below this, the words of a text do not tell its language."""


def cautions(metadata: Metadata, warnings: Collection[str]) -> tuple[str, ...]:
    """Return the sentences for who posts an article: its *warnings*, then what is missing."""
    return (*warnings, *_lacking(metadata))


def language_warning(draft: Draft, known: Collection[str] | None) -> str | None:
    """Return why the model may not find *draft*, whose languages are *known*; `None` when it may.

    Where nobody knows the model's languages, nothing is said.
    """
    if known is None or draft.metadata.language in known:
        return None
    if draft.metadata.language is not None:
        return gettext_noop(
            "The article's language is {language}, which the model does not know: "
            "questions may not find it."
        ).format(language=draft.metadata.language)
    long_enough = len(draft.body.split()) >= _LEAST_WORDS
    if set(known) == {"en"} and long_enough and stop_share(draft.body) < ENGLISH_FROM:
        return gettext_noop(
            "This does not read like English, the language that the model knows: questions may "
            "not find it."
        )
    return None


def _lacking(metadata: Metadata) -> list[str]:
    # Somewhere on earth it is tomorrow already.
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    future = metadata.published is not None and metadata.published > tomorrow
    sentences = (
        (metadata.title is None, gettext_noop("No title is known: add one.")),
        (
            not metadata.authors,
            gettext_noop("No author is known: add one if you know who wrote it."),
        ),
        (
            metadata.published is None,
            gettext_noop("No publication date is known: add it if you know it."),
        ),
        (future, gettext_noop("The publication date lies in the future: check it.")),
    )
    return [sentence for lacks, sentence in sentences if lacks]
