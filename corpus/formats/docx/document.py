"""Word documents (.docx): every paragraph, since a document holds nothing but its text."""

from collections.abc import Mapping
from dataclasses import replace

import mammoth

from corpus.article import Draft
from corpus.assembly import assemble
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.blocks import holds_text, without_title
from corpus.formats.credits.before_text import credits_among, without_credits
from corpus.formats.docx.boxes import read_boxes
from corpus.formats.docx.chunks import Chunks
from corpus.formats.docx.fields import show_fields
from corpus.formats.docx.formulas import write_formulas
from corpus.formats.docx.notes import NOTES, drop_marks_without_notes
from corpus.formats.docx.numbering import Numbering
from corpus.formats.docx.package import DocumentParts, packed
from corpus.formats.docx.paragraphs import tell_paragraphs
from corpus.formats.docx.revisions import accept_changes
from corpus.formats.docx.runs import show_runs
from corpus.formats.docx.styles import Role, Styles
from corpus.formats.docx.tables import NAMED_ROWS, tell_heads, tell_names_of_rows
from corpus.formats.docx.word_xml import DAMAGED, Node
from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import Element, attribute, parse_whole
from corpus.formats.word_processing.titles import title_in

_NUMBERED = Role.NUMBERED_HEADING.value
_STYLES = f"""
p.title => h1.title:fresh
p.caption => figcaption:fresh
p.quotation => blockquote:fresh
p.code => pre:separator('\\n')
p.item => ul > li:fresh
table.{NAMED_ROWS} => table.{NAMED_ROWS}:fresh
""" + "".join(
    f"p.heading{level} => h{level}:fresh\np.{_NUMBERED}{level} => h{level}.{_NUMBERED}:fresh\n"
    for level in range(1, 7)
)
"""What mammoth makes of paragraphs and tables that have been told apart."""
_UNSEEN = gettext_noop(
    "Some of this document's text is white or tiny: check whether readers are meant to see it."
)


def read_docx(data: bytes) -> Draft:
    """Return the article in the Word document *data*, as it is read with all changes accepted.

    The title is the first paragraph styled Title, or Heading 1 without a number, otherwise
    `None`; author and date are those of lines below it. The document's properties are not used,
    since they often come from a template.

    Raises:
        SourceRefused: the document is damaged, too large when unpacked, or has no text.
    """
    try:
        return _read(DocumentParts(data))
    except RecursionError as error:  # far deeper than word processors nest anything
        raise SourceRefused(DAMAGED) from error


def _read(package: DocumentParts) -> Draft:
    styles = Styles(package.part("styles"))
    numbering = Numbering(package.part("numbering"), styles)
    notes = {kind: part for kind in NOTES if (part := package.part(kind)) is not None}
    parts = {"document": package.main(), **notes}
    chunks = Chunks(parts["document"], package)
    unseen = [_make_plain(part, styles, numbering) for part in parts.values()]
    drop_marks_without_notes(parts)
    root = parse_whole(_converted(parts))
    chunks.put_into(root)
    return _article(root, [_UNSEEN] if any(unseen) else [])


def _article(root: Element, warnings: list[str]) -> Draft:
    _tell_apart(root)
    clean(root)
    title = title_in(root)
    blocks = without_title(blocks_of(root), title)
    stated, guessed = credits_among(blocks)
    if not holds_text(blocks):
        raise SourceRefused("This Word file has no paragraphs: post the article's text instead.")
    metadata = replace(stated, title=title)
    return assemble(metadata, without_credits(blocks), warnings, guessed)


def _make_plain(part: Node, styles: Styles, numbering: Numbering) -> bool:
    """Leave in *part* what mammoth reads rightly; return whether it shows what nobody can see."""
    accept_changes(part)
    show_fields(part)
    write_formulas(part)
    unseen = show_runs(part, styles)
    read_boxes(part)
    tell_paragraphs(part, styles, numbering)
    tell_heads(part, styles)
    return unseen


def _converted(parts: Mapping[str, Node]) -> str:
    try:
        result = mammoth.convert_to_html(
            packed(parts), style_map=_STYLES, include_default_style_map=False
        )
    except Exception as error:  # mammoth lets through whatever its XML and zip parsers raise
        raise SourceRefused(DAMAGED) from error
    return f"<body>{result.value}</body>"


def _tell_apart(root: Element) -> None:
    """Make notes items without a number of their own, and names of rows heads."""
    for notes in list(root.iter("ol")):
        notes.tag = "ul"
    for table in list(root.iter("table")):
        if attribute(table, "class") == NAMED_ROWS:
            tell_names_of_rows(table)
