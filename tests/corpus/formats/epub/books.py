"""Books for tests, as programs pack them."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from corpus.article import Draft

CONTAINER = """<?xml version="1.0"?><container version="1.0"
xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
STATED = """<dc:title>The Ferry</dc:title><dc:creator id="a">Ada Quill</dc:creator>
<dc:language>en-GB</dc:language>"""
XHTML = "application/xhtml+xml"


def page(body: str, head: str = "", stated: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title/>{head}</head><body {stated}>{body}</body></html>"
    )


def package(
    names: Sequence[str], stated: str = STATED, more: str = "", properties: str = ""
) -> str:
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="{XHTML}" properties="{properties}"/>'
        for n, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(names)))
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" '
        f'version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{stated}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine>{more}</package>"
    )


def packed(members: Mapping[str, str | bytes], kind: str = "application/epub+zip") -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        for name, data in members.items():
            archive.writestr(name, data)
    return output.getvalue()


def book(*chapters: str, stated: str = STATED, **others: str) -> bytes:
    names = [f"c{n}.xhtml" for n in range(len(chapters))]
    members: dict[str, str | bytes] = {"META-INF/container.xml": CONTAINER}
    members["OPS/book.opf"] = package(names, stated)
    members |= {f"OPS/{name}": text for name, text in zip(names, chapters, strict=True)}
    return packed(members | others)


def told(draft: Draft) -> list[tuple[str, str]]:
    return [(each.kind.value, draft.body[each.start : each.end]) for each in draft.paragraphs]


FIRST = page("<h1>The quay</h1><p>It rained.</p>")
SECOND = page("<h1>The sea</h1><p>The ferry is late.</p>")
