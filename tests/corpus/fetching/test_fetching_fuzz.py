"""The fuzzer of `tests/fuzz/fetching.py`, for a moment."""

from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.fetching import fuzz


@given(st.binary(max_size=200))
def test_whatever_a_site_says_a_page_is_read_whole_or_refused(seed: bytes) -> None:
    fuzz(seed)
