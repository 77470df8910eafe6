"""Stored sentences are known again whatever words of a page stand in them, each looked at once."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import speaking
from bot.retelling import RETOLD_LIMIT, retold
from corpus.errors import SourceRefused
from tests.language.catalogues import OTHERS, messages, read

PLACE = re.compile(r"\{(\w+)[^}]*\}")
TEMPLATES = sorted(
    {key for key, _ in messages(read("de")) if isinstance(key, str) and PLACE.search(key)}
)
LITERALS = sorted({part for each in TEMPLATES for part in PLACE.split(each)[::2] if part})

HOSTILE = st.one_of(
    st.text(min_size=1, max_size=40),
    st.sampled_from(["{0.__class__}", "{}", "{", "}}", "{title", "{limit!r:>9}", "%(x)s", "\x00"]),
    st.lists(st.sampled_from(LITERALS), min_size=1, max_size=4).map("".join),
)


@given(st.sampled_from(TEMPLATES), st.lists(HOSTILE, min_size=9, max_size=9))
def test_no_value_breaks_a_sentence_that_is_retold(template: str, values: list[str]) -> None:
    given_values = iter(values)
    sentence = PLACE.sub(lambda _: next(given_values), template)

    for language in OTHERS:
        with speaking(language):
            assert retold(sentence)


@given(st.text(alphabet="{}[]().:!%0_ \\", min_size=1, max_size=200))
def test_a_value_of_signs_comes_through_as_it_is(value: str) -> None:
    sentence = str(
        SourceRefused("I couldn't get {file} from Discord: upload it again.", file=value)
    )

    with speaking("de"):
        told = retold(sentence)

    assert told != sentence
    assert value in told


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_stays_none_and_a_very_long_one_stays_as_it_is(language: str) -> None:
    refused = SourceRefused("I couldn't get {file} from Discord: upload it again.", file="x")
    fits = RETOLD_LIMIT - len(str(refused)) + 1
    sentences = [str(refused).replace("x", "y" * count, 1) for count in (fits, fits + 1)]

    with speaking(language):
        assert retold("") == ""
        assert [retold(each) != each for each in sentences] == [True, False]


def test_a_template_of_one_letter_knows_nothing_again() -> None:
    assert "{year}s" in TEMPLATES
    sentence = "Somebody else wrote this about wolves"

    with speaking("de"):
        assert retold(sentence) == sentence


class Watched(str):  # noqa: SLOT000 - it is to hold what was noted
    """A sentence that notes from where on it is searched."""

    searched: list[tuple[str, int]]

    def find(self, sub: str, start: int = 0, end: int = sys.maxsize, /) -> int:  # type: ignore[override]
        """Return where *sub* stands, as every string does."""
        self.searched.append((sub, start))
        return super().find(sub, start, end)


def test_each_word_of_a_template_is_looked_for_once_and_never_further_back() -> None:
    words = "".join(LITERALS)[: RETOLD_LIMIT // 2]
    title = Watched(f"This article is already here as {words}")
    title.searched = []

    with speaking("de"):
        assert retold(title) == title

    assert title.searched
    assert len(set(title.searched)) == len(title.searched)
