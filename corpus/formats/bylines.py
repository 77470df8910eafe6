"""The people named in a byline, freed of what sites write around them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.formats import byline_words as words
from corpus.formats.written_dates import dates_in, weekdays
from corpus.normalise import fold, normalise

_LONGEST_NAME = 60
"""Characters; a longer "name" is a sentence about somebody."""
_LONGEST_PART = 200
"""Characters; where nothing parts a longer text, it names nobody."""
_MOST_WORDS = 6
"""Words of a person's name; our own choice."""
_SEPARATOR = "\x1f"
"""What stands for a date."""
_AGENCIES = {name.casefold() for name in words.AGENCIES}
_MARK = "\x1e"
"""What stands for an aside that says that somebody took the pictures."""

_LABEL = re.compile(rf"(?:{'|'.join(map(re.escape, words.LABELS))})\s?:\s*", re.IGNORECASE)
_LEADS = {
    language: re.compile(rf"(?:{lead})(?:\s?:)?\s*", re.IGNORECASE)
    for language, lead in words.LEADS.items()
}
_OTHER_CREDIT = re.compile(words.OTHER_CREDITS, re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")
_OF_PICTURES = re.compile("photo|picture|image|video|foto|bild|beeld|imagen", re.IGNORECASE)
_ADDRESS = re.compile(r"(?<!\S)(?:[^\s@:]++(?:@|://)|@|www\.)\S++")
_BETWEEN = re.compile(
    r"(?:(?<!\s)\s++)?+[;,|/\uff0f\u00b7\u2022\u2027\x1f]\s*+"
    rf"(?:(?:&|(?:{words.STRONG_CONJUNCTIONS})\b)\s++)?+"
    rf"|(?<!\s)\s++(?:[-\u2013\u2014&]|(?:{words.STRONG_CONJUNCTIONS})\b)(?=\s)\s++",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?<!\s)\s++(?:(?:{words.PLACE_PREPOSITIONS})\s++(?=[A-Z\u00c0-\u00de\d])"
    r"|(?:is|was|has|as|who|ist|war|est|es|\u00e8)\s)",
)
_PLACE = re.compile(words.PLACE_PREPOSITIONS)
_DATED = re.compile(
    r"\b(?:(?:last|first)\s)?(?:published|updated|posted|modified|ver\u00f6ffentlicht|aktualisiert"
    r"|publi\u00e9|publicado|pubblicato|gepubliceerd|opublikowano|atualizado|actualizado)"
    r"(?:\s(?:on|at|am|le|el|il|op|em))?\s?:?\s?$",
    re.IGNORECASE,
)
_NO_NAME = re.compile('[\\d:!?"\u201c\u201d<>=_*#]')
_SMALL_START = re.compile(r"[^\W\d_]{1,3}['\u2019-]\w")
"""How names begin that go on in capitals: d'Arcy, al-Sayed."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom bylines name: people, and organisations that stand where people do."""

    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()

    def anybody(self) -> bool:
        """Return whether anybody is named."""
        return bool(self.people or self.organisations)


NOBODY = Credit()
"""What a byline without names says."""


def credit_in(
    bylines: Iterable[str], publication: str | None = None, language: str | None = None
) -> Credit:
    """Return whom *bylines* name, each once, in order, as they write it.

    Left out are roles, degrees, dates, addresses, names of accounts such as "admin", and the
    *publication*. "Von" and its like open a byline in their own *language* alone, where one is
    given: they are parts of names in others.
    """
    site = fold(publication or "")
    found = [
        name
        for byline in bylines
        for name in _named(_without_lead(undated(normalise(byline)), language))
    ]
    names = [name for name in dict.fromkeys(found) if fold(name) != site]
    people = tuple(name for name in names if not _is_organisation(name, site))
    return Credit(people, tuple(name for name in names if name not in people))


def family_name_last(name: str) -> str:
    """Return *name*, which a catalogue may write as "Dahl, Lars", as "Lars Dahl"."""
    family, *given = normalise(name).split(", ")
    return f"{given[0]} {family}" if len(given) == 1 and " " not in family else name


def lead_in(text: str, language: str | None = None) -> int:
    """Return how many characters of *text* say that names follow, as "By" does; 0 when none do."""
    if label := _LABEL.match(text):
        return label.end()
    spoken = {"en", language} if language in _LEADS else set(_LEADS)
    found = [lead.match(text) for name, lead in _LEADS.items() if name in spoken]
    return max((match.end() for match in found if match), default=0)


def undated(text: str) -> str:
    """Return the byline *text* without the dates in it and the words that introduce them."""
    pieces, end = [], 0
    for each in dates_in(text):
        pieces.append(_DATED.sub("", text[end : each.start]))
        end = each.end
    return _SEPARATOR.join([*pieces, text[end:]])


def is_person(name: str) -> bool:
    """Tell whether *name* is written as the names of people are."""
    parts = name.split()
    return (
        0 < len(parts) <= _MOST_WORDS
        and len(name) <= _LONGEST_NAME
        and _is_capitalised(parts[0])
        and all(_is_capitalised(part) or part in words.PARTICLES for part in parts)
        and not _NO_NAME.search(name)
        and name not in words.PLACES
    )


def is_list_of_names(text: str) -> bool:
    """Tell whether *text* says nothing but names and what stands beside them in bylines."""
    parts = list(_parts(undated(text)))
    explained = all(_is_nobody(part) or _has_name(part) or _is_title(part) for part in parts)
    return (explained and any(map(_has_name, parts))) or (
        bool(parts) and all(map(_is_nobody, parts))
    )


def _has_name(part: str) -> bool:
    name, has_role = _without_role(part)
    return has_role or is_person(name) or _is_agency(name)


def _is_title(part: str) -> bool:
    """Tell whether *part* is written as the names of places and organisations are."""
    first, *others = part.split()
    named = [*([] if _PLACE.fullmatch(first) else [first]), *others]
    return all(not word[0].islower() or word in words.PARTICLES for word in named)


def _without_lead(text: str, language: str | None) -> str:
    behind = text[lead_in(text, language) :]
    # Where a name may begin with such a word, one more word alone is the rest of it.
    english = text[:2].casefold() == "by" or len(behind.split()) > 1
    return behind if english else text


def _named(text: str) -> Iterator[str]:
    """Yield the names in *text*; once somebody is named, a role or one word alone is about them."""
    somebody = False
    for part in _parts(text):
        name, has_role = _without_role(part)
        if _is_nobody(part) or (somebody and (" " not in name or part.startswith(f"{name} "))):
            continue
        if _folded_words(part)[-1] in words.COLLECTIVES:
            yield part
        elif (is_person(name) or _is_agency(name)) and (" " in name or not has_role):
            yield name
            somebody = somebody or " " in name


def _parts(text: str) -> Iterator[str]:
    """Yield what commas and their like, and words such as "and", part in *text*."""
    plain = _ASIDE.sub(lambda aside: _MARK if _OF_PICTURES.search(aside[0]) else " ", text)
    for part in _BETWEEN.split(_ADDRESS.sub(" ", plain)):
        if len(part) > _LONGEST_PART or _MARK in part or _OTHER_CREDIT.match(part.strip()):
            continue
        for each in _weakly_parted(part.split()):
            if tidied := _without_stop(_without_agency(_without_place(each)).strip(" ,:/\uff0f")):
                yield tidied


def _without_stop(part: str) -> str:
    """Return *part* without the full stop of a sentence; those of initials and "Jr." are kept."""
    abbreviated = len(part.rsplit(" ", maxsplit=1)[-1]) < 5  # noqa: PLR2004 - a letter or three, and the stop
    return part if abbreviated else part.rstrip(".")


def _weakly_parted(parts: list[str]) -> Iterator[str]:
    """Yield the names that "y" and its like part, where there are two words on both sides."""
    begin = 0
    for place, word in enumerate(parts):
        around = (parts[begin:place], parts[place + 1 :])
        if word in words.WEAK_CONJUNCTIONS and all(map(_is_full_name, around)):
            yield " ".join(around[0])
            begin = place + 1
    yield " ".join(parts[begin:])


def _is_full_name(parts: list[str]) -> bool:
    return len(parts) > 1 and is_person(" ".join(parts))


def _without_place(part: str) -> str:
    """Return *part* as far as it names somebody, not where or for whom they write."""
    behind = _BEHIND.search(part)
    named = part[: behind.start()] if behind else part
    return named if len(named.split()) > 1 else part


def _without_agency(part: str) -> str:
    ending = next((each for each in words.AGENCIES if part.endswith(f" {each}")), None)
    return part.removesuffix(ending).rstrip() if ending and part.count(" ") > 1 else part


def _without_role(part: str) -> tuple[str, bool]:
    """Return *part* without what somebody is before and behind their name, and if it was there."""
    named = part.split()
    folded = [word.casefold().strip(".,:") for word in named]
    first, last = 0, len(named)
    while first < last and _tells_role(folded[first]):
        first += 1
    while first < last and _tells_role(folded[last - 1]):
        last -= 1
    if not any(_is_role(word) for word in folded[:first]):
        first = 0
    if not any(_is_role(word) for word in folded[last:]):
        last = len(named)
    return " ".join(named[first:last]), last - first < len(named)


def _is_role(word: str) -> bool:
    return word in words.ROLES or word.endswith(words.ROLE_ENDINGS)


def _tells_role(word: str) -> bool:
    return _is_role(word) or word in words.ROLE_MODIFIERS


def _is_nobody(part: str) -> bool:
    folded = _folded_words(part)
    return not folded or all(
        _tells_role(word) or word in words.NOBODY or word in words.DEGREES or word in weekdays()
        for word in folded
    )


def _folded_words(part: str) -> list[str]:
    return [word.casefold().replace(".", "").strip(",:") for word in part.split()]


def _is_organisation(name: str, site: str) -> bool:
    """Tell whether *name* holds a word, or is a name, that organisations have and people do not."""
    folded = fold(name).split()
    acronym, *rest = name.split()
    return (
        folded[:1] == ["the"]
        or not words.ORGANISATIONS.isdisjoint(folded)
        or folded[-1] in words.COLLECTIVES
        or _is_agency(name)
        or bool(site and " ".join(folded).startswith(f"{site} "))
        or site.startswith(f"{' '.join(folded)} ")
        or (len(acronym) > 2 and acronym.isupper() and bool(rest) and not rest[0].isupper())  # noqa: PLR2004 - initials have two
    )


def _is_agency(name: str) -> bool:
    return name.casefold() in _AGENCIES


def _is_capitalised(word: str) -> bool:
    return not word[0].islower() or _SMALL_START.match(word) is not None
