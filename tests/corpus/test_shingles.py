"""A sketch tells what two texts share at most, and two processes make the same one."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.shingles import Sketch, containment, shingles

WORDS = [f"word{number}" for number in range(100)]
LONG = " ".join(WORDS)
TEXTS = st.lists(st.integers(0, 12), max_size=90).map(
    lambda parts: " ".join(f"part{part} of the text number{part}" for part in parts)
)


def test_the_share_is_that_of_the_shorter_text() -> None:
    half = " ".join(WORDS[50:])

    assert containment(shingles(LONG), shingles(half)) == 1
    assert containment(shingles(half), shingles(" ".join(WORDS[:75]))) == 22 / 47
    assert containment(shingles(LONG), shingles(" ".join(WORDS[:10]))) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "新しい図書館は来年の春に開館すると市が発表した。費用は三億円になる見込みだ。",
            "昨日の試合は雨のために中止となった。",
        ),
        (
            "ห้องสมุดแห่งใหม่จะเปิดให้บริการในปีหน้า เทศบาลกล่าวเมื่อวานนี้",
            "การแข่งขันถูกยกเลิกเพราะฝนตก",
        ),
    ],
)
def test_texts_that_no_spaces_part_are_told_to_be_alike(one: str, other: str) -> None:
    assert containment(shingles(one), shingles(f"{other}{one}")) == 1
    assert containment(shingles(one), shingles(other * 3)) < 0.1


def test_vowel_signs_part_no_words() -> None:
    words = "नगर पालिका ने कहा कि नया पुस्तकालय अगले साल खुलेगा".split()

    assert len(shingles(" ".join(words))) == len(words) - 3


@given(TEXTS, TEXTS)
def test_a_sketch_never_tells_less_than_is_shared(one: str, other: str) -> None:
    sketch = Sketch.of(other)

    at_most = Sketch.of(one).most_shared(sketch.count, sketch.stored)

    assert at_most >= containment(shingles(one), shingles(other))


def test_shingles_of_one_hash_make_a_sketch_tell_more_and_never_less(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("corpus.shingles.zlib.crc32", lambda data: len(data) % 3)
    one, other = Sketch.of(LONG), Sketch.of(" ".join(WORDS[50:]))

    assert one.count == 97
    assert len(one.hashes) <= 3
    assert one.most_shared(other.count, other.stored) >= containment(
        shingles(LONG), shingles(" ".join(WORDS[50:]))
    )


def test_every_process_makes_the_same_sketch_of_a_text() -> None:
    made = "from corpus.shingles import Sketch; print(Sketch.of('one two three four five').stored)"
    runs = [
        subprocess.run([sys.executable, "-c", made], check=True, capture_output=True).stdout  # noqa: S603 - our own code
        for _ in range(2)
    ]

    assert runs[0] == runs[1] == f"{Sketch.of('One, two: three four FIVE!').stored!r}\n".encode()
