"""Answers do not get worse unnoticed: floors on shared questions and on our own."""

import json

import pytest

from benchmarks.quality import floors, real_article
from benchmarks.question_sets import shipped

REAL_ARTICLE = {"right": 56, "marked": 54, "answered": 56, "refused": 55}
"""Of 60 each, two (of refusals one) below what benchmarks/RESULTS.md reports."""


@pytest.mark.slow
@pytest.mark.skipif(
    not floors.available(), reason="the shared question set is absent, or another than was measured"
)
def test_no_figure_falls_below_its_floor() -> None:
    least = json.loads(floors.FLOORS.read_text("utf-8"))["floors"]
    found = floors.measured()

    assert set(least) == set(floors.GUARDED)
    assert {name: found[name] for name, floor in least.items() if found[name] < floor} == {}


@pytest.mark.slow
@pytest.mark.skipif(
    not real_article.ARTICLE.is_file(), reason="the real article is not on this machine"
)
def test_our_own_questions_about_the_real_article_are_answered_as_before() -> None:
    found = real_article.results(*shipped())

    good, bad = found["answered"], found["not_answered"]
    counts = {name: sum(each[name] for each in good) for name in ("right", "marked", "answered")}
    counts["refused"] = sum(not each["answered"] for each in bad)
    assert (len(good), len(bad)) == (60, 60)
    assert {
        name: counts[name] for name, least in REAL_ARTICLE.items() if counts[name] < least
    } == {}


def test_a_floor_rises_to_just_below_what_was_measured() -> None:
    stored = {"floors": {"recall": 0.8}, "lowered": []}

    assert floors.updated(stored, {"recall": 0.9}, None)["floors"] == {"recall": 0.89}


def test_a_floor_does_not_fall_without_a_reason() -> None:
    stored = {"floors": {"recall": 0.8}, "lowered": []}

    assert floors.updated(stored, {"recall": 0.7}, None) == stored


def test_a_floor_that_falls_leaves_its_reason_in_the_file() -> None:
    found = floors.updated({"floors": {"recall": 0.8}, "lowered": []}, {"recall": 0.7}, "a trade")

    assert found["floors"] == {"recall": 0.69}
    ((reason, before),) = [(each["reason"], each["from"]) for each in found["lowered"]]
    assert (reason, before) == ("a trade", {"recall": 0.8})
