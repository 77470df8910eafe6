"""Who wrote an article and when, by the lines before its first paragraph."""

from collections.abc import Collection, Iterable, Sequence

from corpus.article import Metadata
from corpus.assembly import Block
from corpus.bounds import few
from corpus.formats.credits.lines import CreditLine, credit_line
from corpus.formats.written_dates import order_of, proven_order
from corpus.normalise import fold

_LONGEST_SHORT = 100
"""Characters; a longer block that ends a sentence begins the article."""
_MOST_LINES = 6
"""Blocks at the beginning among which such lines are looked for; our own choice."""
_ENDINGS = (".", "!", "?", "\u2026", "\u201d", "\u00bb", "\u3002")


def credits_among(blocks: Sequence[Block]) -> tuple[Metadata, Metadata]:
    """Return what the lines before the first paragraph of *blocks* state, and what may be meant."""
    return stated_by(map(credit_line, (each.text for each in blocks[: _begin(blocks)])))


def stated_by(
    lines: Iterable[CreditLine | None], language: str | None = None
) -> tuple[Metadata, Metadata]:
    """Return the authors and the date that *lines* state, and a date that they may mean.

    The first line that names somebody, and the first that holds a date, count.
    """
    found = [each for each in lines if each is not None]
    dates = [date for each in found for date in each.dates]
    order = order_of(language) or proven_order(dates)
    latest = next((each.changed.day(order) for each in found if each.changed), None)
    written = next((each.published for each in found if each.published), None)
    published = written.day(order, latest) if written else None
    stated = Metadata(
        authors=few(next((each.credit.people for each in found if each.credit.people), ())),
        published=published,
    )
    doubtful = next((date.day(order) or date.likeliest for date in dates), None)
    return stated, Metadata(published=None if published else doubtful)


def without_credits(blocks: Sequence[Block], texts: Collection[str] = ()) -> list[Block]:
    """Return *blocks* without the lines before the first paragraph that only state such things.

    *texts* are those of lines, folded, that their page shows to be so.
    """
    begin = _begin(blocks)
    head = [
        each
        for each in blocks[:begin]
        if fold(each.text) not in texts and credit_line(each.text) is None
    ]
    return [*head, *blocks[begin:]]


def _begin(blocks: Sequence[Block]) -> int:
    """Return the place of the first of *blocks* that is a paragraph, or a few further on."""
    prose = (place for place, each in enumerate(blocks[:_MOST_LINES]) if _is_prose(each.text))
    return next(prose, min(len(blocks), _MOST_LINES))


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST_SHORT and text.endswith(_ENDINGS)
