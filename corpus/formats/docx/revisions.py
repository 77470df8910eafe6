"""A Word document as it is read with all changes accepted: nothing deleted, nothing wrapped.

Of what is written twice, for newer programs and for older ones, one is kept.
"""

from corpus.formats.docx.word_xml import Node, child, is_on, name, put_in_place_of, take_out, value

_GONE = (
    *("w:del", "w:moveFrom", "w:rt", "w:rubyPr", "w:commentReference", "w:annotationRef"),
    *("w:proofErr", "w:bookmarkStart", "w:bookmarkEnd", "w:lastRenderedPageBreak", "w:pgNum"),
    *("w:commentRangeStart", "w:commentRangeEnd", "w:altChunk", "w:subDoc", "w:sectPr"),
)
"""What is no text, or was deleted or moved away; readings that stand above their words."""
_WRAPPERS = (
    *("w:sdtContent", "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:fldSimple"),
    "w:hyperlink",
    *("w:dir", "w:bdo", "w:ruby", "w:rubyBase", "m:oMathPara"),
)
_TEXTS = (name("w:t"), name("m:t"))


def accept_changes(root: Node) -> None:
    """Leave under *root* what is read, in line: controls, links and what was inserted unwrapped."""
    for both in reversed(list(root.iter(name("mc:AlternateContent")))):
        put_in_place_of(both, _chosen(both))
    for control in list(root.iter(name("w:sdt"))):
        contents = child(control, "w:sdtContent")
        is_read = contents is not None and not _is_made_by_programs(control)
        put_in_place_of(control, [contents] if contents is not None and is_read else [])
    for each in [each for each in root.iter(name("w:tr"), name("w:tc")) if _is_gone(each)]:
        take_out(each)
    joined = [each for each in root.iter(name("w:p")) if _continues(each)]
    for each in list(root.iter(*map(name, _GONE))):
        take_out(each)
    for each in list(root.iter(*map(name, _WRAPPERS))):
        if not _leads_within(each):
            put_in_place_of(each, list(each))
    # The last first: each is taken along by the one before it, once.
    for each in reversed(joined):
        _join_to_next(each)


def _chosen(both: Node) -> list[Node]:
    """Return what is kept of *both* forms of something: the newer one that says something."""
    for each in both:
        if any((said.text or "").strip() for said in each.iter(*_TEXTS)):
            return list(each)
    return []


def _is_made_by_programs(control: Node) -> bool:
    """Tell whether *control* holds a table of contents, or waits for somebody to fill it in."""
    gallery = value(control, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
    return bool(is_on(control, "w:sdtPr", "w:showingPlcHdr")) or gallery == "Table of Contents"


def _is_gone(part: Node) -> bool:
    """Tell whether *part*, a row or a cell, was deleted or is hidden."""
    return (
        child(part, "w:trPr", "w:del") is not None
        or child(part, "w:tcPr", "w:cellDel") is not None
        or bool(is_on(part, "w:trPr", "w:hidden"))
    )


def _leads_within(part: Node) -> bool:
    """Tell whether *part* is a link within the document: it may be the mark of a note."""
    return part.get(name("w:anchor")) is not None and part.get(name("r:id")) is None


def _continues(paragraph: Node) -> bool:
    """Tell whether the end of *paragraph* was deleted, or it is the large letter of the next."""
    properties = child(paragraph, "w:pPr")
    mark = child(properties, "w:rPr")
    if child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None:
        return True
    frame = child(properties, "w:framePr")
    return frame is not None and frame.get(name("w:dropCap")) in ("drop", "margin")


def _join_to_next(paragraph: Node) -> None:
    following = paragraph.getnext()
    if following is None or following.tag != name("w:p"):
        return
    place = int(child(following, "w:pPr") is not None)
    for each in reversed([each for each in paragraph if each.tag != name("w:pPr")]):
        following.insert(place, each)
    take_out(paragraph)
