"""The machine-readable form: answers and articles as plain objects, their form kept stable."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from corpus.article import Article, Citation, LeftOut, Metadata
from corpus.draft_json import metadata_object
from corpus.servers.departures import Standing
from corpus.storage.history import Event
from corpus.submissions.cautions import cautions
from index.answer import Answer, Fact, ListedArticle, RankedPassage, Reply, Span

SCORE_DIGITS = 4


def answer_object(answer: Answer) -> dict[str, Any]:
    """Return *answer* in the form that scripts read."""
    return {
        "question": answer.question,
        "answered": answer.answered,
        "confidence": answer.confidence,
        "reason": answer.reason,
        "passages": [_passage_object(passage) for passage in answer.passages],
        "reply": answer.reply,
        **_shown_object(answer),
    }


def article_object(
    article: Article, guessed: Metadata | None = None, left_out: LeftOut | None = None
) -> dict[str, Any]:
    """Return *article* in the form that scripts read; every text is a slice of its body.

    Of one that was just read, *guessed* is what its source does not state and *left_out* what it
    shows beside the article: they are stored nowhere, so an article that is has neither.
    """
    stated = article.metadata
    return {
        "id": article.id,
        "title": stated.title,
        "authors": list(stated.authors),
        "publication": stated.publication,
        "published": _day(stated.published),
        "url": stated.url,
        "language": stated.language,
        "licence": stated.licence,
        "source": {
            "kind": article.source.kind,
            "name": article.source.name,
            "posted_by": article.source.posted_by,
            "posted_at": _moment(article.source.posted_at),
        },
        "version": article.version,
        "body": article.body,
        "paragraphs": [
            {
                "number": each.number,
                "kind": each.kind,
                "start": each.start,
                "end": each.end,
                "text": article.body[each.start : each.end],
            }
            for each in article.paragraphs
        ],
        "warnings": list(cautions(stated, article.warnings)),
        "guessed": _known(guessed or Metadata()),
        "left_out": left_out and _left_out_object(left_out),
    }


def _shown_object(answer: Answer) -> dict[str, Any]:
    """Return what the replies have that are about articles; others have none of it."""
    told: dict[str, Any] = {}
    if answer.reply is Reply.FACT:
        told["facts"] = _facts_object(answer)
    if answer.reply in {Reply.FACT, Reply.ARTICLE, Reply.CHOOSE, Reply.LIBRARY}:
        told["articles"] = [
            {"article_id": each.article_id, "title": each.title} for each in answer.shown
        ]
    return told


def _facts_object(answer: Answer) -> dict[str, Any]:
    (article,) = answer.shown
    known: dict[str, Any] = {}
    for fact in answer.facts:
        known |= _fact_object(article, fact)
    return known


def _fact_object(article: ListedArticle, fact: Fact) -> dict[str, Any]:
    known: dict[Fact, dict[str, Any]] = {
        Fact.AUTHOR: {"authors": list(article.authors) or None},
        Fact.PUBLICATION: {"publication": article.publication},
        Fact.DATE: {"published": _day(article.published)},
        Fact.LENGTH: {"paragraphs": article.paragraphs},
        Fact.TITLE: {"title": article.title},
        Fact.LINK: {"url": article.url},
        Fact.POSTED: {
            "posted_by": article.posted_by,
            "posted_at": _moment(article.posted_at),
        },
    }
    return known[fact]


def event_object(event: Event) -> dict[str, Any]:
    """Return one change of a source in the form that scripts read; the operator's actor is null."""
    return asdict(event) | {"at": _moment(event.at)}


def server_object(standing: Standing) -> dict[str, Any]:
    """Return how it stands with one server in the form that scripts read."""
    since = standing.left_at or standing.missing_since
    return {
        "collection": standing.collection,
        "name": standing.name,
        "state": standing.state,
        "since": since and _moment(since),
        "erased_at": standing.erased_at and _moment(standing.erased_at),
    }


def _left_out_object(left_out: LeftOut) -> dict[str, Any]:
    return {
        "words": left_out.words,
        "beginning": left_out.beginning,
        "share_taken": round(left_out.share, SCORE_DIGITS),
        "taken_in": left_out.is_taken_in,
    }


def _known(metadata: Metadata) -> dict[str, Any]:
    return {name: value for name, value in metadata_object(metadata).items() if value}


def _passage_object(passage: RankedPassage) -> dict[str, Any]:
    return {
        "rank": passage.rank,
        "score": round(passage.score, SCORE_DIGITS),
        "text": passage.text,
        "highlight": _span_object(passage.text, passage.highlight),
        "answer": None if passage.answer is None else _span_object(passage.text, passage.answer),
        "citation": _citation_object(passage.citation),
    }


def _span_object(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _citation_object(citation: Citation) -> dict[str, Any]:
    told = asdict(citation) | {
        "authors": list(citation.authors),
        "published": _day(citation.published),
        "posted_at": _moment(citation.posted_at),
    }
    # The form that scripts read does not name these: they are words for people.
    for unnamed in ("after", "heading", "at", "is_sample", "picture", "language"):
        del told[unnamed]
    return told


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
