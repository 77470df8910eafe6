"""Stores filled with many articles at once, which would take an hour one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.article import Article
from corpus.storage import queries, records
from corpus.storage.database import Database
from corpus.storage.queries import EmbeddedPassage
from corpus.storage.schema import sources

AT_ONCE = 500
"""Articles in a transaction."""


@dataclass(frozen=True, slots=True)
class Filled:
    """An article with its passages, and the collection it is for."""

    collection: str
    article: Article
    embedded: Sequence[EmbeddedPassage]


def fill(database: Database, model: str, articles: Iterable[Filled]) -> None:
    """Store *articles*, embedded by *model*, as `Store.add` would, but many in a transaction."""
    remaining = iter(articles)
    while batch := list(islice(remaining, AT_ONCE)):
        with database.write(durable=False) as connection:
            for each in batch:
                generation = queries.move_generation(connection, each.collection)
                row = records.source_row(each.collection, each.article)
                row |= {"generation": generation}
                connection.execute(sources.insert().values(**row))
                queries.insert_version(
                    connection, each.collection, each.article, model, each.embedded
                )
