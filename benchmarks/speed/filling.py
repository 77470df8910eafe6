"""Stores filled with many articles at once, which would take an hour one by one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Table

from corpus.article import Article
from corpus.shingles import Sketch
from corpus.storage import records
from corpus.storage.database import Database
from corpus.storage.revisions import move_generation
from corpus.storage.schema import article_sketches, article_versions, passages, sources
from corpus.storage.stored_passages import EmbeddedPassage

AT_ONCE = 500
"""Articles in a transaction."""


@dataclass(frozen=True, slots=True)
class Filled:
    """An article with its passages, and the collection it is for."""

    collection: str
    article: Article
    embedded: Sequence[EmbeddedPassage]


def fill(database: Database, model: str, articles: Iterable[Filled]) -> None:
    """Store new *articles*, embedded by *model*, as `Store.add` would, but many in a transaction.

    Those of one transaction have one generation of their collection.
    """
    remaining = iter(articles)
    while batch := list(islice(remaining, AT_ONCE)):
        with database.write(durable=False) as connection:
            names = {each.collection for each in batch}
            moved = {name: move_generation(connection, name) for name in names}
            for table, rows in _rows(batch, moved, model).items():
                connection.execute(table.insert(), rows)


def _rows(
    batch: Sequence[Filled], moved: Mapping[str, int], model: str
) -> dict[Table, list[dict[str, Any]]]:
    """Return the rows of *batch* by their tables, those first that others refer to."""
    return {
        sources: [
            records.source_row(each.collection, each.article)
            | {"generation": moved[each.collection]}
            for each in batch
        ],
        article_versions: [records.version_row(each.collection, each.article) for each in batch],
        article_sketches: [_sketch(each) for each in batch],
        passages: [
            records.passage_row(each.collection, each.article, model) | asdict(passage)
            for each in batch
            for passage in each.embedded
        ],
    }


def _sketch(filled: Filled) -> dict[str, Any]:
    article = filled.article
    return records.sketch_row(
        filled.collection, article.id, article.version, Sketch.of(article.body)
    )
