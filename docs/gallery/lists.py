"""What members see of lists of sentences: a timeline, who is named, and which of several."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.play.drawing.message import Form, Message
from bot.sentence_lists.cards import named_card, timeline_card
from bot.sentence_lists.timeline import TurnTimeline
from bot.sentence_lists.who import ChooseName
from corpus.article import Article, Metadata, ParagraphKind, Slice, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from docs.gallery.scene import Scene, sent
from index.answer import RankedPassage
from index.answering.listed_sentences import ListedSentence, as_quoted
from index.people.page import NamedPage
from index.timeline.moments import Precision
from index.timeline.page import DatedSentence, TimelineFilter, TimelinePage

_BRIDGE = (
    "The council voted for a bridge over the harbour in March 2018.",
    "Work began in the third quarter of 2019, a year late.",
    "The bridge opened on 14 May 2021.",
    "In 2022 the old ferry was sold to an island.",
    "Last month the harbour office closed it to lorries.",
)
_MASTER = (
    "Ada Moreau, the harbour master since 2016, signed the plans.",
    "Moreau called the delay “a winter too long”.",
    "On the first day Ada Moreau walked across it with her daughter.",
)


def timeline() -> Sequence[Message | Form]:
    """Return what happened when, with a day that was reckoned last."""
    article = _article("The bridge over the harbour", _BRIDGE)
    told = (
        ("March 2018", date(2018, 3, 1), date(2018, 3, 31), Precision.MONTH),
        ("third quarter of 2019", date(2019, 7, 1), date(2019, 9, 30), Precision.QUARTER),
        ("14 May 2021", date(2021, 5, 14), date(2021, 5, 14), Precision.DAY),
        ("2022", date(2022, 1, 1), date(2022, 12, 31), Precision.YEAR),
        ("Last month", date(2026, 4, 1), date(2026, 4, 30), Precision.MONTH),
    )
    shown = tuple(
        DatedSentence(_quote(article, said, words), first, last, precision, reckoned)
        for said, (words, first, last, precision), reckoned in zip(
            _BRIDGE, told, (None, None, None, None, date(2026, 5, 10)), strict=True
        )
    )
    wanted = TimelineFilter(about="harbour bridge")
    found = TimelinePage(shown, 9, 0, cut=False, searched=True)
    view = timeline_card(found, wanted, [TurnTimeline(wanted, 1)])
    return [sent(view, command=("ada", "/timeline"))]


def who() -> Sequence[Message | Form]:
    """Return the sentences that name somebody whose name was mistyped."""
    article = _article("The woman behind the bridge", _MASTER)
    marked = ("Ada Moreau", "Moreau", "Ada Moreau")
    quotes = tuple(
        _quote(article, said, words) for said, words in zip(_MASTER, marked, strict=True)
    )
    found = NamedPage("Ada Moreau", quotes, 3, corrected=True, introduced=True)
    view = named_card(found, [], None)
    return [sent(view, command=("ada", "/who"))]


def which() -> Sequence[Message | Form]:
    """Return the question which of two people of one surname is meant."""
    names = ("Ada Moreau", "Jules Moreau")
    view = named_card(NamedPage("Moreau", choices=names), [], ChooseName(names))
    return [sent(view, command=("ada", "/who"))]


def _article(title: str, said: Sequence[str]) -> Article:
    stated = Metadata(
        title,
        authors=("Ines Calder",),
        publication="The Harbour Post",
        published=date(2026, 5, 10),
        url="https://news.example/bridge",
    )
    posted = Source(SourceKind.LINK, "bridge", "mod", datetime(2026, 5, 12, 9, 30, tzinfo=UTC))
    blocks = [Block(ParagraphKind.BODY, each) for each in said]
    return as_article("discord:1", assemble(stated, blocks), posted)


def _quote(article: Article, said: str, words: str) -> RankedPassage:
    start = article.body.index(said)
    first = start + said.index(words)
    place, marked = Slice(start, start + len(said)), Slice(first, first + len(words))
    (quote,) = as_quoted([ListedSentence(article, place, marked)], {article.id: article})
    return quote


SCENES: tuple[Scene, ...] = (timeline, who, which)
