"""The promise: each quote is a slice of its stored article, letter for letter, or is not given."""

from collections.abc import Mapping
from dataclasses import replace

from corpus.article import Article, Citation
from corpus.errors import UnknownArticle
from index.answer import Answer, RankedPassage
from index.citations import headings, listed_article


def cited_articles(answer: Answer) -> frozenset[str]:
    """Return the ids of the articles that *answer* quotes, cites or lists."""
    shown = frozenset(each.article_id for each in answer.shown)
    return shown | frozenset(each.article_id for each in _cited(answer))


def as_stored(answer: Answer, articles: Mapping[str, Article]) -> Answer:
    """Return *answer* with the versions of its articles, once it was compared with them.

    Each quote must be the slice that it claims to be, and what is cited what the stored
    *articles*, found by their ids, state of themselves.

    Raises:
        UnknownArticle: It is not so: an article was changed or withdrawn after the search.
    """
    quoted = (*answer.passages, *answer.versions)
    if not (
        cited_articles(answer) <= articles.keys()
        and all(_is_quoted(each, articles[each.citation.article_id]) for each in quoted)
        and all(_is_stated(each, articles[each.article_id]) for each in _cited(answer))
        and all(each == listed_article(articles[each.article_id]) for each in answer.shown)
    ):
        raise UnknownArticle("An article was changed just now: ask again.")
    return replace(answer, articles={key: each.version for key, each in articles.items()})


def _cited(answer: Answer) -> list[Citation]:
    quoted = (*answer.passages, *answer.versions)
    return [cited for each in quoted for cited in (each.citation, *each.also_in)]


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
