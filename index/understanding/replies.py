"""The replies that are about articles, not about what they say."""

from collections.abc import Sequence

from corpus.article import Article, ParagraphKind
from corpus.sentences import sentences
from index.answer import Answer, Confidence, Fact, RankedPassage, Reason, Reply, SmallTalk, Span
from index.answering.quoting import quoted_passage
from index.citations import listed_article
from index.search.collection_index import Candidate
from index.search.snapshot import Snapshot

_IS_STATED = {
    Fact.AUTHOR: lambda article: bool(article.metadata.authors),
    Fact.PUBLICATION: lambda article: article.metadata.publication is not None,
    Fact.DATE: lambda article: article.metadata.published is not None,
    Fact.TITLE: lambda article: article.metadata.title is not None,
    Fact.LINK: lambda article: article.metadata.url is not None,
    Fact.LENGTH: lambda article: article.paragraph_count > 0,
    Fact.POSTED: lambda article: article.source.posted_by is not None,
}
