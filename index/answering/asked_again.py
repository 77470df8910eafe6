"""A question asked again of something else: its words, with what is named now in their place."""

import re
from collections.abc import Callable

from index.answering.openings import naming_stems, turned_to, turns
from index.answering.things import BEFORE_NOUNS
from index.search.words import stems

_BEFORE_NOUNS = BEFORE_NOUNS | {"these", "those", "of"}
"""What goes with the noun that it stands before."""

_THING = re.compile(
    r"\b(the|an?) (\w+)(?= (?:be|have|has|had|get|do|is|are|was|were|in|on|at|now)\b|[ ?.!]*$)",
    re.IGNORECASE,
)
"""A thing of one word: what stands behind it is no further noun."""

_LAST_THING = re.compile(r"\b(?:the|an?|my|your) (?:\w+ ){0,3}\w+$", re.IGNORECASE)
"""What a question ends with: “how much is a jar of honey”."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def of_year(question: str, before: str) -> str:
    """Return *before* with the one year that *question* names in place of its own one, if any."""
    years, others = set(_YEAR.findall(question)), set(_YEAR.findall(before))
    if len(years) != 1 or len(others) != 1:
        return before
    return before.replace(others.pop(), years.pop())


def names_only_year(question: str) -> bool:
    """Return whether *question* names a year and nothing else: “and in 2025?”."""
    rest = _YEAR.sub("", question)
    return rest != question and not naming_stems(rest) - set(stems("meant"))


def in_place(question: str, before: str) -> str | None:
    """Return *before* with what *question* names in place of its one thing of the same article.

    “how big can a shed be” behind which “and a plot?” is asked is “how big can a plot be”. It is
    null where it is not as clear.
    """
    named = turned_to(question)
    article = named.partition(" ")[0].casefold()
    found = [
        each
        for each in _THING.finditer(before)
        if each[1].casefold() == article and naming_stems(each[2])
    ]
    if turns(question) and len(found) == 1:
        (thing,) = found
        return before[: thing.start()] + named + before[thing.end() :].rstrip("?!. ")
    return None


def in_place_of_ending(question: str, before: str) -> str | None:
    """Return *before* with what *question* names in place of the thing that it ends with."""
    ending = _LAST_THING.search(before.rstrip("?!. "))
    return None if ending is None else before[: ending.start()] + turned_to(question)


def asked_of(named: str, before: str, fits: Callable[[str], bool]) -> str:
    """Return *before* as it is asked of what is *named*.

    That stands in place of the words whose stem does not fit it.
    """
    words = before.strip(" ?!.").split()
    out = {at for at, word in enumerate(words) if not all(map(fits, naming_stems(word)))}
    if not out:
        return f"{before} {named}"
    first, last = min(out), max(out)
    while first and words[first - 1].casefold() in _BEFORE_NOUNS:
        first -= 1
    between = [
        word
        for at, word in enumerate(words)
        if first <= at <= last and at not in out and word.casefold() not in _BEFORE_NOUNS
    ]
    return " ".join([*words[:first], named, *between, *words[last + 1 :]])
