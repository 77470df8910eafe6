"""What a question names: people and things, numbers and days."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.ranking.answer_kinds.answer_types import asked_language
from index.ranking.answer_kinds.kind_tables import KIND_TABLES
from index.ranking.names.known_words import is_known
from index.ranking.names.named_text import RUN, Words, name_words, without_points
from index.ranking.written.numbers import numbers_in
from index.search.words import ENGLISH, is_content, word_form

Told = Callable[[str], bool]
"""Tells something of a folded word."""

_FEW = 3
SHORTEST = 3
"""Letters of a name that is recognised without a capital."""

_WORD = re.compile(r"[^\W_][\w'\u2019&.-]*")
_OPENING_VERB = re.compile(
    r"^May(?= [^\W\d_])(?! (?:is|was|has|had|will|in|and|or|to|until|of|Day)\b)"
)
"""The verb of "May guests stay?", which no month is: a month is followed by a number or one of
these words, or ends there."""
_AROUND = " \t\r\n\"'([\u2018\u201c\u201e\u00ab*_>-"
"""What may stand between a sentence and the one before it, quotation marks among it."""
_QUOTING = frozenset('"\u201c\u201e\u00ab')
_I = re.compile(r"I(?:['\u2019](?:d|ll|m|ve))?")
"""What has a capital wherever it stands."""
_OPENING_IS = re.compile(r"^(?:Who|What|Where|When|Why|How)(?=s\b)")
"""The question word of "Whats it cost?", written without its apostrophe."""


@dataclass(frozen=True, slots=True)
class AskedThings:
    """*names* in folded words, *numbers* and days in one form, of a question in *language*."""

    names: tuple[Words, ...]
    numbers: frozenset[str]
    language: str = ENGLISH


def asked_things(question: str, is_name: Told) -> AskedThings:
    """Return what *question* names.

    *is_name* tells whether the articles write a folded word as a name: in a question in small
    letters that tells names. A word that no dictionary has counts as one too.
    """
    question = _OPENING_IS.sub(r"\g<0>'", _OPENING_VERB.sub("may", question))
    question = without_points(question)
    language = asked_language(question)
    table = KIND_TABLES.get(language)
    # Where every noun has a capital in its articles, what has none there is no name.
    is_other = is_known if table is None or not table.names else _any_word
    names = tuple(dict.fromkeys(_names(question, is_name, is_other)))
    return AskedThings(names, numbers_in(question), language)


def _any_word(_word: str) -> bool:
    return True


def _names(question: str, is_name: Told, is_other: Told) -> Iterator[Words]:
    words = list(_WORD.finditer(question))
    taken = []
    if not _is_heading([each[0] for each in words]):
        for found in RUN.finditer(question):
            name = _without_opening(found, question, is_name)
            if name and not numbers_in(found[0]):
                taken.append(found.span())
                yield name
    small = [each for each in words if not any(start <= each.start() < end for start, end in taken)]
    yield from _small_names(question, small, is_name, is_other)


def _is_heading(words: list[str]) -> bool:
    """Return whether *words* are written like a heading, or shouted, so that capitals tell nothing.

    Two little words behind the first have one, or no word is without.
    """
    words = [each for each in words if _I.fullmatch(each) is None]
    capitals = [each[0].isupper() for each in words]
    little = [not is_content(word_form(each)) for each in words]
    both = sum(map(all, zip(capitals[1:], little[1:], strict=True)))
    return both > 1 or (len(words) > _FEW and all(capitals))


def _without_opening(found: re.Match[str], question: str, is_name: Told) -> Words:
    """Return the words of a run without what only a sentence's beginning gives a capital.

    That is a word by itself, one before a name that the articles have ("Explain Olav's reasons"),
    or a label before what is asked ("Data Issue: …").
    """
    words = tuple(each for each in name_words(found[0]) if not _is_short_form(each))
    words = (*words[:-1], *(_without_s(each, is_name) for each in words[-1:]))
    if not words or not _begins(question, found.start()):
        return words
    is_label = question.startswith(":", found.end()) and not any(map(is_name, words))
    opening = words if is_label else words[:1]
    if any(is_name(each) or not is_known(each) for each in opening):
        return words
    rest = words[len(opening) :]
    return rest if not rest or is_name(rest[0]) else words


def _begins(question: str, start: int) -> bool:
    """Return whether a sentence of *question*, or one that it quotes, begins at *start*."""
    before = question[:start].rstrip(_AROUND)
    skipped = question[len(before) : start]
    if not before or before[-1] in ".!?\u2026" or "\n" in skipped:
        return True
    return before[-1] == ":" and not _QUOTING.isdisjoint(skipped)


def _is_short_form(word: str) -> bool:
    """Return whether the folded *word* is two little words in one, as "I'm" is in a sentence."""
    return not word.isalpha() and not is_content(word)


def _small_names(
    question: str, words: list[re.Match[str]], is_name: Told, is_other: Told
) -> Iterator[Words]:
    """Yield the names among *words*, those that stand side by side as one.

    *is_other* tells the words that are none unless the articles write them as such.
    """
    name: list[str] = []
    before = None
    for each in words:
        form = _without_s(word_form(each[0].rstrip(".-'\u2019&")), is_name)
        beside = before is not None and question[before.end() : each.start()] == " "
        before = each
        if name and not beside:
            yield tuple(name)
            name = []
        if _reads_as_name(form, is_name, is_other):
            name.append(form)
        elif name:
            yield tuple(name)
            name = []
    if name:
        yield tuple(name)


def _without_s(form: str, is_name: Told) -> str:
    """Return *form* without the ending of "olavs boat", where that leaves a name."""
    owner = form.removesuffix("s")
    return owner if owner != form and not is_name(form) and is_name(owner) else form


def _reads_as_name(form: str, is_name: Told, is_other: Told) -> bool:
    if len(form) < SHORTEST or not form.isalpha() or not is_content(form):
        return False
    if numbers_in(form.capitalize()):  # "may" and "march" are months where they have a capital
        return False
    return is_name(form) or not is_other(form)
