"""A German member asks about an English article and a Spanish one, with the model for both."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.ask.answering import card_of
from bot.language import speaking
from bot.play.drawing.message import Form, Message
from bot.services.answering import Answered
from corpus.article import Metadata, ParagraphKind, Slice, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from docs.gallery.scene import Scene, sent
from index.answer import Answer, Confidence, RankedPassage, Span
from index.answering.quoting import quoted_passage

_KEY = "0" * 16
_POSTED = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
_BRIDGE = (
    "The swing bridge was closed on Monday, as divers had found cracks in two of its pillars.",
    "The city will replace both pillars by August, which will cost 3.2 million pounds.",
)
_MUSEUM = (
    "El museo del faro abre los sábados, y la entrada cuesta seis euros.",
    "Sus más de cuatrocientas lámparas fueron donadas por la familia del último farero.",
)


def german_member() -> Sequence[Message | Form]:
    """Return the answers to two questions in German, quoted in the languages of the articles."""
    english = Metadata(
        "Swing bridge closed", ("Nell Arden",), "The Harbour Post", date(2026, 5, 11)
    )
    spanish = Metadata("El museo del faro", (), "Diario del Puerto", date(2026, 4, 2))
    asked = (
        ("Warum wurde die Drehbrücke gesperrt?", english, _BRIDGE, "as divers"),
        ("Wie viel kostet der Eintritt in das Leuchtturmmuseum?", spanish, _MUSEUM, "seis"),
    )
    with speaking("de"):
        return [
            sent(card_of(_answered(question, stated, told, words), keeps=True), command=_ASKED)
            for question, stated, told, words in asked
        ]


_ASKED = ("grete", "/fragen")


def _answered(question: str, stated: Metadata, told: Sequence[str], words: str) -> Answered:
    """Return that the first paragraph of *told* answers, by what stands from *words* on."""
    passage = _first_paragraph(stated, told, words)
    answer = Answer(question, True, Confidence.HIGH, None, (passage,))  # noqa: FBT003 - its order
    return Answered(answer, _KEY)


def _first_paragraph(stated: Metadata, told: Sequence[str], words: str) -> RankedPassage:
    posted = Source(SourceKind.LINK, "bridge", "mod", _POSTED)
    blocks = [Block(ParagraphKind.BODY, each) for each in told]
    article = as_article("discord:1", assemble(stated, blocks), posted)
    first = article.paragraphs[0]
    place = Slice(first.start, first.end)
    whole = Span(0, place.end - place.start)
    answer = Span(told[0].index(words), len(told[0]) - 1)
    return quoted_passage(article, place, rank=1, score=0.9, marked=whole, words=answer)


SCENES: tuple[Scene, ...] = (german_member,)
