"""The title of an article, without the site and the section that pages write beside it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus.formats.blocks import UNSPACED
from corpus.normalise import fold

_SEPARATOR = re.compile(
    r"(?<!\s)\s++(?:::?|--|[-\u2013\u2014\u00b7\u2022\u00ab\u00bb\u2039\u203a/<>*])\s++"
    r"|(?:(?<!\s)\s++)?+[|\uff5c\u2023]\s*+"
    # Between words that are written without spaces.
    rf"|(?<=[{UNSPACED}])[-_\u2013\u2014:\uff1a\uff0d\uff3f]++"
    rf"|(?<![-_\u2013\u2014:\uff1a\uff0d\uff3f])[-_\u2013\u2014:\uff1a\uff0d\uff3f]++(?=[{UNSPACED}])"
)
_COLON = re.compile(r":\s")
_LONGEST_SECTION = 3
"""Words; longer ones are no names of sections. Our own choice."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a page says that tells its headline from what stands beside it in titles; folded."""

    shown: str = ""
    """The headline as the page shows it."""
    stated: str = ""
    """The headline as its data state it."""
    sites: Collection[str] = ()
    sections: Collection[str] = ()


def headline_in(title: str, beside: Beside) -> str:
    """Return *title* without the names of its site and section.

    What the page shows as its headline is kept whole, dashes included, and nothing else is. Where
    it shows none, the names that are known go.
    """
    if headline := _behind_site(title, beside):
        return headline
    separators = list(_SEPARATOR.finditer(title))
    if not separators or (beside.shown and fold(title) == beside.shown):
        return title
    for headline in filter(None, (beside.shown, beside.stated)):
        for start, end in _shorter(title, separators):
            if fold(title[start:end]) == headline:
                return title[start:end]
    sections = () if fold(title) == beside.stated else beside.sections
    return _without_names(title, separators, beside.sites, sections)


def _behind_site(title: str, beside: Beside) -> str:
    """Return the shown headline in *title*, where it stands behind the site's name and a colon."""
    for colon in _COLON.finditer(title):
        before, behind = fold(title[: colon.start()]), title[colon.end() :]
        named = any(f" {site} " in f" {before} " for site in beside.sites)
        if named and fold(behind) == beside.shown:
            return behind
    return ""


def _shorter(title: str, separators: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """Return what of *title* is left where it is cut behind or before one of *separators*."""
    before = [(0, each.start()) for each in reversed(separators)]
    return before + [(each.end(), len(title)) for each in separators]


def _without_names(
    title: str,
    separators: list[re.Match[str]],
    sites: Collection[str],
    sections: Collection[str],
) -> str:
    start, end = 0, len(title)
    if fold(title[: separators[0].start()]) in sites:
        start = separators.pop(0).end()
    while separators:
        last = fold(title[separators[-1].end() : end])
        if last not in sites and (last not in sections or len(last.split()) > _LONGEST_SECTION):
            break
        end = separators.pop().start()
    return title[start:end]
