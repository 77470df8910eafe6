"""What seems to answer is read again by itself: which part, where its words stand, what counts."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answer import Span
from index.reader.onnx_reader import OnnxReader
from index.reader.reading import Reading, Titled, best_span
from index.reader.second_look import HOPELESS, SHARE, read_twice, with_both
from index.reader.weights import ENGLISH_READER

TEXT = "Nobody came. It opened in 1901. The mayor spoke of 40 ships."
SENTENCES = ((0, 12), (13, 31), (32, 60))


class Pointing:
    """Reads so that the word *pointed at* is likeliest where it stands, and keeps what it read."""

    def __init__(self, pointed_at: str, answers: float = HOPELESS) -> None:
        self.answers = answers
        self.pointed_at = pointed_at
        self.passages: list[Titled] = []

    def __call__(self, passage: Titled) -> Reading:
        """Return a reading of *passage*."""
        self.passages.append(passage)
        words = [(each.start(), each.end()) for each in re.finditer(r"\w+", passage.text)]
        is_there = [passage.text[start:end] == self.pointed_at for start, end in words]
        return reading(words, [1.0, *(90.0 if each else 1.0 for each in is_there)], self.answers)


def reading(offsets: list[tuple[int, int]], weights: list[float], answers: float = 0.0) -> Reading:
    """Return a reading whose words begin and end as the *weights* of none and each word have it."""
    shares = np.log(np.array(weights) / sum(weights)).astype(np.float32)
    return Reading(answers, shares, shares, np.array(offsets, np.int32).reshape(-1, 2))


def words_of(found: Reading, text: str = TEXT) -> str:
    best = best_span(found, 0, len(text))
    assert best is not None
    return text[best.span.start : best.span.end]


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("came", "Nobody came."),
        ("1901", "Nobody came. It opened in 1901."),
        ("40", "It opened in 1901. The mayor spoke of 40 ships."),
    ],
)
def test_the_likeliest_sentence_is_read_again_with_the_one_before_it(word: str, part: str) -> None:
    read = Pointing(word)

    found = read_twice(read, Titled("Harbour", TEXT, SENTENCES))

    assert read.passages == [Titled("Harbour", TEXT), Titled("Harbour", part)]
    assert found.again is not None
    assert words_of(found) == words_of(found.again) == word


def test_a_passage_that_is_its_likeliest_part_is_read_once() -> None:
    read = Pointing("1901")

    found = read_twice(read, Titled("", TEXT[:31], SENTENCES[:2]))

    assert len(read.passages) == 1
    assert found.again is not None
    assert found.again.offsets.tolist() == found.offsets.tolist()


def test_what_surely_does_not_answer_is_read_once() -> None:
    read = Pointing("1901", answers=HOPELESS - 0.1)

    found = read_twice(read, Titled("Harbour", TEXT, SENTENCES))

    assert read.passages == [Titled("Harbour", TEXT)]
    assert found.again is not None
    assert found.again.answers == found.answers


def test_without_sentences_there_is_no_second_look() -> None:
    read = Pointing("1901")

    found = read_twice(read, Titled("Harbour", TEXT))

    assert read.passages == [Titled("Harbour", TEXT)]
    assert found.again is None
    assert with_both(found) is found


def test_each_look_counts_by_its_share_and_words_outside_the_part_by_the_first_alone() -> None:
    first = reading([(0, 3), (4, 7), (8, 11)], [4, 3, 2, 1])
    again = reading([(4, 7), (8, 11)], [1, 1, 8], answers=3.0)

    both = with_both(Reading(first.answers, first.starts, first.ends, first.offsets, again))

    expected = [
        (1 - SHARE) * 0.4 + SHARE * 0.1,
        (1 - SHARE) * 0.3,
        (1 - SHARE) * 0.2 + SHARE * 0.1,
        (1 - SHARE) * 0.1 + SHARE * 0.8,
    ]
    np.testing.assert_allclose(np.exp(both.starts), expected, rtol=1e-5)
    np.testing.assert_allclose(np.exp(both.ends), expected, rtol=1e-5)
    assert both.answers == first.answers


def test_the_second_look_decides_where_the_first_is_torn() -> None:
    first = reading([(0, 3), (4, 7), (8, 11)], [1, 1, 30, 31])
    again = reading([(4, 7), (8, 11)], [1, 30, 1])

    both = with_both(Reading(0.0, first.starts, first.ends, first.offsets, again))

    found = best_span(both, 0, 11)
    assert found is not None
    assert found.span == Span(4, 7)


@given(st.data())
def test_what_both_find_likely_is_a_distribution_again(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12))
    inside = slice(data.draw(st.integers(0, count - 1)), count)
    offsets = [(5 * at, 5 * at + 4) for at in range(count)]
    weight = st.floats(0.01, 9)
    first = reading(offsets, data.draw(st.lists(weight, min_size=count + 1, max_size=count + 1)))
    kept = offsets[inside]
    size = len(kept) + 1
    again = reading(kept, data.draw(st.lists(weight, min_size=size, max_size=size)))

    both = with_both(Reading(0.0, first.starts, first.ends, first.offsets, again))

    assert np.exp(both.starts).sum() == pytest.approx(1, abs=1e-4)
    assert np.exp(both.ends).sum() == pytest.approx(1, abs=1e-4)
    assert both.offsets.tolist() == first.offsets.tolist()


def test_the_reader_that_ships_finds_the_same_word_pieces_in_the_part(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    reader = OnnxReader(ENGLISH_READER, tmp_path_factory.mktemp("reader"))
    title = "The opening"

    (found,) = reader.read("When did it open?", [Titled(title, TEXT, SENTENCES)]) or []
    (part,) = reader.read("When did it open?", [Titled(title, TEXT[:31])]) or []

    assert found.again is not None
    assert found.again.answers == part.answers
    places = {tuple(each) for each in found.offsets.tolist()}
    assert {tuple(each) for each in found.again.offsets.tolist()} < places
    assert words_of(with_both(found)) == "1901"
