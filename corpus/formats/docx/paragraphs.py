"""The paragraphs of a Word document: each says what it is, with its number in its text."""

from corpus.formats.docx.numbering import Numbering
from corpus.formats.docx.styles import Role, Styles
from corpus.formats.docx.word_xml import Node, child, element, is_on, name, take_out, text_run

_SAID = tuple(map(name, ("w:t", "w:sym", "w:footnoteReference", "w:endnoteReference")))


def tell_paragraphs(root: Node, styles: Styles, numbering: Numbering) -> None:
    """State of each paragraph under *root* what it is; drop the lines of tables of contents.

    Its number becomes its first words. An empty paragraph is counted, and a hidden one is not.
    """
    for paragraph in list(root.iter(name("w:p"))):
        says = next(paragraph.iter(*_SAID), None) is not None
        role, level = styles.role(paragraph)
        if role is Role.CONTENTS or (not says and is_on(paragraph, "w:pPr", "w:rPr", "w:vanish")):
            take_out(paragraph)
            continue
        label = numbering.label(paragraph)
        if label is not None and role is Role.TEXT:
            role = Role.ITEM
        elif label and role is Role.HEADING:
            role = Role.NUMBERED_HEADING
        stated = child(paragraph, "w:pPr")
        if stated is not None:
            take_out(stated)
        if label and says:
            paragraph.insert(0, text_run(label))
        style = element("w:pStyle", val=f"{role}{level or ''}")
        paragraph.insert(0, element("w:pPr", style))
