"""The composition root: settings become a store, a store and an encoder become an engine."""

from bot.settings import Settings
from corpus.database import Database
from corpus.store import Store
from index.encoder import SentenceTransformersEncoder
from index.engine import Engine
from index.operator_articles import take_up


def open_store(settings: Settings) -> Store:
    """Return the store that *settings* name, migrated; raise `StoreUnavailable` else."""
    return Store(Database(settings.database_url))


def open_engine(settings: Settings) -> tuple[Engine, tuple[str, ...]]:
    """Return the engine with the operator's articles taken up, and what was left out and why.

    Raises:
        FootnoteError: The store, the model or the articles folder cannot be used.
    """
    engine = Engine(open_store(settings), SentenceTransformersEncoder(settings.model))
    return engine, take_up(engine, settings.articles)
