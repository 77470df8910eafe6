"""What is no OpenDocument text that can be read is refused in a sentence."""

import pytest

from corpus.errors import SourceRefused
from corpus.formats.odt.document import read_odt
from corpus.formats.zip_packages.package import MOST_MEMBERS, UNPACKED_LIMIT
from tests.corpus.formats.odt.opendocument import (
    NAMESPACES,
    OASIS,
    content,
    document,
    p,
    packed,
    told,
)

LOCKED = (
    f'<m:manifest xmlns:m="{OASIS}manifest:1.0"><m:file-entry m:full-path="content.xml">'
    "<m:encryption-data/></m:file-entry></m:manifest>"
)
BOMB = (
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + "]>"
)
STEALING = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def declared(doctype: str, body: str) -> bytes:
    return packed({"content.xml": content(p(body)).replace("?>", f"?>{doctype}", 1)})


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (packed({}), "damaged"),
        (packed({"content.xml": "<a"}), "damaged"),
        (packed({"content.xml": f"<office:x {NAMESPACES}/>"}), "damaged"),
        (document(p("x"))[:-30], "damaged"),
        (packed({"content.xml": "x", "META-INF/manifest.xml": LOCKED}), "password-protected"),
        (packed({"content.xml": b"0" * (UNPACKED_LIMIT + 1)}), "more than 20 MB"),
        (packed({f"{n}": "" for n in range(MOST_MEMBERS)}), "damaged"),
        (document(""), "no paragraphs"),
        (document("<text:section>" * 300 + "</text:section>" * 300), "damaged"),
        (declared(BOMB, "&a9;"), "damaged"),
        (
            document(
                p("x") + f"<text:p {' '.join(f'a{n}=' + chr(34) * 2 for n in range(9_000))}/>"
            ),
            "thousands of attributes",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceRefused, match=sentence) as refusal:
        read_odt(data)
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


def test_no_file_of_ours_is_put_into_a_document() -> None:
    assert told(read_odt(declared(STEALING, "The ferry &x; is late."))) == [
        ("body", "The ferry is late.")
    ]
