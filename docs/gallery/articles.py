"""What members see of articles themselves: one on a card, lists, which is meant, what it states."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.articles.listing import library_content
from bot.articles.opening import article_content, content_card
from bot.ask.answering import card_of, text_of
from bot.interface.accents import SURE
from bot.interface.layout import TEXT_BUDGET
from bot.play.drawing.message import Form, Message
from bot.services.answering import Answered
from corpus.article import Article, Metadata, ParagraphKind, Slice, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from corpus.storage.current_articles import Listed
from docs.gallery.scene import Scene, sent
from index.answer import Answer, Confidence, Fact, RankedPassage, Reason, Reply, Span
from index.answering.listed_articles import listed_article
from index.answering.quoting import quoted_passage

_KEY = "0" * 16
_BOTH = (Fact.AUTHOR, Fact.DATE)
_POSTED = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
_OPENING = (
    "The bridge over the harbour opened on a Saturday in May, eleven years after the town had "
    "first voted for it. Ten thousand people walked across it on the first day."
)
_KEY_SENTENCES = (
    "The harbour office counted walkers with a camera at each end of the bridge.",
    "Building it cost 41 million crowns, of which the county paid two thirds.",
    "The ferry to the northern shore stops running at the end of September.",
)
_QUESTIONS = (
    "How many people walked across the new bridge?",
    "What did the bridge cost?",
    "When does the ferry stop running?",
)


def card() -> Sequence[Message | Form]:
    """Return an article as `/articles` shows it."""
    article = _bridge()
    passages = tuple(_whole(article, at) for at in range(len(article.paragraphs)))
    answer = Answer(
        "The bridge over the harbour",
        answered=True,
        confidence=Confidence.HIGH,
        reason=None,
        passages=passages,
        reply=Reply.ARTICLE,
        shown=(listed_article(article),),
    )
    others = tuple(map(listed, (_recount(), _ferry())))
    shown = Answered(answer, _KEY, questions=_QUESTIONS, others=others)
    view = content_card(article_content(shown, TEXT_BUDGET), SURE)
    return [sent(view, ephemeral=True, command=("ada", "/articles"))]


def library() -> Sequence[Message | Form]:
    """Return the articles that fit what was asked for, and the line where none does."""
    held = (_recount(), _bridge(), _ferry())
    found = _about(Reply.LIBRARY, *held, question="anything about the harbour?", about="harbour")
    none = _about(Reply.LIBRARY, question="anything about volcanoes?", about="volcanoes")
    return [sent(card_of(each, keeps=True), command=("ada", "/ask")) for each in (found, none)]


def catalogue() -> Sequence[Message | Form]:
    """Return the first page of all articles, as `/articles` lists them."""
    months = ("January", "February", "March", "April", "May", "June", "July", "August")
    minutes = tuple(
        _article(
            Metadata(f"Minutes of the council, {name}", (), "Skerrow Council", date(2025, at, 14)),
            "The council met.",
        )
        for at, name in enumerate(months, 1)
    )
    held = (_recount(), _bridge(), *minutes[::-1], _ferry())
    listed = _about(Reply.LIBRARY, *held, question="").answer
    view = content_card(library_content(listed, _KEY, TEXT_BUDGET), SURE)
    return [sent(view, ephemeral=True, command=("ada", "/articles"))]


def choose() -> Sequence[Message | Form]:
    """Return the question which article is meant, below a mention."""
    asked = Message("<@1> who wrote the bridge one?", author="ada")
    which = _about(Reply.CHOOSE, _bridge(), _recount(), question="who wrote the bridge one?")
    content, view = text_of(which, keeps=True)
    replies_to = ("ada", "@Footnote who wrote the bridge one?")
    return [asked, Message(content, view.to_components(), replies_to=replies_to)]


def fact() -> Sequence[Message | Form]:
    """Return what an article states of itself, and what one does not."""
    stated = _about(Reply.FACT, _bridge(), question="who wrote it and when?", facts=_BOTH)
    unknown = _about(Reply.FACT, _ferry(), question="who made the timetable?", facts=(Fact.AUTHOR,))
    return [sent(card_of(each, keeps=True), command=("ada", "/ask")) for each in (stated, unknown)]


def _about(
    reply: Reply,
    *shown: Article,
    question: str,
    about: str | None = None,
    facts: tuple[Fact, ...] = (),
) -> Answered:
    stated = bool(shown) and (Fact.AUTHOR not in facts or bool(shown[0].metadata.authors))
    answered = stated and reply is not Reply.CHOOSE
    answer = Answer(
        question,
        answered=answered,
        confidence=Confidence.HIGH if answered else None,
        reason=None if answered else Reason.NOT_COVERED,
        passages=(),
        facts=facts,
        reply=reply,
        shown=tuple(map(listed_article, shown)),
        about=about,
    )
    return Answered(answer, _KEY)


def _bridge() -> Article:
    stated = Metadata(
        "The bridge over the harbour",
        ("Ines Calder",),
        "The Harbour Post",
        date(2026, 5, 10),
        "https://news.example/bridge",
    )
    return _article(stated, _OPENING, *_KEY_SENTENCES)


def _recount() -> Article:
    name, day = "The bridge, counted again", date(2026, 6, 2)
    return _article(Metadata(name, ("Tom Aske",), "The Harbour Post", day), "A recount was made.")


def _ferry() -> Article:
    stated = Metadata("Winter timetable of the ferry", publication="Harbour Lines")
    return _article(stated, "A place has to be booked for a car.")


def _article(stated: Metadata, *paragraphs: str) -> Article:
    blocks = [Block(ParagraphKind.BODY, each) for each in paragraphs]
    posted = Source(SourceKind.LINK, "https://news.example/", "mod", _POSTED)
    return as_article("discord:1", assemble(stated, blocks), posted)


def _whole(article: Article, at: int) -> RankedPassage:
    place = Slice(article.paragraphs[at].start, article.paragraphs[at].end)
    marked = Span(0, place.end - place.start)
    return quoted_passage(article, place, rank=at + 1, score=1.0, marked=marked)


def listed(article: Article) -> Listed:
    """Return *article* as lists have it."""
    stated, posted = article.metadata, article.source
    return Listed(
        article.id,
        stated.title or "",
        stated.publication,
        posted.kind,
        stated.published,
        stated.authors,
        posted.posted_by,
        posted.posted_at,
    )


SCENES: tuple[Scene, ...] = (card, catalogue, library, choose, fact)
