"""Articles as replies show, list or offer them."""

from corpus.article import Article
from index.answer import ListedArticle
from index.search.shared_language import told_language


def listed_article(article: Article) -> ListedArticle:
    """Return *article* as a reply shows, lists or offers it."""
    stated, source = article.metadata, article.source
    return ListedArticle(
        article.id,
        stated.title,
        stated.authors,
        stated.publication,
        stated.published,
        stated.url,
        article.paragraph_count,
        source.posted_by,
        source.posted_at,
        stated.picture,
        told_language(article),
    )
