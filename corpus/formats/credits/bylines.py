"""The people named in a byline, freed of what sites write around them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.formats.credits import byline_words as words
from corpus.formats.credits.byline_names import (
    folded_words,
    is_agency,
    is_nobody,
    is_organisation,
    is_person,
    is_public_body,
    is_title,
    names_site,
    site_named,
    without_role,
)
from corpus.formats.written_dates import dates_in
from corpus.normalise import normalise

_LONGEST_PART = 200
"""Characters; where nothing parts a longer text, it names nobody."""
_SEPARATOR = "\x1f"
"""What stands for a date."""
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
    rf"(?:(?<!\s)\s++)?+(?:[;,|/\uff0c\uff0f\u3001\u2022\x1f]|{words.DOT})\s*+"
    rf"(?:(?:&|(?:{words.STRONG_CONJUNCTIONS})\b)\s++)?+"
    rf"|(?<!\s)\s++(?:[-\u2013\u2014&]|(?:{words.STRONG_CONJUNCTIONS})\b)(?=\s)\s++",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?<!\s)\s++(?:(?:{words.PLACE_PREPOSITIONS}|FOR|IN|AT|FROM)\s++(?=[A-Z\u00c0-\u00de\d])"
    r"|(?:is|was|has|as|who|ist|war|est|es|\u00e8)\s)",
)
_DATED = re.compile(
    r"\b(?:(?:last|first)\s)?(?:stand|published|updated|posted|modified|ver\u00f6ffentlicht|aktualisiert"
    r"|publi\u00e9|publicado|pubblicato|gepubliceerd|opublikowano|atualizado|actualizado)"
    r"(?:\s(?:on|at|am|le|el|il|op|em))?\s?:?\s?$",
    re.IGNORECASE,
)


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
    site = site_named(publication or "")
    found = [
        name
        for byline in bylines
        for name in _named(_without_lead(undated(normalise(byline)), language))
    ]
    names = [
        name
        for name in dict.fromkeys(found)
        if not publication or not names_site(name, publication)
    ]
    people = tuple(name for name in names if not is_organisation(name, site))
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


def is_list_of_names(text: str) -> bool:
    """Tell whether *text* says nothing but names and what stands beside them in bylines."""
    parts = list(_parts(undated(text)))
    explained = all(is_nobody(part) or _has_name(part) or is_title(part) for part in parts)
    return (explained and any(map(_has_name, parts))) or (
        bool(parts) and all(map(is_nobody, parts))
    )


def _has_name(part: str) -> bool:
    name, has_role = without_role(part)
    return has_role or is_person(name) or is_agency(name)


def _without_lead(text: str, language: str | None) -> str:
    behind = text[lead_in(text, language) :]
    # Where a name may begin with such a word, one more word alone is the rest of it.
    english = text[:2].casefold() == "by" or len(behind.split()) > 1
    german = language == "de" and text.startswith("Von ")  # in names it is written small
    return behind if english or german else text


def _named(text: str) -> Iterator[str]:
    """Yield the names in *text*; once somebody is named, a role or one word alone is about them."""
    if is_public_body(text) and len(text) <= _LONGEST_PART:
        yield text
        return
    somebody = False
    for part in _parts(text):
        name, has_role = without_role(part)
        if has_role and name.rpartition(" ")[2].lower() in words.PARTICLES:
            continue  # the role was part of what it is called, as in letters to the editor
        if is_nobody(part) or (somebody and (" " not in name or part.startswith(f"{name} "))):
            continue
        if folded_words(part)[-1] in words.COLLECTIVES:
            yield part
        elif (is_person(name) or is_agency(name)) and (" " in name or not has_role):
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
        if word in words.WEAK_CONJUNCTIONS and all(
            len(each) > 1 and is_person(" ".join(each)) for each in around
        ):
            yield " ".join(around[0])
            begin = place + 1
    yield " ".join(parts[begin:])


def _without_place(part: str) -> str:
    """Return *part* as far as it names somebody, not where or for whom they write."""
    behind = _BEHIND.search(part)
    named = part[: behind.start()] if behind else part
    return named if len(named.split()) > 1 else part


def _without_agency(part: str) -> str:
    ending = next((each for each in words.AGENCIES if part.endswith(f" {each}")), None)
    return part.removesuffix(ending).rstrip() if ending and part.count(" ") > 1 else part
