"""Discord: a message, or a thread with all that was said in it."""

from collections.abc import Iterator
from datetime import date

from corpus.article import Draft, Metadata, ParagraphKind
from corpus.assembly import Block, assemble, is_drawn
from corpus.bounds import LONGEST_NAME, LONGEST_TITLE, within
from corpus.discord_transcript import Message, Transcript, transcript_of
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.blocks import without_title
from corpus.formats.discord.lines import without_spoilers
from corpus.formats.discord.markdown import blocks_of
from corpus.normalise import normalise


def read_discord(text: str) -> Draft:
    """Return the article in *text*, a transcript as JSON: see `draft_of`."""
    return draft_of(transcript_of(text))


def draft_of(transcript: Transcript) -> Draft:
    """Return the article that *transcript* makes.

    Its title is the thread's, or the heading that a message begins with. What others said in a
    thread is quoted in it: each of their messages begins with their name.

    Raises:
        SourceRefused: Nobody said anything in words there.
    """
    hidden = 0
    said: list[tuple[Message, list[Block]]] = []
    for message in transcript.messages:
        open_text, words = without_spoilers(message.text)
        hidden += words
        said.append((message, blocks_of(open_text, message.names)))
    blocks = list(_in_order(said))
    title = _title(transcript, blocks)
    kept = without_title(blocks, title)
    if all(map(is_drawn, kept)):
        raise SourceRefused("There are no words in that message or thread: choose another one.")
    return assemble(_metadata(transcript, title), kept, _warnings(transcript, hidden))


def _in_order(said: list[tuple[Message, list[Block]]]) -> Iterator[Block]:
    # Where nothing is left of who began the thread, the others' words are all that it says.
    has_own = any(message.is_own for message, blocks in said if blocks)
    quoted = ParagraphKind.QUOTE if has_own else ParagraphKind.BODY
    for message, blocks in said:
        if message.is_own:
            yield from blocks
        else:
            yield from _attributed(message.author, quoted, blocks)


def _attributed(author: str | None, kind: ParagraphKind, blocks: list[Block]) -> Iterator[Block]:
    """Yield what somebody else said, as paragraphs of *kind*, beginning with their name."""
    name = f"{normalise(author)}: " if author else ""
    for block in blocks:
        text = normalise(name + block.text)
        name = ""
        is_plain = block.kind in {ParagraphKind.BODY, ParagraphKind.HEADING}
        yield Block(kind if is_plain else block.kind, text)


def _title(transcript: Transcript, blocks: list[Block]) -> str | None:
    if transcript.title is not None:
        return within(LONGEST_TITLE, normalise(transcript.title))
    first = blocks[0] if blocks else None
    if first is None or first.kind is not ParagraphKind.HEADING:
        return None
    return within(LONGEST_TITLE, first.text)


def _metadata(transcript: Transcript, title: str | None) -> Metadata:
    author = within(LONGEST_NAME, normalise(transcript.author or ""))
    return Metadata(
        title=title,
        authors=(author,) if author else (),
        publication=within(LONGEST_NAME, normalise(transcript.publication or "")),
        published=date.fromisoformat(transcript.published) if transcript.published else None,
        url=transcript.url,
    )


def _warnings(transcript: Transcript, hidden: int) -> Iterator[str]:
    if transcript.is_closed:
        yield gettext_noop(
            "Not everyone in this server can read that channel: once this is published, everyone "
            "can find it."
        )
    if hidden:
        yield gettext_noop("Words hidden as spoilers were left out: {count}.").format(count=hidden)
    if transcript.files:
        yield gettext_noop(
            "Files of these messages were left out: {count}. “Add as source” in the menu of their "
            "message takes them."
        ).format(count=transcript.files)
