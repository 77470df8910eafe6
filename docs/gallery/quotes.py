"""What the quote check shows."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.play.drawing.message import Form, Message
from bot.quotes.card import quotes_card
from corpus.article import Article, Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from docs.gallery.scene import Scene, sent
from index.quotations.checking import checked_quotation
from index.quotations.extraction import quotations_in
from index.quotations.outcome import QuoteCheck
from index.quotations.word_index import WordIndex

_OPENED = (
    "The bridge over the harbour opened on a Saturday in May. Ten thousand people walked across it "
    "on the first day, the harbour office counted."
)
_SAID = (
    "“We did not expect half as many,” said its engineer, Ines Calder. Cars followed a week later."
)


def checked() -> Sequence[Message | Form]:
    """Return a message that quotes, and what comes of its quotations."""
    written = (
        "“Ten thousand people walked across it on the first day”, and the engineer said “We did "
        "expect half as many”. Somebody told me “it will be closed by winter”!"
    )
    found = quotations_in([written])
    index = WordIndex([_article()])
    result = QuoteCheck(tuple(checked_quotation([index], each) for each in found.quotations))
    asked = Message(written, author="bob")
    return [asked, sent(quotes_card(result), ephemeral=True, command=("ada", "Check quotes"))]


def _article() -> Article:
    stated = Metadata(
        "The bridge over the harbour",
        ("Anna Berg",),
        "The Harbour Post",
        date(2026, 5, 10),
        "https://news.example/bridge",
    )
    blocks = [Block(ParagraphKind.BODY, each) for each in (_OPENED, _SAID)]
    posted = Source(SourceKind.LINK, "bridge", "mod", datetime(2026, 5, 12, 9, 30, tzinfo=UTC))
    return as_article("discord:1", assemble(stated, blocks), posted)


SCENES: tuple[Scene, ...] = (checked,)
