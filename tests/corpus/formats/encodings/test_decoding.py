"""Bytes become the text that was meant, or are refused."""

import codecs
from encodings.aliases import aliases

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.errors import SourceRefused
from corpus.formats.encodings.declared import encoding_of
from corpus.formats.encodings.decoding import decode

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


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("gb2312", "龍〇€"), ("GBK", "龍〇€"), ("euc-kr", "똠"), ("Big5", "囍"), ("x-sjis", "①髙"),
        ("iso-2022-jp", "日本語"), ("tis-620", "ก“"), ("iso_8859-9", "İ“"), ("koi8-ru", "ґ"),
        ("x-mac-ukrainian", "Ґ"), ("latin1", "“€"), ("utf-16", "naïve"), ("unicodeFFFE", "naïve"),
    ],
)  # fmt: skip
def test_a_label_means_what_it_means_to_a_browser(label: str, text: str) -> None:
    encoding = encoding_of(label)

    assert encoding is not None
    assert decode(text.encode(encoding), f' "{label.upper()}" ') == text


@pytest.mark.parametrize(
    "label",
    [
        *(
            "utf-7",
            "idna",
            "punycode",
            "unicode_escape",
            "raw_unicode_escape",
            "undefined",
            "rot13",
        ),
        *("hex", "base64", "zlib", "bz2", "mbcs", "utf-32", "utf-8-sig", "cp037", "hz", "charmap"),
        *("x-user-defined", "\udc80", "\u017fhift_jis", "", "\x00", "x" * 10_000),
    ],
)
def test_a_label_of_no_standard_is_passed_by(label: str) -> None:
    assert encoding_of(label) is None
    assert (
        decode(b"+2AA-, \\ud800, xn--a: it rained.", label) == "+2AA-, \\ud800, xn--a: it rained."
    )


@pytest.mark.parametrize("label", ["hz-gb-2312", "ISO-2022-KR", "iso-2022-cn", "replacement"])
def test_an_encoding_that_browsers_refuse_is_refused(label: str) -> None:
    with pytest.raises(SourceRefused, match="save it as UTF-8"):
        decode(b"~{VPND~} it rained.", label)


def test_every_encoding_of_the_table_is_one_that_python_knows() -> None:
    labels = (
        "utf-8 866 l2 l3 l4 cyrillic arabic greek visual l6 koi mac dos-874 big5 euc-jp".split()
    )

    assert all(codecs.lookup(encoding_of(label) or "") for label in labels)


@given(st.binary(max_size=200), st.sampled_from([*aliases, *aliases.values(), "utf-16", "gbk"]))
def test_whatever_is_declared_the_text_can_be_written_again(data: bytes, charset: str) -> None:
    try:
        text = decode(data, charset)
    except SourceRefused:
        return
    assert text.encode().decode() == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16le", "gbk", "shift_jis", "euc-kr", "big5"])
def test_a_text_that_ends_within_a_character_is_refused(encoding: str) -> None:
    with pytest.raises(SourceRefused, match="breaks off in the middle of a character"):
        decode("It rained in 日本".encode(encoding)[:-1], encoding)


def test_a_last_letter_in_another_encoding_is_no_end_within_a_character() -> None:
    assert decode(b"caf\xe9") == "café"


def test_a_page_that_says_utf_16_in_ascii_is_read_as_utf_8() -> None:
    page = '<html><head><meta charset="utf-16le"></head><p>naïve</p>'
    assert decode(page.encode()) == page


def test_a_page_declares_its_own_charset() -> None:
    page = '<html><head><meta charset="shift_jis"></head><p>日本語</p>'
    assert decode(page.encode("shift_jis")) == page


@pytest.mark.parametrize(
    "charset", ["iso-8859-1", "ISO-8859-15", "windows-1252", "windows-1251", "koi8-r", "mac"]
)
def test_a_page_that_is_utf_8_is_read_as_that_whatever_it_says(charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><p>Zoë\u2019s café: crème brûlée, 5 €</p>'
    assert decode(page.encode()) == page
    assert decode(page.encode(), charset) == page


@pytest.mark.parametrize("charset", ["gb2312", "big5", "shift_jis", "euc-kr", "euc-jp"])
def test_utf_8_in_many_asian_characters_is_no_text_in_an_older_encoding(charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><p>港口委员会星期二投票重建码头。</p>'
    assert decode(page.encode()) == page


@pytest.mark.parametrize(
    ("charset", "text"), [("gbk", "谩"), ("shift_jis", "ﾃｩ"), ("euc-kr", "징")]
)
def test_a_few_asian_characters_are_read_as_declared_if_they_are_utf_8_as_well(
    charset: str, text: str
) -> None:
    data = text.encode(charset)
    assert data.decode()
    assert decode(data, charset) == text


@given(st.text("äöüéèçñßÄÖ ab", min_size=1), st.sampled_from(["cp1252", "iso8859-15", "cp1250"]))
def test_western_letters_in_an_old_encoding_are_read_as_declared(text: str, charset: str) -> None:
    assume(not text.isascii())
    try:
        data = text.encode(charset)
    except UnicodeEncodeError:
        return
    assert decode(data, charset) == text


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
