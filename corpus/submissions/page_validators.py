"""What sites said last of their pages, so that an unchanged page costs nothing."""

from datetime import UTC, datetime

import sqlalchemy as sa

from corpus.fetching.fetcher import Validators
from corpus.storage.current_articles import is_article
from corpus.storage.database import Database
from corpus.storage.schema import sources
from corpus.storage.versions import update_source


class PageValidators:
    """The validators of every page that was posted as a source, whatever the collection."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def validators(self, collection: str, article_id: str) -> Validators:
        """Return what the site said last of the page of an article."""
        chosen = sa.select(sources).where(is_article(sources, collection, article_id))
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
            update_source(connection, collection, article_id, values)
