"""A conversation of eight turns as it goes on, answered by the bot's own engine."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.app import encoder_for, reader_for
from bot.ask.answering import text_of
from bot.play.drawing.message import Form, Message
from bot.services.answering import Answered
from bot.settings import Settings
from corpus.article import Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.storage.database import Database
from corpus.store import OPERATOR
from docs.gallery.scene import Scene
from index.engine import Engine

_TURNS = (
    "hey",
    "when did the harbour bridge open",
    "and how many ppl walked over it",
    "who wrote this",
    "anything about ferries",
    "how much does the night ferry cost",
    "and dogs?",
    "thx!!",
)
_BRIDGE = (
    "The bridge over the harbour of Skerrow opened on 9 May 2026, two years late.",
    "Ten thousand people walked across it on the first day, the harbour office counted.",
    "Cars may use it from June. Bicycles have a lane of their own on the seaward side.",
)
_FERRY = (
    "The night ferry to Holm sails again from 1 July, every day but Sunday.",
    "A crossing costs 14 crowns, and half of that for children. Dogs travel free on a lead.",
)
_POSTED = datetime(2026, 6, 2, 9, tzinfo=UTC)


def eight_turns() -> Sequence[Message | Form]:
    """Return what a member reads who asks one thing after another."""
    settings = Settings()
    encoder = encoder_for(settings)
    engine = Engine(Database("sqlite://"), encoder, reader_for(encoder, settings))
    _add(engine, "Harbour bridge opens", "Ines Calder", date(2026, 5, 10), _BRIDGE)
    _add(engine, "Night ferry returns", "Tam Okell", date(2026, 6, 1), _FERRY)
    shown: list[Message | Form] = []
    for number, question in enumerate(_TURNS):
        answer = engine.ask(OPERATOR, question, top=1, earlier=_TURNS[max(0, number - 4) : number])
        content, view = text_of(Answered(answer, "0" * 16), keeps=True)
        asked = ("ada", f"@Footnote {question}")
        shown.append(Message(content, view.to_components(), replies_to=asked))
    return shown


def _add(engine: Engine, title: str, author: str, day: date, paragraphs: Sequence[str]) -> None:
    stated = Metadata(title, (author,), "The Skerrow Post", day)
    draft = assemble(stated, [Block(ParagraphKind.BODY, each) for each in paragraphs])
    engine.writer.add(OPERATOR, draft, Source(SourceKind.TEXT, title, "mod", _POSTED))


SCENES: tuple[Scene, ...] = (eight_turns,)
