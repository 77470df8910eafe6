"""What a reader needs to find a passage again, and what stands beside it."""

from corpus.article import (
    Article,
    Citation,
    Metadata,
    Paragraph,
    ParagraphKind,
    Slice,
    SourceKind,
    paragraph_at,
)
from corpus.deep_link import deep_link
from corpus.moment_link import moment_link
from corpus.rows import row_of


def passage_citation(
    article: Article, start: int, end: int, marked: Slice, words: Slice | None = None
) -> Citation:
    """Return the citation of `body[start:end]` of *article*.

    Its paragraph and its deep link are those of what is *marked* in it. Of a table's row the
    link leads to the cell that holds *words*, or to another one.
    """
    paragraph = paragraph_at(article.paragraphs, marked.start)
    after, heading = _standing(article, paragraph)
    stated = article.metadata
    return Citation(
        article_id=article.id,
        title=stated.title,
        authors=stated.authors,
        publication=stated.publication,
        published=stated.published,
        url=stated.url,
        deep_link=_link(article, paragraph, marked, words),
        kind=paragraph.kind,
        paragraph=paragraph.number,
        paragraphs=article.paragraph_count,
        start=start,
        end=end,
        posted_by=article.source.posted_by,
        posted_at=article.source.posted_at,
        at=paragraph.at,
        after=after,
        heading=heading,
        picture=stated.picture,
        is_sample=article.source.kind is SourceKind.SAMPLE,
    )


def headings(article: Article) -> list[str]:
    """Return the headings of *article*, in order."""
    return [_text(article, each) for each in article.paragraphs if _is_heading(each)]


def attribution(stated: Metadata) -> str:
    """Return the words by which a question may name an article: title, authors, where and when."""
    date = stated.published.strftime("%B %Y") if stated.published else ""
    named = (stated.title or "", *stated.authors, stated.publication or "", date)
    return "\n".join(filter(None, named))


def _standing(article: Article, paragraph: Paragraph) -> tuple[int | None, str | None]:
    """Return which numbered paragraph one without a number stands behind, and its heading.

    A note about the author stands where such notes stand.
    """
    if paragraph.number is not None or paragraph.kind is ParagraphKind.ABOUT_AUTHOR:
        return None, None
    before = [each for each in article.paragraphs if each.start < paragraph.start]
    after = sum(each.number is not None for each in before)
    above = [each for each in before if _is_heading(each)]
    return after, _text(article, above[-1]) if above else None


def _link(article: Article, paragraph: Paragraph, marked: Slice, words: Slice | None) -> str | None:
    """Return the link to what is *marked*; browsers find no words that run over two cells."""
    url = article.metadata.url
    if paragraph.at is not None:
        return None if url is None else moment_link(url, paragraph.at)
    row = row_of(paragraph, marked)
    if row is None:
        return deep_link(url, article.body, *marked)
    cells = sorted((each.place for each in row.cells), key=lambda each: each.start - each.end)
    held = [each for each in cells if words and each.start <= words.start and words.end <= each.end]
    links = (deep_link(url, article.body, *each) for each in (*held, *cells))
    return next((link for link in links if link != url), url)


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.kind is ParagraphKind.HEADING


def _text(article: Article, paragraph: Paragraph) -> str:
    return article.body[paragraph.start : paragraph.end]
