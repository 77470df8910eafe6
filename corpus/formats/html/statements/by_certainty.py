"""What a page states about its article, from the most to the least certain statement."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from urllib.parse import urlsplit

from corpus.bounds import LONGEST_NAME, LONGEST_TITLE, few
from corpus.formats.credits.bylines import Credit, credit_in, family_name_last
from corpus.formats.html.places import headings_of, headline_among, text_of
from corpus.formats.html.statements import meta_tags
from corpus.formats.html.statements.attributes import Markup, markup_of
from corpus.formats.html.statements.days import PageDays, days_of
from corpus.formats.html.statements.headline_credits import HeadlineCredits, credits_with
from corpus.formats.html.statements.linked_data import linked_data
from corpus.formats.html.statements.meta_tags import MetaTags, first_within
from corpus.formats.html.statements.pictures import picture_at
from corpus.formats.html.statements.titles import Beside, headline_in
from corpus.formats.markup.character_references import unescaped
from corpus.formats.markup.element import Element, attribute
from corpus.language_codes import language_code
from corpus.links import web_address
from corpus.normalise import fold

_HOST = re.compile(r"(?:www\.)?[a-z0-9-]++(?:\.[a-z0-9-]++)+")
"""How the name of a host is written, which is no name of a publication."""
_MOST_LINKS = 500
"""Links among which the names of sections are looked for; menus come first."""
_LONGEST_SECTION = 40
"""Characters of the name of a section."""


class PageStatements:
    """The statements of a page, each found where it is first asked for."""

    def __init__(self, root: Element, shown: Element, url: str | None) -> None:
        self._root = root
        self._shown = shown
        self._url = url
        self._tags = MetaTags(root)
        self._html = next(iter(root.iter("html")), root)
        self.address = meta_tags.link(root, "canonical", url) or url
        self.data = linked_data(
            root,
            [*self._titles, *map(text_of, self._headings)],
            [self.address, url, self._tags.first("og:url")],
        )

    @cached_property
    def licence(self) -> str | None:
        """The address of the licence that the page links to as its own."""
        return meta_tags.link(self._root, "license", self._url)

    @cached_property
    def language(self) -> str | None:
        """The code of the language of <html lang>, where that tells one."""
        return language_code(attribute(self._html, "lang"))

    @cached_property
    def picture(self) -> str | None:
        """The address of the picture that cards of the page are to show, as Discord takes it."""
        stated = self._tags.each(*meta_tags.PICTURES)
        return next((each for one in stated if (each := picture_at(one, self._url))), None)

    @cached_property
    def publication(self) -> str | None:
        """Where the article was published, by name."""
        return self.named(
            [
                *self._tags.each(*meta_tags.PUBLICATIONS),
                self.data.publisher,
                self._markup.publisher,
                self.data.site,
                *self._tags.each(*meta_tags.PUBLISHERS),
            ]
        )

    def named(self, names: list[str]) -> str | None:
        """Return the first of *names* that is more than the name of a host, or else than its link.

        Some sites state what stands before the dot of their address as their name.
        """
        hosts = set(_host_names(self.address))
        written = [each for each in names if "://" not in each and not _HOST.fullmatch(each)]
        better = [each for each in written if each not in hosts]
        return first_within(LONGEST_NAME, [*better, *written])

    def title(self, guess: str) -> str | None:
        """Return the title, without what stands beside the headline in it."""
        shown = text_of(self.headline) if self.headline is not None else ""
        stated = [*self._tags.each(*meta_tags.TITLES), self.data.headline, shown]
        title = first_within(LONGEST_TITLE, [*stated, *self._titles, guess])
        if title is None:
            return None
        beside = Beside(fold(shown), fold(self.data.headline), self._sites, self._sections)
        return headline_in(title, beside) or title

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The people who wrote the article, or else an organisation other than the publication."""
        credited = list(self._credited())
        people = (each.people for each in credited)
        organisations = (each.organisations for each in credited)
        # Where there are too many, what follows would be a part of them.
        return few(next(filter(None, people), ()) or next(filter(None, organisations), ()))

    @cached_property
    def days(self) -> PageDays:
        """The days that the page tells of."""
        tags = (attribute(self._html, "lang"), self._tags.first("og:locale"))
        return days_of(self._tags, self.data, self._markup, self.credits, tags)

    @cached_property
    def credits(self) -> HeadlineCredits:
        """What the lines with the headline say."""
        return credits_with(self._shown, self.headline, self.publication, self.language)

    @cached_property
    def _titles(self) -> list[str]:
        shown = next((text_of(each) for each in self._root.iter("title")), "")
        return [*self._tags.each(*meta_tags.TITLES), *([shown] if shown else [])]

    @cached_property
    def _headings(self) -> list[Element]:
        return headings_of(self._shown)

    @cached_property
    def headline(self) -> Element | None:
        """The heading, among what readers see, that is the article's title."""
        return self._headline_among(self._headings)

    def _headline_among(self, headings: list[Element]) -> Element | None:
        titles = [*self._titles, *([self.data.headline] if self.data.headline else [])]
        sites = [self._tags.first("og:site_name"), self.data.site, *_host_names(self.address)]
        return headline_among(headings, titles, {fold(each) for each in sites if each})

    @cached_property
    def _markup(self) -> Markup:
        # Some of it is there for programs alone, and hidden.
        return markup_of(self._root, self._headline_among(headings_of(self._root)))

    @property
    def _sites(self) -> set[str]:
        names = [self.publication, self.data.site, self.data.publisher, *_host_names(self.address)]
        return {fold(name) for name in names if name}

    @cached_property
    def _sections(self) -> set[str]:
        """The names of sections: of the article's own, and of those that menus lead to."""
        menus = (each for each in self._root.iter("nav"))
        links = islice((link for menu in menus for link in menu.iter("a")), _MOST_LINKS)
        names = [*self._tags.each(*meta_tags.SECTIONS), self.data.section, *map(text_of, links)]
        return {fold(name) for name in names if name and len(name) <= _LONGEST_SECTION}

    def _credited(self) -> Iterator[Credit]:
        """Yield whom the page credits, from the most to the least certain statement."""
        catalogues = meta_tags.CATALOGUE_AUTHORS
        sources = (
            self.data.authors,
            *(self._tags.all(name) for name in meta_tags.AUTHORS),
            *(map(family_name_last, self._tags.all(name)) for name in catalogues),
            [self._tags.labelled_author],
            self._markup.authors,
        )
        for bylines in sources:
            yield credit_in(map(unescaped, bylines), self.publication, self.language)
        yield self.credits.credit
        named = credit_in(map(unescaped, self.data.organisations), self.publication, self.language)
        yield Credit((), (*named.people, *named.organisations))


def _host_names(url: str | None) -> list[str]:
    """The host as sites write it in titles: example.com, example."""
    host = (urlsplit(web_address(url or "") or "").hostname or "").removeprefix("www.")
    return [host, host.partition(".")[0]] if host else []
