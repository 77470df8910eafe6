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
