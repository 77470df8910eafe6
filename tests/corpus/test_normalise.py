"""One normal form: what is stored can be written down, whatever it was spelt with."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.drafts import article_id
from corpus.errors import FootnoteError
from corpus.normalise import encodable, fold, normalise

HALVES = st.characters(categories=["Cs"])
ANYTHING = st.text(st.one_of(st.characters(), HALVES))


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("a\ud800b", "a\ufffdb"),
        ("\udfff", "\ufffd"),
        ("\ud800\ud800", "\ufffd\ufffd"),
        ("\ud83d\ude00", "\U0001f600"),
        ("\ud83d\u200b\ude00", "\ufffd\ufffd"),
        ("a\x00b\x1bc\x7f", "abc"),
        ("a\ufdd0b\ufdefc\ufffed\uffff", "abcd"),
        ("a\U0001fffeb\U0010ffff", "ab"),
        ("lost \ufffd is kept", "lost \ufffd is kept"),
    ],
)
def test_what_no_text_may_hold_is_replaced_or_dropped(text: str, normal: str) -> None:
    assert normalise(text) == normal


@given(ANYTHING)
def test_every_text_is_encodable_once_normalised_and_stays_as_it_is(text: str) -> None:
    normal = normalise(text)

    assert normal.encode().decode() == normal
    assert normalise(normal) == normal


@given(ANYTHING)
def test_whatever_is_folded_can_be_hashed(text: str) -> None:
    assert fold(text).encode().decode() == fold(text)
    assert len(article_id("operator", text)) == 12


@given(ANYTHING)
@example("\u00a8")
@example("a \u0308b \u093e")
def test_a_mark_that_stands_on_no_letter_is_no_word(text: str) -> None:
    assert all(re.match(r"\w", word) for word in fold(text).split())


@given(st.text())
def test_what_is_encodable_already_stays_as_it_is(text: str) -> None:
    assert encodable(text) == text


@given(ANYTHING)
def test_every_refusal_is_encodable(text: str) -> None:
    refused = FootnoteError("{file} and {link!r} are no articles.", file=text, link=text)

    assert str(refused).encode().decode() == str(refused)
    assert refused.values["file"] == encodable(text)


JOINERS = st.sampled_from("\u200c\u200d")
WRITTEN_JOINED = st.sampled_from("بپمیهآहिन्दीक्षবাংর্যශ්‍රීமொழிမြန်")


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "خانه\u200cهای",
        "क्\u200dष",
        "হর\u200d্যক",
        "ශ්\u200dරී",
        "۱۲\u200cها",
        "👩\u200d💻",
        "🏳\ufe0f\u200d🌈",
    ],
)
def test_a_joiner_stays_where_it_tells_how_a_word_or_an_emoji_is_drawn(text: str) -> None:
    assert normalise(text) == text


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("wr\u200bo\u200dt\u200ce", "wrote"),
        ("Auf\u200clage", "Auflage"),
        ("с\u200dлово", "слово"),
        ("خانه\u200c بزرگ", "خانه بزرگ"),
        ("\u200cخانه\u200d", "خانه"),
        ("می\u200c\u200dخواهم", "میخواهم"),
        ("a\u200dख", "aख"),
        ("\u200c\u200d", ""),
    ],
)
def test_any_other_joiner_is_dropped_as_invisible(text: str, normal: str) -> None:
    assert normalise(text) == normal


@given(
    st.text(st.one_of(JOINERS, WRITTEN_JOINED, st.sampled_from("a\u0301\u064e\u0334 👩\ufe0f.¨")))
)
def test_joiners_stay_inside_words_and_no_word_is_told_by_them(text: str) -> None:
    normal = normalise(text)

    assert normalise(normal) == normal
    assert not re.search("(?:^|[\\s\u200c\u200d])[\u200c\u200d]|[\u200c\u200d](?:$|\\s)", normal)
    assert fold(text) == fold(re.sub("[\u200c\u200d]", "", text))
