"""The promise: each quote is a slice of its stored article, letter for letter, or is not given."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from corpus.article import Article, Citation
from corpus.errors import ArticleChanged
from index.answer import Answer, RankedPassage
from index.answering.listed_articles import listed_article
from index.citations import headings

Result = TypeVar("Result")


def repeated_if_changed(work: Callable[[], Result]) -> Result:
    """Return what *work* returns, done a second time where an article was changed meanwhile.

    So who asks while one changes is answered all the same.

    Raises:
        ArticleChanged: One was changed during the second time, too.
    """
    try:
        return work()
    except ArticleChanged:
        return work()


def cited_articles(answer: Answer) -> frozenset[str]:
    """Return the ids of the articles that *answer* quotes, cites or lists."""
    shown = frozenset(each.article_id for each in answer.shown)
    return shown | frozenset(each.article_id for each in cited_in(_quoted(answer)))


def cited_in(passages: Iterable[RankedPassage]) -> list[Citation]:
    """Return the citations of *passages*, with those of articles that say the same."""
    return [cited for each in passages for cited in (each.citation, *each.also_in)]


def require_stored(passages: Sequence[RankedPassage], articles: Mapping[str, Article]) -> None:
    """Return when each quote of *passages* is the slice of *articles* that it claims to be.

    They are found by their ids, and what is cited must be what they state of themselves.

    Raises:
        ArticleChanged: It is not so: an article was changed or withdrawn after the search.
    """
    cited = cited_in(passages)
    if not (
        {each.article_id for each in cited} <= articles.keys()
        and all(_is_quoted(each, articles[each.citation.article_id]) for each in passages)
        and all(_is_stated(each, articles[each.article_id]) for each in cited)
    ):
        raise ArticleChanged


def as_stored(answer: Answer, articles: Mapping[str, Article]) -> Answer:
    """Return *answer* with the versions of its articles, once it was compared with them.

    Each quote must be the slice that it claims to be, and what is cited what the stored
    *articles*, found by their ids, state of themselves.

    Raises:
        ArticleChanged: It is not so: an article was changed or withdrawn after the search.
    """
    require_stored(_quoted(answer), articles)
    if not all(
        each.article_id in articles and each == listed_article(articles[each.article_id])
        for each in answer.shown
    ):
        raise ArticleChanged
    return replace(answer, articles={key: each.version for key, each in articles.items()})


def _quoted(answer: Answer) -> tuple[RankedPassage, ...]:
    return (*answer.passages, *answer.versions)


def _is_quoted(passage: RankedPassage, article: Article) -> bool:
    cited = passage.citation
    return article.body[cited.start : cited.end] == passage.text and all(
        article.body[each.start : each.end] == each.text for each in passage.excerpts
    )


def _is_stated(cited: Citation, article: Article) -> bool:
    stated, source = article.metadata, article.source
    return (
        cited.heading in {None, *headings(article)}
        and (
            (cited.title, cited.authors, cited.publication, cited.published, cited.url)
            == (stated.title, stated.authors, stated.publication, stated.published, stated.url)
        )
        and (cited.posted_by, cited.posted_at) == (source.posted_by, source.posted_at)
    )
