"""BM25, each value compared with the formula written out."""

import math
from itertools import repeat

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search import sparse
from index.search.sparse import K1, B, SparseIndex, SparseSearch
from index.search.words import stems

TEXTS = [
    "The bridge over the harbour",
    "A bridge, a bridge, and another bridge in the fog",
    "Missiles were never launched",
    "",
]


def formula(texts: list[str], question: str) -> list[float]:
    """BM25 as Lucene has it, over the most that the question could score."""
    documents = [stems(text) for text in texts]
    average = sum(len(words) for words in documents) / len(documents)

    def inverse_frequency(word: str) -> float:
        seen = sum(word in words for words in documents)
        return math.log(1 + (len(documents) - seen + 0.5) / (seen + 0.5))

    asked = set(stems(question))
    most = sum(inverse_frequency(word) for word in asked)

    def score(words: list[str]) -> float:
        norm = K1 * (1 - B + B * len(words) / average)
        return sum(
            inverse_frequency(word) * words.count(word) / (words.count(word) + norm)
            for word in asked
        )

    return [score(words) / most if most else 0.0 for words in documents]


def test_scores_are_those_of_the_formula() -> None:
    question = "Which bridges cross the harbour in fog?"

    found = SparseSearch([SparseIndex(TEXTS)]).scores(question)

    np.testing.assert_allclose(found, formula(TEXTS, question), rtol=1e-4)
    assert found[3] == 0


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("这座桥是什么时候建成的", ["图书馆在明年开放。", "旧桥在1931年建成。", "雾很大。"]),
        (
            "橋はいつ建てられましたか。",
            ["霧が濃い。", "古い橋は一九三一年に建てられた。", "図書館だ。"],
        ),
        ("Кто построил мосты?", ["Туман стоял весь день.", "Мост построила армия.", "Озеро."]),
    ],
)
def test_words_are_found_in_scripts_without_spaces_and_with_other_endings(
    question: str, texts: list[str]
) -> None:
    found = SparseSearch([SparseIndex(texts)]).scores(question)

    assert found.argmax() == 1
    assert found[1] > found[2] == 0


GERMAN = ["Die Häuser der Fischer stehen am Hafen", "Das Haus am Hafen", "Der Nebel im Tal"]


def test_words_of_a_text_in_another_language_are_found_in_their_other_forms() -> None:
    index = SparseIndex(GERMAN, repeat("de"))

    found = SparseSearch([index]).scores("Häusern")

    assert found[0] > 0
    assert found[1] > 0
    assert found[2] == 0


def test_a_text_scores_by_the_stems_of_its_own_language_alone() -> None:
    texts = ["The bridges of the harbour", *GERMAN]
    index = SparseIndex(texts, ["en", "de", "de", "de"])

    found = SparseSearch([index]).scores("bridge")

    assert found[0] > 0
    assert found[1:].tolist() == [0, 0, 0]


def test_texts_of_another_language_are_as_long_and_hold_the_same_english_stems_as_before() -> None:
    index, plain = SparseIndex(GERMAN, repeat("de")), SparseIndex(GERMAN)

    assert index.lengths.tolist() == plain.lengths.tolist()
    for stem in stems(" ".join(GERMAN)):
        assert index.holding(stem)[0].tolist() == plain.holding(stem)[0].tolist()
    assert index.holding_all(["haus", "hafen"]).tolist() == [1]


def test_indexes_in_two_languages_score_as_one_over_all_their_texts() -> None:
    apart = SparseSearch([SparseIndex(TEXTS), SparseIndex(GERMAN, repeat("de"))])
    together = SparseSearch(
        [SparseIndex([*TEXTS, *GERMAN], [*repeat("en", len(TEXTS)), *repeat("de", len(GERMAN))])]
    )

    for question in ("Which bridges cross the harbour?", "Welche Häuser stehen am Hafen?"):
        assert apart.scores(question).tolist() == together.scores(question).tolist()


@given(st.lists(st.sampled_from([*TEXTS, "fog"]), max_size=8), st.integers(0, 8))
def test_two_indexes_score_as_one_over_all_their_texts(texts: list[str], cut: int) -> None:
    apart = SparseSearch([SparseIndex(texts[:cut]), SparseIndex(texts[cut:])])
    together = SparseSearch([SparseIndex(texts)])

    question = "Which bridges cross the harbour in fog?"
    assert apart.scores(question).tolist() == together.scores(question).tolist()
    assert apart.inverse_frequency("fog") == together.inverse_frequency("fog")


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_texts_counted_in_batches_score_as_those_counted_together(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [*TEXTS, "fog over fog", "the fog bridge"]
    question = "Which bridges cross the harbour in fog?"
    monkeypatch.setattr(sparse, "COUNTED_AT_ONCE", at_once)

    index = SparseIndex(texts)

    np.testing.assert_allclose(
        SparseSearch([index]).scores(question), formula(texts, question), rtol=1e-4
    )
    rows, counts = index.holding("fog")
    assert (rows.tolist(), counts.tolist()) == ([1, 4, 5], [1, 2, 1])


def test_a_word_that_no_text_holds_lowers_every_score() -> None:
    index = SparseSearch([SparseIndex(TEXTS)])

    assert index.scores("bridge").max() > index.scores("bridge zeppelin").max() > 0


def test_stop_words_alone_score_nothing() -> None:
    assert SparseSearch([SparseIndex(TEXTS)]).scores("what is it and who are they").tolist() == [
        0,
        0,
        0,
        0,
    ]


def test_an_empty_collection_has_no_scores() -> None:
    assert SparseSearch([SparseIndex([])]).scores("bridge").tolist() == []


def test_texts_without_a_word_score_nothing() -> None:
    assert SparseSearch([SparseIndex(["", "..."])]).scores("bridge").tolist() == [0, 0]


@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=30))
def test_every_score_is_a_share(texts: list[str], question: str) -> None:
    scores = SparseSearch([SparseIndex(texts)]).scores(question)

    assert len(scores) == len(texts)
    assert all(0 <= score <= 1 for score in scores)


def test_stems_fold_case_accents_and_possessives() -> None:
    assert stems("The Café's BRIDGES") == stems("cafe bridge")


@given(st.text(st.characters(codec="ascii")))
def test_stems_of_plain_letters_are_those_that_they_have_beside_others(text: str) -> None:
    assert [*stems(text), "e"] == stems(f"{text} é")


def test_texts_that_hold_all_words_are_those_that_hold_each() -> None:
    index = SparseIndex([*TEXTS, "A harbour in the fog, and a bridge"])

    assert index.holding_all(["bridg", "harbour"]).tolist() == [0, 4]
    assert index.holding_all(["bridg", "harbour", "fog"]).tolist() == [4]
    assert index.holding_all(["bridg", "lighthous"]).tolist() == []
