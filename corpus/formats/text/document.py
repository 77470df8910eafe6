"""Plain text: the article in what somebody typed, or copied from a web page."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.article import Draft, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.blocks import without_title, words_in
from corpus.formats.discord.document import draft_of
from corpus.formats.discord.saved_conversations import conversation_in
from corpus.formats.left_out_blocks import with_left_out
from corpus.formats.mail_text.heads import statements
from corpus.formats.mail_text.message import pasted
from corpus.formats.text.blocks import Reading, TextBlock, blocks_of, heads_section
from corpus.formats.text.gutenberg import book_of_gutenberg
from corpus.formats.text.metadata import (
    author_noted,
    authors_in,
    dates_among,
    is_about,
    is_byline,
    title_among,
)
from corpus.formats.text.printed_pages import as_seen
from corpus.formats.text.typed.document import typed_document

_WIDEST_GAP = 12
"""Blocks without prose inside one article: measured on copied pages, as the next figure is."""
_FIRST_RUN_SHARE = 0.3
"""Of the longest run's characters: an earlier run of prose this long begins the article."""
_LONGEST_HEADING = 14
"""Words; our own choice."""
_LONGEST_HEAD = 20
"""Blocks; a title, a summary and a byline are three."""
_MOST_NOTES = 10
"""Notes on authors at the end of an article; what stands before them is its text."""
_FEW = 2
"""Paragraphs; in a note this short a first sentence is text, whatever mark it ends with."""
_FOREIGN = {Reading.CAPTION, Reading.DUPLICATE, Reading.PROMOTION, Reading.MARKER}
_SENTENCES = {Reading.GOOD, Reading.NEAR}


@dataclass(frozen=True, slots=True)
class _Found:
    """Where in the blocks the article stands: its head ends at *start*, it ends before *end*."""

    blocks: Sequence[TextBlock]
    start: int
    end: int

    @property
    def head(self) -> Sequence[TextBlock]:
        return self.blocks[: self.start]

    @property
    def inside(self) -> Sequence[TextBlock]:
        return self.blocks[self.start : self.end]


def read_text(text: str) -> Draft:
    """Return the article in *text*: its paragraphs, and what the text states about it.

    Menus, captions, repeated lines and notices that come along when a page is copied are left
    out, for whoever posts it to look at; text that has none of these is kept whole. A message
    or a newsletter that was pasted is stated by the head above it; of a conversation that was
    saved each message is told with who wrote it.

    Raises:
        SourceRefused: there is no paragraph of prose.
    """
    if conversation := conversation_in(text):
        return draft_of(conversation)
    if book := book_of_gutenberg(text):
        return read_told(book.text, book.told, Metadata(), book.dropped)
    message = pasted(text)
    told = statements(message.head) if message.head else (Metadata(), Metadata())
    return read_told(message.text, *told, message.dropped)


def read_told(text: str, told: Metadata, offered: Metadata, dropped: int) -> Draft:
    """Return the article in *text*, of which *told* is stated elsewhere, and *offered* guessed.

    *dropped* is how many paragraphs have been left out of it before.

    Raises:
        SourceRefused: there is no paragraph of prose.
    """
    text = as_seen(text)
    if document := typed_document(text, told, offered, left_out(dropped)):
        return document
    blocks = blocks_of(text)
    if not any(block.reading in _SENTENCES for block in blocks):
        raise SourceRefused(
            "No paragraph of prose was found in this text: post its link or its full text."
        )
    found = _plain(blocks, is_titled=told.title is not None) or _within_page(blocks)
    kept = list(_paragraphs(found.inside))
    authors = authors_in([*found.head, *found.blocks[found.end :], *found.inside])
    noted = _with_note(kept, found, authors)
    said = " ".join(each.text for each in noted[0] if each.kind is not ParagraphKind.ABOUT_AUTHOR)
    title = told.title or title_among(found.head, said)
    stated, guessed = dates_among(found.head)
    if not authors:
        guessed = replace(guessed, authors=noted[1])
    # Who is named in the text has written it, whoever passes it on.
    own = replace(stated, title=title, authors=authors)
    metadata = own.overridden_by(told.without({"authors"} if authors else ()))
    guessed = guessed.overridden_by(offered).without(metadata.known)
    kept_texts = {each.text for each in noted[0]}
    used = {title} | {block.text for block in blocks if is_about(block)} - kept_texts
    body = without_title(noted[0], title)
    whole, left = _whole(blocks, body, used)
    draft = assemble(metadata, body, left_out(dropped), guessed)
    return with_left_out(draft, whole, left, words_in(whole), always_told=True)


def prose_in(text: str) -> int:
    """Return how many characters of *text* stand in sentences, which code and tables have not."""
    return sum(len(block.text) for block in blocks_of(text) if block.reading in _SENTENCES)


def _whole(
    blocks: Sequence[TextBlock], body: Sequence[Block], used: Collection[str | None]
) -> tuple[list[Block], list[Block]]:
    """Return *body* with what was left out of *blocks* where it stands, and what that is.

    What is *used* of the text, and is not in the body, is known of the article already.
    """
    kept: dict[str, list[Block]] = {}
    for block in reversed(body):
        kept.setdefault(block.text, []).append(block)
    whole: list[Block] = []
    left: list[Block] = []
    for each in blocks:
        if kept.get(each.text):
            whole.append(kept[each.text].pop())
        elif each.text not in used:
            whole.append(_block(each, _kind(each)))
            left.append(whole[-1])
    return whole, left


def _kind(block: TextBlock) -> ParagraphKind:
    if block.reading is Reading.CAPTION:
        return ParagraphKind.CAPTION
    if block.reading is Reading.ROW:
        return ParagraphKind.TABLE
    if block.reading is Reading.ITEM:
        return ParagraphKind.LIST
    return ParagraphKind.BODY if _is_paragraph(block) else ParagraphKind.HEADING


def _plain(blocks: Sequence[TextBlock], *, is_titled: bool) -> _Found | None:
    """Find the article in text that bears no mark of a page around it, or return None.

    What *is_titled* elsewhere has no title of its own above it, but for a line that says the same.
    """
    if any(block.reading in _FOREIGN for block in blocks):
        return None
    prose = sum(len(block.text) for block in blocks if block.reading is not Reading.SHORT)
    if prose < 0.8 * sum(len(block.text) for block in blocks):
        return None
    start = 0
    begins = _is_about if is_titled else _is_head
    while start < min(_LONGEST_HEAD, len(blocks) - 1) and begins(blocks, start):
        start += 1
    return _Found(blocks, start, len(blocks))


def _is_about(blocks: Sequence[TextBlock], position: int) -> bool:
    return is_about(blocks[position])


def _is_head(blocks: Sequence[TextBlock], position: int) -> bool:
    """Tell whether the block at *position* is a title or byline rather than a first paragraph."""
    block = blocks[position]
    if is_about(block):
        return True
    if block.text.endswith((":", ",")):
        return False
    later = blocks[position + 1 :]
    if position and not any(is_about(follower) for follower in later[:2]):
        return False
    if block.reading is Reading.NEAR and (block.text[-1] in ".\u2026" or len(later) <= _FEW):
        return False
    if block.reading not in {Reading.SHORT, Reading.NEAR}:
        return False
    return block.reading is Reading.SHORT or title_among([block], _joined(later)) is not None


def _within_page(blocks: Sequence[TextBlock]) -> _Found:
    """Find the article among the lines of a page: the first long run of prose."""
    start, end = _first_long_run(blocks)
    middle = start + (end - start) // 2
    markers = (
        position
        for position in range(middle + 1, end)
        if blocks[position].reading is Reading.MARKER
    )
    end = next(markers, end)
    while start and _continues(blocks[start - 1]) and blocks[start - 1].text[-1] != "?":
        start -= 1
    while end < len(blocks) and _continues(blocks[end]):
        end += 1
    return _Found(blocks, start, end)


def _continues(block: TextBlock) -> bool:
    return block.reading in {Reading.NEAR, Reading.ITEM, Reading.ROW} and not is_about(block)


def _first_long_run(blocks: Sequence[TextBlock]) -> tuple[int, int]:
    good = [i for i, block in enumerate(blocks) if block.reading is Reading.GOOD]
    good = good or [i for i, block in enumerate(blocks) if block.reading is Reading.NEAR]
    runs = [[good[0]]]
    for position in good[1:]:
        between = blocks[runs[-1][-1] + 1 : position]
        if sum(each.reading is not Reading.ROW for each in between) >= _WIDEST_GAP:
            runs.append([])
        runs[-1].append(position)
    sizes = [sum(len(blocks[position].text) for position in run) for run in runs]
    long_enough = _FIRST_RUN_SHARE * max(sizes)
    chosen = next(run for run, size in zip(runs, sizes, strict=True) if size >= long_enough)
    return chosen[0], chosen[-1] + 1


def _paragraphs(blocks: Sequence[TextBlock]) -> Iterator[Block]:
    around = zip([None, *blocks], blocks, [*blocks[1:], None], strict=False)
    for before, block, following in around:
        if block.reading in _FOREIGN or is_byline(block):
            continue
        if block.reading in {Reading.ROW, Reading.ITEM}:
            is_heading = _is_numbered_heading(before, block, following)
            yield _block(block, ParagraphKind.HEADING if is_heading else _kind(block))
        elif following is None or _is_paragraph(block):
            yield _block(block, ParagraphKind.BODY)
        elif following.reading not in _FOREIGN:
            yield _block(block, ParagraphKind.HEADING)


def _is_numbered_heading(
    before: TextBlock | None, block: TextBlock, following: TextBlock | None
) -> bool:
    """Tell whether *block* stands over what is *following*: alone, with a number, no sentence."""
    if following is None or following.reading not in {*_SENTENCES, Reading.ROW}:
        return False
    is_alone = before is None or before.reading is not Reading.ITEM
    return is_alone and block.reading is Reading.ITEM and heads_section(block.text)


def _block(block: TextBlock, kind: ParagraphKind) -> Block:
    return Block(kind, block.text, block.cells, block.table)


def _is_paragraph(block: TextBlock) -> bool:
    return (
        block.reading in _SENTENCES
        or block.text.endswith((":", ","))
        or len(block.text.split()) > _LONGEST_HEADING
    )


def _with_note(
    kept: list[Block], found: _Found, authors: tuple[str, ...]
) -> tuple[list[Block], tuple[str, ...]]:
    """Return *kept* with the closing notes on authors marked as such, and whom they name."""
    body = list(kept)
    notes: list[tuple[str, str]] = []
    while len(body) > 1 and len(notes) < _MOST_NOTES:
        earlier = " ".join(each.text for each in body[:-1])
        if not (name := author_noted(body[-1].text, earlier, authors)):
            break
        notes.insert(0, (name, body.pop().text))
    if not notes:
        after = (block.text for block in found.blocks[found.end :][:3])
        named = ((author_noted(text, _joined(found.inside), authors), text) for text in after)
        notes = [(name, text) for name, text in named if name][:1]
    marked = [Block(ParagraphKind.ABOUT_AUTHOR, text) for _, text in notes]
    return body + marked, tuple(dict.fromkeys(name for name, _ in notes))


def _joined(blocks: Sequence[TextBlock]) -> str:
    return " ".join(block.text for block in blocks)


def left_out(dropped: int) -> Iterator[str]:
    """Yield the warning that so many lines were left out as no part of the article, if any were."""
    if dropped > 0:
        yield gettext_noop(
            "Lines left out as not part of the article: {count}. Please check that none is missing."
        ).format(count=dropped)
