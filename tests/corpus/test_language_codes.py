"""The code of a language, whatever form a source states it in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language_codes import language_code


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("en-GB", "en"),
        ("en_US", "en"),
        (" de ", "de"),
        ("eng", "en"),
        ("ger", "de"),
        ("fra-CA", "fr"),
        ("iw", "he"),
        ("zh-Hant-TW", "zh"),
        ("gsw", "gsw"),
        ("de, en", "de"),
    ],
)
def test_a_tag_tells_its_language_in_the_shortest_small_code(stated: str, code: str) -> None:
    assert language_code(stated) == code


@pytest.mark.parametrize(
    "stated", [None, "", "-", "x-default", "und", "mul", "zxx", "{{ lang }}", "English", "xx", "%s"]
)
def test_what_is_no_language_tells_none(stated: str | None) -> None:
    assert language_code(stated) is None


def test_the_first_tag_that_tells_a_language_counts() -> None:
    assert language_code(None, "und", "pt-BR", "en") == "pt"


@given(st.text(max_size=20))
def test_any_text_is_taken_and_a_code_tells_itself(stated: str) -> None:
    code = language_code(stated)
    assert code is None or language_code(code) == code
