"""The language that a server prefers, where articles in several languages answer."""

from dataclasses import replace

from index.answer import Confidence
from index.ranking.answerability import band
from index.ranking.decision import Decision, Finalist
from index.search.shared_language import article_language
from index.search.snapshot import Snapshot


def preferring(decided: Decision, snapshot: Snapshot, language: str | None) -> Decision:
    """Return *decided* with the likeliest passage in *language* first, where that answers.

    It must do so with more than low confidence by itself: what says the same in the language of
    the question is often likelier by far, and what hardly answers is no answer in any language.
    Nothing changes where no passage answers.
    """
    if language is None or not decided.answers:
        return decided
    ranked = decided.finalists

    def fits(each: Finalist) -> bool:
        body = snapshot.candidates[each.position].article.body
        sure = band(each.probability, decided.numbers) is not Confidence.LOW
        return sure and article_language(body) == language

    at = next((at for at, each in enumerate(ranked) if fits(each)), 0)
    return replace(decided, finalists=(ranked[at], *ranked[:at], *ranked[at + 1 :]))
