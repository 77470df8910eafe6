"""Escaped text shows the same characters, and nothing in it acts."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.interface.escaping import display_length, escape, escape_within, label_text
from bot.interface.quotation import quotation
from corpus.normalise import normalise
from index.answer import Span
from tests.bot.ask.quoting import unescape
from tests.bot.interface.live_constructs import copied_text, live_constructs, needs_break

REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LIVE = {
    "mention": "<@1> <@!2> <@&3> <#4>",
    "everyone": "@everyone @here",
    "command mention": "</ask:1>",
    "navigation": "<id:guide>",
    "timestamp": "<t:1>",
    "custom emoji": "<:e:1> <a:e:2>",
    "emoji name": ":smile: :+1: :100: :1234: :flag-us: ::skin-tone-2:",
    "link": "https://evil.example steam://run discord://x http:/\\evil",
    "invitation": "discord.gg/abc DISCORD.com/invite/abc discordapp.com/invite/abc discord.new/a",
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


@settings(max_examples=400)
@given(texts.map(normalise))
def test_unescaping_gives_the_exact_text_back(text: str) -> None:
    assert unescape(escape(text)) == text


@settings(max_examples=400)
@given(texts.map(normalise))
def test_nothing_in_escaped_text_acts(text: str) -> None:
    assert live_constructs(escape(text)) == []


@settings(max_examples=200)
@given(texts.map(normalise), st.integers(1, 60))
def test_a_cut_text_fits_and_shows_that_it_was_cut(text: str, budget: int) -> None:
    cut = escape_within(text, budget)

    assert display_length(cut) <= budget
    assert unescape(cut) == text or cut.endswith("…")
    assert text.startswith(unescape(cut).removesuffix("…"))


@settings(max_examples=400)
@given(texts.map(normalise))
def test_a_value_stays_inert_between_words_of_ours(text: str) -> None:
    assert live_constructs(f"a {escape_within(text, 10**6)}: b") == []


@settings(max_examples=600)
@given(texts.map(normalise))
def test_a_break_stands_only_where_something_would_act(text: str) -> None:
    shown = re.sub("\u200b.\u200b", "", copied_text(escape(text)))

    for found in re.finditer("\u2060", shown):
        place = found.start() - shown.count("\u2060", 0, found.start())
        assert needs_break(text, place), (text, place)


ORDINARY = (
    "at 10:30 or 10:30:15, and/or either/or km/h 24/7 12/05/2022 2022-05-06 3:16 16:9 1:2:3 "
    "ann@example.org @ann mailto:ann@example.org www.example.org/a?b=c#d example.org/read /ask "
    "`code` snake_case_name *bold* __x__ ~10 [sic] (a) <b> C:\\Users c:/a/b TCP/IP 10.0.0.1:8080 "
    "fe80::1 std::vector a:b “quote”: note: # - + 1. 2) > | \\ \u200d שלום AC/DC http https: //"
).split()


@settings(max_examples=400)
@given(st.lists(st.sampled_from(ORDINARY), min_size=1).map(" ".join).map(normalise), st.data())
def test_a_copied_quote_is_the_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = Span(start, data.draw(st.integers(start, end)))

    made = quotation(text, Span(start, end), 10**6, words).text

    assert copied_text(made.removeprefix("> ")) == text
    assert live_constructs(escape(text)) == []


def test_an_address_in_a_quote_is_parted_once_and_stays_inert() -> None:
    text = "See https://evil.example/a:b/@x and discord.gg/abc, @everyone :smile:"

    assert escape(text) == (
        "See https:\u2060//evil.example/a:b/@x and discord.gg\u2060/abc, "
        "@\u2060everyone :\u2060smile:"
    )


@given(st.text(st.sampled_from(f"ab \n\u2028{REORDERING}")))
def test_nothing_in_a_label_reorders_or_parts_it(text: str) -> None:
    label = label_text(text)

    assert not set(label) & {"\n", "\u2028", *REORDERING}
    assert label.replace(" ", "") == "".join(each for each in text if each in "ab")


def test_an_ordinary_sentence_is_not_disfigured() -> None:
    assert escape("It rained, he said. (Twice!)") == "It rained, he said. (Twice!)"
