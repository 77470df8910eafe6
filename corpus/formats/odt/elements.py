"""What the elements of an OpenDocument text mean to its reader, and to HTML."""

from collections.abc import Iterator
from html import escape

from corpus.formats.odt.names import full, short
from corpus.formats.odt.styles import Style
from corpus.formats.zip_packages.xml_element import XmlElement, local_name

NEVER_SEEN = frozenset(
    "text:tracked-changes office:annotation office:annotation-end office:forms text:ruby-text"
    " text:table-of-content text:alphabetical-index text:illustration-index text:table-index"
    " text:object-index text:user-index text:sequence-decls text:variable-decls text:script"
    " text:user-field-decls text:dde-connection-decls text:note-citation office:scripts"
    " table:covered-table-cell table:title table:desc table:table-columns table:table-column"
    " table:table-header-columns table:shapes draw:image draw:control draw:object-ole draw:plugin"
    " draw:applet draw:floating-frame draw:glue-point text:bibliography-source".split()
)
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FOREIGN = ("svg-compatible:1.0", "form:1.0", "script:1.0", "animation:1.0", "dc/elements/1.1/")
"""How namespaces end whose elements describe and do not say."""
CHANGES = frozenset({"text:change-start", "text:change-end"})
SPACES = frozenset({"text:s", "text:tab"})
MARKS = {"text:line-break": "<br>"}
PLAIN = {
    "text:section": "div",
    "text:index-body": "div",
    "table:table": "table",
    "table:table-header-rows": "thead",
}
"""Elements of which HTML has the like."""
_QUOTES = {"quotations", "quote", "block text", "block quotation"}
_CODE = {"preformatted text", "source code"}
TABLE_HEADING = "table heading"
_LOWEST_HEADING = 6


def deletions(text: XmlElement) -> Iterator[str]:
    """Yield the names of the changes that delete something."""
    for region in text.iter(full("text:changed-region")):
        if next(region.iter(full("text:deletion")), None) is not None:
            yield region.get(full("text:id")) or region.get(_XML_ID) or ""


def is_hidden(element: XmlElement) -> bool:
    """Tell whether *element* says of itself that it is not shown."""
    return (
        element.get(full("text:display")) == "none"
        or element.get(full("text:is-hidden")) == "true"
        or element.get(full("table:visibility")) in ("collapse", "filter")
    )


def is_foreign(element: XmlElement) -> bool:
    """Tell whether *element* is none of the text: an entity, a description, a script."""
    tag = element.tag
    return not isinstance(tag, str) or tag[1:].rpartition("}")[0].endswith(_FOREIGN)


def block_tag(element: XmlElement, style: Style, level: int | None) -> tuple[str, str]:
    """Return which element of HTML a paragraph is, and its attributes."""
    names = set(style.names)
    if "title" in names:
        return "h1", " class=title"
    if short(element.tag) == "text:h" or style.level:
        return f"h{min(level or style.level or 1, _LOWEST_HEADING)}", ""
    if "caption" in names:
        return "figcaption", ""
    if not names.isdisjoint(_QUOTES):
        return "blockquote", ""
    return ("p" if names.isdisjoint(_CODE) else "pre"), ""


def formula_html(formula: XmlElement) -> str:
    """Return *formula*, which is in MathML, as it stands in HTML."""
    parts: list[str] = []
    to_do: list[XmlElement | str] = [formula]
    while to_do:
        each = to_do.pop()
        if isinstance(each, str):
            parts.append(each)
        elif name := local_name(each):
            parts.append(f"<{name}>{escape(each.text or '')}")
            to_do.append(f"</{name}>{escape(each.tail or '') if each is not formula else ''}")
            to_do += reversed(list(each))
    return "".join(parts)
