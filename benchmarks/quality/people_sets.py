"""Question sets as people meet them: an engine over their articles, and what is right for each.

Members' questions and reported ones are judged by the rules of `index/evaluation`; questions of
SQuAD's form by the passage quoted first, which is (part of) the paragraph that they were written
about. What is told of them is for reporting: nothing is fitted on these.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from benchmarks.quality.contrast import REPORTED, contrasted
from benchmarks.question_sets import DATA, gold_span, load, memory_engine
from benchmarks.training.reader.examples import HELD_OUT
from benchmarks.training.reader.held_out_sets import contrast_set
from benchmarks.training.trials import fold_of
from corpus.article import Source, SourceKind
from corpus.drafts import now
from corpus.store import OPERATOR
from index.answer import Answer, Reply
from index.encoding.encoder import Encoder
from index.engine import Engine
from index.evaluation.cases import Asked, stored_articles
from index.evaluation.field import FieldCase, field_outcome, read_field
from index.evaluation.members import Expectation, MembersCase, read_members
from index.evaluation.members_rules import Ids, fault
from index.evaluation.squad import SquadQuestion, SquadSet
from index.ranking.answer_kinds.answer_types import expected
from index.reader.reading import Reader

UNANSWERABLE = {Expectation.REFUSE, Expectation.SMALL_TALK}


@dataclass(frozen=True, slots=True)
class PeopleQuestion:
    """A question of some *kind*, whether an article answers it, and what is right for it."""

    kind: str
    question: str
    earlier: tuple[str, ...]
    has_answer: bool
    is_right: Callable[[Answer], bool]

    def is_wrongly_answered(self, answer: Answer) -> bool:
        """Return whether something wrong is told rather than nothing."""
        return answer.reply is not Reply.REFUSAL and not self.is_right(answer)


@dataclass(frozen=True, slots=True)
class PeopleSet:
    """Questions, and an engine over the articles that they are asked of."""

    name: str
    engine: Engine
    questions: Sequence[PeopleQuestion]


def people_sets(encoder: Encoder, reader: Reader | None) -> list[PeopleSet]:
    """Return the sets in the order in which they are told."""
    return [
        _members(memory_engine(encoder, reader)),
        _field(memory_engine(encoder, reader)),
        _held_out_squad(memory_engine(encoder, reader)),
        _contrast(memory_engine(encoder, reader)),
    ]


def _members(engine: Engine) -> PeopleSet:
    ids = stored_articles(engine, DATA / "members")
    questions = [_of_member(each, ids) for each in read_members(DATA / "members")]
    return PeopleSet("members", engine, questions)


def _of_member(case: MembersCase, ids: Ids) -> PeopleQuestion:
    return PeopleQuestion(
        f"{case.expect}: {case.kind.replace('_', ' ')}",
        case.question,
        case.earlier,
        case.expect not in UNANSWERABLE,
        lambda answer: fault(case, answer, ids) is None,
    )


def _field(engine: Engine) -> PeopleSet:
    stored_articles(engine, DATA / "field" / "qa")
    cases = [each for each in read_field(DATA / "field" / "qa") if not each.unclear]
    return PeopleSet("field/qa, without the unclear ones", engine, list(map(_of_field, cases)))


def _of_field(case: FieldCase) -> PeopleQuestion:
    return PeopleQuestion(
        f"{case.expect}: {case.kind}",
        case.question,
        (),
        case.answered,
        lambda answer: field_outcome(Asked(case, answer)).is_right,
    )


def _held_out_squad(engine: Engine) -> PeopleSet:
    whole = load("squad2.json")
    held = [
        at
        for at, draft in enumerate(whole.drafts)
        if fold_of(draft.metadata.title or "") == HELD_OUT
    ]
    squad = SquadSet(
        tuple(whole.drafts[at] for at in held),
        tuple(
            replace(each, article=held.index(each.article))
            for each in whole.questions
            if each.article in held
        ),
    )
    kinds = [f"asks for {expected(each.text)}" for each in squad.questions]
    return PeopleSet("squad2, fold 4", engine, _of_squad(engine, squad, kinds))


def _contrast(engine: Engine) -> PeopleSet:
    asked = contrasted(REPORTED)
    kinds = [each.kind for each in asked]
    return PeopleSet("contrast, reported", engine, _of_squad(engine, contrast_set(asked), kinds))


def _of_squad(engine: Engine, squad: SquadSet, kinds: Sequence[str]) -> list[PeopleQuestion]:
    source = Source(SourceKind.FILE, "squad", None, now())
    ids = [engine.writer.add(OPERATOR, draft, source).id for draft in squad.drafts]
    return [
        PeopleQuestion(
            f"{'answer' if each.answers else 'refuse'}: {kind}",
            each.text,
            (),
            bool(each.answers),
            _quotes(ids[each.article], gold_span(squad, each), each),
        )
        for each, kind in zip(squad.questions, kinds, strict=True)
    ]


def _quotes(article: str, gold: tuple[int, int], asked: SquadQuestion) -> Callable[[Answer], bool]:
    """Return whether an answer quotes *gold* first, or gives none where there is none."""

    def is_right(answer: Answer) -> bool:
        if not (asked.answers and answer.answered and answer.passages):
            return not asked.answers and not answer.answered
        cited = answer.passages[0].citation
        return cited.article_id == article and cited.start < gold[1] and cited.end > gold[0]

    return is_right
