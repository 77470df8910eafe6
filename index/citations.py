"""What a reader needs to find a passage again."""

from corpus.article import Article, Citation, Metadata, Paragraph
from corpus.deep_link import deep_link
from corpus.moment_link import moment_link


def passage_citation(
    article: Article, start: int, end: int, marked_start: int, marked_end: int | None = None
) -> Citation:
    """Return the citation of `body[start:end]` of *article*.

    Its paragraph and its deep link are those of the part that is marked in it,
    `body[marked_start:marked_end]`, which reaches to *end* when not told.
    """
    paragraph = _paragraph_at(article.paragraphs, marked_start)
    stated = article.metadata
    return Citation(
        article_id=article.id,
        title=stated.title,
        authors=stated.authors,
        publication=stated.publication,
        published=stated.published,
        url=stated.url,
        deep_link=_deep_link(article, paragraph.at, marked_start, marked_end or end),
        kind=paragraph.kind,
        paragraph=paragraph.number,
        paragraphs=article.paragraph_count,
        start=start,
        end=end,
        posted_by=article.source.posted_by,
        posted_at=article.source.posted_at,
        at=paragraph.at,
    )


def attribution(stated: Metadata) -> str:
    """Return the words by which a question may name an article: title, authors, where and when."""
    date = stated.published.strftime("%B %Y") if stated.published else ""
    named = (stated.title or "", *stated.authors, stated.publication or "", date)
    return "\n".join(filter(None, named))


def _deep_link(article: Article, at: int | None, start: int, end: int) -> str | None:
    url = article.metadata.url
    if at is not None:
        return None if url is None else moment_link(url, at)
    return deep_link(url, article.body, start, end)


def _paragraph_at(paragraphs: tuple[Paragraph, ...], offset: int) -> Paragraph:
    return next(each for each in paragraphs if each.start <= offset < each.end)
