"""What the head of a marked-up text states of it, in fields that people fill in as they like."""

from collections.abc import Mapping

from corpus.article import Metadata
from corpus.bounds import LONGEST_TITLE, few, within
from corpus.formats.credits.bylines import credit_in
from corpus.formats.written_dates import date_stated, order_of
from corpus.language_codes import language_code
from corpus.normalise import normalise

_AUTHORS = ("author", "authors")


def metadata_of(told: Mapping[str, str]) -> Metadata:
    """Return what the fields *told*, by their names in lower case, say of an article.

    A field of another form than ours states nothing, since nothing binds those who fill it in.
    """
    language = told.get("language")
    written = date_stated(normalise(told.get("date", "")))
    return Metadata(
        title=within(LONGEST_TITLE, normalise(told.get("title", ""))),
        authors=few(credit_in(told[each] for each in _AUTHORS if each in told).people),
        published=written.day(order_of(language)) if written else None,
        language=language_code(language),
    )
