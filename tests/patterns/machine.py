"""A backtracking matcher, as Python's own is one, that counts its steps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

MOST_STEPS = 400_000
"""Steps after which counting ends: far above what a linear search of a short text takes."""

Text = str | bytes
Result = TypeVar("Result")
Places = tuple[int, ...]
"""Positions that a program keeps: where groups begin and end, where loops were entered."""

State = tuple[int, int, Places]
"""The number of the next instruction, the position in the text, and what is kept."""

Test = Callable[[Text, int], bool]
"""Whether a place in a text fits."""


class Remembered(dict[Text, Result]):
    """What *find* returns for a character, found once."""

    def __init__(self, find: Callable[[Text], Result]) -> None:
        self._find = find

    def __missing__(self, character: Text) -> Result:
        """Return what is found now, and remember it."""
        found = self[character] = self._find(character)
        return found


Kind = Remembered[bool]
"""Whether a character fits; the end of the text, which is none, never does."""

Ways = Remembered[Sequence[int]]
"""The instructions that may be next, by the next character; the one to try first is the last."""


class TooManySteps(Exception):
    """The search was broken off."""


_TAKE, _FORK, _JUMP, _CHOOSE, _GO = range(5)

Instruction = tuple[int, Any, Any]
"""What is done in one step, and what it is done with: what kind that is follows from the first, as
the functions below have it. A class for each would be a call for each step."""

Program = Sequence[Instruction]


class Rare(Protocol):
    """An instruction that few steps are: it has a function of its own."""

    def go(self, machine: "Machine", state: State) -> State | None:
        """Return the state after this step, `None` when it fails."""


def take(fits: Kind) -> Instruction:
    """Return what takes one character that *fits*."""
    return _TAKE, fits, None


def fork(first: int, second: int) -> Instruction:
    """Return what goes on at *first*, and at *second* when that fails."""
    return _FORK, first, second


def jump(to: int) -> Instruction:
    """Return what goes on at *to*."""
    return _JUMP, to, None


def choose(ways: Ways) -> Instruction:
    """Return what goes on at one of *ways* after the other until one of them does not fail.

    As in Python, no way that another character begins is a step.
    """
    return _CHOOSE, ways, None


def rare(instruction: Rare) -> Instruction:
    """Return what does as *instruction* says."""
    return _GO, instruction.go, None


class Machine:
    """Searches in one *text*; *steps* counts all of them together."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.steps = 0
        every = text if isinstance(text, str) else map(bytes, zip(text, strict=True))
        self._characters: list[Text] = [*every, text[:0]]

    # A hundred million steps are taken here: with a call for each they take twice as long.
    def run(  # noqa: C901, PLR0912 - as it says above
        self, program: Program, places: Places, begin: int, last: int
    ) -> tuple[int, int, Places] | None:
        """Return where *program* first matches, where that ends and what is kept, else `None`.

        It is tried at *begin* and at every place behind it, up to *last*.
        """
        characters, finish, steps = self._characters, len(program), self.steps
        for start in range(begin, last + 1):
            untried = [(0, start, places)]
            while untried:
                if steps > MOST_STEPS:
                    raise TooManySteps
                number, at, kept = untried.pop()
                while number != finish:
                    steps += 1
                    operation, first, second = program[number]
                    if operation == _TAKE:
                        if not first[characters[at]]:
                            break
                        number, at = number + 1, at + 1
                    elif operation == _FORK:
                        untried.append((second, at, kept))
                        number = first
                    elif operation == _JUMP:
                        number = first
                    elif operation == _CHOOSE:
                        ways = first[characters[at]]
                        if not ways:
                            break
                        untried += [(way, at, kept) for way in ways[:-1]]
                        number = ways[-1]
                    else:
                        self.steps = steps
                        state = first(self, (number, at, kept))
                        steps = self.steps
                        if state is None:
                            break
                        number, at, kept = state
                else:
                    self.steps = steps
                    return start, at, kept
        self.steps = steps
        return None


@dataclass(frozen=True, slots=True)
class Stand:
    """Asks that the place *fits*: an edge of a word, of a line, of the text."""

    fits: Test

    def go(self, machine: Machine, state: State) -> State | None:
        """Take nothing."""
        at, position, places = state
        return (at + 1, position, places) if self.fits(machine.text, position) else None


@dataclass(frozen=True, slots=True)
class Keep:
    """Keeps the position in *slot*."""

    slot: int

    def go(self, _machine: Machine, state: State) -> State | None:
        """Keep it."""
        at, position, places = state
        return at + 1, position, (*places[: self.slot], position, *places[self.slot + 1 :])


@dataclass(frozen=True, slots=True)
class LeaveIdle:
    """Leaves a loop whose round, begun at the position in *slot*, took nothing."""

    slot: int
    out: int

    def go(self, _machine: Machine, state: State) -> State | None:
        """Go on, or out."""
        at, position, places = state
        return self.out if places[self.slot] == position else at + 1, position, places


@dataclass(frozen=True, slots=True)
class Again:
    """Takes once more what *group* took."""

    group: int

    def go(self, machine: Machine, state: State) -> State | None:
        """Go over the same characters."""
        at, position, places = state
        start, end = places[2 * self.group : 2 * self.group + 2]
        taken = machine.text[start:end]
        there = min(start, end) >= 0 and machine.text[position : position + len(taken)] == taken
        machine.steps += len(taken)
        return (at + 1, position + len(taken), places) if there else None


@dataclass(frozen=True, slots=True)
class Look:
    """Asks that *inner* matches, *back* characters before; where *negated*, that it does not."""

    inner: Program
    back: int
    negated: bool

    def go(self, machine: Machine, state: State) -> State | None:
        """Take nothing."""
        at, position, places = state
        start = position - self.back
        found = machine.run(self.inner, places, start, start) if start >= 0 else None
        if (found is None) is not self.negated:
            return None
        return at + 1, position, found[2] if found else places


@dataclass(frozen=True, slots=True)
class Commit:
    """Takes what *inner* matches first, and never tries another way through it."""

    inner: Program

    def go(self, machine: Machine, state: State) -> State | None:
        """Go to where it ends."""
        at, position, places = state
        found = machine.run(self.inner, places, position, position)
        return None if found is None else (at + 1, *found[1:])


@dataclass(frozen=True, slots=True)
class Fail:
    """Fits nowhere."""

    def go(self, _machine: Machine, _state: State) -> State | None:
        """Fail."""
        return None
