"""Bytes become the text that was meant, or are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SourceRefused
from corpus.readers.decoding import decode

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"), min_size=1
)


@given(TEXTS.filter(lambda text: "charset" not in text.lower()))
def test_utf_8_is_read_as_it_was_written(text: str) -> None:
    assert decode(text.encode()) == text


@given(TEXTS, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_a_byte_order_mark_tells_the_encoding_and_is_no_part_of_the_text(
    text: str, encoding: str
) -> None:
    assert decode(text.encode(encoding), "windows-1252") == text


@pytest.mark.parametrize("label", ["utf-8", '"UTF-8"', "no-such-charset"])
def test_a_charset_is_taken_as_declared_and_an_unknown_one_is_passed_by(label: str) -> None:
    assert decode("naïve".encode(), label) == "naïve"


def test_a_declared_charset_comes_before_utf_8() -> None:
    assert decode("Ünïté".encode("iso-8859-15"), "iso-8859-15") == "Ünïté"
    assert decode("日本語".encode("shift_jis"), "shift_jis") == "日本語"


def test_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    assert decode(b"\x93quoted\x94", "ISO-8859-1") == "\u201cquoted\u201d"


def test_a_page_declares_its_own_charset() -> None:
    page = '<html><head><meta charset="shift_jis"></head><p>日本語</p>'
    assert decode(page.encode("shift_jis")) == page


def test_windows_1252_is_read_when_nothing_is_declared() -> None:
    assert decode(b"It\x92s a caf\xe9") == "It\u2019s a café"


@pytest.mark.parametrize(
    "data", [b"caf\xe9 \x01\x02", b"caf\xe9 \x81", "\u201cÉté\u201d".encode()[:-1]]
)
def test_what_is_in_no_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(SourceRefused, match="save it as UTF-8"):
        decode(data)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00", b"a\x00b"])
@pytest.mark.parametrize("charset", [None, "utf-8", "windows-1252"])
def test_binary_data_is_refused_whatever_is_declared(data: bytes, charset: str | None) -> None:
    with pytest.raises(SourceRefused, match="not text"):
        decode(data, charset)
