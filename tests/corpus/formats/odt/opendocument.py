"""OpenDocument texts for tests, as programs write them."""

import io
import zipfile
from collections.abc import Mapping

from corpus.article import Draft
from corpus.formats.odt.document import read_odt

TYPE = "application/vnd.oasis.opendocument.text"
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = (
    f'xmlns:office="{OASIS}office:1.0" xmlns:text="{OASIS}text:1.0" xmlns:table="{OASIS}table:1.0" '
    f'xmlns:draw="{OASIS}drawing:1.0" xmlns:style="{OASIS}style:1.0" xmlns:meta="{OASIS}meta:1.0" '
    f'xmlns:svg="{OASIS}svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:m="http://www.w3.org/1998/Math/MathML"'
)


def styled(name: str, properties: str = "", family: str = "text", parent: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" '
        f'style:parent-style-name="{parent}">'
        f"<style:text-properties {properties}/></style:style>"
    )


STYLES = "".join(
    (
        styled("Hid", 'text:display="none"'),
        styled("Str", 'style:text-line-through-style="solid"'),
        styled("Str2", 'style:text-line-through-type="single"'),
        styled("Sup", 'style:text-position="super 58%"'),
        styled("Sub", 'style:text-position="-33% 58%"'),
        styled("Flat", 'style:text-position="0% 100%"', parent="Sup"),
        styled("Kept", 'fo:font-weight="bold"'.replace("fo:", "style:"), parent="Str"),
        styled("PHid", 'text:display="none"', "paragraph"),
        styled("PTitle", "", "paragraph", "Title"),
        styled("PCap", "", "paragraph", "Caption"),
        styled("PQuote", "", "paragraph", "Quotations"),
        (
            '<text:list-style style:name="L1">'
            '<text:list-level-style-number text:level="1" style:num-suffix="." '
            'style:num-format="1"/><text:list-level-style-number text:level="2" '
            'style:num-prefix="(" style:num-suffix=")" style:num-format="a"/></text:list-style>'
            '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/>'
            "</text:list-style>"
        ),
    )
)


def content(body: str, styles: str = STYLES) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )


def packed(members: Mapping[str, str | bytes], kind: str = TYPE) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        for name, data in members.items():
            archive.writestr(name, data)
    return output.getvalue()


def document(body: str, meta: str = "", styles: str = "") -> bytes:
    return packed(
        {
            "content.xml": content(body),
            "styles.xml": f"<office:document-styles {NAMESPACES}>{styles}</office:document-styles>",
            "meta.xml": f"<office:document-meta {NAMESPACES}>{meta}</office:document-meta>",
        }
    )


def told(draft: Draft) -> list[tuple[str, str]]:
    return [(each.kind.value, draft.body[each.start : each.end]) for each in draft.paragraphs]


def read(body: str, styles: str = "") -> list[tuple[str, str]]:
    return told(read_odt(document(body, styles=styles)))


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def item(text: str, more: str = "", stated: str = "") -> str:
    return f"<text:list-item {stated}>{p(text) if text else ''}{more}</text:list-item>"


def stating(name: str, value: str) -> str:
    return f'{name}="{value}"'


def listed(style: str, *items: str, stated: str = "") -> str:
    return f'<text:list text:style-name="{style}" {stated}>{"".join(items)}</text:list>'


def cell(text: str, stated: str = "") -> str:
    return f"<table:table-cell {stated}>{p(text)}</table:table-cell>"
