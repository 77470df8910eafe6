"""The notes of a Word document, each behind a mark in its text."""

from collections.abc import Mapping

from corpus.formats.docx.word_xml import Node, name, take_out

NOTES = ("footnotes", "endnotes")
"""The parts that hold notes, by the names of their relations and of their members."""


def drop_marks_without_notes(parts: Mapping[str, Node]) -> None:
    """Take out of *parts* the marks of notes that are not there, and those within notes."""
    for kind in NOTES:
        short = kind.removesuffix("s")
        notes = parts[kind].iter(name(f"w:{short}")) if kind in parts else ()
        known = {note.get(name("w:id")) for note in notes} - {None}
        for part_name, part in parts.items():
            for mark in list(part.iter(name(f"w:{short}Reference"))):
                if part_name in NOTES or mark.get(name("w:id")) not in known:
                    take_out(mark)
