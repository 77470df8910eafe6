"""What a reader needs to find a ranked passage again."""

from corpus.article import Citation, Paragraph
from corpus.deep_link import deep_link
from index.answer import Span
from index.snapshot import Candidate


def citation(candidate: Candidate, highlight: Span) -> Citation:
    """Return the citation of *candidate*, whose paragraph and deep link are the highlight's."""
    article = candidate.article
    start, end = candidate.start + highlight.start, candidate.start + highlight.end
    paragraph = _paragraph_at(article.paragraphs, start)
    return Citation(
        article_id=article.id,
        title=article.metadata.title,
        authors=article.metadata.authors,
        publication=article.metadata.publication,
        published=article.metadata.published,
        url=article.metadata.url,
        deep_link=deep_link(article.metadata.url, article.body, start, end),
        kind=paragraph.kind,
        paragraph=paragraph.number,
        paragraphs=article.paragraph_count,
        start=candidate.start,
        end=candidate.end,
        posted_by=article.source.posted_by,
        posted_at=article.source.posted_at,
    )


def _paragraph_at(paragraphs: tuple[Paragraph, ...], offset: int) -> Paragraph:
    return next(each for each in paragraphs if each.start <= offset < each.end)
