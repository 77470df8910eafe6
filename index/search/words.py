"""Words as the sparse index sees them: folded, without stop words, stemmed."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import Stemmer

from corpus.letters import HAN_AND_KANA, SOUNDS, WORD
from index.search.folding import folded

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

_WORD = re.compile(rf"{WORD}(?:['\u2019]{WORD})*")
_ASCII_WORD = re.compile(r"\w+(?:'\w+)*")
"""The same where there is no other letter, faster."""
_PAIRED = f"\uac00-\ud7a3{HAN_AND_KANA}"
"""Korean syllables as well: particles stand behind a word without a space."""
_RUN = re.compile(f"[{_PAIRED}]+|[{SOUNDS}]+|[^{_PAIRED}{SOUNDS}]+")
_TOGETHER = {2: re.compile(f"[{_PAIRED}]"), 3: re.compile(f"[{SOUNDS}]")}
"""How many letters count as one word where no spaces part words."""
_ALGORITHMS = {
    "russian": "\u0400-\u04ff",
    "greek": "\u0370-\u03ff",
    "hindi": "\u0900-\u097f",
    "arabic": "\u0600-\u06ff",
    "tamil": "\u0b80-\u0bff",
    "armenian": "\u0530-\u058f",
}
"""Snowball's name for each language by whose stems all words in its letters are told; languages
that share them are not told apart."""
_BY_LETTERS = {name: re.compile(f"[{each}]") for name, each in _ALGORITHMS.items()}
_NORDIC = (("aa", "a"), ("oe", "o"))
_TYPED = {"danish": _NORDIC, "norwegian": _NORDIC, "swedish": (*_NORDIC, ("ae", "a"))}
"""What stands for letters that a keyboard lacks, folded: Snowball knows those of German itself."""
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_CONTRACTION = re.compile(
    r"(?:(?:ai|are|ca|could|did|do|does|had|has|have|is|might|must|need|sha|should|was|were|wo|would)"
    r"n['\u2019]t"
    r"|(?:i|you|he|she|it|we|they|this|that|these|those|there|who|what|which|where|when|why|how"
    r"|could|might|must|should|would)['\u2019](?:d|ll|m|re|ve))"
)
"""Two stop words written as one: "I'm", "doesn't"."""
_STOP_WORDS = frozenset(
    "a about after all also am an and any are as at be because been before being but by can cannot "
    "could "
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
    if plain.isascii():
        words = _ASCII_WORD.findall(plain)
    else:
        words = [part for word in _WORD.findall(plain) for part in _parts(word)]
    found = ((word, _stem(word)) for word in words)
    return [(word, stem) for word, stem in found if stem is not None]


def stems_in(language: str, text: str) -> list[str]:
    """Return what `stems` would of *text*, as words of a text in *language* have them."""
    if language == ENGLISH:
        return stems(text)
    return [stem_in(language, word) for word, _ in stemmed(text)]


def _parts(word: str) -> Iterator[str]:
    """Yield *word*; in its place each few of its letters of a kind that no spaces part."""
    if word.isascii():
        yield word
        return
    for run in _RUN.findall(word):
        together = next((few for few, each in _TOGETHER.items() if each.match(run)), len(run))
        yield from (run[start : start + together] for start in range(len(run) - together + 1))
        if len(run) < together:
            yield run


def word_form(word: str) -> str:
    """Return *word* as words are compared: without case, accents and a possessive ending."""
    return _POSSESSIVE.sub("", folded(word))


def is_content(word: str) -> bool:
    """Return whether the folded *word* is searched for: it is no stop word, nor two in one."""
    return word not in _STOP_WORDS and _CONTRACTION.fullmatch(word) is None


@lru_cache(maxsize=WORDS_KEPT)
def _stem(word: str) -> str | None:
    base = _POSSESSIVE.sub("", word)
    return _stem_by("english", base) if is_content(base) else None


@lru_cache(maxsize=WORDS_KEPT)
def stem_in(language: str, word: str) -> str:
    """Return the stem that the folded *word* has in a text in *language*, one of `STEMMERS`.

    Accents count for nothing here either: whoever asks may leave them out.
    """
    base = _POSSESSIVE.sub("", word)
    return _stem_by(STEMMERS[language], base)


def _stem_by(algorithm: str, base: str) -> str:
    """Return the stem of *base* by *algorithm*, or by that of its letters."""
    algorithm = _algorithm_of(base) or algorithm
    if algorithm != "english":
        base = base.replace("\u2019", "'")
    if algorithm == "russian":
        # Ukrainian and Belarusian words have one of several apostrophes inside, or none.
        base = base.replace("'", "")
    for typed, letter in _TYPED.get(algorithm, ()):
        base = base.replace(typed, letter)
    # A stemmer is not to be used by two threads at once.
    # It leaves nothing of some Greek words.
    return str(Stemmer.Stemmer(algorithm).stemWord(base)) or base


def _algorithm_of(word: str) -> str | None:
    """Return Snowball's name for the language of the letters of *word*, none of Latin ones."""
    if word.isascii():
        return None
    found = (name for name, letters in _BY_LETTERS.items() if letters.match(word))
    return next(found, None)


def grams(words: Iterable[str]) -> frozenset[str]:
    """Return the runs of four letters in *words*, whose ends count as letters: typos leave most."""
    edged = [f"^{word}$" for word in words]
    return frozenset(
        word[start : start + 4] for word in edged for start in range(max(1, len(word) - 3))
    )
