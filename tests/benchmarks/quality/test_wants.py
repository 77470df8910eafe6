"""The questions that understanding is learned from are what their card says."""

from collections import Counter
from itertools import chain

import pytest

from benchmarks.quality.wants import FOLDER, LEARNED, REPORTED, asked, group
from index.understanding.wants import Want

PARTS = (LEARNED, REPORTED)


def test_no_library_is_in_both_parts_and_no_question_is_said_twice() -> None:
    learned, reported = ({each.library for each in asked(part)} for part in PARTS)
    said = Counter(each.question.casefold() for part in PARTS for each in asked(part))

    assert learned.isdisjoint(reported)
    assert [question for question, count in said.items() if count > 1] == []


@pytest.mark.parametrize("part", PARTS)
def test_every_want_is_asked_for_and_nearly_half_are_passages_or_more(part: str) -> None:
    wants = [each.want for each in asked(part)]

    assert set(wants) == set(Want)
    assert wants.count(Want.PASSAGE) > 0.48 * len(wants)


def test_questions_are_in_four_languages_most_of_them_in_english() -> None:
    languages = Counter(each.language for part in PARTS for each in asked(part))

    assert set(languages) == {"en", "de", "fr", "es"}
    assert 0.55 < languages["en"] / languages.total() < 0.65


def test_a_library_speaks_one_language() -> None:
    spoken = {(each.library, each.language) for part in PARTS for each in asked(part)}

    assert len(spoken) == len({library for library, _ in spoken})


@pytest.mark.parametrize("part", PARTS)
def test_the_card_counts_its_questions(part: str) -> None:
    held = asked(part)
    passages = sum(each.want is Want.PASSAGE for each in held)
    libraries = len({each.library for each in held})

    row = f"| {part} | {len(held):,} | {passages:,} | {libraries} |"
    assert row in (FOLDER / "CARD.md").read_text("utf-8")


def test_a_quarter_of_the_libraries_is_reported_on() -> None:
    learned, reported = (len({each.library for each in asked(part)}) for part in PARTS)

    assert 0.2 < reported / (learned + reported) < 0.3


def test_a_line_is_one_question_without_space_around_it() -> None:
    lines = chain.from_iterable(asked(part) for part in PARTS)

    assert [each for each in lines if each.question != " ".join(each.question.split())] == []


def test_every_group_of_wants_has_its_name() -> None:
    assert Counter(map(group, Want)) == {
        "passage": 1,
        "fact": 7,
        "article": 3,
        "library": 6,
        "small talk": 8,
    }
