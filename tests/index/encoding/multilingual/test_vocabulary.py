"""A text has the word pieces that the library `tokenizers` finds in it, in the same places."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from index.encoding.multilingual import vocabulary as module
from index.encoding.multilingual.four_bit_file import JoinedPieces
from index.encoding.multilingual.vocabulary import LONGEST, Vocabulary

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
UNKNOWN = 3

letters = st.sampled_from("abs▁é漢ж")
"""Of one, two and three bytes."""

vocabularies = st.dictionaries(
    st.text(letters, min_size=1, max_size=LONGEST),
    st.floats(-20, -1, width=32),
    min_size=1,
    max_size=20,
)
texts = st.text(st.one_of(letters, st.sampled_from(" \t\u200b½ﬁ\uff21\u0301😀")), max_size=40)


def vocabulary(scores: dict[str, float]) -> Vocabulary:
    """Return the vocabulary of these pieces behind the special ones."""
    pieces = [*SPECIAL, *scores]
    logarithms = np.array([*[0.0] * len(SPECIAL), *scores.values()], dtype=np.float32)
    special = range(len(SPECIAL))
    bounds = np.cumsum([0, *map(len, pieces)])
    return Vocabulary(JoinedPieces("".join(pieces), bounds), logarithms, special, UNKNOWN)


def reference(scores: dict[str, float]) -> Tokenizer:
    """Return the same from the library."""
    scored = [*((each, 0.0) for each in SPECIAL), *scores.items()]
    made = Tokenizer(models.Unigram(scored, unk_id=UNKNOWN, byte_fallback=False))
    made.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return made


@given(vocabularies, texts)
def test_pieces_and_places_are_those_of_the_library(scores: dict[str, float], text: str) -> None:
    found = vocabulary(scores).encode(text)
    expected = reference(scores).encode(text)

    assert (found.ids, found.offsets) == (expected.ids, expected.offsets)


def test_the_likeliest_pieces_are_taken() -> None:
    likely = vocabulary({"a": -2.0, "b": -2.0, "ab": -3.0})
    unlikely = vocabulary({"a": -2.0, "b": -2.0, "ab": -5.0})

    assert likely.split({"ab"}) == {"ab": ((6, "ab"),)}
    assert unlikely.split({"ab"}) == {"ab": ((4, "a"), (5, "b"))}


def test_unknown_characters_stand_together() -> None:
    found = vocabulary({"a": -2.0}).split({"жжaж", "ж"})

    assert found == {"жжaж": ((3, "жж"), (4, "a"), (3, "ж")), "ж": ((3, "ж"),)}


def test_a_special_piece_that_somebody_types_is_plain_text() -> None:
    found = vocabulary(dict.fromkeys("▁</s>", -2.0)).encode("</s>")

    assert found.tokens == ["▁", "<", "/", "s", ">"]


@pytest.mark.parametrize("length", [1, LONGEST, LONGEST + 1, 5000])
def test_a_word_of_any_length_is_split_as_the_library_does(length: int) -> None:
    scores = {"a": -1.5, "ab": -2.0, "ba" * (LONGEST // 2): -3.0}
    word = ("ab" * length)[:length]

    assert vocabulary(scores).encode(word).ids == reference(scores).encode(word).ids


def test_words_are_split_the_same_whatever_was_split_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "REMEMBERED", 2)
    asked = vocabulary({"▁a": -2.0, "b": -2.0, "ab": -3.0})
    texts = ["a b", "ab abb", "a b c d", "ab abb", "a b"]

    assert [asked.encode(each).ids for each in texts] == [
        vocabulary({"▁a": -2.0, "b": -2.0, "ab": -3.0}).encode(each).ids for each in texts
    ]
