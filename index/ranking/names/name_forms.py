"""Whether a name stands in a text, as it is or in another form."""

from collections.abc import Sequence

from index.ranking.names.countries import ROOT, SAME_COUNTRY, country_roots
from index.ranking.names.named_text import NamedText, Words, acronyms
from index.search.words import ENGLISH, STEMMERS, is_content, stem_in, stems

SHORT = 3
"""Letters of names that are other words without their capitals."""
APART = 4
"""Words within which a first name stands before its last one."""


def stands_in(name: Words, text: NamedText, language: str = ENGLISH) -> bool:
    """Return whether *name* stands in *text*, as it is or in another form.

    Other forms are an acronym, the words of one, initials, a country's other name, its people, and
    what *language*, which is that of the question, makes of a word.
    """
    if any(_stands_so(form, text) for form in (name, *SAME_COUNTRY.get(name, ()))):
        return True
    if len(name) == 1:
        (word,) = name
        return word in text.acronyms or (is_content(word) and _stands_as_stem(word, text, language))
    short = any(text.holds_run((form,)) for form in acronyms(name))
    return short or _stands_apart(name, text.words)


def _stands_so(form: Words, text: NamedText) -> bool:
    """Return whether *form* stands in *text* word for word.

    A short one is "us" or "who" where it has no capital.
    """
    if f" {' '.join(form)} " not in text.joined:
        return False
    return len(form) > 1 or len(form[0]) > SHORT or any(form[0] in each.words for each in text.runs)


def _stands_as_stem(word: str, text: NamedText, language: str) -> bool:
    if len(word) > SHORT and not text.stems.isdisjoint(stems(word)):
        return True
    if language in STEMMERS and len(word) > SHORT:
        stem = stem_in(language, word)
        if any(stem_in(language, each) == stem for each in text.words if each[:1] == word[:1]):
            return True
    roots = country_roots(word)
    return any(
        roots & country_roots(part)
        for each in text.runs
        for part in each.words
        if part[:ROOT] == word[:ROOT]
    )


def _stands_apart(name: Words, words: Sequence[str]) -> bool:
    """Return whether the last word of *name* stands there, its first or its initial before it."""
    first, last = name[0], name[-1]
    for at, word in enumerate(words):
        before = words[max(0, at - APART) : at]
        if word == last and (any(_same(first, each) for each in before) or first in _ends(before)):
            return True
    return False


def _ends(words: Sequence[str]) -> set[str]:
    """Return the initials of the last of *words*, of two of them and of more."""
    return {"".join(word[:1] for word in words[at:]) for at in range(len(words))}


def _same(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[:1] == other[:1])
