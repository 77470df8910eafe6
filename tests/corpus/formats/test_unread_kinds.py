"""A file that is not read is refused in a sentence that says what to post in its place."""

import io
import zipfile

import pytest

from corpus.errors import SourceRefused
from corpus.formats import read_document

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(400)


def compound(*streams: str) -> bytes:
    """Return the beginning of a compound file whose directory names *streams*."""
    return COMPOUND + b"".join(name.encode("utf-16-le") + bytes(64) for name in streams)


def archive(*members: str, stated: str = "") -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as made:
        if stated:
            made.writestr("mimetype", stated)
        for member in members:
            made.writestr(member, "x")
    return output.getvalue()


OPEN = "application/vnd.oasis.opendocument."
FEED = b'<?xml version="1.0"?>\n<!-- made daily -->\n<%s version="2.0"><channel>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (compound("Root Entry", "WordDocument"), "save it as .docx"),
        (compound("Root Entry", "EncryptedPackage"), "without a password"),
        (compound("Root Entry", "Workbook"), "save this one as a PDF"),
        (compound("Root Entry", "PowerPoint Document"), "save this one as a PDF"),
        (compound("Root Entry", "__properties_version1.0"), "save this one as .eml"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "save this one as a PDF"),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), "save this one as a PDF"),
        (archive("content.xml", stated=f"{OPEN}spreadsheet"), "save this one as a PDF"),
        (archive("content.xml", stated=f"{OPEN}presentation-template"), "save this one as a PDF"),
        (archive("Index/Document.iwa", "preview.jpg"), "export this one"),
        (archive("index.apxl", "buildVersionHistory.plist"), "export this one"),
        (archive("notes/index.md"), "This is an archive"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(9), "This is an archive"),
        (b"\x1f\x8b\x08\x00" + bytes(9), "This is an archive"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "Pictures are not read"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(9), "Pictures are not read"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(9), "Pictures are not read"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(9), "Pictures are not read"),
        (b"ID3\x03\x00" + bytes(9), "post a transcript"),
        (b"RIFF\x10\x00\x00\x00WAVEfmt " + bytes(9), "post a transcript"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(9), "post a transcript"),
        (b"\x1a\x45\xdf\xa3" + bytes(9), "post a transcript"),
        (FEED % b"rss", "feed of many articles"),
        (FEED % b"feed", "feed of many articles"),
        (FEED % b"rdf:RDF", "feed of many articles"),
    ],
)
@pytest.mark.parametrize("name", ["a", "a.txt", "a.html"])
def test_a_kind_that_is_not_read_says_what_to_post(data: bytes, said: str, name: str) -> None:
    with pytest.raises(SourceRefused, match=said):
        read_document(data, name)


@pytest.mark.parametrize(
    "text",
    [
        "ID3 tags tell the harbour master which song is played on the quay at noon.",
        "Rar is a word of the old fishermen, who said it when the ferry was late again.",
        "<rsss> is what somebody typed on the quay when the ferry to Orr was late again.",
        "II* was painted on the wall of the eastern quay, and nobody could say by whom.",
    ],
)
def test_a_text_that_begins_alike_is_read(text: str) -> None:
    body = f"{text}\n\nThe board met in the evening to hear of it, and went home late that night."
    assert body.split("\n\n")[1] in read_document(body.encode(), "a.md").body
