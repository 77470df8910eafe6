"""A question may say in which article its answer stands; there it is searched without saying so."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.store import OPERATOR
from index.encoding.onnx_encoder import OnnxEncoder
from index.search.snapshot import Snapshot
from index.understanding.looked_in import looked_in
from tests.doubles.encoder import WordEncoder
from tests.index.understanding.articles import (
    BEES,
    COST,
    GLACIERS,
    MINUTES,
    OPENING,
    QUIZ_NEW,
    QUIZ_OLD,
    TITLES,
    library,
)

NAMES = {title: name for name, title in TITLES.items()}


@cache
def snapshot() -> Snapshot:
    return library(WordEncoder()).indexes.snapshot(OPERATOR)


@pytest.mark.parametrize(
    ("question", "articles", "left"),
    [
        (
            "what is the toll according to the Quay Gazette?",
            {OPENING, GLACIERS},
            "what is the toll?",
        ),
        ("according to Shoreline Monthly, what was the bill", {COST}, "what was the bill"),
        ("In the 2025 quiz rules how big is a team?", {QUIZ_NEW}, "how big is a team?"),
        ("how much is the entry under the rules of 2024", {QUIZ_OLD}, "how much is the entry"),
        ("how much is the entry in the old rules", {QUIZ_OLD}, "how much is the entry"),
        ("how big is a team in the Marsh Lane minutes", {MINUTES}, "how big is a team"),
        ("what budget does Tobias Renner give?", {COST}, "what budget?"),
        ("which price does Tobias Renner's article mention", {COST}, "which price"),
        ("laut Tobias Renner, was hat der Tunnel gekostet", {COST}, "was hat der Tunnel gekostet"),
        ("when do I get honey in the faq", {BEES}, "when do I get honey"),
    ],
)
def test_the_article_is_named_and_the_rest_is_asked(
    question: str, articles: set[str], left: str
) -> None:
    found = looked_in(question, snapshot())

    assert found is not None
    assert {NAMES[each.metadata.title or ""] for each in found.articles} == articles
    assert found.question == left


@pytest.mark.parametrize(
    "question",
    [
        "what happened in the harbour tunnel",
        "who walked in Odemar",
        "what did Radek Oln say",
        "who works under Fenna Dorr",
        "in the article by Nobody Known, what is told",
        "according to the tide tables, when is it high",
        "in the Quay Gazette",
        "what does Tobias Renner say about the grandfather",
        "who wrote the rules",
        "",
    ],
)
def test_a_thing_that_is_told_of_is_no_place_to_look(question: str) -> None:
    assert looked_in(question, snapshot()) is None


def test_articles_that_are_left_out_are_not_looked_in() -> None:
    none = tuple(np.zeros(len(part.articles), dtype=np.bool_) for part in snapshot().parts)

    assert looked_in("how much is the entry under the rules of 2024", snapshot(), none) is None


@given(st.text(max_size=80))
def test_any_text_is_taken(text: str) -> None:
    found = looked_in(f"who {text} in the 2025 quiz rules", snapshot())

    assert found is None or found.articles


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("how many people are in a team under the 2024 quiz rules", "five members"),
        ("how many people are in a team under the 2025 quiz rules", "six members"),
        ("what is the entry in the old quiz rules", "\u20ac10"),
        ("what is the entry in the new quiz rules", "Entry is free"),
    ],
)
def test_the_version_that_is_named_answers(
    fast_encoder: OnnxEncoder, question: str, words: str
) -> None:
    assert words in library(fast_encoder).ask(OPERATOR, question).passages[0].text
