"""Texts made for a pattern out of its own parts: what makes it take long, if anything does."""

import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from tests.patterns.machine import Kind, Text
from tests.patterns.programs import LEAVES, Node, Pattern, kind_of, parsed

MANY = 20
"""Rounds from which a repetition is pumped: below, it multiplies the steps by a small number."""

_CHARACTERS = f"{string.printable}\x00\x85\u00a0\u00e9\u0301\u2019\u201d\u2026\u3002\u4e2d"
_VARIANTS = 6
"""Ways through a pattern that are taken: the first, second, … of whatever it lets one choose."""
_FEW_KINDS = 7
"""Kinds of characters up to which all pairs of them are pumped."""


@dataclass(frozen=True, slots=True)
class Pump:
    """*before*, then *again* many times, then *after*."""

    before: str
    again: str
    after: str

    def text(self, length: int, *, binary: bool) -> Text:
        """Return the text, with about *length* characters of *again*, as text or in bytes."""
        whole = self.before + self.again * max(1, length // len(self.again)) + self.after
        return whole.encode("latin-1", "replace") if binary else whole


def repeats_often(pattern: Pattern) -> bool:
    """Return whether anything in *pattern* is repeated so often that there is something to pump."""
    return any(map(_is_often, _operations(parsed(pattern))))


def pumps(pattern: Pattern) -> list[Pump]:
    """Return what to try *pattern* with; nothing where it repeats nothing often."""
    tree, characters = parsed(pattern), _Characters(pattern)
    found: dict[Pump, None] = {}
    for variant in range(_VARIANTS):
        way = _Way(characters, variant, pattern.flags)
        for before, body, rest in way.repeats(tree):
            for again in filter(None, _worth_repeating(before, body, rest, characters.kinds)):
                for start, end in product(("", before), characters.endings):
                    found[Pump(start, again, end)] = None
    return list(found)


def _worth_repeating(before: str, body: str, rest: str, kinds: Sequence[str]) -> Iterator[str]:
    whole = before + body + rest
    yield from (body, before + body, whole, whole[:-1], before, body + rest)
    if len(kinds) <= _FEW_KINDS:
        yield from kinds
        yield from map("".join, combinations(kinds, 2))


class _Characters:
    """The characters that *pattern* tells apart: one of each of its *kinds*."""

    def __init__(self, pattern: Pattern) -> None:
        leaves = list(_leaves(parsed(pattern), pattern.flags))
        self._binary = isinstance(pattern.pattern, bytes)
        self._tests = {(repr(node), flags): kind_of(node, flags) for node, flags in leaves}
        told_apart: dict[tuple[bool, ...], str] = {}
        for each in dict.fromkeys([*map(chr, _codes(leaves)), *_CHARACTERS]):
            fits = tuple(self._fits(test, each) for test in self._tests.values())
            # Edges of lines and words tell these apart.
            told_apart.setdefault((*fits, each == "\n", each.isalnum()), each)
        self.kinds = list(told_apart.values())
        self._fitting: dict[tuple[str, int], list[str]] = {}
        self.endings = list(dict.fromkeys(["", *self.kinds[:1], *self.kinds[-1:], "\x00"]))

    def fitting(self, node: Node, flags: int) -> list[str]:
        """Return the kinds that fit *node*."""
        key = (repr(node), flags)
        if key not in self._fitting:
            test = self._tests[key]
            self._fitting[key] = [each for each in self.kinds if self._fits(test, each)]
        return self._fitting[key]

    def _fits(self, fits: Kind, character: str) -> bool:
        return fits[character.encode("latin-1", "replace") if self._binary else character]


@dataclass(slots=True)
class _Way:
    """One way through a pattern: at each choice the one of the number *variant*."""

    characters: _Characters
    variant: int
    flags: int

    def repeats(self, nodes: Iterable[Node], before: str = "") -> Iterator[tuple[str, str, str]]:
        """Yield for each repetition what stands before it, in it, and behind it."""
        held = list(nodes)
        for at, (operation, value) in enumerate(held):
            name = str(operation)
            if _is_often((operation, value)):
                yield before, self.sample(value[2]), self.sample(held[at + 1 :])
            for inside in _inside(name, value):
                yield from self.repeats(inside, before)
            before += self.sample(held[at : at + 1])

    def sample(self, nodes: Iterable[Node]) -> str:
        """Return a text that *nodes* match, but for what is only looked at."""
        return "".join(self._sample(node, str(node[0]), node[1]) for node in nodes)

    def _sample(self, node: Node, name: str, value: Any) -> str:  # noqa: ANN401 - the parser's
        if name in LEAVES:
            fitting = self.characters.fitting(node, self.flags)
            return fitting[self.variant % len(fitting)] if fitting else ""
        if name == "BRANCH":
            return self.sample(value[1][self.variant % len(value[1])])
        if name.endswith("_REPEAT"):
            return self.sample(value[2]) * (value[0] or self.variant % 2)
        inside = [] if name.startswith("ASSERT") else _inside(name, value)
        return "".join(map(self.sample, inside))


def _is_often(node: Node) -> bool:
    operation, value = node
    return str(operation).endswith("_REPEAT") and int(value[1]) >= MANY


def _operations(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield *nodes* and all that is inside of them."""
    for operation, value in nodes:
        yield operation, value
        for inside in _inside(str(operation), value):
            yield from _operations(inside)


def _inside(name: str, value: Any) -> list[Iterable[Node]]:  # noqa: ANN401 - the parser's
    match name:
        case "SUBPATTERN":
            return [value[3]]
        case "BRANCH":
            return list(value[1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return [value[2]]
        case "ASSERT" | "ASSERT_NOT":
            return [value[1]]
        case "ATOMIC_GROUP":
            return [value]
    return []


def _leaves(nodes: Iterable[Node], flags: int) -> Iterator[tuple[Node, int]]:
    for operation, value in nodes:
        name = str(operation)
        if name in LEAVES:
            yield (operation, value), flags
        for inside in _inside(name, value):
            yield from _leaves(inside, flags)


def _codes(leaves: Iterable[tuple[Node, int]]) -> Iterator[int]:
    for (operation, value), _ in leaves:
        if str(operation) in {"LITERAL", "NOT_LITERAL"}:
            yield int(value)
        elif str(operation) == "IN":
            yield from (int(code) for name, code in value if str(name) == "LITERAL")
            yield from (int(code[0]) for name, code in value if str(name) == "RANGE")
