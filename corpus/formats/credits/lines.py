"""Lines that say nothing but who wrote an article and when it was published or changed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.formats.credits import words_beside_dates as words
from corpus.formats.credits.byline_words import DOT
from corpus.formats.credits.bylines import NOBODY, Credit, credit_in, is_list_of_names, lead_in
from corpus.formats.written_dates import Written, dates_in, weekdays

SEPARATOR = "\x1f"
"""What a reader of pages puts between two parts of a line that nothing else parts."""

_LONGEST = 250
"""Characters; a longer line is a paragraph."""
_LONGEST_OTHER = 5
"""Words of a section or a place beside a date; more of them are a sentence about it."""

_DATE_MARK = "\ufdd0"
"""What stands for a date; no text in normal form has it (`corpus.normalise`)."""
_FIELDS = re.compile(
    rf"(?:(?<!\s)\s++)?+(?:[|\u2022()\[\]\x1f]|{DOT})\s*+|(?<!\s)\s++[-\u2013\u2014/]{{1,2}}\s++"
)
_TIME = re.compile(
    r"(?<!\d)(?:\d{4}(?=\s?(?:GMT|UTC|[A-Z]{2,3}T)\b)|\d{1,2}(?:[:.h]\d\d(?::\d\d)?|\s?h\b|(?=\s?[ap]\.?m\b)))"
    r"\s?(?:[ap]\.?m\b\.?|uhr\b|uur\b|hrs?\b|h\b)?"
    r"(?:\s?(?:[A-Z]{1,4}T|UTC|GMT|Z|BST)\b(?:[+-]\d{1,2}(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_READING_TIME = re.compile(words.READING_TIME, re.IGNORECASE)
_SOURCE = re.compile(words.SOURCE, re.IGNORECASE)
_COMMENTS = re.compile(words.COMMENTS, re.IGNORECASE)
_PUBLISHED = re.compile(rf"(?<!\w)(?:{words.PUBLISHED})\b\s?:?$", re.IGNORECASE)
_PUBLISHED_IN = re.compile(rf"(?:{words.PUBLISHED})\s(?:in|im|dans|en|nel|em|w)\s", re.IGNORECASE)
_CHANGED = re.compile(rf"(?<!\w)(?:{words.CHANGED})\b\s?:?$", re.IGNORECASE)
_OF_CHANGE = re.compile(rf"(?<!\w)(?:{words.CHANGED})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CreditLine:
    """What a line states, and all *dates* in it."""

    credit: Credit = NOBODY
    published: Written | None = None
    changed: Written | None = None
    dates: Sequence[Written] = ()


def credit_line(
    text: str,
    publication: str | None = None,
    language: str | None = None,
    authors: Sequence[str] = (),
) -> CreditLine | None:
    """Return what the line *text* states, `None` where it says anything else as well.

    *authors* are those of its words that its page marks as the authors'. A date without a word
    before it is that of publication; a line with two such dates, or with a place before it, as
    "Normandy, 6 June 1944", states none.
    """
    if len(text) > _LONGEST:
        return None
    dates = dates_in(text)
    reader = _Reader(dates, authors)
    if not all(reader.takes(field) for field in _fields(text, dates)):
        return None
    if not (reader.names or authors or dates):
        return None
    credit = credit_in(reader.names or authors, publication, None if reader.names else language)
    if reader.names and authors:
        credit = _marked(credit, credit_in(authors, publication, language))
    alone = len(reader.plain) == 1 and not reader.placed
    if alone and reader.changed is None and _OF_CHANGE.search(text):
        return CreditLine(credit, reader.published, reader.plain[0], dates)
    return CreditLine(
        credit, reader.published or (reader.plain[0] if alone else None), reader.changed, dates
    )


def _marked(credit: Credit, marked: Credit) -> Credit:
    """Return *credit* with people named no further than they are *marked*: a role may follow."""
    people = (
        next((each for each in marked.people if name.startswith(f"{each} ")), name)
        for name in credit.people
    )
    return replace(credit, people=tuple(dict.fromkeys(people)))


def _fields(text: str, dates: Sequence[Written]) -> list[str]:
    """Return the parts of *text*, a mark in place of each of its *dates*, without its times."""
    marked, end = "", 0
    for each in dates:
        marked += text[end : each.start] + _DATE_MARK
        end = each.end
    marked += text[end:]
    for noise in (_READING_TIME, _COMMENTS, _SOURCE, _TIME):
        marked = noise.sub(" ", marked)
    return _FIELDS.split(marked)


@dataclass(slots=True)
class _Reader:
    """What the fields of a line have said so far."""

    dates: Sequence[Written]
    authors: Sequence[str]
    names: list[str] = field(default_factory=list)
    plain: list[Written] = field(default_factory=list)
    published: Written | None = None
    changed: Written | None = None
    placed: bool = False
    """Whether a place seems to stand before a date."""
    _next: int = 0
    _label: str = ""
    """A field that only says what the next one is."""

    def takes(self, text: str) -> bool:
        """Take what the field *text* says; return whether all of it is about author and date."""
        *before, behind = text.split(_DATE_MARK)
        return all(self._takes_date(each) for each in before) and self._takes_rest(behind)

    def _takes_date(self, before: str) -> bool:
        told, self._label = f"{self._label} {before}", ""
        label = _without_small_words(told)
        written = self.dates[self._next]
        self._next += 1
        if found := _CHANGED.search(label):
            self.changed = self.changed or written
        elif found := _PUBLISHED.search(label):
            self.published = self.published or written
        else:
            self.plain.append(written)
        rest = label[: found.start()] if found else label
        if not found and (within := _PUBLISHED_IN.match(label)):
            # "Published in Local on 14 March": the section stands between.
            found, rest = within, label[within.end() :]
            self.published = self.published or self.plain.pop()
        if not found and rest and not lead_in(rest):
            self.placed = True
        return self._takes_rest(rest, sure=bool(found) or before.rstrip()[-1:] == ",")

    def _takes_rest(self, text: str, *, sure: bool = True) -> bool:
        said = f"{self._label} {text}".strip(" ,")
        self._label = ""
        rest = _without_small_words(said)
        # "Di" is Tuesday in German, and opens a byline in Italian.
        lead = lead_in(said)
        if not rest:
            return True
        if lead == len(said) or _only_label(rest):
            self._label = said
            return True
        if lead and is_list_of_names(said[lead:]):
            self.names.append(said)
            return True
        known = any(rest in each or each in rest for each in self.authors)
        return known or (sure and _is_section(rest))


def _only_label(text: str) -> bool:
    return any(
        (found := label.search(text)) is not None and not text[: found.start()].strip()
        for label in (_CHANGED, _PUBLISHED)
    )


def _is_section(text: str) -> bool:
    """Tell whether *text* may be the name of a section or a place beside a date."""
    parts = text.split()
    return len(parts) <= _LONGEST_OTHER and all(
        not part[0].islower() or part in {"and", "of", "&"} for part in parts
    )


def _without_small_words(text: str) -> str:
    """Return *text* without the days of the week and small words at its ends."""
    parts = text.split()
    while parts and _is_small(parts[-1]):
        parts.pop()
    while parts and _is_small(parts[0]):
        del parts[0]
    return " ".join(parts).strip(" ,")


def _is_small(word: str) -> bool:
    folded = word.casefold().strip(",.:") or word
    return folded in words.CONNECTORS or folded in weekdays()
