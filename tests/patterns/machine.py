"""A backtracking matcher, as Python's own is one, that counts its steps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

MOST_STEPS = 400_000
"""Steps after which counting ends: far above what a linear search of a short text takes."""

Text = str | bytes
Places = tuple[int, ...]
"""Positions that a program keeps: where groups begin and end, where loops were entered."""

State = tuple[int, int, Places]
"""The number of the next instruction, the position in the text, and what is kept."""

Test = Callable[[Text, int], bool]
"""Whether a place in a text fits."""

Kind = Callable[[Text], bool]
"""Whether a character fits; the end of the text, which is none, never does."""


class TooManySteps(Exception):
    """The search was broken off."""


class Instruction(Protocol):
    """One step of a program."""

    def go(self, machine: "Machine", state: State) -> State | None:
        """Return the state after this step, null when it fails."""


Program = Sequence[Instruction]


class Machine:
    """Searches in one *text*; *steps* counts all of them together."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.steps = 0
        self._untried: list[State] = []

    def run(self, program: Program, position: int, places: Places) -> tuple[int, Places] | None:
        """Return where *program* ends that is begun at *position*, null when it matches nothing."""
        outer, self._untried = self._untried, [(0, position, places)]
        try:
            return self._run(program)
        finally:
            self._untried = outer

    def try_later(self, state: State) -> None:
        """Keep *state* for when what is tried first fails."""
        self._untried.append(state)

    def _run(self, program: Program) -> tuple[int, Places] | None:
        end = len(program)
        while self._untried:
            state: State | None = self._untried.pop()
            while state is not None:
                at, position, places = state
                if at == end:
                    return position, places
                self.steps += 1
                if self.steps > MOST_STEPS:
                    raise TooManySteps
                state = program[at].go(self, state)
        return None


@dataclass(frozen=True, slots=True)
class Take:
    """Takes one character that *fits*."""

    fits: Kind

    def go(self, machine: Machine, state: State) -> State | None:
        """Go one on in the text."""
        at, position, places = state
        there = self.fits(machine.text[position : position + 1])
        return (at + 1, position + 1, places) if there else None


@dataclass(frozen=True, slots=True)
class Stand:
    """Asks that the place *fits*: an edge of a word, of a line, of the text."""

    fits: Test

    def go(self, machine: Machine, state: State) -> State | None:
        """Take nothing."""
        at, position, places = state
        return (at + 1, position, places) if self.fits(machine.text, position) else None


@dataclass(frozen=True, slots=True)
class Fork:
    """Goes on at *first*, and at *second* when that fails."""

    first: int
    second: int

    def go(self, machine: Machine, state: State) -> State | None:
        """Try the first way."""
        _, position, places = state
        machine.try_later((self.second, position, places))
        return self.first, position, places


@dataclass(frozen=True, slots=True)
class Choose:
    """Goes on at the first of the places that are *open* to the next character, then the others."""

    open: Callable[[Text], Sequence[int]]

    def go(self, machine: Machine, state: State) -> State | None:
        """Try the first way, as Python does: no way that another character begins is a step."""
        _, position, places = state
        first, *others = self.open(machine.text[position : position + 1]) or (None,)
        for each in reversed(others):
            machine.try_later((each, position, places))
        return None if first is None else (first, position, places)


@dataclass(frozen=True, slots=True)
class Jump:
    """Goes on at *to*."""

    to: int

    def go(self, _machine: Machine, state: State) -> State | None:
        """Go there."""
        return self.to, *state[1:]


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
        found = machine.run(self.inner, start, places) if start >= 0 else None
        if (found is None) is not self.negated:
            return None
        return at + 1, position, found[1] if found else places


@dataclass(frozen=True, slots=True)
class Commit:
    """Takes what *inner* matches first, and never tries another way through it."""

    inner: Program

    def go(self, machine: Machine, state: State) -> State | None:
        """Go to where it ends."""
        at, position, places = state
        found = machine.run(self.inner, position, places)
        return None if found is None else (at + 1, *found)


@dataclass(frozen=True, slots=True)
class Fail:
    """Fits nowhere."""

    def go(self, _machine: Machine, _state: State) -> State | None:
        """Fail."""
        return None
