"""An article shown in its own words: how it begins, and its key sentences."""

from dataclasses import replace

from corpus.article import Article, Paragraph, ParagraphKind, Slice
from corpus.sentences import sentences
from index.answer import Answer, Confidence, RankedPassage, Reply, Span
from index.answering.key_sentences import key_sentences
from index.answering.listed_articles import listed_article
from index.answering.quoting import quoted_passage
from index.search.snapshot import Snapshot


def overview(question: str, snapshot: Snapshot, article: Article) -> Answer:
    """Return the answer to *question* that shows *article*, one of those in *snapshot*.

    Its first passage is the article's first paragraph, those behind it are the key sentences, in
    the order of reading, without what that paragraph says itself. Every article has one passage.
    """
    opening = _opening(article)
    key = [
        each
        for each in key_sentences(snapshot, article.id)
        if not opening.start <= each.citation.start < opening.end
    ]
    passages = (_quoted(article, opening), *key)
    return Answer(
        question,
        answered=True,
        confidence=Confidence.HIGH,
        reason=None,
        passages=tuple(replace(each, rank=rank) for rank, each in enumerate(passages, start=1)),
        reply=Reply.ARTICLE,
        shown=(listed_article(article),),
    )


def _opening(article: Article) -> Paragraph:
    """Return the first numbered paragraph; of an article without any, the first that is text."""
    numbered = (each for each in article.paragraphs if each.number is not None)
    text = (each for each in article.paragraphs if each.kind is not ParagraphKind.HEADING)
    return next(numbered, None) or next(text, None) or article.paragraphs[0]


def _quoted(article: Article, opening: Paragraph) -> RankedPassage:
    place = Slice(opening.start, opening.end)
    _, end = sentences(article.body[slice(*place)])[0]
    return quoted_passage(article, place, rank=1, score=1.0, marked=Span(0, end))
