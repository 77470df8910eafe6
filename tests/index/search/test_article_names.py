"""Articles are known by the words of their titles, authors, publications and dates."""

from itertools import product

import numpy as np
import pytest

from index.search.article_names import ArticleNames
from index.search.name_words import Field, name_words
from index.search.runs import Runs
from tests.doubles.articles import MEMOIR, article
from tests.doubles.garbage import watched_garbage

NAMES = ArticleNames(
    [
        article(MEMOIR, title="Volkswagen recalls the Tiguan 2.4"),
        article("The Quarry Rowing Club (QRC) met.", title="Oars"),
    ]
)


@pytest.mark.parametrize(
    ("stem", "strengths"),
    [
        ("volkswagen", [1.0, 0.0]),
        ("2.4", [1.0, 0.0]),
        ("doe", [1.0, 1.0]),
        ("harbour", [0.95, 0.95]),
        ("2022", [0.9, 0.9]),
        ("may", [0.9, 0.9]),
        ("qrc", [0.0, 0.9]),
        ("bridg", [0.0, 0.0]),
    ],
)
def test_a_word_means_the_articles_that_are_called_by_it(stem: str, strengths: list[float]) -> None:
    assert NAMES.strengths(stem).tolist() == pytest.approx(strengths)


def test_only_the_fields_asked_for_count() -> None:
    assert NAMES.strengths("doe", [Field.TITLE]).tolist() == [0.0, 0.0]


def test_putting_many_names_together_has_python_look_through_no_large_part_for_garbage() -> None:
    words = ["".join(each) for each in product("bcdfgh", "aeiou", "lmnprs", "aeiou", "t", "kvz")]
    titles = [" ".join(words[at : at + 9]) for at in range(0, len(words), 9)]
    names = ArticleNames([article(MEMOIR, title=each) for each in titles])
    runs = Runs.ordered(
        np.zeros(len(titles), dtype=np.int32), np.arange(len(titles), dtype=np.int32), [len(titles)]
    )
    with watched_garbage() as looked:
        made = ArticleNames.of_rows([names], runs, [])

    assert len(words) < len(made.uses)
    assert max(looked, default=0) == 0


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("vw", "volkswagen"),
        ("volkswagn", "volkswagen"),
        ("vokswagen", "volkswagen"),
        ("tigaun", "tiguan"),
        ("harbor", "harbour"),
        ("oar", None),
        ("bus", None),
        ("dog", None),
        ("bridge", None),
    ],
)
def test_a_misspelt_or_shortened_name_means_the_name(word: str, stem: str | None) -> None:
    assert NAMES.meant_by(word) == stem


def test_numbers_stay_whole_and_elided_articles_are_no_word() -> None:
    assert [word for word, _ in name_words("l'article sur d\u2019Artagnan 1.7")] == [
        "1.7",
        "article",
        "sur",
        "artagnan",
    ]
