"""A set in SQuAD's form is read with its answers where people marked them, or refused."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import FootnoteError
from index.evaluation.squad import read_squad

CONTEXT = "The bridge opened in May."


def written(*paragraphs: dict[str, Any], title: str = "The_bridge") -> bytes:
    return json.dumps({"data": [{"title": title, "paragraphs": paragraphs}]}).encode()


def paragraph(context: object, *asked: dict[str, Any]) -> dict[str, Any]:
    return {"context": context, "qas": asked}


def asked(answer: str, start: object, **more: object) -> dict[str, Any]:
    marked = {"text": answer, "answer_start": start}
    return {"question": "When did it open?", "answers": [marked]} | more


def test_an_answer_stands_in_its_paragraph_where_it_was_marked() -> None:
    context = f"  Then:\n\n {CONTEXT}  It closed  in June."
    start = context.index("in June")
    found = read_squad(written(paragraph(CONTEXT), paragraph(context, asked("in June", start))))

    (draft,), (question,) = found.drafts, found.questions
    assert (draft.metadata.title, question.article, question.paragraph) == ("The bridge", 0, 1)
    held = draft.paragraphs[question.paragraph]
    (place,) = question.answers
    assert draft.body[held.start + place.start : held.start + place.end] == "in June"


def test_what_is_impossible_has_no_answers() -> None:
    found = read_squad(written(paragraph(CONTEXT, asked("May", 21, is_impossible=True))))

    assert [each.answers for each in found.questions] == [()]


@pytest.mark.parametrize(
    "data",
    [
        b"[]",
        b"{",
        written(paragraph(CONTEXT, {"question": 5, "answers": []})),
        written(paragraph(5)),
        written(paragraph(" "), paragraph(CONTEXT, asked("May", 21))),
        written(paragraph(CONTEXT, asked("May", "21"))),
    ],
)
def test_another_form_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(FootnoteError, match="not in SQuAD form"):
        read_squad(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["data", "paragraphs", "context", "qas", "question", "answers", "title"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_read_or_refused_in_a_sentence(told: object) -> None:
    with suppress(FootnoteError):
        read_squad(json.dumps({"data": told}).encode())
