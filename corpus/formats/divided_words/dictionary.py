"""How often words are written in a language, which tells a divided word from a compound."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from spellchecker import SpellChecker

LEAST_FREQUENT = 400
"""Times that a part of a compound occurs in the dictionary; fragments of words occur less often,
as chance has it. Set on the divisions that
`tests/corpus/formats/divided_words/test_division.py` names.
"""

_FUNCTION_WORDS = {
    "en": "the and of to in that is was for it with as his on be at by had not are but from have",
    "fr": "le la les de des et un une du que qui dans est pour par sur au aux avec il elle ne pas",
    "pt": "o os as de da do das dos e um uma que em para com por no na nos nas mais ao foi se",
    "de": "der die das und den von zu mit sich des auf ist im dem nicht ein eine als auch es an",
    "es": "el los las y en un una que del por con para es se al lo como más fue su sus no la",
    "it": "il di che e la per un una non sono da con del della nel alla i gli le dei si più è",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als bij door",
    "pl": "w i na z do się nie że jest to o jak przez po od dla za ale są był być oraz",
    "sv": "och i att det som en på är av för med till den har de inte om ett var men",
}
"""The commonest words of languages that divide words; the first three have compounds in small
letters with a hyphen, so a dictionary is looked into for them. In the others words that go on in
small letters are divided words.
"""
_WITH_COMPOUNDS = ("en", "fr", "pt")
_WORD = re.compile(r"[^\W\d_]+")
_AMERICAN = (
    (re.compile("our"), "or"),
    (re.compile("is(?=e|a|i)"), "iz"),
    (re.compile("ys(?=e|i)"), "yz"),
    (re.compile("tre(?=$|s$|d$)"), "ter"),
    (re.compile("ll(?=e|i)"), "l"),
    (re.compile("ence(?=$|s$)"), "ense"),
    (re.compile("ogue"), "og"),
    (re.compile("[ao]e"), "e"),
)
"""What is spelt otherwise in American English, which the English dictionary keeps to."""


def language_of(words: Iterable[str]) -> str | None:
    """Return the language whose commonest words are most of *words*, `None` where they are few."""
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in common.split())
        for language, common in _FUNCTION_WORDS.items()
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] else None


def frequency(word: str, language: str | None) -> int | None:
    """Return how often *word* occurs in texts of *language*.

    It is `None` for a language that needs no dictionary. An English word that differs from an
    American one in its spelling alone is as frequent as that.
    """
    if language not in _WITH_COMPOUNDS:
        return None
    words = _dictionary(language)
    found = words[word]
    if found or language != "en":
        return found
    for pattern, american in _AMERICAN:
        found = words[pattern.sub(american, word)]
        if found:
            return found
    return words[word.removesuffix("s")]


@cache
def _dictionary(language: str) -> SpellChecker:
    return SpellChecker(language=language, distance=1)
