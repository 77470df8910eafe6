"""What reading left out of a source: told to whoever posts it, and taken in where they wish so."""

from dataclasses import replace

from corpus.article import Draft, LeftOut
from corpus.errors import SourceRefused, gettext_noop

_BEGINNING = 100
"""Characters by which somebody knows what was left out. Our own choice."""

_ROUND = 20
"""Words from which their number is told in round figures. Our own choice."""


def beginning_of(text: str) -> str:
    """Return the first words of *text*, as many as tell what it is."""
    if len(text) <= _BEGINNING:
        return text
    words = text[:_BEGINNING].rpartition(" ")[0] or text[:_BEGINNING]
    return words.rstrip(" ,;:.") + "\u2026"


def exchanged(draft: Draft) -> Draft:
    """Return *draft* with what was left out taken in, or left out again where it was taken in.

    Raises:
        SourceRefused: Nothing was left out, or the article would be too long with it.
    """
    left_out = draft.left_out
    if left_out is None:
        raise SourceRefused("Nothing was left out of this source: publish it as it is.")
    if not left_out.body:
        raise SourceRefused(
            "With what was left out, this source is longer than one may be: post it in parts."
        )
    others = replace(
        left_out,
        body=draft.body,
        paragraphs=draft.paragraphs,
        is_taken_in=not left_out.is_taken_in,
    )
    return replace(draft, body=left_out.body, paragraphs=left_out.paragraphs, left_out=others)


def whole(draft: Draft) -> Draft:
    """Return *draft* with all that was left out taken in."""
    return draft if draft.left_out is None or draft.left_out.is_taken_in else exchanged(draft)


def within(draft: Draft, characters: int) -> Draft:
    """Return *draft*, without the form that has more than so many *characters* to choose."""
    if draft.left_out is None or len(draft.left_out.body) <= characters:
        return draft
    return replace(draft, left_out=replace(draft.left_out, body="", paragraphs=()))


def told(draft: Draft) -> tuple[str, ...]:
    """Return the sentences for whoever posts *draft*: its warnings, and what was left out of it."""
    left_out = draft.left_out
    if left_out is None or not left_out.is_much or left_out.is_taken_in:
        return draft.warnings
    return (*draft.warnings, _sentence(left_out))


def _sentence(left_out: LeftOut) -> str:
    words = left_out.words
    return gettext_noop(
        "About {words} words were left out of this source, beginning: \u201c{beginning}\u201d. "
        "Take them in if they belong to the article."
    ).format(
        words=words if words < _ROUND else round(words, -1),
        beginning=left_out.beginning,
    )
