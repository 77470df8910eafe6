"""What a question asks for, and what a sentence offers."""

import pytest

from index.ranking.answer_kinds.answer_types import AnswerType, expected, fit


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many books did he write?", AnswerType.NUMBER),
        ("how long is the pier", AnswerType.NUMBER),
        ("in what amount of sand is it found", AnswerType.NUMBER),
        ("how old is the miller", AnswerType.AGE),
        ("What age must a diver be?", AnswerType.AGE),
        ("min age for the choir?", AnswerType.AGE),
        ("How much does a locker cost?", AnswerType.PRICE),
        ("whats the fee for a berth", AnswerType.PRICE),
        ("how much is one ticket", AnswerType.PRICE),
        ("What did the bell cost?", AnswerType.PRICE),
        ("how much of the roof was lost", AnswerType.NUMBER),
        ("What percentage stayed at home?", AnswerType.PERCENTAGE),
        ("how far is the lighthouse", AnswerType.DISTANCE),
        ("How tall is the mast?", AnswerType.DISTANCE),
        ("how long does the crossing take", AnswerType.DURATION),
        ("How many minutes does the kettle need?", AnswerType.DURATION),
        ("when was the market closed", AnswerType.TIME),
        ("In what year did it open?", AnswerType.TIME),
        ("What time of year do the geese come?", AnswerType.TIME),
        ("what time does the market open", AnswerType.TIME_OF_DAY),
        ("When was the sculptor born?", AnswerType.BIRTH_DATE),
        ("Where was the sculptor born?", AnswerType.PLACE),
        ("what is the name of her first novel", AnswerType.TITLE),
        ("Which film did she make there?", AnswerType.TITLE),
        ("What is the name of the baker's cat?", AnswerType.OTHER),
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
        (AnswerType.NUMBER, "Thirteen came.", 1),
        (AnswerType.NUMBER, "He wrote books.", -1),
        (AnswerType.AGE, "Ann Roe, 34, repairs clocks.", 1),
        (AnswerType.AGE, "The choir takes singers aged twelve and over.", 1),
        (AnswerType.AGE, "He is a seventy-year-old baker.", 1),
        (AnswerType.AGE, "She is in her late forties.", 1),
        (AnswerType.AGE, "The pump was built in 1931.", 1),
        (AnswerType.AGE, "Eleven complaints came last year.", -1),
        (AnswerType.AGE, "She has baked since 2006.", -1),
        (AnswerType.AGE, "It sold 9,800 loaves.", -1),
        (AnswerType.PRICE, "A berth is £12.50 a night.", 1),
        (AnswerType.PRICE, "It sold for two million dollars.", 1),
        (AnswerType.PRICE, "Entry is free.", 1),
        (AnswerType.PRICE, "Some 12 loaves were left.", -1),
        (AnswerType.PERCENTAGE, "A third of them left.", 1),
        (AnswerType.PERCENTAGE, "Of them 300 left.", -1),
        (AnswerType.DISTANCE, "The mast is four metres high.", 1),
        (AnswerType.DISTANCE, "It lies 400 m off the quay.", 1),
        (AnswerType.DISTANCE, "It is a ten minutes' walk.", 1),
        (AnswerType.DISTANCE, "It took four minutes.", -1),
        (AnswerType.DURATION, "It lasts three and a half hours.", 1),
        (AnswerType.DURATION, "It ran from 1914 to 1918.", 1),
        (AnswerType.DURATION, "It weighs four kilos.", -1),
        (AnswerType.TIME, "It opened in May.", 1),
        (AnswerType.TIME, "It opened late.", -1),
        (AnswerType.BIRTH_DATE, "She was born in Riga on 4 May 1931.", 1),
        (AnswerType.BIRTH_DATE, "Ann Roe (1931\u20132004) carved in oak.", 1),
        (AnswerType.BIRTH_DATE, "It opened in 1931.", -1),
        (AnswerType.TIME_OF_DAY, "Doors open at half past six.", 1),
        (AnswerType.TIME_OF_DAY, "It starts at 10:00 UTC.", 1),
        (AnswerType.TIME_OF_DAY, "The alarm rang at 3.40.", 1),
        (AnswerType.TIME_OF_DAY, "It closes at 4 p.m. sharp.", 1),
        (AnswerType.TIME_OF_DAY, "It is held on Saturday 16 May.", -1),
        (AnswerType.TIME_OF_DAY, "The file grew from 4.16 GB.", -1),
        (AnswerType.PERSON, "It was signed by Mary Smith.", 1),
        (AnswerType.PERSON, "It was signed.", -1),
        (AnswerType.REASON, "It failed because of frost.", 1),
        (AnswerType.TITLE, "Her first novel, The Salt Road, sold well.", 1),
        (AnswerType.TITLE, "It is titled \u201cTides\u201d.", 1),
        (AnswerType.TITLE, "\u201cWe had eleven complaints,\u201d she said.", -1),
        (AnswerType.TITLE, "It was written in haste.", -1),
        (AnswerType.OTHER, "Anything.", 0),
    ],
)
def test_a_sentence_fits_when_it_holds_such_a_thing(
    kind: AnswerType, sentence: str, value: float
) -> None:
    assert fit(kind, sentence) == value


@pytest.mark.parametrize(
    ("kind", "wider"),
    [
        (AnswerType.AGE, AnswerType.NUMBER),
        (AnswerType.BIRTH_DATE, AnswerType.TIME),
        (AnswerType.PERSON, AnswerType.PERSON),
    ],
)
def test_a_finer_kind_belongs_to_a_wider_one(kind: AnswerType, wider: AnswerType) -> None:
    assert kind.general is wider
