"""Words as the sparse index sees them: folded, without stop words, stemmed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import Stemmer

from corpus.combining import normalised

WORDS_KEPT = 20_000
"""Words whose stems are remembered: nearly all that a text repeats, in about 4 MB."""

ENGLISH = "en"
STEMMERS = {
    "da": "danish",
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "sv": "swedish",
    "tr": "turkish",
}
"""Snowball's name for each language in Latin letters whose words get stems of their own."""

_THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"
"""Letters and marks, without digits and signs: Python's word characters leave the marks out."""
_WORD = re.compile(rf"[\w{_THAI}]+(?:['\u2019][\w{_THAI}]+)*")
_KANA_AND_HAN = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_RUN = re.compile(f"[{_KANA_AND_HAN}]+|[{_THAI}]+|[^{_KANA_AND_HAN}{_THAI}]+")
_TOGETHER = {2: re.compile(f"[{_KANA_AND_HAN}]"), 3: re.compile(f"[{_THAI}]")}
"""How many letters count as one word where no spaces part words; Thai ones are sounds."""
_THAI_MARKS = frozenset(map(chr, range(0x0E31, 0x0E4F)))
_CYRILLIC = re.compile("[\u0400-\u04ff]")
"""Letters whose words are stemmed as Russian ones; languages that share them are not told apart."""
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_STOP_WORDS = frozenset(
    "a about after all also am an and any are as at be because been before being but by can could "
    "did do does doing for from had has have having he her hers him his how i if in into is it its "
    "just me more most my no nor not of off on once only or other our ours out over own s same she "
    "should so some such than that the their theirs them then there these they this those through "
    "to too under until up very was we were what when where which while who whom whose why will "
    "with would you your yours".split()
)


def stems(text: str) -> list[str]:
    """Return the stems of the content words of *text*, in order, repeats kept.

    Compatibility forms, case, accents and possessive endings do not distinguish words.
    """
    return [stem for _, stem in stemmed(text)]


def stemmed(text: str) -> list[tuple[str, str]]:
    """Return each content word of *text*, folded, with its stem, in order, repeats kept.

    Where no spaces part the words, as in Chinese and Japanese, each two letters that follow each
    other count as one, as in Lucene's CJKAnalyzer, and each three in Thai.
    """
    plain = folded(text)
    words = _WORD.findall(plain)
    if not plain.isascii():
        words = [part for word in words for part in _parts(word)]
    found = ((word, _stem(word)) for word in words)
    return [(word, stem) for word, stem in found if stem is not None]


def stems_in(language: str, text: str) -> list[str]:
    """Return what `stems` would of *text*, as words of a text in *language* have them."""
    if language == ENGLISH:
        return stems(text)
    return [stem_in(language, word) for word, _ in stemmed(text)]


def _parts(word: str) -> Iterator[str]:
    """Yield *word*; in its place each few of its letters of a kind that no spaces part."""
    for run in _RUN.findall(word):
        together = next((few for few, each in _TOGETHER.items() if each.match(run)), len(run))
        yield from (run[start : start + together] for start in range(len(run) - together + 1))
        if len(run) < together:
            yield run


def word_form(word: str) -> str:
    """Return *word* as words are compared: without case, accents and a possessive ending."""
    return _POSSESSIVE.sub("", folded(word))


def is_content(word: str) -> bool:
    """Return whether the folded *word* is searched for: it is no stop word."""
    return word not in _STOP_WORDS


@lru_cache(maxsize=WORDS_KEPT)
def _stem(word: str) -> str | None:
    base = _POSSESSIVE.sub("", word)
    if base in _STOP_WORDS:
        return None
    return _stem_by("russian" if _CYRILLIC.match(base) else "english", base)


@lru_cache(maxsize=WORDS_KEPT)
def stem_in(language: str, word: str) -> str:
    """Return the stem that the folded *word* has in a text in *language*, one of `STEMMERS`.

    Accents count for nothing here either: whoever asks may leave them out.
    """
    base = _POSSESSIVE.sub("", word)
    return _stem_by("russian" if _CYRILLIC.match(base) else STEMMERS[language], base)


def _stem_by(algorithm: str, word: str) -> str:
    # A stemmer is not to be used by two threads at once.
    return str(Stemmer.Stemmer(algorithm).stemWord(word))


_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "\u0131": "i",
    }
)
"""Letters that no compatible form takes apart, as whoever has no such keys types them."""


def folded(text: str) -> str:
    """Return *text* in compatible letters, without case and accents: what words are told by."""
    if text.isascii():
        # What follows would change nothing else, and takes most of the time of indexing.
        return text.casefold()
    folded = normalised("NFKD", text).casefold().translate(_LETTERS)
    # Thai marks are vowels and tones, which tell words apart as letters do.
    return "".join(
        letter for letter in folded if not unicodedata.combining(letter) or letter in _THAI_MARKS
    )


def grams(words: Iterable[str]) -> frozenset[str]:
    """Return the runs of four letters in *words*, whose ends count as letters: typos leave most."""
    edged = [f"^{word}$" for word in words]
    return frozenset(
        word[start : start + 4] for word in edged for start in range(max(1, len(word) - 3))
    )
