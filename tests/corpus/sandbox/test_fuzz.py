"""A few documents of the fuzzer: whatever was made of them once is read or refused."""

import random

import pytest

from tests.fuzz.documents import try_one
from tests.fuzz.mutations import MOST


@pytest.mark.parametrize("seed", range(12))
def test_a_document_made_by_chance_is_read_or_refused_within_the_limits(seed: int) -> None:
    name, data = try_one(random.Random(seed))  # noqa: S311 - it has to come again
    assert name.startswith("a.")
    assert len(data) <= 2 * MOST
