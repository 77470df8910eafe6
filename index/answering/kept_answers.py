"""Between an answer and the form it is kept in, both ways: the same answer comes back."""

from collections.abc import Mapping
from dataclasses import replace

from corpus.article import Article, Citation, Slice
from corpus.errors import SourcesChanged
from corpus.questions.kept_answer import KeptAnswer, KeptPassage
from index.answer import (
    Answer,
    Confidence,
    Fact,
    RankedPassage,
    Reason,
    Reply,
    SmallTalk,
    Span,
)
from index.answering.listed_articles import listed_article
from index.answering.quoting import quoted_passage


def kept_form(answer: Answer) -> KeptAnswer:
    """Return what is kept of *answer*, which the engine gave."""
    return KeptAnswer(
        answer.answered,
        answer.confidence.value if answer.confidence else None,
        answer.reason.value if answer.reason else None,
        tuple(_kept(each, answer.articles) for each in answer.passages),
        tuple(each.value for each in answer.facts),
        tuple(_kept(each, answer.articles) for each in answer.versions),
        answer.unread,
        answer.reply.value,
        tuple((each.article_id, answer.articles[each.article_id]) for each in answer.shown),
        answer.about,
        answer.small_talk.value if answer.small_talk else None,
        answer.corrected,
        answer.language,
    )


def given_answer(question: str, kept: KeptAnswer, articles: Mapping[str, Article]) -> Answer:
    """Return the answer to *question* as it was given, its words read from *articles*.

    Raises:
        SourcesChanged: One of its articles was withdrawn or has another version now.
    """
    for article_id, version in kept.articles.items():
        if article_id not in articles or articles[article_id].version != version:
            raise SourcesChanged
    return Answer(
        question,
        kept.answered,
        Confidence(kept.confidence) if kept.confidence else None,
        Reason(kept.reason) if kept.reason else None,
        tuple(_given(each, articles) for each in kept.passages),
        tuple(Fact(each) for each in kept.facts),
        tuple(_given(each, articles) for each in kept.versions),
        kept.unread,
        kept.articles,
        Reply(kept.reply),
        tuple(listed_article(articles[article_id]) for article_id, _ in kept.shown),
        kept.about,
        SmallTalk(kept.small_talk) if kept.small_talk else None,
        kept.corrected,
        kept.language,
    )


def continued(given: Answer, anew: Answer) -> Answer:
    """Return the *given* answer with the passages behind it that were found *anew*."""
    known = {_place(each) for each in given.passages}
    others = [each for each in anew.passages if _place(each) not in known]
    listed = enumerate((*given.passages, *others), start=1)
    return replace(given, passages=tuple(replace(each, rank=rank) for rank, each in listed))


def _place(passage: RankedPassage) -> tuple[str, int, int]:
    cited = passage.citation
    return cited.article_id, cited.start, cited.end


def _kept(passage: RankedPassage, versions: Mapping[str, int]) -> KeptPassage:
    cited, marked, words = passage.citation, passage.highlight, passage.answer
    return KeptPassage(
        cited.article_id,
        versions[cited.article_id],
        cited.start,
        cited.end,
        passage.rank,
        passage.score,
        (marked.start, marked.end),
        (words.start, words.end) if words else None,
        tuple(
            _also(each, span, versions)
            for each, span in zip(passage.also_in, passage.also_marked, strict=True)
        ),
    )


def _also(cited: Citation, marked: Span, versions: Mapping[str, int]) -> KeptPassage:
    place = (cited.article_id, versions[cited.article_id], cited.start, cited.end)
    return KeptPassage(*place, 0, 0.0, (marked.start, marked.end))


def _given(kept: KeptPassage, articles: Mapping[str, Article]) -> RankedPassage:
    quoted = quoted_passage(
        articles[kept.article_id],
        Slice(kept.start, kept.end),
        rank=kept.rank,
        score=kept.score,
        marked=Span(*kept.highlight),
        words=Span(*kept.answer) if kept.answer else None,
    )
    return replace(
        quoted,
        also_in=tuple(_given(each, articles).citation for each in kept.also),
        also_marked=tuple(Span(*each.highlight) for each in kept.also),
    )
