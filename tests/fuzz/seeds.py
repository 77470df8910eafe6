"""Whole documents of every kind to begin with, and what their formats are made of."""

import io
import zipfile
from functools import cache

import docx
from reportlab.pdfgen.canvas import Canvas

from tests.fuzz.further_seeds import further_kinds
from tests.fuzz.kind import PROSE, SHARED, Kind
from tests.fuzz.markup_seeds import markup_kinds

_HTML = """<!DOCTYPE html><html lang="en"><head><title>The Ferry | Coast</title>
<meta property="og:title" content="The Ferry"><meta name="author" content="Ada Quill">
<meta property="article:published_time" content="2022-05-06T07:00:00Z">
<link rel="canonical" href="https://coast.example/ferry">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The Ferry",
"author": {"name": "Ada Quill"}, "datePublished": "2022-05-06"}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>The Ferry</h1><p>%s</p><ul><li>%s</li></ul>
<table><tr><td>1</td><td>%s</td></tr></table><blockquote>%s</blockquote></article></body></html>"""
_MARKDOWN = """---
title: The Ferry
authors: [Ada Quill]
published: 2022-05-06
---
# The Ferry

%s **bold** _thin_ [a link](https://coast.example) `code` ![picture](a.png)

- %s
- second

> %s

| a | b |
|---|---|
| 1 | 2 |

```
code
```
"""
_HTML_TOKENS = (
    *SHARED,
    *(b"<span ", b"x=1 ", b"<?xml ", b'<script type="application/ld+json">'),
    *b"<div> </div> <p> <table> <tr> <td> </td></tr></table> <ul> <li> <!-- --> <!---->".split(),
    *b"<br> > < / &amp; [ { </script> <a/href=#> <blockquote> <svg>".split(),
    *b"<template> <time> <b> </b>".split(),
    *b'"@graph": <![CDATA['.split(),
)
_MARKDOWN_TOKENS = (
    *SHARED,
    *(b"```\n", b"> ", b"- ", b"1. ", b"---\n", b": ", b"&a ", b"<<: *a\n", b"? ", b"    "),
    *(b"+++\n", b"!!! a\n", b"::: a\n", b"[^1]: ", b"> [!a] ", b"-- --\n", b"+-+\n", b"{% a %}\n"),
    *b"* ** _ ` ~~~ [ ]( ) ] ! <!-- --> # |- |---| \\ < &# *a [[ { ^[ [^1] $ $$ %% == ^a^".split(),
    *b"{{< >}} {{% %}} ]] ![[ {.a} <s> <script> <title> ~a~ http://".split(),
)
_WORD_TOKENS = (
    *SHARED,
    *(b'<w:fldChar w:fldCharType="begin"/>', b'<w:fldChar w:fldCharType="end"/>'),
    *(b'<w:instrText>HYPERLINK "x"</w:instrText>', b"<!DOCTYPE x>"),
    *b"<w:p> </w:p> <w:r> </w:r> <w:t> </w:t> <w:tbl> </w:tbl> <w:tr> </w:tr> <w:tc>".split(),
    *b"</w:tc> <w:hyperlink> </w:hyperlink> <w:sdt> </w:sdt> <w:del> </w:del> <w:br/>".split(),
    *(b'<w:footnoteReference w:id="1"/>', b'<w:numId w:val="1"/>', b'<w:gridSpan w:val="99999"/>'),
    *b"<w:drawing/> <w:tab/> <mc:AlternateContent> &x; <w:txbxContent> </w:txbxContent>".split(),
    *b"<w:pPr> </w:pPr> <w:rPr> </w:rPr> <w:numPr> </w:numPr> <w:vanish/> <w:vMerge/>".split(),
)
_PDF_TOKENS = (
    *SHARED,
    *(b" obj\n", b"endobj\n", b"stream\n", b"endstream\n", b"/Length 9", b"/Kids[3 0 R]", b"BT "),
    *(b"ET ", b"(x) Tj ", b"q ", b"Q ", b"/Count 99999", b"1 0 R ", b"10 0 0 10 0 0 cm ", b"-1 "),
    *(b"/F1 12 Tf ", b"99999999999 "),
    *b"<< >> [ ] ( ) /Filter/FlateDecode".split(),
)


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind of document that is read."""
    return (
        Kind("a.html", (_HTML % (*PROSE, PROSE[0])).encode(), _HTML_TOKENS),
        Kind("a.md", (_MARKDOWN % PROSE).encode(), _MARKDOWN_TOKENS),
        Kind("a.txt", "\n\n".join(PROSE).encode(), SHARED),
        Kind("a.docx", _word(), _WORD_TOKENS, ("word/document.xml",)),
        Kind("a.pdf", _pdf(), _PDF_TOKENS),
        Kind("a.zip", _archive(), _MARKDOWN_TOKENS, ("ferry.md",)),
        *further_kinds(),
        *markup_kinds(),
    )


def _word() -> bytes:
    output = io.BytesIO()
    document = docx.Document()
    document.add_heading("The Ferry", 0)
    for sentence in PROSE:
        document.add_paragraph(sentence)
    table = document.add_table(1, 2)
    table.cell(0, 0).text = PROSE[0]
    document.save(output)
    return output.getvalue()


def _pdf() -> bytes:
    output = io.BytesIO()
    canvas = Canvas(output, pageCompression=0)
    for row, sentence in enumerate(PROSE * 2):
        canvas.drawString(60, 780 - 14 * row, sentence[:80])
    canvas.save()
    return output.getvalue()


def _archive() -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as members:
        members.writestr("ferry.md", _MARKDOWN % PROSE)
    return output.getvalue()
