"""Which words are English, or so common a name that nobody need have misspelt another."""

from functools import cache

import numpy as np
import numpy.typing as npt
from spellchecker import SpellChecker

from index.encoding.packaged_model import packaged_tokenizer

COMMON = 1000
"""Times that a word which is meant more likely than a rarer one occurs in the dictionary."""

LONG_NAME = 10
"""Letters from which a name may be two slips from what was meant."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def is_known(word: str) -> bool:
    """Return whether the folded *word*, or what it is the plural of, is in the dictionary.

    The model's vocabulary counts too: its whole words are the commonest, names among them.
    """
    if packaged_tokenizer().token_to_id(word) is not None:
        return True
    numbers, _ = _dictionary()
    # The dictionary spells in the American way.
    forms = [word, word.replace("is", "iz"), word.replace("our", "or"), word.removesuffix("s")]
    return bool(_held(numbers, np.array(list(map(hash, forms)))).any())


def has_common_neighbour(word: str) -> bool:
    """Return whether one slip makes the folded *word* of a common word of the dictionary."""
    numbers, common = _dictionary()
    near = np.fromiter(map(hash, _one_slip(word)), dtype=np.int64)
    return bool(_held(numbers[common], near).any())


def _one_slip(word: str) -> set[str]:
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    changed = {head + tail[1:] for head, tail in cuts if tail}
    changed |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    changed |= {head + letter + tail for head, tail in cuts for letter in _LETTERS}
    return changed | {
        head + letter + tail[1:] for head, tail in cuts if tail for letter in _LETTERS
    }


def _held(numbers: npt.NDArray[np.int64], wanted: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    places = np.minimum(np.searchsorted(numbers, wanted), len(numbers) - 1)
    return np.asarray(numbers[places] == wanted)


@cache
def _dictionary() -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Return the hashes of all words of the dictionary, in order, and which are common.

    Two arrays, since 160,000 words take thirty times as much memory as their hashes.
    """
    frequency = SpellChecker(language="en", distance=1).word_frequency.dictionary
    numbers = np.fromiter(map(hash, frequency), dtype=np.int64)
    common = np.fromiter((count >= COMMON for count in frequency.values()), dtype=np.bool_)
    order = np.argsort(numbers)
    return numbers[order], common[order]
