"""What members see: answers in every confidence, none, versions, plain replies, direct messages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import discord

from bot.ask.answering import buttons_view, card_of, text_of
from bot.ask.card import near_misses, outdated_card, passages_card
from bot.ask.choose_server import ChangeServer
from bot.ask.context_card import context_card
from bot.ask.old_answers import AskAgain
from bot.ask.passages import CORRECTED, WITHDRAWN, MorePassages
from bot.ask.private_answers import Read, private_card
from bot.interface.place import Place
from bot.language import gettext
from bot.play.drawing.message import Form, Message
from bot.services.questions import Answered
from corpus.article import (
    Article,
    Citation,
    Metadata,
    ParagraphKind,
    Slice,
    Source,
    SourceKind,
)
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from corpus.servers.settings import ServerSettings
from corpus.tables import WrittenCell
from docs.gallery.scene import Scene, sent
from index.answer import Answer, Confidence, RankedPassage, Reason, Span
from index.answering.listed_articles import listed_article
from index.answering.quoting import quoted_passage
from index.suggestions.suggestions import Suggestions

_KEY = "0" * 16
_PLACE = Place("discord:1", ServerSettings())
_FARES = Block(ParagraphKind.HEADING, "Fares")
_QUESTION = "How many people walked across the new bridge?"
_OPENED = (
    "The bridge over the harbour opened on a Saturday in May. Ten thousand people walked across "
    "it on the first day, the harbour office counted. Cars followed a week later."
)
_COUNTED = (
    "A recount of the cameras at both ends puts the number at 12,400 people. The first figure "
    "had left out the evening."
)
_CITATION = Citation(
    article_id="0" * 12,
    title="The bridge over the harbour",
    authors=("Ines Calder",),
    publication="The Harbour Post",
    published=date(2026, 5, 10),
    url="https://news.example/bridge",
    deep_link=None,
    kind=ParagraphKind.BODY,
    paragraph=2,
    paragraphs=9,
    start=0,
    end=len(_OPENED),
    posted_by="mod",
    posted_at=datetime(2026, 5, 12, 9, 30, tzinfo=UTC),
)


def confident() -> Sequence[Message | Form]:
    """Return an answer that needs no words of caution."""
    return [sent(card_of(_answered(), keeps=True), command=("ada", "/ask"))]


def unsure() -> Sequence[Message | Form]:
    """Return an answer that may be none, with another article that says the same."""
    also = (replace(_CITATION, title="A Saturday in May", paragraph=4),)
    best = replace(_passage(), also_in=also)
    answered = _answered(confidence=Confidence.LOW, passages=(best, best))
    return [sent(card_of(answered, keeps=True), command=("ada", "/ask"))]


def pictured() -> Sequence[Message | Form]:
    """Return an answer whose source has a picture of its own."""
    cited = replace(_CITATION, picture="https://news.example/bridge.jpg")
    answered = _answered(passages=(replace(_passage(), citation=cited),))
    return [sent(card_of(answered, keeps=True), command=("ada", "/ask"))]


def outdated() -> Sequence[Message | Form]:
    """Return what stands in place of answers whose source was corrected, and withdrawn."""
    corrected = gettext(CORRECTED, day="12 May 2026")
    withdrawn = gettext(WITHDRAWN, day="12 May 2026")
    again = AskAgain(_KEY)
    return [
        sent(outdated_card(_QUESTION, corrected, _passage(), [again]), command=("ada", "/ask")),
        sent(outdated_card(_QUESTION, withdrawn, None, [again]), command=("bob", "/ask")),
    ]


def versions() -> Sequence[Message | Form]:
    """Return figures of two days, the newest last."""
    old, new = _passage(), _recounted()
    answered = _answered(passages=(old, new), versions=(old, new))
    return [sent(card_of(answered, keeps=True), command=("ada", "/ask"))]


def row() -> Sequence[Message | Form]:
    """Return an answer that stands in a table, and the rows around it."""
    article = _article(
        _FARES,
        _cells("Ticket", "Single", "Return", heading=True),
        _cells("Child, 5 to 15", "\u00a33.20", "\u00a35.50"),
        _cells("Dog", "\u00a31.50", "\u00a33.00"),
        _cells("Bicycle", "free", "free"),
    )
    child, dog, bicycle = (_quoted(article, at) for at in (2, 3, 4))
    marked = replace(dog, answer=Span(4, 9))
    answered = _answered(question="How much is a single ticket for a dog?", passages=(marked,))
    return [
        sent(card_of(answered, keeps=True), command=("ada", "/ask")),
        sent(context_card(child, dog, bicycle), ephemeral=True),
    ]


def item() -> Sequence[Message | Form]:
    """Return an answer that is an item of a list, far below the line that introduces it."""
    kinds = ("a car", "a trailer", "a motorcycle", "a horse")
    items = [
        Block(ParagraphKind.LIST, f"{number}. {kind}, by noon of the day before")
        for number, kind in enumerate(kinds, 1)
    ]
    article = _article(Block(ParagraphKind.BODY, "A place has to be booked for:"), *items)
    answered = _answered(
        question="Do I have to book a place for my horse?", passages=(_quoted(article, 4),)
    )
    return [sent(card_of(answered, keeps=True), command=("ada", "/ask"))]


def private() -> Sequence[Message | Form]:
    """Return an answer that its asker alone sees and may share, and what others then see."""
    note = ("asked by <@101>",)
    return [
        sent(private_card(_answered(), _PLACE), ephemeral=True, command=("ada", "/ask")),
        sent(card_of(_answered(), keeps=True, notes=note)),
    ]


def unanswered() -> Sequence[Message | Form]:
    """Return what stands where no source answers, and what is near."""
    missed = _answered(
        question="Who paid for the bridge?",
        answered=False,
        confidence=None,
        reason=Reason.NOT_COVERED,
    )
    near = passages_card(
        near_misses((_passage(), _recounted())),
        heading="Closest quotes",
        notes=["These don't answer it, but they're close."],
        actions=[MorePassages(_KEY, 3)],
    )
    return [sent(card_of(missed, keeps=True), command=("ada", "/ask")), sent(near, ephemeral=True)]


def suggestions() -> Sequence[Message | Form]:
    """Return a refusal with what can be asked or read instead."""
    missed = _answered(
        question="Who paid for the fridge over the harbour?",
        answered=False,
        confidence=None,
        reason=Reason.NOT_COVERED,
    )
    offered = Suggestions(
        "Who paid for the bridge over the harbour?",
        (_QUESTION, "When did the bridge open?"),
        (listed_article(_article(Block(ParagraphKind.BODY, _OPENED))),),
    )
    card = card_of(replace(missed, suggestions=offered), keeps=True)
    return [sent(card, command=("ada", "/ask"))]


def mention() -> Sequence[Message | Form]:
    """Return the reply to a mention, in plain text."""
    asked = Message("<@1> how many people walked across the new bridge?", author="ada")
    return [asked, _reply(*text_of(_answered(), keeps=True), "@Footnote how many people walked…")]


def forum() -> Sequence[Message | Form]:
    """Return the answers to two new posts of a forum, to which nobody has mentioned the bot."""
    missed = _answered(
        question="Who paid for the bridge?",
        answered=False,
        confidence=None,
        reason=Reason.NOT_COVERED,
    )
    asked = (_QUESTION, missed.answer.question)
    told = (text_of(_answered(), keeps=True), text_of(missed, keeps=True))
    return [
        part
        for who, question, (content, view) in zip(("ada", "bob"), asked, told, strict=True)
        for part in (Message(question, author=who), _reply(content, view, question, who))
    ]


def kept_private() -> Sequence[Message | Form]:
    """Return the reply to a mention in a server whose answers are private."""
    told = "Answers are private in this server: only you can open yours."
    return [_reply(told, buttons_view([Read(_KEY)]), "@Footnote how many people walked…")]


def direct() -> Sequence[Message | Form]:
    """Return an answer in a direct message."""
    note = ("from the articles of The Reading Room",)
    content, view = text_of(_answered(), keeps=True, notes=note)
    view.add_item(ChangeServer())
    return [_reply(content, view, "how many people walked across the new bridge?")]


def claim() -> Sequence[Message | Form]:
    """Return what Find the source shows for a message."""
    note = "The closest quotes. Judge for yourself whether they support it."
    heading = "“I read that 20,000 people crossed it on day one.”"
    quoted = near_misses((_passage(), _recounted()))
    near = passages_card(quoted, heading=heading, notes=[note])
    return [sent(near, ephemeral=True, command=("ada", "Find the source"))]


def answer() -> Answer:
    """Return the answer that the scenes of other modules show, too."""
    return _answered().answer


def _answered(  # noqa: PLR0913 - what differs between scenes
    *,
    question: str = _QUESTION,
    answered: bool = True,
    confidence: Confidence | None = Confidence.HIGH,
    reason: Reason | None = None,
    passages: tuple[RankedPassage, ...] = (),
    versions: tuple[RankedPassage, ...] = (),
) -> Answered:
    listed = passages or (_passage(), _recounted())
    answer = Answer(question, answered, confidence, reason, listed, versions=versions)
    return Answered(answer, _KEY)


def _article(*blocks: Block) -> Article:
    stated = Metadata("Winter timetable of the ferry", publication="The Harbour Post")
    posted = Source(SourceKind.FILE, "ferry.md", "mod", _CITATION.posted_at)
    return as_article("discord:1", assemble(stated, blocks), posted)


def _cells(*texts: str, heading: bool = False) -> Block:
    cells = tuple(WrittenCell(each, heading) for each in texts)
    return Block(ParagraphKind.TABLE, " ".join(texts), cells, 1)


def _quoted(article: Article, at: int) -> RankedPassage:
    place = Slice(article.paragraphs[at].start, article.paragraphs[at].end)
    whole = Span(0, place.end - place.start)
    return quoted_passage(article, place, rank=1, score=0.9, marked=whole)


def _passage() -> RankedPassage:
    marked = Span(_OPENED.index("Ten"), _OPENED.index(" Cars"))
    words = Span(marked.start, _OPENED.index(" walked"))
    return RankedPassage(1, 0.93, _OPENED, marked, words, _CITATION)


def _recounted() -> RankedPassage:
    cited = replace(
        _CITATION, title="The bridge, counted again", published=date(2026, 6, 2), paragraph=1
    )
    marked = Span(0, _COUNTED.index(" The first"))
    words = Span(_COUNTED.index("12,400"), marked.end - 1)
    return RankedPassage(2, 0.9, _COUNTED, marked, words, cited)


def _reply(content: str, view: discord.ui.View, to: str, who: str = "ada") -> Message:
    return Message(content, view.to_components(), replies_to=(who, to))


SCENES: tuple[Scene, ...] = (
    confident,
    unsure,
    pictured,
    outdated,
    versions,
    row,
    item,
    private,
    unanswered,
    suggestions,
    mention,
    forum,
    kept_private,
    direct,
    claim,
)
