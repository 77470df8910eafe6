"""Questions of what was reported to go wrong, with what is right: a folder's `expected.json`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.answer import RankedPassage
from index.evaluation.case_figures import CaseFigures, by_kind
from index.evaluation.cases import Asked, holds, marked, marked_words, read_cases
from index.evaluation.forms import EXPECTED
from index.evaluation.shares import share

ANSWER, REFUSE = "answer", "refuse"


@dataclass(frozen=True, slots=True)
class FieldCase:
    """A question, whether it is *answered*, and what its first passage *contains*.

    *marks* are in the words marked, or the marked sentence where no words are; *marks_not* not
    in the words. Of an *unclear* one people may think differently: only its success is counted.
    """

    id: str
    kind: str
    question: str
    answered: bool
    contains: str = ""
    marks: str = ""
    marks_not: str = ""
    unclear: bool = False

    @property
    def earlier(self) -> tuple[str, ...]:
        """Return no questions: each stands for itself."""
        return ()

    @property
    def expect(self) -> str:
        """Return what is right."""
        return ANSWER if self.answered else REFUSE


@dataclass(frozen=True, slots=True)
class FieldOutcome:
    """A question that was asked, with what is *wrong* with its passage and its marks, if anything.

    *first_is_right* tells whether the passage listed first holds what it should.
    """

    asked: Asked[FieldCase]
    wrong: str | None
    wrongly_marked: str | None
    first_is_right: bool

    @property
    def case(self) -> FieldCase:
        """Return the question."""
        return self.asked.case

    @property
    def is_right(self) -> bool:
        """Return whether nothing is wrong, the words marked included."""
        return self.wrong is None and self.wrongly_marked is None

    @property
    def is_counted(self) -> bool:
        """Return whether the question counts: an unclear one only where it went well."""
        return self.is_right or not self.case.unclear


def read_field(folder: Path) -> tuple[FieldCase, ...]:
    """Return the questions of *folder*; raise `FootnoteError` for a file that is malformed."""
    return read_cases(folder / EXPECTED, FieldCase)


def field_outcome(asked: Asked[FieldCase]) -> FieldOutcome:
    """Return what is wrong with what was *asked*."""
    case, first = asked.case, asked.first
    is_held = first is not None and holds(first.text, [case.contains])
    wrong = _fault(asked, is_held=is_held)
    marks = _fault_of_words(case, first) if case.answered and wrong is None and first else None
    return FieldOutcome(asked, wrong, marks, is_held)


def field_figures(outcomes: Sequence[FieldOutcome]) -> CaseFigures:
    """Return how many of *outcomes* are right, by kind and over all."""
    counted = [each for each in outcomes if each.is_counted]
    good = [each for each in counted if each.case.answered]
    bad = [each for each in counted if not each.case.answered]
    words = [
        each for each in good if each.wrong is None and (each.case.marks or each.case.marks_not)
    ]
    return CaseFigures(
        len(outcomes),
        by_kind(
            ((each.case.expect, each.case.kind, each.is_right) for each in counted),
            (ANSWER, REFUSE),
        ),
        {
            "answered_rightly": share([each.is_right for each in good]),
            "refused_rightly": share([each.is_right for each in bad]),
            "wrongly_answered": share(
                [each.wrong is not None and each.asked.answer is not None for each in bad]
            ),
            "right_passage_first": share([each.first_is_right for each in good]),
            "words_marked_right": share([each.wrongly_marked is None for each in words]),
            "everything": share([each.is_right for each in counted]),
        },
    )


def _fault(asked: Asked[FieldCase], *, is_held: bool) -> str | None:
    answer, first = asked.answer, asked.first
    if answer is None:
        return "could not be asked"
    if answer.answered != asked.case.answered:
        score = f" ({first.score:.2f})" if first else ""
        return f"{'answered' if answer.answered else 'refused'}{score}"
    if not asked.case.answered or is_held:
        return None
    return f"first passage lacks {asked.case.contains!r}"


def _fault_of_words(case: FieldCase, passage: RankedPassage) -> str | None:
    words = marked_words(passage)
    is_marked = holds(marked(passage), [case.marks])
    is_free = not (words and case.marks_not and holds(words, [case.marks_not]))
    return None if is_marked and is_free else f"marks {marked(passage)!r}"
