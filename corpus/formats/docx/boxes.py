"""Text boxes of a Word document: they are read behind the paragraph that they are anchored in."""

from corpus.formats.docx.word_xml import Node, name, take_out

_DRAWINGS = ("w:drawing", "w:pict", "w:object")


def read_boxes(root: Node) -> None:
    """Put what stands in text boxes under *root* behind their paragraphs; drop all drawings."""
    # The last first: a box in a box, and the second box of a paragraph, come later.
    for box in reversed(list(root.iter(name("w:txbxContent")))):
        anchor = next(box.iterancestors(name("w:p")), None)
        if anchor is not None:
            for each in reversed(list(box)):
                anchor.addnext(each)
    for drawing in list(root.iter(*map(name, _DRAWINGS))):
        take_out(drawing)
