"""From decided finalists to the answer: what is listed, cited together, compared, refused."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.article import Citation
from index.answer import Answer, RankedPassage, Reason, Reply
from index.answering.agreement import alike, differing
from index.answering.quoted_finalist import quoted_finalist
from index.ranking import answerability, first_stage
from index.ranking.decision import Decision, Finalist
from index.ranking.question import Question
from index.search.snapshot import Snapshot


def judged(
    question: str, snapshot: Snapshot, asked: Question, decided: Decision, top: int
) -> Answer:
    """Return the answer to *question* from what was *decided*, or why there is none.

    *asked* is the question as it was searched; *top* passages are listed.
    """
    ranked, numbers = decided.finalists, decided.numbers
    passages = listed(snapshot, ranked, top)
    if not decided.answers:
        return abstention(question, Reason.NOT_COVERED, passages)
    return Answer(
        question,
        answered=True,
        confidence=answerability.band(ranked[0].probability, numbers),
        reason=None,
        passages=passages,
        versions=_versions(snapshot, asked, ranked, numbers.answer_at),
    )


def abstention(
    question: str, reason: Reason, near_misses: tuple[RankedPassage, ...] = ()
) -> Answer:
    """Return that *question* is not answered, and why; *near_misses* then name no words."""
    passages = tuple(replace(each, answer=None) for each in near_misses)
    return Answer(
        question,
        answered=False,
        confidence=None,
        reason=reason,
        passages=passages,
        reply=Reply.REFUSAL,
    )


def listed(snapshot: Snapshot, ranked: Sequence[Finalist], top: int) -> tuple[RankedPassage, ...]:
    """Return the *top* passages of *ranked*; what another article says alike is cited with them."""
    depth = max(top, first_stage.FINALISTS)
    candidates = [snapshot.candidates[each.position] for each in ranked[:depth]]
    groups = alike(
        [each.article.id for each in candidates], [each.searched.text for each in candidates]
    )
    found: list[RankedPassage] = []
    for first, *others in groups:
        if len(found) == top:
            break
        best, *also = (
            quoted_finalist(candidates[at], ranked[at], len(found) + 1) for at in (first, *others)
        )
        if not any(_holds(each.citation, best.citation) for each in found):
            cited = tuple(each.citation for each in also)
            marked = tuple(each.highlight for each in also)
            found.append(replace(best, also_in=cited, also_marked=marked))
    return tuple(found)


def _holds(cited: Citation, other: Citation) -> bool:
    """Return whether what is quoted there holds the *other*, as a whole list holds its parts."""
    return (
        cited.article_id == other.article_id
        and cited.start <= other.start
        and other.end <= cited.end
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
    passages = [quoted_finalist(held[at], sure[at], at + 1) for at in apart]
    return tuple(sorted(passages, key=lambda each: each.citation.published or date.min))
