"""How many of the members' questions come out right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.answer import Reply
from index.evaluation.case_figures import CaseFigures, by_kind
from index.evaluation.cases import Asked
from index.evaluation.members import Expectation, MembersCase
from index.evaluation.members_rules import (
    Ids,
    fault,
    fault_of_words,
    shows_all_parts,
    suits,
)
from index.evaluation.shares import Share, share

_NAMES = {
    Expectation.ANSWER: "answered_rightly",
    Expectation.FACT: "facts",
    Expectation.ARTICLE: "articles",
    Expectation.CHOOSE: "choose",
    Expectation.LIBRARY: "library",
    Expectation.REFUSE: "refused_rightly",
    Expectation.SMALL_TALK: "small_talk",
}
"""What the share of right ones is called, by what is expected."""


@dataclass(frozen=True, slots=True)
class MembersOutcome:
    """A question that was asked, with what is *wrong* and the words *wrongly_marked*, if any.

    *ranks_right* tells of each passage listed whether it answers. Words are looked at only where
    the answer is right and the question names them: *names_words*.
    """

    asked: Asked[MembersCase]
    wrong: str | None
    wrongly_marked: str | None
    ranks_right: tuple[bool, ...]

    @property
    def case(self) -> MembersCase:
        """Return the question."""
        return self.asked.case

    @property
    def is_answered(self) -> bool:
        """Return whether passages were quoted as an answer."""
        return self.asked.answer is not None and self.asked.answer.reply is Reply.ANSWER

    @property
    def names_words(self) -> bool:
        """Return whether the question tells which words are to be marked."""
        return bool(self.case.marks or self.case.marks_not)

    @property
    def is_answered_wrongly(self) -> bool:
        """Return whether something was told that is wrong."""
        answer = self.asked.answer
        return answer is not None and self.wrong is not None and answer.reply is not Reply.REFUSAL


def members_outcome(asked: Asked[MembersCase], ids: Ids) -> MembersOutcome:
    """Return what is wrong with what was *asked* of the articles with *ids*."""
    case, first = asked.case, asked.first
    wrong = fault(case, asked.answer, ids)
    is_marked = case.expect is Expectation.ANSWER and wrong is None and first is not None
    passages = asked.answer.passages if asked.answer else ()
    return MembersOutcome(
        asked,
        wrong,
        fault_of_words(case, first) if is_marked and first else None,
        tuple(suits(case, each, ids) for each in passages),
    )


def members_figures(outcomes: Sequence[MembersOutcome]) -> CaseFigures:
    """Return how many of *outcomes* are right, by kind and over all."""
    return CaseFigures(
        len(outcomes),
        by_kind(
            ((each.case.expect, each.case.kind, each.wrong is None) for each in outcomes),
            Expectation,
        ),
        {
            **{name: _right(_of(outcomes, each)) for each, name in _NAMES.items()},
            "wrongly_answered": _wrongly_answered(outcomes),
            **_of_answerable(_of(outcomes, Expectation.ANSWER)),
            "everything": _right(outcomes),
        },
    )


def _of(outcomes: Iterable[MembersOutcome], *expected: Expectation) -> list[MembersOutcome]:
    return [each for each in outcomes if each.case.expect in expected]


def _right(outcomes: Sequence[MembersOutcome]) -> Share:
    return share([each.wrong is None for each in outcomes])


def _wrongly_answered(outcomes: Sequence[MembersOutcome]) -> Share:
    unanswerable = _of(outcomes, Expectation.REFUSE, Expectation.SMALL_TALK)
    return share([each.is_answered_wrongly for each in unanswerable])


def _of_answerable(outcomes: Sequence[MembersOutcome]) -> dict[str, Share]:
    """Return what is told of the questions that an article answers and that could be asked."""
    asked = [each for each in outcomes if each.asked.answer is not None]
    answered = [each for each in asked if each.is_answered]
    right = [each for each in answered if each.wrong is None]
    in_parts = [each for each in asked if each.case.also]
    return {
        "answered_rightly_alone": _right([each for each in asked if not each.case.earlier]),
        "answered_rightly_following_up": _right([each for each in asked if each.case.earlier]),
        "answered_at_all": Share(len(answered), len(asked)),
        "wrong_passage_first_of_answered": Share(len(answered) - len(right), len(answered)),
        "right_passage_first": share([each.ranks_right[:1] == (True,) for each in asked]),
        "right_passage_in_three": share([any(each.ranks_right) for each in asked]),
        "words_marked_right": share(
            [each.wrongly_marked is None for each in right if each.names_words]
        ),
        "all_parts_shown": share([_shows_all_parts(each) for each in in_parts]),
    }


def _shows_all_parts(outcome: MembersOutcome) -> bool:
    answer = outcome.asked.answer
    return answer is not None and outcome.is_answered and shows_all_parts(outcome.case, answer)
