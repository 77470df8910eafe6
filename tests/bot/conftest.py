"""What every test of the bot gets besides."""

from collections.abc import Iterator

import pytest

from tests.doubles.translated import translated_once


@pytest.fixture(scope="session", autouse=True)
def fast_publication() -> Iterator[None]:
    """Translate the commands once for all bots of this process."""
    with translated_once():
        yield
