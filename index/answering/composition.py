"""From decided finalists to the answer: what is listed, cited together, compared, refused."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.article import Slice
from corpus.errors import StoreUnavailable
from index.answer import Answer, Confidence, Fact, RankedPassage, Reason, Span
from index.answering.agreement import alike, differing
from index.answering.quoting import quoted_passage
from index.ranking import answerability, first_stage
from index.ranking.question import Question
from index.ranking.reader_stage import Decision, Finalist
from index.search.collection_index import Candidate
from index.search.snapshot import Snapshot


def judged(
    question: str, snapshot: Snapshot, asked: Question, decided: Decision, top: int
) -> Answer:
    """Return the answer to *question* from what was *decided*, or why there is none.

    *asked* is the question as it was searched; *top* passages are listed.
    """
    ranked, numbers = decided.finalists, decided.numbers
    passages = listed(snapshot, ranked, top)
    if not answerability.is_question(question):
        return abstention(question, Reason.NOT_A_QUESTION, passages)
    if not ranked or ranked[0].probability < numbers.answer_at:
        return abstention(question, Reason.NOT_COVERED, passages)
    return Answer(
        question,
        answered=True,
        confidence=answerability.band(ranked[0].probability, numbers),
        reason=None,
        passages=passages,
        versions=_versions(snapshot, asked, ranked, numbers.answer_at),
    )


def about_article(
    question: str,
    passages: Sequence[RankedPassage],
    place: int,
    facts: tuple[Fact, ...],
    top: int,
) -> Answer:
    """Return the answer whose first passage is the one at *place* of its article's body.

    What it answers is *facts*, which its citation tells; *passages* are all of its article.
    """
    first = next(
        (each for each in passages if each.citation.start <= place < each.citation.end), passages[0]
    )
    others = [each for each in passages if each is not first]
    chosen = [replace(first, score=1.0), *others][:top]
    return Answer(
        question,
        answered=True,
        confidence=Confidence.HIGH,
        reason=None,
        passages=tuple(replace(each, rank=rank) for rank, each in enumerate(chosen, start=1)),
        facts=facts,
    )


def abstention(
    question: str, reason: Reason, near_misses: tuple[RankedPassage, ...] = ()
) -> Answer:
    """Return that *question* is not answered, and why; *near_misses* then name no words."""
    passages = tuple(replace(each, answer=None) for each in near_misses)
    return Answer(question, answered=False, confidence=None, reason=reason, passages=passages)


def listed(snapshot: Snapshot, ranked: Sequence[Finalist], top: int) -> tuple[RankedPassage, ...]:
    """Return the *top* passages of *ranked*; what another article says alike is cited with them."""
    depth = max(top, first_stage.FINALISTS)
    candidates = [snapshot.candidates[each.position] for each in ranked[:depth]]
    groups = alike(
        [each.article.id for each in candidates], [each.searched.text for each in candidates]
    )
    return tuple(
        replace(
            _passage(snapshot, ranked[first], rank),
            also_in=tuple(_passage(snapshot, ranked[at], rank).citation for at in others),
            also_marked=tuple(_marks(candidates[at], ranked[at])[0] for at in others),
        )
        for rank, (first, *others) in enumerate(groups[:top], start=1)
    )


def _versions(
    snapshot: Snapshot, asked: Question, ranked: Sequence[Finalist], answer_at: float
) -> tuple[RankedPassage, ...]:
    sure = [each for each in ranked[: first_stage.FINALISTS] if each.probability >= answer_at]
    held = [snapshot.candidates[each.position] for each in sure]
    texts = [
        one.searched.text[each.marked.start : each.marked.end]
        for one, each in zip(held, sure, strict=True)
    ]
    apart = differing(asked.expects, asked.words, [each.article.id for each in held], texts)
    passages = [_passage(snapshot, sure[at], at + 1) for at in apart]
    return tuple(sorted(passages, key=lambda each: each.citation.published or date.min))


def _passage(snapshot: Snapshot, finalist: Finalist, rank: int) -> RankedPassage:
    candidate = snapshot.candidates[finalist.position]
    marked, words = _marks(candidate, finalist)
    return quoted_passage(
        candidate.article,
        Slice(candidate.start, candidate.end),
        rank=rank,
        score=finalist.probability,
        marked=marked,
        words=words,
    )


def _marks(candidate: Candidate, finalist: Finalist) -> tuple[Span, Span | None]:
    """Return the spans of the quoted text that *finalist* marks in what is searched."""
    _require_whole(candidate)
    searched = candidate.searched
    marked = searched.marked(finalist.marked.start, finalist.marked.end)
    read = finalist.answer
    words = searched.answering(read.start, read.end) if read else None
    return _within(candidate, marked), _within(candidate, words) if words else None


def _within(candidate: Candidate, place: Slice) -> Span:
    return Span(place.start - candidate.start, place.end - candidate.start)


def _require_whole(candidate: Candidate) -> None:
    if len(candidate.text) != candidate.end - candidate.start:
        raise StoreUnavailable(
            "A stored passage does not fit its article {article}: remove that article and add it "
            "again.",
            article=candidate.article.id,
        )
