"""Reading: the bytes of any source that a moderator may post, to the draft of an article."""

import importlib

from corpus.article import Draft
from corpus.errors import SourceRefused
from corpus.formats.blocks import TEXT, WITHOUT_TEXT
from corpus.formats.decoding import decode
from corpus.formats.kinds import Kind, kind_of

SIZE_LIMIT = 8 * 1024 * 1024
"""Bytes; far above any article, and within what Discord lets everybody upload."""


def read_document(
    data: bytes,
    name: str,
    *,
    url: str | None = None,
    content_type: str | None = None,
    charset: str | None = None,
) -> Draft:
    """Return the article in *data*, a file called *name*, fetched from *url* if that is given.

    What the data is, is told by its content, then by *content_type*, then by the extension
    of *name*; anything else is plain text. *charset* is what the sender declared.

    Raises:
        SourceRefused: no article can be read from it; the sentence says what to do.
    """
    refuse_by_size(data)
    draft = _read(data, kind_of(data, name, content_type), url, charset)
    if not any(paragraph.kind in TEXT for paragraph in draft.paragraphs):
        raise SourceRefused(WITHOUT_TEXT)
    return draft


def refuse_by_size(data: bytes) -> None:
    """Raise `SourceRefused` unless *data* has a size that is read at all."""
    if not data.strip():
        raise SourceRefused("This source is empty: post one that has text in it.")
    if len(data) > SIZE_LIMIT:
        raise SourceRefused(
            "This source has {size:.1f} MB, the limit is {limit} MB: "
            "post the article's text alone.",
            size=len(data) / 1024 / 1024,
            limit=SIZE_LIMIT // 1024 // 1024,
        )


def load_reader(kind: Kind) -> None:
    """Load what reads documents of *kind*: the libraries behind it take a second."""
    importlib.import_module(f"{__name__}.{kind.value}")


def _read(data: bytes, kind: Kind, url: str | None, charset: str | None) -> Draft:
    # Each branch imports what only it needs: the libraries behind take a second to load.
    match kind:
        case Kind.PDF:
            from corpus.formats.pdf.document import read_pdf  # noqa: PLC0415  loaded when needed

            return read_pdf(data)
        case Kind.DOCX:
            from corpus.formats.docx import read_docx  # noqa: PLC0415  loaded when needed

            return read_docx(data)
        case Kind.RTF:
            from corpus.formats.rtf import read_rtf  # noqa: PLC0415  loaded when needed

            return read_rtf(data)
        case Kind.ODT | Kind.EPUB | Kind.MAIL:
            return _read_packed(data, kind)
        case _:
            return _read_decoded(decode(data, charset), kind, url)


def _read_packed(data: bytes, kind: Kind) -> Draft:
    match kind:
        case Kind.ODT:
            from corpus.formats.odt import read_odt  # noqa: PLC0415  loaded when needed

            return read_odt(data)
        case Kind.EPUB:
            from corpus.formats.epub import read_epub  # noqa: PLC0415  loaded when needed

            return read_epub(data)
        case _:
            from corpus.formats.mail import read_mail  # noqa: PLC0415  loaded when needed

            return read_mail(data)


def _read_decoded(text: str, kind: Kind, url: str | None) -> Draft:
    match kind:
        case Kind.HTML:
            from corpus.formats.html import read_html  # noqa: PLC0415  loaded when needed

            return read_html(text, url)
        case Kind.MARKDOWN | Kind.MDX | Kind.NOTEBOOK:
            return _read_markdown(text, kind)
        case Kind.RST | Kind.ORG | Kind.ASCIIDOC:
            return _read_markup(text, kind)
        case Kind.TRANSCRIPT:
            from corpus.formats import transcript  # noqa: PLC0415  loaded when needed

            return transcript.read_transcript(text)
        case Kind.DISCORD:
            from corpus.formats.discord import read_discord  # noqa: PLC0415  loaded when needed

            return read_discord(text)
        case _:
            from corpus.formats.text import read_text  # noqa: PLC0415  loaded when needed

            return read_text(text)


def _read_markdown(text: str, kind: Kind) -> Draft:
    match kind:
        case Kind.MDX:
            from corpus.formats.mdx import read_mdx  # noqa: PLC0415  loaded when needed

            return read_mdx(text)
        case Kind.NOTEBOOK:
            from corpus.formats.notebook import read_notebook  # noqa: PLC0415  loaded when needed

            return read_notebook(text)
        case _:
            from corpus.formats.markdown import read_markdown  # noqa: PLC0415  loaded when needed

            return read_markdown(text)


def _read_markup(text: str, kind: Kind) -> Draft:
    match kind:
        case Kind.RST:
            from corpus.formats.rst import read_rst  # noqa: PLC0415  loaded when needed

            return read_rst(text)
        case Kind.ORG:
            from corpus.formats.org import read_org  # noqa: PLC0415  loaded when needed

            return read_org(text)
        case _:
            from corpus.formats.asciidoc import read_asciidoc  # noqa: PLC0415  loaded when needed

            return read_asciidoc(text)
