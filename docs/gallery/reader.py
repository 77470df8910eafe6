"""What members see of the reader: real answers from the article that ships with Footnote."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import gettempdir

from bot.app import reader_for
from bot.ask.card import answer_card
from bot.ask.passages import MorePassages, ShowContext
from bot.play.drawing.message import Form, Message
from bot.settings import Settings
from corpus.article import Source, SourceKind
from corpus.storage.database import Database
from corpus.store import OPERATOR
from docs.gallery.scene import Scene, sent
from docs.gallery.sources import digest
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine

_POSTED_AT = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
_KEY = "0" * 16


def who() -> Sequence[Message | Form]:
    """Return an answer whose words are a name."""
    return _asked("who wrote the memoir the article is about?")


def when() -> Sequence[Message | Form]:
    """Return an answer whose words are a date."""
    return _asked("When was Soleimani killed?")


def quoted() -> Sequence[Message | Form]:
    """Return an answer whose words are what someone said."""
    return _asked("what did trump say mexico had done against the cartels, to Pena Nieto?")


def where() -> Sequence[Message | Form]:
    """Return an answer whose words are a place."""
    return _asked("which state is tom cotton from")


def yes_or_no() -> Sequence[Message | Form]:
    """Return an answer whose words tell more than yes or no."""
    return _asked("Does Carpenter believe Esper?")


@lru_cache(maxsize=1)
def _engine() -> Engine:
    folder = Path(gettempdir()) / "footnote-gallery"
    encoder = OnnxEncoder(folder / "models")
    reader = reader_for(encoder, Settings(home=folder))
    engine = Engine(Database("sqlite://"), encoder, reader)
    engine.writer.add(OPERATOR, digest(), Source(SourceKind.FOLDER, "digest.md", None, _POSTED_AT))
    return engine


def _asked(question: str) -> Sequence[Message | Form]:
    answer = _engine().ask(OPERATOR, question)
    context = [ShowContext.of(answer.passages[0])] if answer.answered else []
    actions = [MorePassages(_KEY, shown=1), *context]
    return [sent(answer_card(answer, actions=actions), command=("ada", "/ask"))]


SCENES: tuple[Scene, ...] = (who, when, quoted, where, yes_or_no)
