"""The articles that are nearest in subject to what a question asks."""

from corpus.article import Article
from index.engine import Engine
from index.understanding.asking_words import subject
from index.understanding.references import References
from index.understanding.subjects import SubjectVectors, on_subject

MOST_ARTICLES = 3
"""Articles suggested at once."""


def nearest_articles(engine: Engine, collection: str, question: str) -> tuple[Article, ...]:
    """Return up to `MOST_ARTICLES` of *collection* that are on the subject of *question*.

    Those nearest come first, none where none is about it (`index/understanding/subjects.py`).
    """
    snapshot = engine.indexes.snapshot(collection)
    text = subject(question) or question
    references = References(text, snapshot, None)
    if not references.words:
        return ()
    vectors = SubjectVectors(*engine.titles.beside(text, snapshot.articles()))
    return on_subject(references, snapshot, text, vectors, None)[:MOST_ARTICLES]
