"""The composition root: settings become a store, a store and an encoder become an engine."""

from dataclasses import dataclass, replace
from pathlib import Path

from bot.settings import Settings
from corpus.storage.database import Database
from index.encoding.encoder import Encoder
from index.encoding.multilingual.model import MULTILINGUAL
from index.encoding.onnx_encoder import OnnxEncoder
from index.encoding.packaged_onnx_model import PACKAGED
from index.encoding.sentence_transformers_encoder import SentenceTransformersEncoder
from index.engine import Engine
from index.graphs import SHIPPED
from index.operator_articles import take_up
from index.reader.onnx_reader import OnnxReader
from index.reader.reading import Reader
from index.reader.weights import ENGLISH_READER, MULTILINGUAL_READER

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class App:
    """What every surface works with; *left_out* tells which operator's files are not searched."""

    database: Database
    engine: Engine
    left_out: tuple[str, ...]

    def close(self) -> None:
        """Let go of the database, once nothing of this process's reads it any more."""
        self.engine.indexes.upkeep.close()
        self.database.close()


def encoder_for(settings: Settings) -> Encoder:
    """Return the encoder that *settings* ask for; nothing is loaded yet.

    The packaged model in its fast form, unless a model is named: the one for many languages in
    such a form too; the packaged one by its own name as sentence-transformers runs it.
    """
    if settings.model is None:
        return OnnxEncoder(_made(settings), SHIPPED)
    if settings.model == MULTILINGUAL.name:
        return OnnxEncoder(_made(settings), model=MULTILINGUAL)
    named = None if settings.model == PACKAGED.name else settings.model
    return SentenceTransformersEncoder(named)


def reader_for(encoder: Encoder, settings: Settings) -> Reader | None:
    """Return the reader that ships, or `None` where its weights are missing or were altered.

    It is weighed beside the models that have a fast form: others answer without a reader.
    """
    if not is_read_beside(encoder) or not ENGLISH_READER.is_there:
        return None
    return OnnxReader(ENGLISH_READER, _made(settings), SHIPPED)


def multilingual_reader_for(encoder: Encoder, settings: Settings) -> Reader | None:
    """Return the reader of other languages, or `None` where its weights are missing or altered.

    It is weighed beside the model for many languages alone, which it began as.
    """
    if not marks_beside(encoder) or not MULTILINGUAL_READER.is_there:
        return None
    return OnnxReader(MULTILINGUAL_READER, _made(settings))


def is_read_beside(encoder: Encoder) -> bool:
    """Return whether the reader is weighed beside *encoder*: in the fast form, in which it runs.

    It has word pieces of its own, those of the packaged model, whatever the encoder's are.
    """
    return isinstance(encoder, OnnxEncoder)


def marks_beside(encoder: Encoder) -> bool:
    """Return whether the reader of other languages marks beside *encoder*."""
    return encoder.name == MULTILINGUAL.name


def _made(settings: Settings) -> Path:
    """Return the folder of the graphs that are made on this machine."""
    return settings.home / "models"


def assemble(settings: Settings) -> App:
    """Return the app on its store as it stands: neither model nor articles folder is read yet.

    Raises:
        FootnoteError: The store cannot be used.
    """
    database = Database(settings.database_url, settings.database_connections)
    encoder = encoder_for(settings)
    engine = Engine(
        database,
        encoder,
        reader_for(encoder, settings),
        multilingual_reader=multilingual_reader_for(encoder, settings),
        memory=settings.index_memory * _MEGABYTE,
    )
    return App(database, engine, ())


def open_app(settings: Settings) -> App:
    """Return the app with the operator's articles taken up.

    Raises:
        FootnoteError: The store, the model or the articles folder cannot be used.
    """
    app = assemble(settings)
    left_out = take_up(app.engine, settings.articles, is_sample=settings.ships_articles)
    return replace(app, left_out=left_out)
