"""What an EPUB says of itself: its book, its files, and the order in which they are read.

The names are those of EPUB 3.3 and of Open Packaging Format 2.0.1, the form of EPUB 2.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from corpus.article import Metadata
from corpus.bounds import LONGEST_NAME, LONGEST_TITLE, few, within
from corpus.errors import SourceRefused
from corpus.formats.word_processing.properties import day_stated, names_stated
from corpus.formats.zip_packages.package import Package
from corpus.formats.zip_packages.xml_element import XmlElement, local_name
from corpus.language_codes import language_code
from corpus.links import web_address
from corpus.normalise import fold, normalise

MOST_CHAPTERS = 5_000
"""Files that a book may be read from; a bible in chapters has some 1,200. Our own choice."""

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_LICENCE = "META-INF/license.lcpl"
_OF_FONTS = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
"""Ways to garble fonts, which say nothing of the text (EPUB 3.3, 4.3)."""
_TEXTS = {"application/xhtml+xml", "text/html", "text/x-oeb1-document"}
_LEFT_OUT = {"cover", "toc", "title-page", "copyright-page", "index"}
_ROLE = "{http://www.idpf.org/2007/opf}role"
_EVENT = "{http://www.idpf.org/2007/opf}event"
_NO_PUBLISHERS = {"unknown", "calibre"}
"""What programs write where nobody is known to have published a book."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book, by its name in the archive; *left_out* tells that it is no text of it."""

    name: str
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """The *chapters* in the order of reading, and what is *stated* and *guessed* of the book."""

    chapters: tuple[Chapter, ...]
    stated: Metadata = field(default_factory=Metadata)
    guessed: Metadata = field(default_factory=Metadata)


def book_in(package: Package, damaged: str, locked: str) -> Book:
    """Return the book in *package*.

    Raises:
        SourceRefused: it is locked against copying, damaged, or in far too many files; the first
            two sentences are *locked* and *damaged*.
    """
    if _is_locked(package):
        raise SourceRefused(locked)
    container = package.xml(_CONTAINER)
    paths = (each.get("full-path") for each in container.iter() if local_name(each) == "rootfile")
    path = next((path for path in paths if path), None)
    if path is None:
        raise SourceRefused(damaged)
    root = package.xml(path)
    chapters = tuple(_chapters(root, posixpath.dirname(path)))
    if len(chapters) > MOST_CHAPTERS:
        raise SourceRefused(
            "This EPUB has more than {count:,} chapters: post those that matter as text.",
            count=MOST_CHAPTERS,
        )
    return Book(chapters, *_metadata(root))


def _is_locked(package: Package) -> bool:
    if _LICENCE in package.names:
        return True
    if _ENCRYPTION not in package.names:
        return False
    methods = (
        each.get("Algorithm")
        for each in package.xml(_ENCRYPTION).iter()
        if local_name(each) == "EncryptionMethod"
    )
    return any(method not in _OF_FONTS for method in methods)


def _chapters(root: XmlElement, folder: str) -> Iterator[Chapter]:
    items = {each.get("id"): each for each in root.iter() if local_name(each) == "item"}
    references = {
        member_named(folder, each.get("href"))
        for each in root.iter()
        if local_name(each) == "reference" and (each.get("type") or "").lower() in _LEFT_OUT
    }
    for entry in root.iter():
        item = items.get(entry.get("idref")) if local_name(entry) == "itemref" else None
        if item is None or item.get("media-type") not in _TEXTS:
            continue
        name = member_named(folder, item.get("href"))
        is_contents = "nav" in (item.get("properties") or "").split()
        yield Chapter(name, is_contents or name in references)


def member_named(folder: str, href: str | None) -> str:
    """Return the name in the archive that *href* means in *folder*, whatever climbs out of it."""
    path = unquote((href or "").partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def _metadata(root: XmlElement) -> tuple[Metadata, Metadata]:
    told = _Statements(root)
    published, other = told.days()
    stated = Metadata(
        title=within(LONGEST_TITLE, told.title()),
        authors=few(tuple(told.authors())),
        publication=within(LONGEST_NAME, told.publisher()),
        published=day_stated(published),
        url=told.address("identifier"),
        language=told.language(),
        licence=told.address("rights"),
    )
    guessed = Metadata(published=None if stated.published else day_stated(other))
    return stated, guessed


class _Statements:
    """The Dublin Core elements of a package, and what refines them."""

    def __init__(self, root: XmlElement) -> None:
        self._all = list(root.iter())
        self._refined = {
            (each.get("refines"), each.get("property")): "".join(each.itertext()).strip()
            for each in self._all
            if local_name(each) == "meta" and each.get("refines")
        }

    def title(self) -> str | None:
        titles = self._named("title")
        main = (each for each in titles if self._refinement(each, "title-type") == "main")
        chosen = next(main, next(iter(titles), None))
        return None if chosen is None else _text(chosen)

    def authors(self) -> Iterator[str]:
        for creator in self._named("creator"):
            role = creator.get(_ROLE) or self._refinement(creator, "role") or "aut"
            if role == "aut":
                yield from names_stated(_text(creator))

    def publisher(self) -> str | None:
        names = (_text(each) for each in self._named("publisher"))
        return next((name for name in names if name and fold(name) not in _NO_PUBLISHERS), None)

    def days(self) -> tuple[str, str]:
        """Return when the book was published, as far as that is said, and a day said of it."""
        dates = {each.get(_EVENT) or "": _text(each) for each in reversed(self._named("date"))}
        return dates.get("publication", ""), dates.get("", "")

    def language(self) -> str | None:
        return language_code(*map(_text, self._named("language")))

    def address(self, name: str) -> str | None:
        addresses = (web_address(_text(each)) for each in self._named(name))
        return next((address for address in addresses if address), None)

    def _named(self, name: str) -> list[XmlElement]:
        return [each for each in self._all if local_name(each) == name]

    def _refinement(self, element: XmlElement, name: str) -> str | None:
        return self._refined.get((f"#{element.get('id')}", name))


def _text(element: XmlElement) -> str:
    return normalise("".join(element.itertext()))
