"""Years that a conversation tells: “and last year?” behind a question about the race of 2026."""

import re

from corpus.article import Article
from index.answering.openings import naming_stems
from index.search.snapshot import Snapshot
from index.understanding.asking_forms import without_connectives
from index.understanding.references import References

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_THIS = re.compile(r"this year|dieses jahr|cette ann\u00e9e|este a\u00f1o", re.IGNORECASE)
_LAST = re.compile(
    r"last year|letztes jahr|l['\u2019 ]an(?:n\u00e9e)? derni(?:er|\u00e8re)|el a\u00f1o pasado",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:in )?the (?:year before|previous year)", re.IGNORECASE)
_AFTER = re.compile(r"(?:in )?the (?:year after|(?:following|next) year)|next year", re.IGNORECASE)
_RELATIVE = re.compile(
    "|".join(each.pattern for each in (_THIS, _LAST, _BEFORE, _AFTER)), re.IGNORECASE
)


def with_year(question: str, before: str, snapshot: Snapshot) -> str:
    """Return *question* with the year that is meant in it, where it names nothing beside one.

    *before* is the question before it, which names a year. This year is that of the newest article
    that it names without that year: articles tell the time, whoever reads them later.
    """
    years = set(_YEAR.findall(before))
    found = _RELATIVE.search(question)
    if (
        found is None
        or len(years) != 1
        or naming_stems(without_connectives(_RELATIVE.sub("", question)))
    ):
        return question
    year = _meant(found[0], int(years.pop()), _newest(_YEAR.sub("", before), snapshot))
    return question if year is None else _RELATIVE.sub(str(year), question)


def _meant(said: str, before: int, newest: int | None) -> int | None:
    if _BEFORE.fullmatch(said):
        return before - 1
    if _AFTER.fullmatch(said):
        return before + 1
    if newest is None:
        return None
    return newest - 1 if _LAST.fullmatch(said) else newest


def _newest(question: str, snapshot: Snapshot) -> int | None:
    articles = References(question, snapshot, None).articles
    return max((year for each in articles for year in _years(each)), default=None)


def _years(article: Article) -> list[int]:
    """Return the years in the title of *article*, or that in which it was published."""
    titled = [int(each) for each in _YEAR.findall(article.metadata.title or "")]
    published = article.metadata.published
    return titled or ([published.year] if published else [])
