"""A document that is an archive is read, or refused in a sentence, however it is damaged."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SourceRefused
from corpus.formats.kinds import kind_of
from corpus.formats.zip_packages.package import Package, Refusals

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
REFUSALS = Refusals("It is damaged.", "It is locked.", "It has more than {limit} MB.")
TEXT = b"<p>The bridge opened in May.</p>" * 9


def archive(method: int) -> bytes:
    """Return an archive of one member that is packed by *method*."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as made:
        made.writestr("a.xml", TEXT)
    return written.getvalue()


@pytest.mark.parametrize("method", METHODS)
def test_a_member_is_read_however_it_is_packed(method: int) -> None:
    assert Package(archive(method), REFUSALS).read("a.xml") == TEXT


@pytest.mark.parametrize("method", METHODS)
def test_a_member_that_begins_elsewhere_than_it_says_is_damaged(method: int) -> None:
    damaged = bytearray(archive(method))
    damaged[28] = 0xFF  # the length of what stands before its data
    with pytest.raises(SourceRefused, match="damaged"):
        Package(bytes(damaged), REFUSALS).read("a.xml")


@pytest.mark.parametrize("method", METHODS)
@given(st.data())
def test_the_kind_of_an_archive_is_told_or_it_is_refused_whatever_byte_is_damaged(
    method: int, data: st.DataObject
) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as made:
        made.writestr("mimetype", "application/epub+zip")
    damaged = bytearray(written.getvalue())
    damaged[data.draw(st.integers(4, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with suppress(SourceRefused):
        kind_of(bytes(damaged), "book.epub", None)


@pytest.mark.parametrize("method", METHODS)
@given(st.data())
def test_any_damaged_byte_ends_in_a_sentence_or_is_read(method: int, data: st.DataObject) -> None:
    damaged = bytearray(archive(method))
    damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with suppress(SourceRefused):
        Package(bytes(damaged), REFUSALS).read("a.xml")
