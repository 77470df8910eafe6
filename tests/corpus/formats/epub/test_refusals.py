"""A book that is protected, damaged or empty is refused in one sentence."""

import pytest

from corpus.errors import SourceRefused
from corpus.formats.epub.document import read_epub
from corpus.formats.epub.package import MOST_CHAPTERS
from corpus.formats.zip_packages.package import UNPACKED_LIMIT
from tests.corpus.formats.epub.books import CONTAINER, FIRST, book, package, packed, page, told


def encrypted(algorithm: str) -> str:
    return f'<encryption><e:EncryptionMethod xmlns:e="x" Algorithm="{algorithm}"/></encryption>'


def test_garbled_fonts_are_no_protection() -> None:
    fonts = {"META-INF/encryption.xml": encrypted("http://www.idpf.org/2008/embedding")}
    assert told(read_epub(book(FIRST, **fonts)))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (packed({}), "damaged"),
        (packed({"META-INF/container.xml": "<container/>"}), "damaged"),
        (packed({"META-INF/container.xml": CONTAINER}), "damaged"),
        (packed({"META-INF/container.xml": CONTAINER, "OPS/book.opf": package(["a"])}), "damaged"),
        (book(FIRST)[:-40], "damaged"),
        (
            book(FIRST, **{"META-INF/encryption.xml": encrypted("http://www.w3.org/2001/04/aes")}),
            "protected against copying",
        ),
        (book(FIRST, **{"META-INF/license.lcpl": "{}"}), "protected against copying"),
        (book(page("0" * (UNPACKED_LIMIT + 1))), "more than 20 MB"),
        (book(page("<p><img alt='a'/></p>")), "no paragraphs"),
        (book(page("<div>" * 300 + "x")), "too deeply"),
        (
            packed(
                {
                    "META-INF/container.xml": CONTAINER,
                    "OPS/book.opf": package(["../../../etc/passwd"]),
                }
            ),
            "damaged",
        ),
        (
            packed(
                {
                    "META-INF/container.xml": CONTAINER,
                    "OPS/book.opf": package(["a"] * (MOST_CHAPTERS + 1)),
                }
            ),
            "more than 5,000 chapters",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceRefused, match=sentence) as refusal:
        read_epub(data)
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)
