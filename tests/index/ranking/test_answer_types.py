"""What a question asks for, and what a sentence offers."""

import pytest

from index.ranking.answer_types import AnswerType, expected, fit


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many books did he write?", AnswerType.NUMBER),
        ("when was soleimani killed", AnswerType.TIME),
        ("In what year did it open?", AnswerType.TIME),
        ("Who signed it?", AnswerType.PERSON),
        ("which city did they leave", AnswerType.PLACE),
        ("Why did it fail?", AnswerType.REASON),
        ("What is a passage?", AnswerType.OTHER),
    ],
)
def test_the_wording_of_a_question_tells_what_it_asks_for(question: str, kind: AnswerType) -> None:
    assert expected(question) is kind


@pytest.mark.parametrize(
    ("kind", "sentence", "value"),
    [
        (AnswerType.NUMBER, "He wrote twelve books.", 1),
        (AnswerType.NUMBER, "He wrote books.", -1),
        (AnswerType.TIME, "It opened in May.", 1),
        (AnswerType.TIME, "It opened late.", -1),
        (AnswerType.PERSON, "It was signed by Mary Smith.", 1),
        (AnswerType.PERSON, "It was signed.", -1),
        (AnswerType.REASON, "It failed because of frost.", 1),
        (AnswerType.OTHER, "Anything.", 0),
    ],
)
def test_a_sentence_fits_when_it_holds_such_a_thing(
    kind: AnswerType, sentence: str, value: float
) -> None:
    assert fit(kind, sentence) == value
