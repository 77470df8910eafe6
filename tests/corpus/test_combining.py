"""Long runs of marks reach Unicode in order, and come out as they would without that."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.combining import Form, normalised

FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("marks", ["\u0301\u0323", "\u0f73", "\u0344\u0327", "\u0345\u0301"])
def test_marks_reach_unicode_in_order_and_come_out_as_they_would(
    monkeypatch: pytest.MonkeyPatch, form: Form, marks: str
) -> None:
    text = f"\u00e9{marks * 200}a{marks * 3}"
    expected = unicodedata.normalize(form, text)
    reached: list[str] = []

    def normalize(asked: Form, given: str) -> str:
        reached.append(given)
        return plain(asked, given)

    plain = unicodedata.normalize
    monkeypatch.setattr(unicodedata, "normalize", normalize)

    assert normalised(form, text) == expected
    classes = [unicodedata.combining(each) for each in reached[-1][1 : 1 + 200 * len(marks)]]
    assert classes == sorted(classes)


@given(st.text(alphabet="ae\u00e9\u0301\u0323\u0344\u0f73\uff9e\uac00 ", max_size=200))
def test_normal_forms_are_those_of_unicode(text: str) -> None:
    for form in FORMS:
        assert normalised(form, text) == unicodedata.normalize(form, text)
