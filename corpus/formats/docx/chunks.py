"""Pages that a Word document takes in whole: programs that make documents of pages write these.

Word reads them when it opens the document (ISO/IEC 29500-1, 17.17.2.1).
"""

from corpus.formats.docx.package import DocumentParts
from corpus.formats.docx.word_xml import Node, element, name, put_in_place_of, text_run
from corpus.formats.encodings.decoding import decode
from corpus.formats.mail.parts import mail_in
from corpus.formats.markup.element import Element, parse_whole
from corpus.formats.markup.tags import refuse_by_attributes
from corpus.normalise import normalise

_PLACE = "\ue000{}\ue001"
"""What stands where a page is taken in, until it is; no letter of any language."""
_PAGE_ENDINGS = (".htm", ".html", ".xhtml")
_MAIL_ENDINGS = (".mht", ".mhtml")


class Chunks:
    """The pages that the main part of a document takes in, each once."""

    def __init__(self, root: Node, package: DocumentParts) -> None:
        """Mark in *root*, the main part of *package*, where they are."""
        self._pages: dict[str, str] = {}
        left = dict(package.related)
        for chunk in list(root.iter(name("w:altChunk"))):
            member = left.pop(chunk.get(name("r:id")) or "", None)
            page = _page_in(member, package) if member else None
            if page is not None and page.strip():
                place = _PLACE.format(len(self._pages))
                self._pages[place] = page
                put_in_place_of(chunk, [element("w:p", text_run(place))])

    def put_into(self, root: Element) -> None:
        """Put the pages where they are marked in *root*, which the document has become."""
        if not self._pages:
            return
        for paragraph in list(root.iter("p")):
            page = self._pages.pop(normalise("".join(paragraph.itertext())), None)
            if page is not None:
                paragraph.clear(keep_tail=True)
                paragraph.tag = "div"
                refuse_by_attributes(page)
                paragraph.extend(list(parse_whole(page)))


def _page_in(member: str, package: DocumentParts) -> str | None:
    """Return the page in *member* of *package*, `None` where it holds none."""
    lowered = member.lower()
    if lowered.endswith(_PAGE_ENDINGS):
        return decode(package.content(member))
    if lowered.endswith(_MAIL_ENDINGS):
        return next((part.text for part in mail_in(package.content(member)).html), None)
    return None
