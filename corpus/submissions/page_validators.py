"""What sites said last of their pages, so that an unchanged page costs nothing."""

from datetime import UTC, datetime

import sqlalchemy as sa

from corpus.fetching.fetcher import Validators
from corpus.storage.database import Database
from corpus.storage.schema import sources


class PageValidators:
    """The validators of every page that was posted as a source, whatever the collection."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def validators(self, collection: str, article_id: str) -> Validators:
        """Return what the site said last of the page of an article."""
        chosen = sa.select(sources).where(_is(collection, article_id))
        with self._database.read() as connection:
            row = connection.execute(chosen).one_or_none()
        return Validators(row.etag, row.last_modified) if row else Validators()

    def checked(
        self, collection: str, article_id: str, validators: Validators | None = None
    ) -> None:
        """Note that the page was asked about just now, and what the site said of it."""
        values: dict[str, object] = {"checked_at": datetime.now(UTC)}
        if validators is not None:
            values |= {"etag": validators.etag, "last_modified": validators.last_modified}
        with self._database.write() as connection:
            its = sources.update().where(_is(collection, article_id))
            connection.execute(its.values(values))


def _is(collection: str, article_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(sources.c.collection == collection, sources.c.article_id == article_id)
