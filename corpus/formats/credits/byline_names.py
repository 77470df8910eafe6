"""What the parts of a byline are: people, organisations, places, roles, or nobody."""

import re

from corpus.formats.credits import byline_words as words
from corpus.formats.written_dates import weekdays
from corpus.normalise import fold

_LONGEST_NAME = 60
"""Characters; a longer "name" is a sentence about somebody."""
_MOST_WORDS = 6
"""Words of a person's name; our own choice."""
_AGENCIES = {name.casefold() for name in words.AGENCIES}
_PLACE = re.compile(words.PLACE_PREPOSITIONS)
_NO_NAME = re.compile('[\\d:!?"\u201c\u201d<>=_*#]')
_BODY = re.compile(words.BODIES, re.IGNORECASE)
_SITE = re.compile(
    r"(?:[\w-]++\.){0,2}[\w-]{2,}\.(?:com|org|net|info|news|eu|uk|de|at|ch|fr|be|nl|lu|it|es|mx|ar|pt"
    r"|br|pl|cz|se|no|dk|fi|ie|ru|ua|jp|cn|in|au|nz|ca|us|za)",
    re.IGNORECASE,
)
"""The address of a site, written as its name."""
_SMALL_START = re.compile(r"[^\W\d_]{1,3}['\u2019-]\w")
"""How names begin that go on in capitals: d'Arcy, al-Sayed."""


def is_person(name: str) -> bool:
    """Tell whether *name* is written as the names of people are."""
    parts = name.split()
    return (
        0 < len(parts) <= _MOST_WORDS
        and len(name) <= _LONGEST_NAME
        and _is_capitalised(parts[0])
        and all(_is_capitalised(part) or part in words.PARTICLES for part in parts)
        and fold(name) != ""
        and not _NO_NAME.search(name)
        and name not in words.PLACES
    )


def is_title(part: str) -> bool:
    """Tell whether *part* is written as the names of places and organisations are."""
    first, *others = part.split()
    named = [*([] if _PLACE.fullmatch(first) else [first]), *others]
    return all(not word[0].islower() or word in words.PARTICLES for word in named)


def without_role(part: str) -> tuple[str, bool]:
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


def is_nobody(part: str) -> bool:
    """Tell whether *part* names nobody: a role, a desk, an account, a button, a site."""
    folded = folded_words(part)
    return not folded or _SITE.fullmatch(part) is not None or all(map(_names_nobody, folded))


def _names_nobody(word: str) -> bool:
    return (
        _tells_role(word)
        or word in words.NOBODY
        or word in words.LABELS
        or word in words.DEGREES
        or word in weekdays()
    )


def folded_words(part: str) -> list[str]:
    """Return the words of *part* in small letters, without full stops."""
    return [word.casefold().replace(".", "").strip(",:") for word in part.split()]


def is_organisation(name: str, site: str) -> bool:
    """Tell whether *name* holds a word, or is a name, that organisations have and people do not.

    What begins as *site*, the folded name of the publication, or with which that begins, is it.
    """
    folded = fold(name).split()
    acronym, *rest = name.split()
    return (
        folded[:1] == ["the"]
        or not words.ORGANISATIONS.isdisjoint(folded)
        or folded[-1] in words.COLLECTIVES
        or folded[0] in words.DESKS
        or is_public_body(name)
        or is_agency(name)
        or bool(site and " ".join(folded).startswith(f"{site} "))
        or site.startswith(f"{' '.join(folded)} ")
        or (len(acronym) > 2 and acronym.isupper() and bool(rest) and not rest[0].isupper())  # noqa: PLR2004 - initials have two
    )


def is_public_body(name: str) -> bool:
    """Tell whether *name* is that of a ministry or the like, with what it is for."""
    return _BODY.match(name) is not None


def site_named(publication: str) -> str:
    """Return the name of *publication*, folded, without the end of an address it is named after."""
    return fold(publication.rpartition(".")[0] if _SITE.fullmatch(publication) else publication)


def names_site(name: str, publication: str) -> bool:
    """Tell whether *name* is that of the *publication*, or of those who work on it together."""
    desk = words.DESKS | words.COLLECTIVES
    said = "".join(word for word in fold(name).split() if word not in desk)
    known = (fold(publication), site_named(publication))
    return said in {each.replace(" ", "") for each in known}


def is_agency(name: str) -> bool:
    """Tell whether *name* is that of a news agency."""
    return name.casefold() in _AGENCIES


def _is_capitalised(word: str) -> bool:
    return not word[0].islower() or _SMALL_START.match(word) is not None
