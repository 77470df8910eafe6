"""Which names in an article are those of a person or body that was asked for, and which are not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.people.names import OPENERS, TITLES, Names

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that was asked for, by its *parts*; the last is the surname of a person's.

    *alone* tells that one word is meant as it stands, as the name of a body or a place.
    """

    parts: Parts
    alone: bool = False

    @property
    def surname(self) -> str:
        """Return its last word."""
        return self.parts[-1]


def mentions(names: Names, wanted: Wanted) -> list[tuple[int, int]]:
    """Return where *names*, those of one article, name who is *wanted*, in reading order.

    A surname alone counts from the first full mention on, and not where the article names another
    person of that surname.
    """
    if len(wanted.parts) == 1:
        return sorted(_single(names, wanted))
    full = [key for key in names if is_full(parts(key), wanted.parts)]
    if not full:
        return []
    found = [place for key in full for place in names[key].places]
    first = min(found)
    if not any(True for key in names if _is_other(parts(key), wanted.parts)):
        short = [key for key in names if _is_short(parts(key), wanted.parts)]
        found += [each for key in short for each in names[key].places if each > first]
    return sorted(set(found))


def parts(key: str) -> Parts:
    """Return the words of a name by its comparable form."""
    return tuple(key.split())


def bearer(key: str, surname: str) -> Parts | None:
    """Return the full name in *key* of somebody called *surname*, without titles and initials.

    `None` where it is none.
    """
    own = parts(key)
    if own[-1] != surname:
        return None
    while own and own[0] in TITLES:
        own = own[1:]
    kept = tuple(each for each in own[:-1] if len(each) > 1)
    return (*kept, surname) if kept and not set(kept) & (TITLES | {"of"}) else None


def is_full(own: Parts, wanted: Parts) -> bool:
    """Return whether *own* holds all of *wanted* in order, but for initials in between."""
    last = len(own) - 1
    return any(
        own[end] == wanted[-1] and _goes_back(own[:end], wanted[:-1]) for end in range(last, 0, -1)
    )


def _goes_back(own: Parts, wanted: Sequence[str]) -> bool:
    at = len(own)
    for each in reversed(wanted):
        at -= 1
        while at >= 0 and own[at] != each and len(own[at]) == 1:
            at -= 1
        if at < 0 or own[at] != each:
            return False
    return True


def _is_short(own: Parts, wanted: Parts) -> bool:
    """Return whether *own* is the surname of *wanted*, behind titles and fitting initials alone."""
    if own[-1] != wanted[-1]:
        return False
    initials = {each[0] for each in wanted[:-1]}
    return all(each in TITLES or each in initials for each in own[:-1])


def _is_other(own: Parts, wanted: Parts) -> bool:
    """Return whether *own* is the full name of another person with the surname of *wanted*."""
    named = bearer(" ".join(own), wanted[-1])
    return named is not None and not is_full(own, wanted) and not is_full(wanted, named)


def _single(names: Names, wanted: Wanted) -> Iterator[tuple[int, int]]:
    """Yield where a single word is named: by itself if it is meant *alone*, else in any name."""
    for key, held in names.items():
        own = parts(key)
        bare = all(each in TITLES or each in OPENERS for each in own[:-1])
        if wanted.surname in own and (not wanted.alone or (own[-1] == wanted.surname and bare)):
            yield from held.places
