"""The composition root: settings become a store, a store and an encoder become an engine."""

from dataclasses import dataclass

from bot.settings import Settings
from corpus.database import Database
from corpus.store import Store
from index.encoder import SentenceTransformersEncoder
from index.engine import Engine
from index.operator_articles import take_up


@dataclass(frozen=True, slots=True)
class App:
    """What every surface works with; *left_out* tells which operator's files are not searched."""

    database: Database
    engine: Engine
    left_out: tuple[str, ...]


def open_app(settings: Settings) -> App:
    """Return the app with the operator's articles taken up.

    Raises:
        FootnoteError: The store, the model or the articles folder cannot be used.
    """
    database = Database(settings.database_url)
    engine = Engine(Store(database), SentenceTransformersEncoder(settings.model))
    return App(database, engine, take_up(engine, settings.articles))
