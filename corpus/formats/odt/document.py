"""OpenDocument texts (.odt, .ott, .fodt): every paragraph, as its reader sees it.

The text is cut out of the XML here. Of the libraries that are kept, odfdo and odfpy, each gives the
elements of a document to change them, and neither tells what is hidden, struck out or deleted, nor
the numbers of lists; lxml, which both stand on, gives the elements as well.
"""

from dataclasses import replace

from corpus.article import Draft, Metadata
from corpus.assembly import assemble
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.blocks import holds_text, without_title
from corpus.formats.credits.before_text import credits_among, without_credits
from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import parse
from corpus.formats.odt.as_html import TextWriter
from corpus.formats.odt.names import full
from corpus.formats.odt.styles import Styles
from corpus.formats.word_processing.properties import day_stated, names_stated
from corpus.formats.word_processing.titles import title_in
from corpus.formats.zip_packages.package import Package, Refusals, parse_xml
from corpus.formats.zip_packages.xml_element import XmlElement
from corpus.language_codes import language_code

_REFUSALS = Refusals(
    damaged=gettext_noop(
        "This OpenDocument file is damaged: save it again as .odt or .docx, "
        "or post its text instead."
    ),
    locked=gettext_noop(
        "This OpenDocument file is password-protected: save a copy without the password and post "
        "that."
    ),
    too_large=gettext_noop(
        "This OpenDocument file unpacks to more than {limit} MB: post the article's text alone."
    ),
)
_ZIP = b"PK"
_LOCKED = "manifest:encryption-data"


def read_odt(data: bytes) -> Draft:
    """Return the article in the OpenDocument text *data*, packed or flat.

    The title is as `title_in` tells it; author and date are those of lines below it. Who began to
    write it, and when, is a guess: properties often come from a template.

    Raises:
        SourceRefused: the document is damaged, locked, too large when unpacked, or has no text.
    """
    document = _Packed(data) if data.startswith(_ZIP) else _Flat(data)
    root = parse(f"<body>{document.html()}</body>")
    clean(root)
    meta = document.properties()
    title = title_in(root, meta.get("title", ""))
    blocks = without_title(blocks_of(root), title)
    stated, credited = credits_among(blocks)
    if not holds_text(blocks):
        raise SourceRefused(
            "This OpenDocument file has no paragraphs: post the article's text instead."
        )
    properties = Metadata(
        authors=names_stated(meta.get("author", "")),
        published=day_stated(meta.get("created", "")),
    )
    guessed = properties.overridden_by(credited).without(stated.known)
    stated = replace(stated, title=title, language=language_code(meta.get("language")))
    return assemble(stated, without_credits(blocks), (), guessed)


class _Flat:
    """A document that is one file of XML."""

    def __init__(self, data: bytes) -> None:
        root = parse_xml(data, _REFUSALS.damaged)
        self._parts: tuple[XmlElement, ...] = (root,)
        self._content = self._meta = root

    def html(self) -> str:
        """Return the text as HTML."""
        text = next(iter(self._content.iter(full("office:text"))), None)
        if text is None:
            raise SourceRefused(_REFUSALS.damaged)
        styles = Styles()
        for part in self._parts:
            styles.learn(part)
        return TextWriter(styles, self._formula).html(text)

    def properties(self) -> dict[str, str]:
        """Return what the document states of itself."""
        return {
            name: "".join(element.itertext())
            for name, stated in _PROPERTIES.items()
            for element in self._meta.iter(full(stated))
        }

    def _formula(self, _name: str) -> XmlElement | None:
        return None


class _Packed(_Flat):
    """A document that is an archive of such files."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data, _REFUSALS)
        if _MANIFEST in self._package.names:
            manifest = self._package.xml(_MANIFEST)
            if next(iter(manifest.iter(full(_LOCKED))), None) is not None:
                raise SourceRefused(_REFUSALS.locked)
        self._content = self._part("content.xml")
        self._meta = self._part("meta.xml", self._content)
        # Styles of the same name in the content come last, and count.
        self._parts = (self._part("styles.xml", self._content), self._content)

    def _part(self, name: str, otherwise: XmlElement | None = None) -> XmlElement:
        if otherwise is not None and name not in self._package.names:
            return otherwise
        return self._package.xml(name)

    def _formula(self, name: str) -> XmlElement | None:
        member = f"{name}/content.xml"
        return self._package.xml(member) if member in self._package.names else None


_MANIFEST = "META-INF/manifest.xml"
_PROPERTIES = {
    "title": "dc:title",
    "author": "meta:initial-creator",
    "created": "meta:creation-date",
    "language": "dc:language",
}
