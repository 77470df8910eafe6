"""Messages of Discord for tests, and what is read of them."""

from corpus.article import Draft, ParagraphKind
from corpus.discord_transcript import CONTENT_TYPE, Message, Transcript
from corpus.formats import read_document
from corpus.formats.discord.markdown import blocks_of

BODY, HEADING, LIST, QUOTE, CODE = (
    ParagraphKind.BODY,
    ParagraphKind.HEADING,
    ParagraphKind.LIST,
    ParagraphKind.QUOTE,
    ParagraphKind.CODE,
)
URL = "https://discord.com/channels/1/2/3"


def said(text: str, **names: str) -> list[tuple[ParagraphKind, str]]:
    marks = {f"<{mark}>": shown for mark, shown in names.items()}
    return [(block.kind, block.text) for block in blocks_of(text, marks)]


def read(*messages: Message, **stated: object) -> Draft:
    transcript = Transcript(URL, messages, **stated)  # type: ignore[arg-type]
    return read_document(transcript.to_json(), URL, content_type=CONTENT_TYPE)
