"""A name of two parts is put right where one of them is misspelt, and no other name is."""

from functools import cache

import pytest

from index.ranking.spelling.correction import corrected
from index.ranking.spelling.misspelt_names import full_name
from index.search.snapshot import Snapshot
from tests.doubles.articles import snapshot_of

PARAGRAPHS = (
    "Olav Brekke was born in 1941. His sister, Hilde Marrable, keeps the pier.",
    "In the herring house of Brekke sits Nils Brekke, and Ann Roe sails the boat of a Marrable.",
)


@cache
def snapshot() -> Snapshot:
    return snapshot_of(*PARAGRAPHS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("olaf", "breke"), ("olav", "brekke")),
        (("olav", "breke"), ("olav", "brekke")),
        (("hilda", "marable"), ("hilde", "marrable")),
        (("nils", "brekkee"), ("nils", "brekke")),
        (("hilde", "marabl"), ("hilde", "marrable")),
    ],
)
def test_both_parts_are_those_of_the_name(typed: tuple[str, str], meant: tuple[str, str]) -> None:
    assert full_name(*typed, snapshot()) == meant


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("olav", "brekke"),
        ("olaf", "brekke"),
        ("jan", "roe"),
        ("ann", "breke"),
        ("olga", "vaskelund"),
        ("the", "breke"),
        ("nilz", "voss"),
        ("hilda", "marabl"),
        ("hilde", "marquable"),
    ],
)
def test_what_may_be_another_name_stays(one: str, other: str) -> None:
    assert full_name(one, other, snapshot()) is None


def test_the_question_is_asked_with_the_name() -> None:
    assert corrected("Who is Olaf Breke's sister?", snapshot()) == "Who is Olav Brekke's sister?"
    assert corrected("when was olaf breke born", snapshot()) == "when was olav brekke born"
