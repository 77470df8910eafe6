"""Escaped text shows the same characters, and nothing in it acts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.escaping import display_length, escape, escape_within, unescape
from corpus.normalise import normalise
from tests.cards.live_constructs import live_constructs

LIVE = {
    "mention": "<@1> <@!2> <@&3> <#4>",
    "everyone": "@everyone @here",
    "command mention": "</ask:1>",
    "navigation": "<id:guide>",
    "timestamp": "<t:1>",
    "custom emoji": "<:e:1> <a:e:2>",
    "emoji name": ":smile:",
    "link": "https://evil.example steam://run discord://x",
    "masked link": "[a](b) [c](https://d)",
    "emphasis": "**a** _b_ ~~c~~ `d` ||e|| ```f```",
    "heading": "# a",
    "small text": "-# a",
    "list": "- a",
    "quote": "> a",
    "reordering": "\u202eabc",
}
pieces = st.sampled_from(
    [*" ".join(LIVE.values()).split(), *"\\*_~`|[]()<>#-+:/@.1\n \u2067\u2069a"]
)
texts = st.one_of(st.text(), st.lists(pieces).map("".join), st.lists(pieces).map(" ".join))


@pytest.mark.parametrize("name", LIVE)
def test_the_test_knows_each_construct_and_escaping_ends_it(name: str) -> None:
    assert name in live_constructs(LIVE[name])
    assert live_constructs(escape(LIVE[name])) == []


@pytest.mark.parametrize("line", ["1. a", "22) a", "+ a", "* a", ">>> a", "  # a", "### a"])
def test_nothing_begins_a_list_a_heading_or_a_quote(line: str) -> None:
    assert live_constructs(line) != []
    assert live_constructs(escape(line)) == []


@settings(max_examples=400, deadline=None)
@given(texts.map(normalise))
def test_unescaping_gives_the_exact_text_back(text: str) -> None:
    assert unescape(escape(text)) == text


@settings(max_examples=400, deadline=None)
@given(texts.map(normalise))
def test_nothing_in_escaped_text_acts(text: str) -> None:
    assert live_constructs(escape(text)) == []


@settings(max_examples=200, deadline=None)
@given(texts.map(normalise), st.integers(1, 60))
def test_a_cut_text_fits_and_shows_that_it_was_cut(text: str, budget: int) -> None:
    cut = escape_within(text, budget)

    assert display_length(cut) <= budget
    assert cut == escape(text) or cut.endswith("…")
    assert text.startswith(unescape(cut.removesuffix("…")))


def test_an_ordinary_sentence_is_not_disfigured() -> None:
    assert escape("It rained, he said. (Twice!)") == "It rained, he said. (Twice!)"
