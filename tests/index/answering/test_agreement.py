"""Articles that say the same are one passage; figures that differ are shown side by side."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.article import Draft
from corpus.store import OPERATOR
from index.answering.agreement import alike, differing, figures
from index.ranking.answer_kinds.answer_types import AnswerType
from tests.doubles.articles import BRIDGE, MEMOIR, draft, engine, source

WIRE = (
    "The bridge over the harbour opened on a cold morning in May, and the mayor cut the ribbon "
    "while ten thousand people walked across it for the first time, some of them twice, before "
    "the ferry that it replaces made its last crossing in the evening with a band on its deck."
)


def test_copies_in_other_articles_stand_behind_the_first() -> None:
    texts = [WIRE, BRIDGE, WIRE.replace("cold", "grey"), WIRE]

    assert alike(["a", "a", "b", "c"], texts) == [[0, 2, 3], [1]]


def test_copies_within_one_article_stay_apart_and_another_stands_behind_them_once() -> None:
    assert alike(["a", "a"], [WIRE, WIRE]) == [[0], [1]]
    assert alike(["a", "b", "b"], [WIRE, WIRE, WIRE]) == [[0, 1]]


@pytest.mark.parametrize(
    ("kind", "sentence", "found"),
    [
        (AnswerType.NUMBER, "In 2019, 1,200 people came.", {"1200"}),
        (AnswerType.NUMBER, "It was 2019.", {"2019"}),
        (
            AnswerType.NUMBER,
            "Ten thousand came, 3.5 million watched.",
            {"10000", "3500000"},
        ),
        (AnswerType.TIME, "It opened on 6 May 2022.", {"6", "may", "2022"}),
        (AnswerType.TIME, "In 1999 some 300 came.", {"1999"}),
        (AnswerType.TIME, "Nobody came.", set()),
    ],
)
def test_figures_are_those_of_the_kind(kind: AnswerType, sentence: str, found: set[str]) -> None:
    assert figures(kind, sentence) == found


def test_sentences_differ_when_neither_holds_the_others_figures() -> None:
    asked = ["peopl", "walk", "bridg"]
    marked = [
        "Some 300 people walked across the bridge.",
        "About 300 people walked over the bridge in two hours.",
        "Only 250 people walked across the bridge.",
        "Some 900 people came to the harbour.",
    ]

    found = differing(AnswerType.NUMBER, asked, ["a", "b", "c", "d"], marked)

    assert found == [0, 2]


def test_agreement_one_article_and_other_kinds_make_no_versions() -> None:
    asked = ["peopl", "bridg"]
    marked = ["Some 300 people crossed the bridge.", "Only 250 people crossed the bridge."]

    assert differing(AnswerType.NUMBER, asked, ["a", "a"], marked) == []
    assert differing(AnswerType.NUMBER, asked, ["a", "b"], [marked[0], marked[0]]) == []
    assert differing(AnswerType.PERSON, asked, ["a", "b"], marked) == []


def test_sentences_that_share_one_word_of_the_question_may_tell_of_two_things() -> None:
    marked = ["Some 300 people crossed the bridge.", "Only 250 people crossed the bridge."]

    assert differing(AnswerType.NUMBER, ["peopl", "bridg"], ["a", "b"], marked) == [0, 1]
    assert differing(AnswerType.NUMBER, ["peopl", "mayor"], ["a", "b"], marked) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The bridge may open in 2022.", {"2022"}),
        ("They march there in 2022.", {"2022"}),
        ("It opens in May 2022.", {"2022", "may"}),
        ("It opens in june 2022.", {"2022", "jun"}),
    ],
)
def test_a_month_in_small_letters_is_none_where_that_is_another_word(
    sentence: str, told: set[str]
) -> None:
    assert figures(AnswerType.TIME, sentence) == told


def test_the_engine_lists_a_copy_once_and_cites_where_else_it_stands() -> None:
    asked = engine()
    first = asked.writer.add(OPERATOR, draft(WIRE, title="One"), source())
    second = asked.writer.add(OPERATOR, draft(WIRE, MEMOIR, title="Two"), source())

    passages = asked.ask(OPERATOR, "When did the bridge over the harbour open?", top=9).passages

    assert [each.text for each in passages].count(WIRE) == 1
    assert passages[0].citation.article_id == first.id
    assert [each.article_id for each in passages[0].also_in] == [second.id]
    assert [each.rank for each in passages] == list(range(1, len(passages) + 1))


def test_articles_that_differ_are_shown_oldest_first() -> None:
    asked = engine()
    asked.writer.add(
        OPERATOR, _dated("About 300 troops crossed the harbour bridge.", 2022), source()
    )
    asked.writer.add(
        OPERATOR, _dated("About 250 troops crossed the harbour bridge.", 2019), source()
    )

    answer = asked.ask(OPERATOR, "How many troops crossed the harbour bridge?")

    assert answer.answered
    assert [each.text[6:9] for each in answer.versions] == ["250", "300"]


def _dated(text: str, year: int) -> Draft:
    made = draft(text, title=f"Of {year}")
    return replace(made, metadata=replace(made.metadata, published=date(year, 5, 6)))
