"""The lines of an AsciiDoc document that a page is made of: conditions are met, or are not."""

import re
from collections.abc import Iterable, Iterator

_CONDITION = re.compile(r"(ifdef|ifndef|ifeval|endif)::([^\[\]]*+)\[(.*)\][ \t]*+")
_DEFINED = re.compile(r":(!)?(\w[\w-]*+)(!)?:(?:[ \t].*)?")
_INCLUDED = re.compile(r"include::[^\[\]]++\[.*\][ \t]*+")
_ON_A_PAGE = frozenset({"asciidoctor", "asciidoctor-version", "backend-html5", "basebackend-html"})
"""Attributes that a document has where a page is made of it."""


def lines_shown(lines: Iterable[str]) -> Iterator[str]:
    """Yield those of *lines* that belong to a page; what is included from elsewhere is nowhere."""
    defined = set(_ON_A_PAGE)
    met: list[bool] = []
    for line in lines:
        condition = _CONDITION.fullmatch(line)
        if condition is None:
            if all(met[-1:]) and not _INCLUDED.fullmatch(line):
                _define(line, defined)
                yield line
        elif condition[1] == "endif":
            del met[-1:]
        else:
            is_met = all(met[-1:]) and _is_met(condition[1], condition[2], defined)
            if condition[1] == "ifeval" or not condition[3]:
                met.append(is_met)
            elif is_met:
                yield condition[3]


def _define(line: str, defined: set[str]) -> None:
    found = _DEFINED.fullmatch(line)
    if found and (found[1] or found[3]):
        defined.discard(found[2])
    elif found:
        defined.add(found[2])


def _is_met(condition: str, names: str, defined: set[str]) -> bool:
    if condition == "ifeval":
        return True
    how = all if "+" in names else any
    is_there = how(name.strip() in defined for name in re.split("[,+]", names))
    return is_there if condition == "ifdef" else not is_there
