"""The numbers of items and headings, which OpenDocument leaves to programs to count."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.formats.word_processing.list_numbers import counted

_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""What the forms of numbers that OpenDocument names (1.3, part 3, 19.506) are called in Word."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level is marked: *form* is empty where it has no numbers.

    *shown* is how many levels a number tells, as three in 2.1.4.
    """

    form: str = ""
    start: int = 1
    shown: int = 1
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class Numbers:
    """The numbers that a list, or the headings of a document, have come to, by level from 1."""

    levels: Mapping[int, Level]
    reached: dict[int, int] = field(default_factory=dict)

    def next(self, level: int, start: int | None = None) -> str:
        """Return the label of the next item of *level*, which may be told to begin at *start*."""
        for deeper in [each for each in self.reached if each > level]:
            del self.reached[deeper]
        stated = self.levels.get(level, Level())
        before = self.reached.get(level, stated.start - 1)
        self.reached[level] = before + 1 if start is None else start
        if not stated.form:
            return ""
        shown = range(max(1, level - stated.shown + 1), level + 1)
        numbers = (self._written(each) for each in shown)
        return f"{stated.before}{'.'.join(filter(None, numbers))}{stated.after}"

    def _written(self, level: int) -> str:
        stated = self.levels.get(level, Level())
        number = self.reached.get(level, stated.start)
        return counted(number, _FORMS.get(stated.form, "")) if stated.form else ""
