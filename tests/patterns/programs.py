"""Python's regular expressions as programs of the `machine`.

They are made of what Python's own parser makes of a pattern, so that nothing is read differently.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from re import _compiler, _parser  # type: ignore[attr-defined]  # typeshed leaves both out
from typing import Any

from tests.patterns.machine import (
    Again,
    Commit,
    Fail,
    Instruction,
    Keep,
    Kind,
    LeaveIdle,
    Look,
    Program,
    Remembered,
    Stand,
    Test,
    choose,
    fork,
    jump,
    rare,
    take,
)

Pattern = re.Pattern[str] | re.Pattern[bytes]
Node = tuple[object, Any]
"""An operation of Python's parser, and what it is applied to."""

LEAVES = {"LITERAL", "NOT_LITERAL", "ANY", "IN"}
"""Operations that take exactly one character."""

_TAKE_NOTHING = {"AT", "ASSERT", "ASSERT_NOT"}

ENDLESS = int(_parser.MAXREPEAT)


def parsed(pattern: Pattern) -> Sequence[Node]:
    """Return what Python's parser makes of *pattern*."""
    tree: Sequence[Node] = _parser.parse(pattern.pattern, pattern.flags)
    return tree


def program_of(pattern: Pattern) -> tuple[Program, int]:
    """Return the program that matches *pattern*, and how many positions it keeps."""
    writer = _Writer(slots=2 * (pattern.groups + 1))
    return writer.program(parsed(pattern), pattern.flags), writer.slots


def kind_of(node: Node, flags: int) -> Kind:
    """Return the test whether a character fits *node*, one of the `LEAVES`."""
    fits = test_of(node, flags)
    return Remembered(lambda character: fits(character, 0))


def test_of(node: Node, flags: int) -> Test:
    """Return the test whether the character, or the place, at a position fits *node*."""
    tree = _parser.parse("" if flags & re.UNICODE else b"", flags)
    tree.append(node)
    matching = _compiler.compile(tree, flags)
    return lambda text, at: matching.match(text, at) is not None


@dataclass(slots=True)
class _Writer:
    """Writes programs; *slots* is how many positions have a place so far."""

    slots: int
    _written: list[Instruction] = field(default_factory=list)
    _kinds: dict[tuple[str, int], Kind] = field(default_factory=dict)

    def program(self, nodes: Iterable[Node], flags: int) -> Program:
        """Return the program of *nodes* by itself."""
        outer, self._written = self._written, []
        self._write(nodes, flags)
        written, self._written = self._written, outer
        return tuple(written)

    def _kind(self, node: Node, flags: int) -> Kind:
        # A counted repetition writes its body many times.
        key = (repr(node), flags)
        if key not in self._kinds:
            self._kinds[key] = kind_of(node, flags)
        return self._kinds[key]

    def _write(self, nodes: Iterable[Node], flags: int) -> None:
        for operation, value in nodes:
            self._write_one(str(operation), value, flags)

    def _write_one(self, name: str, value: Any, flags: int) -> None:  # noqa: ANN401 - the parser's
        match name:
            case "SUBPATTERN":
                group, added, removed, inside = value
                self._write_group(group, inside, (flags | added) & ~removed)
            case "BRANCH":
                self._write_branches(value[1], flags)
            case "MAX_REPEAT" | "MIN_REPEAT":
                self._write_repeat(value, flags, lazy=name == "MIN_REPEAT")
            case "POSSESSIVE_REPEAT":
                greedy = [(_parser.MAX_REPEAT, value)]
                self._written.append(rare(Commit(self.program(greedy, flags))))
            case _:
                self._written.append(self._plain(name, value, flags))

    def _plain(self, name: str, value: Any, flags: int) -> Instruction:  # noqa: ANN401 - as above
        if name in LEAVES:
            return take(self._kind((getattr(_parser, name), value), flags))
        match name:
            case "AT":
                return rare(Stand(test_of((_parser.AT, value), flags)))
            case "ATOMIC_GROUP":
                return rare(Commit(self.program(value, flags)))
            case "ASSERT" | "ASSERT_NOT":
                back = value[1].getwidth()[0] if value[0] < 0 else 0
                return rare(Look(self.program(value[1], flags), back, name == "ASSERT_NOT"))
            case "GROUPREF":
                return rare(Again(value))
            case "FAILURE":
                return rare(Fail())
        raise NotImplementedError(name)

    def _write_group(self, group: int | None, inside: Iterable[Node], flags: int) -> None:
        if group is None:
            self._write(inside, flags)
            return
        self._written.append(rare(Keep(2 * group)))
        self._write(inside, flags)
        self._written.append(rare(Keep(2 * group + 1)))

    def _write_branches(self, branches: Sequence[Iterable[Node]], flags: int) -> None:
        choice = self._gap()
        ways, ends = [], []
        for branch in branches:
            ways.append((len(self._written), self._first(branch, flags)))
            self._write(branch, flags)
            ends.append(self._gap())
        ways.reverse()
        self._written[choice] = choose(
            Remembered(lambda text: [at for at, fits in ways if fits[text]])
        )
        for end in ends:
            self._written[end] = jump(len(self._written))

    def _first(self, nodes: Iterable[Node], flags: int) -> Kind:
        """Return the test whether a character can begin *nodes*; where it is not plain, any can."""
        for operation, value in nodes:
            name = str(operation)
            if name in LEAVES:
                return self._kind((operation, value), flags)
            if name == "SUBPATTERN":
                return self._first(value[3], (flags | value[1]) & ~value[2])
            if name not in _TAKE_NOTHING:
                break
        return Remembered(lambda _character: True)

    def _write_repeat(self, repeat: tuple[int, int, Any], flags: int, *, lazy: bool) -> None:
        least, most, body = repeat
        for _ in range(least):
            self._write(body, flags)
        endless = int(most) == ENDLESS
        rounds = [self._write_round(body, flags) for _ in range(1 if endless else most - least)]
        if endless:
            self._written.append(jump(rounds[0][0]))
        out = len(self._written)
        for entry, leave, slot in rounds:
            ways = (entry + 1, out)
            self._written[entry] = fork(*(reversed(ways) if lazy else ways))
            if leave is not None:
                self._written[leave] = rare(LeaveIdle(slot, out))

    def _write_round(self, body: Any, flags: int) -> tuple[int, int | None, int]:  # noqa: ANN401 - the parser's
        """Write a round that may be left out; return its gaps, and its slot."""
        entry = self._gap()
        if body.getwidth()[0]:
            self._write(body, flags)
            return entry, None, -1
        slot, self.slots = self.slots, self.slots + 1
        self._written.append(rare(Keep(slot)))
        self._write(body, flags)
        return entry, self._gap(), slot

    def _gap(self) -> int:
        """Leave room for an instruction that is not known yet, and return its number."""
        self._written.append(rare(Fail()))
        return len(self._written) - 1
