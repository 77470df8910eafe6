"""What a question names: people and things, numbers and days, and the nouns that it asks about."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.ranking.known_words import is_known
from index.ranking.named_text import RUN, Words, name_words, without_points
from index.ranking.written_numbers import numbers_in
from index.search.words import is_content, stems, word_form

_FEW = 3
SHORTEST = 3
"""Letters of a name that is recognised without a capital."""

_WORD = re.compile(r"[^\W_][\w'\u2019&.-]*")
_OPENS = frozenset("whose what which many much the a an".split())
"""Words that a noun which is asked for stands behind."""
_ENDS = frozenset(
    "did do does is are was were am be been can could will would shall should may might must has "
    "have had of in on at to for from by with that about during after before until and or who "
    "when where".split()
)
"""Words that end the noun which a question asks for."""
_KINDS = frozenset(
    "kind kinds type types sort sorts name names number amount year date day month time person "
    "people percentage percent reason way thing things place city country state many much happen "
    "happens happened do be new first last other one ones called again now earlier later still yet "
    "already too ever never alone together away back here there really please".split()
)
"""Nouns that tell what kind of thing is asked for, and are not repeated in an answer."""


@dataclass(frozen=True, slots=True)
class AskedThings:
    """*names* in folded words, *numbers* and days in one form, *heads* as stems."""

    names: tuple[Words, ...]
    numbers: frozenset[str]
    heads: tuple[str, ...]


def asked_things(question: str, is_name: Callable[[str], bool]) -> AskedThings:
    """Return what *question* names.

    *is_name* tells whether the articles write a folded word as a name: in a question in small
    letters that tells names. A word that no dictionary has counts as one too.
    """
    question = without_points(question)
    names = tuple(dict.fromkeys(_names(question, is_name)))
    named = {stem for name in names for stem in stems(" ".join(name))}
    heads = tuple(each for each in dict.fromkeys(_heads(question)) if each not in named)
    return AskedThings(names, numbers_in(question), heads)


def _names(question: str, is_name: Callable[[str], bool]) -> Iterator[Words]:
    words = list(_WORD.finditer(question))
    taken = []
    if not _is_heading([each[0] for each in words]):
        for found in RUN.finditer(question):
            name = _without_opening(found, question, is_name)
            if name and not numbers_in(found[0]):
                taken.append(found.span())
                yield name
    small = [each for each in words if not any(start <= each.start() < end for start, end in taken)]
    yield from _small_names(question, small, is_name)


def _is_heading(words: list[str]) -> bool:
    """Return whether *words* are written like a heading, or shouted, so that capitals tell nothing.

    Two little words behind the first have one, or no word is without.
    """
    capitals = [each[0].isupper() for each in words]
    little = [not is_content(word_form(each)) for each in words]
    both = sum(map(all, zip(capitals[1:], little[1:], strict=True)))
    return both > 1 or (len(words) > _FEW and all(capitals))


def _without_opening(found: re.Match[str], question: str, is_name: Callable[[str], bool]) -> Words:
    """Return the words of a run, none where only the question's beginning gives it a capital."""
    words = name_words(found[0])
    opens = not question[: found.start()].strip()
    if len(words) == 1 and opens and not is_name(words[0]) and is_known(words[0]):
        return ()
    return words


def _small_names(
    question: str, words: list[re.Match[str]], is_name: Callable[[str], bool]
) -> Iterator[Words]:
    """Yield the names among *words*, those that stand side by side as one."""
    name: list[str] = []
    before = None
    for each in words:
        form = _without_s(word_form(each[0].rstrip(".-'\u2019&")), is_name)
        beside = before is not None and question[before.end() : each.start()] == " "
        before = each
        if name and not beside:
            yield tuple(name)
            name = []
        if _reads_as_name(form, is_name):
            name.append(form)
        elif name:
            yield tuple(name)
            name = []
    if name:
        yield tuple(name)


def _without_s(form: str, is_name: Callable[[str], bool]) -> str:
    """Return *form* without the ending of "olavs boat", where that leaves a name."""
    owner = form.removesuffix("s")
    return owner if owner != form and not is_name(form) and is_name(owner) else form


def _reads_as_name(form: str, is_name: Callable[[str], bool]) -> bool:
    if len(form) < SHORTEST or not form.isalpha() or not is_content(form) or numbers_in(form):
        return False
    return is_name(form) or not is_known(form)


def _heads(question: str) -> Iterator[str]:
    """Yield the stems of the nouns asked for or about ("which boats", "the price of"), and the end.

    What stands at the end is often what is asked of somebody: "what does he earn".
    """
    nouns: list[list[str]] = []
    inside = False
    words = [word_form(each) for each in _WORD.findall(question)]
    for word in words:
        if word in _OPENS:
            nouns.append([])
        elif inside and word not in _ENDS:
            nouns[-1].append(word)
        inside = word in _OPENS or (inside and word not in _ENDS)
    for noun in (*nouns, [word for word in words[-1:] if word not in _ENDS | _OPENS]):
        telling = [word for word in noun if word not in _KINDS and not numbers_in(word)]
        yield from stems(" ".join(telling[-1:]))
