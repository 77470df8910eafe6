"""Text boxes, notes and formulas for Word documents, in their XML."""

from corpus.article import ParagraphKind
from corpus.formats.docx.document import read_docx
from tests.corpus.formats.docx.word_files import blocks, paragraph, word_file

BODY, HEADING, LIST = ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.LIST


def texts(body: str, **parts: str) -> list[str]:
    return [text for _, text in blocks(read_docx(word_file(body, **parts)))]


def box(*contents: str, other: str = "") -> str:
    inside = "".join(contents)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def note(kind: str, number: int, *paragraphs: str) -> str:
    return f'<w:{kind} w:id="{number}">{"".join(map(paragraph, paragraphs))}</w:{kind}>'


def mark(kind: str, number: int, more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}" {more}/>{"<w:t>*</w:t>" if more else ""}</w:r>'


def formula(tag: str, *contents: str) -> str:
    """Return an element of a formula; what is no element is a text."""
    told = (each if each.startswith("<") else f"<m:r><m:t>{each}</m:t></m:r>" for each in contents)
    return f"<m:{tag}>{''.join(told)}</m:{tag}>"


def base(text: str) -> str:
    return formula("e", text)


ENERGY = formula("oMath", "E=m", formula("sSup", base("c"), formula("sup", "2")))
