"""Word documents written part by part, as programs other than Word write them too."""

import io
import zipfile

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": _MAIN,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
_ROOTS = {
    "document": "document",
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
}


def word_file(body: str, **parts: str) -> bytes:
    """Return a document whose body holds *body*, with other *parts* by their names."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name, inside in {"document": f"<w:body>{body}</w:body>", **parts}.items():
            archive.writestr(f"word/{name}.xml", part(name, inside))
    return output.getvalue()


def part(name: str, inside: str) -> str:
    """Return the part called *name* that holds *inside*."""
    return f'<?xml version="1.0"?><w:{name} {_NAMESPACES}>{inside}</w:{name}>'


def paragraph(*runs: str, properties: str = "") -> str:
    """Return a paragraph of *runs*; one that is no element is a text."""
    inside = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a run that says *text*."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(style: str) -> str:
    """Return the property of a paragraph that has that *style*."""
    return f'<w:pStyle w:val="{style}"/>'
