"""The runs of a Word document: hidden and struck-out ones say nothing."""

import sys

from corpus.formats.docx.styles import Styles
from corpus.formats.docx.word_xml import (
    Node,
    child,
    element,
    hexadecimal,
    name,
    put_in_place_of,
    take_out,
    text_run,
    value,
)

_HIDING = ("w:vanish", "w:strike", "w:dstrike")
_RAISED = ("superscript", "subscript")
_DIGITS = 9
_TINY = 4
"""Half-points: letters of two points cannot be read. Our own choice."""
_WHITE = "ffffff"
_UNSHADED = {None, "auto", "clear", "ffffff"}
_REFERENCES = tuple(map(name, ("w:footnoteReference", "w:endnoteReference")))
_OF_SYMBOLS = ("symbol", "wingdings", "webdings")
"""Fonts whose characters mean something else than their numbers; mammoth knows what."""


def show_runs(root: Node, styles: Styles) -> bool:
    """Leave in the runs under *root* what is shown, and how: bold, raised or lowered.

    Returns whether something is shown that nobody can see: white on white, or far too small.
    """
    unseen = False
    for run in list(root.iter(name("w:r"))):
        paragraph = next(run.iterancestors(name("w:p")), None)
        if any(styles.is_on(run, paragraph, short) for short in _HIDING):
            for each in list(run):
                take_out(each)
            continue
        unseen = unseen or _is_unseen(run, styles)
        _say_plainly(run)
        _keep_look(run, paragraph, styles)
    return unseen


def _is_unseen(run: Node, styles: Styles) -> bool:
    if not any((said.text or "").strip() for said in run.iter(name("w:t"))):
        return False
    size = styles.stated(run, "w:sz") or ""
    if size.isdecimal() and int(size[:_DIGITS]) <= _TINY:
        return True
    return (styles.stated(run, "w:color") or "").lower() == _WHITE and not _is_shaded(run)


def _is_shaded(run: Node) -> bool:
    """Tell whether something may stand behind *run*: a shade, a table's style or a shape."""
    if value(run, "w:rPr", "w:highlight") is not None or _fill(run, "w:rPr") not in _UNSHADED:
        return True
    return any(
        each.tag in (name("w:txbxContent"), name("w:tbl")) or _fill(each, "w:pPr") not in _UNSHADED
        for each in run.iterancestors()
    )


def _fill(node: Node, properties: str) -> str | None:
    shade = child(node, properties, "w:shd")
    return None if shade is None else (shade.get(name("w:fill")) or "").lower()


def _say_plainly(run: Node) -> None:
    """Write what *run* says with elements that mammoth knows; a mark of a note's own is none."""
    behind_reference = False
    for each in list(run):
        if behind_reference:
            take_out(each)
        elif each.tag == name("w:cr"):
            put_in_place_of(each, [element("w:br")])
        elif each.tag == name("w:ptab") or _is_page_break(each):
            put_in_place_of(each, [element("w:tab")])
        elif each.tag == name("w:sym") and (character := _character(each)):
            put_in_place_of(each, list(text_run(character)))
        behind_reference = behind_reference or (
            each.tag in _REFERENCES and each.get(name("w:customMarkFollows")) in ("1", "true", "on")
        )


def _is_page_break(node: Node) -> bool:
    return node.tag == name("w:br") and node.get(name("w:type")) in ("page", "column")


def _character(symbol: Node) -> str:
    font, code = symbol.get(name("w:font")) or "", hexadecimal(symbol.get(name("w:char")))
    is_told = code is not None and code <= sys.maxunicode
    return chr(code or 0) if is_told and not font.lower().startswith(_OF_SYMBOLS) else ""


def _keep_look(run: Node, paragraph: Node | None, styles: Styles) -> None:
    aligned = styles.stated(run, "w:vertAlign") or _moved_by_hand(run, paragraph, styles)
    bold = styles.is_on(run, paragraph, "w:b")
    properties = child(run, "w:rPr")
    if properties is not None:
        take_out(properties)
    kept = element("w:rPr")
    if bold:
        kept.insert(0, element("w:b"))
    if aligned in _RAISED:
        kept.insert(0, element("w:vertAlign", val=aligned))
    run.insert(0, kept)


def _moved_by_hand(run: Node, paragraph: Node | None, styles: Styles) -> str:
    """Return how *run* is aligned where it is smaller than others and stands off their line."""
    position, size = styles.stated(run, "w:position") or "", styles.stated(run, "w:sz") or ""
    is_small = size.isdecimal() and int(size[:_DIGITS]) < styles.size(paragraph)
    if not is_small or not position.strip("-0").isdecimal():
        return ""
    return "subscript" if position.startswith("-") else "superscript"
