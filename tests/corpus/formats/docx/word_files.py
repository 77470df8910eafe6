"""Word documents written part by part, as programs other than Word write them too."""

import io
import zipfile

from corpus.article import Draft, ParagraphKind

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)


def word_file(body: str, **parts: str) -> bytes:
    """Return a document whose body holds *body*, with other *parts* by their names."""
    inside = {"document": f"<w:body>{body}</w:body>", **parts}
    return archive({f"word/{name}.xml": part(name, text) for name, text in inside.items()})


def archive(members: dict[str, str]) -> bytes:
    """Return an archive of *members*."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(name, text)
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


def style(style_id: str, inside: str, kind: str = "paragraph") -> str:
    """Return the definition of a style that states what is *inside*."""
    return f'<w:style w:type="{kind}" w:styleId="{style_id}">{inside}</w:style>'


def table(*rows: str, properties: str = "") -> str:
    """Return a table of *rows*."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """Return a row of *cells*; one that is no element is a text."""
    inside = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def cell(*contents: str, properties: str = "") -> str:
    """Return a cell of paragraphs and tables; what is no element is a paragraph's text."""
    inside = "".join(each if each.startswith("<") else paragraph(each) for each in contents)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def blocks(draft: Draft) -> list[tuple[ParagraphKind, str]]:
    """Return the kind and the text of each paragraph of *draft*."""
    return [(each.kind, draft.body[each.start : each.end]) for each in draft.paragraphs]


def cells(draft: Draft) -> list[list[str]]:
    """Return the cells of each row of *draft*, each behind the names that it has."""
    return [
        [
            ": ".join(draft.body[slice(*place)] for place in (*told.heads, told.place))
            for told in each.cells
        ]
        for each in draft.paragraphs
        if each.cells
    ]
