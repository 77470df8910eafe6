"""Who wrote an article and when, by the lines that stand with its headline."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.formats.credits.byline_words import STRONG_CONJUNCTIONS
from corpus.formats.credits.bylines import NOBODY, Credit, lead_in
from corpus.formats.credits.lines import SEPARATOR, CreditLine, credit_line
from corpus.formats.html.statements.headline_lines import PageLine, headline_lines
from corpus.formats.markup.element import Element
from corpus.formats.written_dates import Written, dates_in
from corpus.normalise import fold


@dataclass(frozen=True, slots=True)
class HeadlineCredits:
    """What those lines state, and the *texts* of them, folded."""

    credit: Credit = NOBODY
    published: Written | None = None
    changed: Written | None = None
    dates: tuple[Written, ...] = ()
    texts: frozenset[str] = frozenset()


_CONTINUED = re.compile(rf"(?:&|(?:{STRONG_CONJUNCTIONS})\b)\s+", re.IGNORECASE)

Read = tuple[PageLine, CreditLine | None]


def credits_with(
    page: Element, headline: Element | None, publication: str | None, language: str | None
) -> HeadlineCredits:
    """Return what the lines with *headline* state, nothing where *page* shows no headline."""
    if headline is None:
        return HeadlineCredits()
    behind, before = headline_lines(page, headline)
    read = [list(_read(lines, publication, language)) for lines in (behind, before)]
    dated = next(filter(None, map(_dated, read)), [])
    return HeadlineCredits(
        credit=next(filter(Credit.anybody, map(_credited, read)), NOBODY),
        published=next((each.published for each in dated if each.published), None),
        changed=next((each.changed for each in dated if each.changed), None),
        dates=tuple(date for each in dated for date in each.dates),
        texts=frozenset(fold(line.text) for each in read for line, found in each if found),
    )


def _read(
    lines: Iterable[PageLine], publication: str | None, language: str | None
) -> Iterator[Read]:
    """Yield *lines* with what they state; a word such as "By" alone belongs to the next line."""
    lead, found = "", None
    for line in lines:
        if lead_in(line.text) == len(line.text):
            lead = line.text
            continue
        text = f"{lead}{SEPARATOR}{line.text}" if lead else line.text
        if found and found.credit.people and (more := _CONTINUED.match(text)):
            text = f"By {text[more.end() :]}"
        lead, found = "", credit_line(text, publication, language, line.authors)
        yield line, found


def _credited(read: Sequence[Read]) -> Credit:
    """Return the people, or else organisations, in the first lines that name any."""
    found: list[Credit] = []
    for _, line in read:
        if line is not None and line.credit.anybody():
            found.append(line.credit)
        elif found:
            break
    return Credit(
        tuple(dict.fromkeys(name for each in found for name in each.people)),
        tuple(dict.fromkeys(name for each in found for name in each.organisations)),
    )


def _dated(read: Sequence[Read]) -> list[CreditLine]:
    """Return the first lines that have dates, none where a date stands in another line before."""
    found: list[CreditLine] = []
    for line, credit in read:
        if credit is not None and credit.dates:
            found.append(credit)
        elif found or dates_in(line.text):
            break
    return found
