"""What moderators see: previews, changes, the list and the forms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import discord

import corpus
from bot.play.drawing.message import Form, Message
from bot.services.publication import Preview
from bot.services.source_listing import Listing
from bot.sources.forms import details_form, source_form
from bot.sources.list import Open, TurnTo
from bot.sources.list_cards import PER_PAGE, list_card
from bot.sources.look import decision_card
from corpus.article import Article, Draft, Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from corpus.formats import read_document
from corpus.formats.pdf.document import CHECK_WORDING
from corpus.submissions.cautions import cautions
from corpus.submissions.duplicates import Likeness
from corpus.submissions.revisions import changes
from corpus.submissions.submission import Posted, Submission, SubmissionState
from docs.gallery.articles import listed as as_listed
from docs.gallery.scene import Scene, opened, sent

_POSTED_AT = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
_LINK = "https://news.example/drug-labs"
_KEY = "0" * 16


def digest() -> Draft:
    """Return the article that ships with Footnote."""
    folder = Path(corpus.__file__).parent / "articles"
    file = next(folder.glob("*.md"))
    return read_document(file.read_bytes(), file.name)


def preview() -> Sequence[Message | Form]:
    """Return the card that a moderator decides on, with what is guessed and unknown."""
    read = digest()
    stated = Metadata(publication="The Harbour Post")
    known = replace(read.metadata, publication="The Harbour Post", published=None)
    draft = replace(
        read,
        metadata=known,
        guessed=Metadata(published=read.metadata.published),
    )
    checks = cautions(known, [CHECK_WORDING])
    card = decision_card(Preview(_submission(stated), draft, None, None, None, checks))
    return [sent(card, ephemeral=True, command=("ada", "/source add"))]


def duplicate() -> Sequence[Message | Form]:
    """Return the card of an article that is mostly here already."""
    like = Likeness(_article(), 0.92, same_link=False, same_words=False)
    card = decision_card(Preview(_submission(Metadata()), digest(), like, None, None))
    return [sent(card, ephemeral=True, command=("ada", "/source add"))]


def changed() -> Sequence[Message | Form]:
    """Return what a refreshed page would change."""
    old, new = _article(), digest()
    texts = [new.body[each.start : each.end] for each in new.paragraphs]
    texts[8] = texts[8].replace("economic penalties", "tariffs and other economic penalties")
    told = [
        Block(ParagraphKind.BODY, text) for text in [*texts[:9], "Correction: tariffs were added."]
    ]
    corrected = assemble(new.metadata, told)
    found = changes(old, corrected)
    card = decision_card(Preview(_submission(Metadata()), corrected, None, old, found))
    return [sent(card, ephemeral=True, command=("ada", "/source refresh"))]


def listed() -> Sequence[Message | Form]:
    """Return the first page of a list with every state that a source can have."""
    states = [
        ("https://news.example/strikes", SubmissionState.QUEUED, None),
        ("minutes-of-the-council.pdf", SubmissionState.READING, None),
        ("https://news.example/harbour", SubmissionState.WAITING, None),
        (
            "https://news.example/members",
            SubmissionState.FAILED,
            "That page is behind a paywall: upload the article as a file.",
        ),
    ]
    posted = _submission(Metadata())
    waiting = [
        replace(posted, state=state, reason=reason, posted=replace(posted.posted, name=name))
        for name, state, reason in states
    ]
    titles = ("The bridge over the harbour", "A memoir of the ministry", "What the cartels said")
    more = (f"Minutes of the council, part {part}" for part in range(1, 7))
    articles = [_article(), *map(_article, (*titles, *more))]
    published = tuple(map(as_listed, articles[: PER_PAGE - len(waiting)]))
    page = Listing(
        tuple(waiting),
        published,
        waiting=len(waiting),
        published=len(articles),
        page=0,
        pages=2,
    )
    card = list_card(page, [TurnTo(1)], {articles[1].id: "weekly"})
    card.add_item(discord.ui.ActionRow(Open(waiting[2:])))
    return [sent(card, ephemeral=True, command=("ada", "/source list"))]


def details() -> Sequence[Message | Form]:
    """Return the form for an article's details."""
    return [opened(details_form(f"s:{_KEY}", digest().metadata))]


def form() -> Sequence[Message | Form]:
    """Return the form for a source: a link, a file or text."""
    return [opened(source_form())]


def _submission(stated: Metadata) -> Submission:
    posted = Posted(SourceKind.LINK, _LINK, "ada", "101", stated=stated)
    return Submission(
        _KEY, "discord:1", SubmissionState.WAITING, posted, _POSTED_AT, None, None, None, None
    )


def _article(title: str | None = None) -> Article:
    draft = digest()
    if title is not None:
        told = [Block(ParagraphKind.BODY, f"{title} is what this article tells of.")]
        draft = assemble(replace(draft.metadata, title=title), told)
    source = Source(SourceKind.LINK, _LINK, "ada", _POSTED_AT)
    return as_article("discord:1", draft, source)


SCENES: tuple[Scene, ...] = (preview, duplicate, changed, listed, details, form)
