"""A question with its days, times and amounts written as articles write them."""

from functools import partial

from index.ranking.written.amounts import AMOUNTS
from index.ranking.written.date_ranges import as_dated_in
from index.ranking.written.days import DAYS
from index.ranking.written.forms import form_in, rewritten, standing_form
from index.ranking.written.ranges import as_ranged_in
from index.ranking.written.same_meaning import as_said_in
from index.ranking.written.times import TIMES
from index.ranking.written.year_ranges import with_years_of
from index.search.snapshot import Snapshot

_WRITINGS = (*DAYS, *TIMES, *AMOUNTS)
"""Days come first: what is left of numbers beside months is no amount."""


def as_articles_write(question: str, snapshot: Snapshot) -> str:
    """Return *question* with all of these in the form in which an article has them.

    What stands in no article stays as it was typed.
    """
    return rewritten(question, _WRITINGS, partial(standing_form, snapshot=snapshot))


def as_written_in(text: str, question: str) -> str:
    """Return *question* with all of these in the form in which *text* has them.

    A day, month or year that it has not is the range in which that lies.
    """
    written = rewritten(question, _WRITINGS, partial(form_in, text=text))
    return with_years_of(text, as_ranged_in(text, as_dated_in(text, written)))


def as_worded_in(text: str, question: str) -> str:
    """Return *question* so written, and with the words that *text* has for those that it lacks."""
    return as_said_in(text, as_written_in(text, question))
