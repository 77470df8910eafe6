"""Rich Text Format (.rtf): every paragraph, since a document holds nothing but its text.

The reader of the format is our own. striprtf, the one library that is kept and has a permissive
licence, gives plain text alone: it shows hidden, deleted and struck-out text, leaves out footnotes
and the difference between cells, headings and paragraphs, and takes the square of a file's length.
"""

from dataclasses import replace

from corpus.article import Draft, Metadata
from corpus.assembly import assemble
from corpus.errors import SourceRefused
from corpus.formats.blocks import holds_text, without_title
from corpus.formats.credits.before_text import credits_among, without_credits
from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import parse
from corpus.formats.rtf.parser import document_in
from corpus.formats.word_processing.properties import names_stated
from corpus.formats.word_processing.titles import title_in


def read_rtf(data: bytes) -> Draft:
    """Return the article in the RTF document *data*.

    The title is as `title_in` tells it; author and date are those of lines below it. Who is said
    among the properties to have written it, and when, is a guess: they often come from a template.

    Raises:
        SourceRefused: the document is damaged, nested too deeply, or has no text.
    """
    document = document_in(data)
    notes = "".join(f"<li>{note}</li>" for note in document.notes)
    root = parse(f"<body>{document.html}<ul>{notes}</ul></body>")
    clean(root)
    title = title_in(root, document.title)
    blocks = without_title(blocks_of(root), title)
    stated, credited = credits_among(blocks)
    if not holds_text(blocks):
        raise SourceRefused("This RTF file has no paragraphs: post the article's text instead.")
    properties = Metadata(authors=names_stated(document.author), published=document.created)
    guessed = properties.overridden_by(credited).without(stated.known)
    return assemble(replace(stated, title=title), without_credits(blocks), (), guessed)
