"""Articles as they are posted for these tests, and lists as they are read."""

from datetime import timedelta

from corpus.article import Article, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from tests.bot.ask.quoting import unescape
from tests.bot.staging import SERVER, Stage
from tests.discord_double.reply import Reply as Seen
from tests.discord_double.reply import parts
from tests.doubles.articles import POSTED_AT, source

ASKING = "Who is the memoir's author?"
OPENING = "The harbour has a new bridge, which the mayor opened on a Saturday in the month of May."
KEY = "The bridge over the harbour was paid for by the senator who wrote the secret memoir."


def posted(stage: Stage, *blocks: Block, day: int = 0, **stated: str) -> Article:
    """Store an article of *blocks*, posted so many days later than others, of which *stated*."""
    metadata = Metadata(
        title=stated.get("title"),
        authors=(stated["author"],) if "author" in stated else (),
        publication=stated.get("publication"),
        url=stated.get("url"),
    )
    origin = source(posted_at=POSTED_AT + timedelta(days=day))
    return stage.app.engine.writer.add(SERVER, assemble(metadata, blocks), origin)


def body(*paragraphs: str) -> list[Block]:
    """Return *paragraphs* as blocks."""
    return [Block(ParagraphKind.BODY, each) for each in paragraphs]


def listed(reply: Seen) -> list[str]:
    """Return the titles in a list, in order."""
    return [
        unescape(line.split("**")[1])
        for text in reply.texts
        for line in text.split("\n")
        if line.startswith("- ")
    ]


def options(reply: Seen) -> list[tuple[str, str | None]]:
    """Return the label and description of each choice of the last select."""
    *_, last = (part for part in parts(reply.message) if part.get("type") == 3)
    return [(each["label"], each.get("description")) for each in last["options"]]
