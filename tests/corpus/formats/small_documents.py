"""One ferry in documents of several kinds."""

import io
import zipfile

import docx
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

SENTENCES = (
    "The ferry to Orr leaves at seven in the morning, and again at noon when the tide allows it. "
    "Nobody has ever missed both, because the captain waits for everyone whom he knows by name."
)
HTML = f"<html><body><article><h1>The Ferry</h1><p>{SENTENCES}</p></article></body></html>"


def pdf_file() -> bytes:
    output = io.BytesIO()
    style = ParagraphStyle("text", fontName="Times-Roman", fontSize=10, leading=13)
    SimpleDocTemplate(output).build([Paragraph(f"{SENTENCES} {SENTENCES}", style)])
    return output.getvalue()


def docx_file() -> bytes:
    output = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(SENTENCES)
    document.save(output)
    return output.getvalue()


def archive() -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as members:
        members.writestr("article.txt", SENTENCES)
    return output.getvalue()
