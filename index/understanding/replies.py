"""The replies that are about articles, not about what they say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.article import Article, ParagraphKind, Slice
from corpus.sentences import sentences
from index.answer import Answer, Confidence, Fact, RankedPassage, Reason, Reply, SmallTalk, Span
from index.answering.listed_articles import listed_article
from index.answering.overview import overview
from index.answering.quoting import quoted_passage
from index.search.segment import Candidate
from index.search.snapshot import Snapshot


def fact_reply(
    question: str, snapshot: Snapshot, article: Article, facts: Sequence[Fact], top: int
) -> Answer:
    """Return what *article* states of *facts*, or that it states none of them.

    *top* of its passages are listed, the author's note first where the author is asked for; that
    note answers where no author is stated.
    """
    note = Fact.AUTHOR in facts and _has_note(article)
    stated = [fact for fact in facts if _is_stated(article, fact)]
    if not stated and not note:
        return Answer(
            question,
            answered=False,
            confidence=None,
            reason=Reason.NOT_COVERED,
            passages=(),
            facts=tuple(facts),
            reply=Reply.FACT,
            shown=(listed_article(article),),
        )
    wanted = ParagraphKind.ABOUT_AUTHOR if note else ParagraphKind.BODY
    answer = _told(question, article, _from(snapshot, article, wanted)[:top])
    if not stated:
        return replace(answer, reply=Reply.ANSWER, shown=())
    return replace(answer, facts=tuple(facts), reply=Reply.FACT)


def article_reply(
    question: str, snapshot: Snapshot, article: Article, position: int | None = None
) -> Answer:
    """Return *article* as it is shown: its first paragraph, and its key sentences.

    Where *position* is given, that candidate stands in their place: it is what was looked for.
    """
    if position is None:
        return overview(question, snapshot, article)
    return _told(question, article, [_quoted(snapshot.candidates[position])])


def choice(question: str, articles: Iterable[Article], about: str | None) -> Answer:
    """Return that one of *articles* is meant, and that it has to be said which."""
    return _offered(question, Reply.CHOOSE, articles, about, answered=False)


def library_reply(question: str, articles: Sequence[Article], about: str | None) -> Answer:
    """Return *articles* as the list that was asked for, which may be empty."""
    return _offered(question, Reply.LIBRARY, articles, about, answered=bool(articles))


def small_talk_reply(question: str, kind: SmallTalk) -> Answer:
    """Return that the words ask for no article, and what they say instead."""
    return Answer(
        question,
        answered=False,
        confidence=None,
        reason=Reason.NOT_A_QUESTION,
        passages=(),
        reply=Reply.SMALL_TALK,
        small_talk=kind,
    )


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return *articles*, those posted last first, of one day those published last."""
    return tuple(sorted(articles, key=_moment, reverse=True))


def _moment(article: Article) -> tuple[int, int, float]:
    posted, published = article.source.posted_at, article.metadata.published
    return posted.toordinal(), published.toordinal() if published else 0, posted.timestamp()


def _offered(
    question: str, reply: Reply, articles: Iterable[Article], about: str | None, *, answered: bool
) -> Answer:
    return Answer(
        question,
        answered=answered,
        confidence=Confidence.HIGH if answered else None,
        reason=None if answered else Reason.NOT_COVERED,
        passages=(),
        reply=reply,
        shown=tuple(map(listed_article, articles)),
        about=about,
    )


def _told(question: str, article: Article, passages: Sequence[RankedPassage]) -> Answer:
    return Answer(
        question,
        answered=True,
        confidence=Confidence.HIGH,
        reason=None,
        passages=tuple(replace(each, rank=rank) for rank, each in enumerate(passages, start=1)),
        reply=Reply.ARTICLE,
        shown=(listed_article(article),),
    )


def _from(snapshot: Snapshot, article: Article, wanted: ParagraphKind) -> list[RankedPassage]:
    """Return the passages of *article*, from its first paragraph of the *wanted* kind on.

    Those before it follow. Where no paragraph is of that kind, they begin with the first one.
    """
    own = snapshot.positions([part.catalogue.with_id(article.id) for part in snapshot.parts])
    passages = [snapshot.candidates[int(each)] for each in own]
    kinds = (wanted, ParagraphKind.BODY)
    places = [each for kind in kinds for each in article.paragraphs if each.kind is kind]
    start = places[0].start if places else 0
    first = next((at for at, each in enumerate(passages) if start < each.end), 0)
    following = passages[first : first + 1] + passages[:first] + passages[first + 1 :]
    return [_quoted(each) for each in following]


def _quoted(candidate: Candidate) -> RankedPassage:
    """Return *candidate* as it is quoted, its first sentence marked."""
    start, end = sentences(candidate.text)[0]
    place = Slice(candidate.start, candidate.end)
    return quoted_passage(candidate.article, place, rank=1, score=1.0, marked=Span(start, end))


def _has_note(article: Article) -> bool:
    """Return whether *article* ends with a note about its author."""
    return any(each.kind is ParagraphKind.ABOUT_AUTHOR for each in article.paragraphs)


def _is_stated(article: Article, fact: Fact) -> bool:
    stated = article.metadata
    there = {
        Fact.AUTHOR: bool(stated.authors),
        Fact.PUBLICATION: stated.publication is not None,
        Fact.DATE: stated.published is not None,
        Fact.TITLE: stated.title is not None,
        Fact.LINK: stated.url is not None,
        Fact.LENGTH: article.paragraph_count > 0,
        Fact.POSTED: article.source.posted_by is not None,
    }
    return there[fact]
