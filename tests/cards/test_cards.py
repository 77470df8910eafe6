"""Cards show an article's own words, and nothing of them acts."""

from datetime import UTC, date, datetime

import discord
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.answer import answer_card
from bot.cards.deep_link import link_for_button
from bot.cards.escaping import display_length, escape, unescape
from bot.cards.quotation import quotation, quoted_text
from corpus.article import Citation, ParagraphKind
from corpus.normalise import normalise
from index.answer import Answer, Confidence, RankedPassage, Reason, Span

CITATION = Citation(
    "a", "Why?", ("Ann Roe",), None, date(2022, 5, 6), "https://example.org/a", None,
    ParagraphKind.BODY, 1, 9, 0, 20, "Bob", datetime(2026, 11, 12, tzinfo=UTC),
)  # fmt: skip


def shown(view: discord.ui.LayoutView) -> str:
    texts = (item for item in view.walk_children() if isinstance(item, discord.ui.TextDisplay))
    return "\n".join(item.content for item in texts)


def answered(text: str, highlight: Span) -> Answer:
    passage = RankedPassage(1, 0.9, text, highlight, None, CITATION)
    return Answer("Who ran?", answered=True, confidence=Confidence.HIGH, reason=None,
                  passages=(passage,))  # fmt: skip


@given(st.text().map(normalise))
def test_unescaping_gives_the_text_back(text: str) -> None:
    assert unescape(escape(text)) == text


def test_mentions_links_and_emoji_are_broken() -> None:
    live = escape("@everyone https://a.b <:e:1>")
    assert live == "@\u2060everyone https:\u2060\u2060/\u2060/a.b \\<:\u2060e:\u20601\\>"


@given(st.text(min_size=1).map(normalise), st.integers(30, 200), st.data())
def test_a_quotation_reads_back_as_its_slice(text: str, budget: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    highlight = Span(start, data.draw(st.integers(start, len(text))))
    made = quotation(text, highlight, budget)
    assert quoted_text(made.text) == text[made.start : made.end]
    assert display_length(made.text) <= budget


def test_an_answer_card_reads_so() -> None:
    view = answer_card(answered("It rained. The dog ran.", Span(11, 23)))
    assert shown(view) == (
        "**Who ran?**\n> It rained. **The dog ran.**\n"
        "-# ¹ Why? · Ann Roe · publication unknown · 6 May 2022 · ¶ 1 of 9 · posted by Bob 12 Nov 2026"
    )


@given(st.text(min_size=1, max_size=50).map(normalise), st.integers(1, 300))
def test_an_answer_card_keeps_to_the_text_limit(text: str, times: int) -> None:
    body = text * times
    assert display_length(shown(answer_card(answered(body, Span(0, len(body)))))) <= 4000


def test_an_uncovered_question_shows_no_passage() -> None:
    refusal = Answer(
        "Why?", answered=False, confidence=None, reason=Reason.NOT_COVERED, passages=()
    )
    assert shown(answer_card(refusal)) == "**Why?**\nNo posted source answers this."


def test_a_long_link_falls_back_to_the_plain_page() -> None:
    assert link_for_button("https://a.org/#:~:text=" + "x" * 600) == "https://a.org/"
    assert link_for_button("https://user@a.org/") is None
