"""The lines that stand with a page's headline: where its byline and its date are."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.formats.credits.lines import SEPARATOR
from corpus.formats.html.places import is_aside, text_of, words_of
from corpus.formats.markup.element import Element, attribute
from corpus.formats.written_dates import date_stated, dates_in
from corpus.normalise import normalise

_AUTHOR_WORDS = frozenset(
    "author authors byline bylines writer writers auteur auteurs autor autores autore autori"
    " redacteur verfasser forfatter contributor contributors".split()
)
"""Words in the class, id, link relation or property of elements that name an author."""
_ABOUT_AUTHOR = frozenset(
    "about avatar bio count email follow image img job more photo position role social thumbnail"
    " title".split()
)
"""Words beside those, in the names of what says something else of an author."""
_CHANGED_WORDS = frozenset(("updated", "modified", "datemodified", "revised"))
_PUBLISHED_WORDS = frozenset(("published", "datepublished", "pubdate", "posted"))

ENDS_LINE = {
    *("address", "article", "blockquote", "body", "br", "center", "dd", "details", "div", "dl"),
    *("dt", "fieldset", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"),
    *("main", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul"),
}
"""Elements that begin and end a line."""
_BEFORE, _BEHIND = 3, 12
"""Lines before and behind a headline that are looked at; our own choice."""
_PROSE = 80
"""Characters from which a line that ends a sentence is prose."""
_LONGEST_DATE = 80
"""Characters of an element that is marked as telling when the page was changed."""
_MOST_PROSE = 2
"""Such lines after which the article has begun: a summary, and its first paragraph."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as a page shows it; *authors* are the texts in it that are marked as such."""

    text: str
    authors: tuple[str, ...] = ()


def headline_lines(page: Element, headline: Element) -> tuple[list[PageLine], list[PageLine]]:
    """Return the lines of *page* behind *headline* that stand with it, and those before it.

    A line before it stands in the same article or header as well: dates at the top of a page are
    those of the day on which it is looked at.
    """
    walk = _Walk(headline, [*headline.iterancestors()])
    behind: list[PageLine] = []
    prose = 0
    for line in walk.lines(page):
        prose += len(line.text) >= _PROSE and line.text.endswith((".", "!", "?", "\u2026"))
        behind.append(line)
        if len(behind) == _BEHIND or prose == _MOST_PROSE:
            break
    return behind, walk.before


class _Walk:
    """Goes through a page up to a little behind its headline."""

    def __init__(self, headline: Element, around: list[Element]) -> None:
        self._headline = headline
        self._around = around
        near = (each for each in around if each.tag in {"article", "header"})
        self._near = next(near, around[0] if around else None)
        self.before: list[PageLine] = []
        """The last lines before the headline, in their order."""
        self._is_near = self._is_behind = False
        self._line = _Line()

    def lines(self, page: Element) -> Iterator[PageLine]:
        """Yield the lines behind the headline, in order."""
        left: list[tuple[Element, bool]] = [(page, False)]
        while left:
            element, ends = left.pop()
            if ends:
                yield from self._leave(element)
                continue
            if element is self._headline:
                self._is_behind, self._line = True, _Line()
            elif element.tag == "time":
                self._line.add(_moment(element))
            elif element in self._around or not (is_aside(element) or _is_data(element)):
                yield from self._enter(element)
                left.append((element, True))
                left += [(child, False) for child in reversed(list(element))]
                continue
            self._line.add(element.tail)

    def _enter(self, element: Element) -> Iterator[PageLine]:
        if element.tag in ENDS_LINE:
            yield from self._ended()
        if element is self._near:
            self._is_near = True
        self._line.open(element)
        self._line.add(element.text)

    def _leave(self, element: Element) -> Iterator[PageLine]:
        self._line.close(element)
        if element.tag in ENDS_LINE:
            yield from self._ended()
        if element is self._near:
            self._is_near = False
        self._line.add(element.tail)

    def _ended(self) -> Iterator[PageLine]:
        line = self._line.ended()
        if line is not None and self._is_behind:
            yield line
        elif line is not None and self._is_near:
            self.before = [*self.before, line][-_BEFORE:]


class _Line:
    """The line that is being written, and which of its words are marked as the authors'."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open: list[tuple[Element, int]] = []
        """Elements that mark authors, and the first piece of each."""
        self._authors: list[tuple[int, str]] = []
        """The texts in them, each with its first piece."""

    def add(self, text: str | None) -> None:
        """Write *text*, apart from a word that it does not belong to."""
        if not text:
            return
        if self._pieces and self._pieces[-1][-1].isalnum() and text[0].isalnum():
            self._pieces.append(SEPARATOR)
        self._pieces.append(text)

    def open(self, element: Element) -> None:
        """Begin what stands in *element*."""
        if not (marks := words_of(element, "rel", "itemprop", "property")):
            return
        if marks & _AUTHOR_WORDS and not marks & _ABOUT_AUTHOR:
            self._open.append((element, len(self._pieces)))
        changed = marks & _CHANGED_WORDS and not marks & _PUBLISHED_WORDS
        if changed and dates_in(text_of(element)[:_LONGEST_DATE]):
            self.add(" Updated ")

    def close(self, element: Element) -> None:
        """End what stands in *element*."""
        if self._open and self._open[-1][0] is element:
            self._keep(self._open.pop()[1])

    def ended(self) -> PageLine | None:
        """Return the line, `None` where it is empty, and begin the next."""
        for _, first in reversed(self._open):
            self._keep(first)
        line = PageLine(
            _tidied(self._pieces), tuple(filter(None, (text for _, text in self._authors)))
        )
        self._open = [(element, 0) for element, _ in self._open]
        self._pieces, self._authors = [], []
        return line if line.text else None

    def _keep(self, first: int) -> None:
        # What marks a part of it closer is better.
        if not any(place >= first for place, _ in self._authors):
            self._authors.append((first, _tidied(self._pieces[first:])))


def _is_data(element: Element) -> bool:
    """Tell whether *element* is a table with headings, as encyclopedias have beside articles.

    It tells of days in the life of what the article is about.
    """
    return element.tag == "table" and next(element.iter("th"), None) is not None


def _moment(element: Element) -> str:
    """Return what the time *element* says: the day that it shows, or else states."""
    marks = words_of(element, "itemprop", "property")
    shown = text_of(element)
    stated = date_stated(attribute(element, "datetime"))
    certain = any(each.day() for each in dates_in(shown))
    text = attribute(element, "datetime")[stated.start : stated.end] if stated else shown
    changed = marks & _CHANGED_WORDS and not marks & _PUBLISHED_WORDS
    return f"{SEPARATOR}{'Updated ' if changed else ''}{shown if certain else text}"


def _tidied(pieces: list[str]) -> str:
    """Return *pieces* as a line in normal form, which knows no mark of ours."""
    return SEPARATOR.join(filter(None, map(normalise, "".join(pieces).split(SEPARATOR))))
