"""Which language a text is in, of those whose words have stems of their own."""

import re
from collections import Counter
from functools import cache
from itertools import chain

import justext

from corpus.letters import LETTERS
from index.search.folding import folded
from index.search.words import ENGLISH, STEMMERS

READ = 2000
"""Characters of a text that are looked at: they told the language of every article of XQuAD."""

LEAST_SHARE = 0.3
"""Share of the words that are common ones of the language. Of 5,765 English paragraphs none was
taken for one in another language, of XQuAD's articles in four languages each for its own."""

_WORD = re.compile(LETTERS)

LISTS = {
    "da": "Danish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "no": "Norwegian_Bokmal",
    "pt": "Portuguese",
    "ro": "Romanian",
    "sv": "Swedish",
    "tr": "Turkish",
}
"""The names that jusText has for its lists of common words."""


def language_of(text: str) -> str:
    """Return the code of the language of *text*, one of `STEMMERS`; English where it is unclear.

    Telling one language for another costs a little: its words get other stems, a question's too.
    """
    words = _WORD.findall(folded(text[:READ]))
    common_in = _common_in()
    counts = Counter(chain.from_iterable(common_in.get(word, ()) for word in words))
    best = max((ENGLISH, *STEMMERS), key=counts.__getitem__)
    return best if counts[best] >= LEAST_SHARE * len(words) else ENGLISH


@cache
def _common_in() -> dict[str, list[str]]:
    """Return of each common word the codes of the languages that have it."""
    found: dict[str, list[str]] = {}
    for code in (ENGLISH, *STEMMERS):
        for word in sorted(_common(code)):
            found.setdefault(word, []).append(code)
    return found


@cache
def _common(code: str) -> frozenset[str]:
    """Return the folded common words of a language; of others than English, those it has not."""
    own = common_words(code)
    # The lists were counted on pages that quote English as well.
    return own if code == ENGLISH else own - _common(ENGLISH)


@cache
def common_words(code: str) -> frozenset[str]:
    """Return the folded words that tell nothing of what a text in the language *code* is about."""
    listed = justext.get_stoplist(LISTS[code])
    return frozenset(word for each in listed for word in _WORD.findall(folded(each)))
