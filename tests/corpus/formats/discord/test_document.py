"""A message or thread of Discord is read as Discord shows it."""

import pytest

from corpus.article import ParagraphKind
from corpus.bounds import LONGEST_NAME
from corpus.discord_transcript import Message
from corpus.errors import SourceRefused
from corpus.formats.discord.lines import without_spoilers
from tests.corpus.formats.discord.conversations import (
    BODY,
    CODE,
    HEADING,
    LIST,
    QUOTE,
    URL,
    read,
    said,
)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One\nline\n\nand a third", [(BODY, "One"), (BODY, "line"), (BODY, "and a third")]),
        ("**bold\nover** lines", [(BODY, "bold"), (BODY, "over lines")]),
        ("# Rules\nBe kind.", [(HEADING, "Rules"), (BODY, "Be kind.")]),
        ("### Rules ###\nBe kind.", [(HEADING, "Rules"), (BODY, "Be kind.")]),
        ("#rules apply", [(BODY, "#rules apply")]),
        ("# Closed on Monday", [(BODY, "Closed on Monday")]),
        ("-# small print", [(BODY, "small print")]),
        ("> -# small print", [(QUOTE, "small print")]),
        ("__under__ *it* _it_ ***both*** a_b_c 2*3*4", [(BODY, "under it it both a_b_c 234")]),
        ("~~Monday~~ Tuesday", [(BODY, "Tuesday")]),
        ("~~all\nof it~~", []),
        ("at ~8 or ~9", [(BODY, "at ~8 or ~9")]),
        ("- a\n  * c\n    more\n- d", [(LIST, "a"), (LIST, "c more"), (LIST, "d")]),
        ("1. a\n1. b", [(LIST, "1. a"), (LIST, "2. b")]),
        ("Then:\n3. three\n4. four", [(BODY, "Then:"), (LIST, "3. three"), (LIST, "4. four")]),
        ("- a\nafter", [(LIST, "a"), (BODY, "after")]),
        ("- a\n\nafter", [(LIST, "a"), (BODY, "after")]),
        ("- - a", [(LIST, "- a")]),
        ("1. - a", [(LIST, "1. - a")]),
        ("-a", [(BODY, "-a")]),
        ("> one\n> two\nours", [(QUOTE, "one"), (QUOTE, "two"), (BODY, "ours")]),
        ("> - a\nours", [(LIST, "a"), (BODY, "ours")]),
        ("> - a\n> after\n- b", [(LIST, "a"), (QUOTE, "after"), (LIST, "b")]),
        (">>> a\n> b", [(QUOTE, "a"), (QUOTE, "> b")]),
        (">touching", [(BODY, ">touching")]),
        ("> > twice", [(QUOTE, "> twice")]),
        ("a\n>>> b\nc\n\nd", [(BODY, "a"), (QUOTE, "b"), (QUOTE, "c"), (QUOTE, "d")]),
        (">>> - a\nb", [(LIST, "a"), (QUOTE, "b")]),
        ("`<@1> **x**`", [(BODY, "<@1> **x**")]),
        ("``a ` b``", [(BODY, "a ` b")]),
        ("```py\nx = 1\n\ny = 2\n```", [(CODE, "x = 1"), (CODE, "y = 2")]),
        ("```x = 1```", [(CODE, "x = 1")]),
        ("so ```js\nf()\n``` it is", [(BODY, "so"), (CODE, "f()"), (BODY, "it is")]),
        ("```\n# no heading\n- no list\n```", [(CODE, "# no heading"), (CODE, "- no list")]),
        ("> ```\n> x\n> y\n> ```\nours", [(CODE, "x"), (CODE, "y"), (BODY, "ours")]),
        ("``` never closed\nmore", [(BODY, "``` never closed"), (BODY, "more")]),
        (">>> a\n```\nb\n```\nc", [(QUOTE, "a"), (CODE, "b"), (QUOTE, "c")]),
        ("[the *rules*](https://a.example/x_y_z)", [(BODY, "the rules")]),
        ("[the rules](<https://a.example> 'tip')", [(BODY, "the rules")]),
        ("[not](a.link) [x] ![y](https://a.example)", [(BODY, "[not](a.link) [x] !y")]),
        ("[js](javascript:alert)", [(BODY, "[js](javascript:alert)")]),
        ("see <https://a.example/%20_b_>", [(BODY, "see https://a.example/%20_b_")]),
        ("see https://a.example/a_b_c.", [(BODY, "see https://a.example/a_b_c.")]),
        (r"\*not it\* \# \<@1>", [(BODY, "*not it* # <@1>")]),
        ("| a | b |\n| - | - |", [(BODY, "| a | b |")]),
        ("a\n---\nb\n====\nc\n*****", [(BODY, "a"), (BODY, "b"), (BODY, "c")]),
        ("    indented", [(BODY, "indented")]),
        ("<b>bold</b> &amp; <!-- x -->", [(BODY, "<b>bold</b> &amp; <!-- x -->")]),
        ("🎉🎉\n<:party:12><a:party:13>\n👍 fine", [(BODY, "👍 fine")]),
        ("hello <:a_b_c:12> and <a:_d_:13>", [(BODY, "hello :a_b_c: and :_d_:")]),
        ("use </source add:77> in <id:browse>", [(BODY, "use /source add in Browse Channels")]),
        ("<id:nothing> <@x> <#> <t:> <:a:>", [(BODY, "<id:nothing> <@x> <#> <t:> <:a:>")]),
        ("@everyone and @here", [(BODY, "@everyone and @here")]),
        ("", []),
    ],
)  # fmt: skip
def test_a_message_is_read_as_discord_shows_it(
    text: str, blocks: list[tuple[ParagraphKind, str]]
) -> None:
    assert said(text) == blocks


def test_mentions_have_the_names_that_are_shown() -> None:
    names = {"@1": "@*Ada*", "@!1": "@*Ada*", "@&2": "@Crew", "#3": "#rules"}

    assert said("<@1>, <@!1> of <@&2> in <#3>", **names) == [
        (BODY, "@*Ada*, @*Ada* of @Crew in #rules")
    ]
    assert said("<@9> of <@&9> in <#9>") == [(BODY, "@unknown-user of @unknown-role in #unknown")]


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        ("<t:1618936830>", "2021-04-20 16:40 UTC"),
        ("<t:1618936830:R>", "2021-04-20 16:40 UTC"),
        ("<t:1618936830:F>", "2021-04-20 16:40 UTC"),
        ("<t:1618936830:d>", "2021-04-20"),
        ("<t:1618936830:D>", "2021-04-20"),
        ("<t:1618936830:t>", "16:40 UTC"),
        ("<t:1618936830:T>", "16:40:30 UTC"),
        ("<t:-1:D>", "1969-12-31"),
        ("<t:99999999999999999999:D>", "<t:99999999999999999999:D>"),
    ],
)
def test_a_moment_is_a_day_and_an_hour(mark: str, shown: str) -> None:
    assert said(f"From {mark} on") == [(BODY, f"From {shown} on")]


@pytest.mark.parametrize(
    ("text", "left", "words"),
    [
        ("It was ||the butler|| all along", "It was  all along", 2),
        ("||one\n\ntwo|| three", " three", 2),
        ("||never closed", "||never closed", 0),
        ("||a|| b ||c", " b ||c", 1),
        ("`||code||` and ```||more||```", "`||code||` and ```||more||```", 0),
        ("||`code`||", "", 1),
        (r"a \|| b || c || d", r"a \|| b  d", 1),
    ],
)
def test_what_is_hidden_is_left_out_and_counted(text: str, left: str, words: int) -> None:
    assert without_spoilers(text) == (left, words)


def test_a_message_tells_of_itself_what_the_place_states() -> None:
    draft = read(
        Message("# Minutes\nWe met. ||Not all.||"),
        author="Ada",
        publication="Harbour",
        published="2026-11-20",
        files=2,
        is_closed=True,
    )

    known = draft.metadata
    assert (known.title, known.authors, known.publication) == ("Minutes", ("Ada",), "Harbour")
    assert (str(known.published), known.url) == ("2026-11-20", URL)
    assert draft.body == "We met."
    assert draft.guessed.known == frozenset()
    assert [each.partition(":")[0] for each in draft.warnings] == [
        "Not everyone in this server can read that channel",
        "Words hidden as spoilers were left out",
        "Files of these messages were left out",
    ]


def test_a_heading_further_down_is_no_title() -> None:
    draft = read(Message("We met.\n# Minutes\nAll of us."), author="Ada")

    assert draft.metadata.title is None
    assert draft.body == "We met.\n\nMinutes\n\nAll of us."


def test_the_others_are_quoted_under_their_names() -> None:
    draft = read(
        Message("How do I moor?", "Ada"),
        Message("# Like this\nWith a rope.\n- or two", "Bob", is_own=False),
        Message("```\ncleat()\n```", "Cleo", is_own=False),
        Message("Forwarded words.", None, is_own=False),
        Message("👍", "Dan", is_own=False),
        Message("Thanks!", "Ada"),
        title="Mooring",
        author="Ada",
    )

    assert [(each.kind, draft.body[each.start : each.end]) for each in draft.paragraphs] == [
        (BODY, "How do I moor?"),
        (QUOTE, "Bob: Like this"),
        (QUOTE, "With a rope."),
        (LIST, "or two"),
        (CODE, "Cleo: cleat()"),
        (QUOTE, "Forwarded words."),
        (BODY, "Thanks!"),
    ]


def test_where_nothing_is_left_of_who_began_the_others_are_the_text() -> None:
    draft = read(Message("👍", "Ada"), Message("With a rope.", "Bob", is_own=False), author="Ada")

    assert draft.body == "Bob: With a rope."
    assert draft.paragraphs[0].kind is BODY


@pytest.mark.parametrize("text", ["", "🎉", "~~all~~", "||all||", "---"])
def test_where_nobody_says_anything_it_is_refused(text: str) -> None:
    with pytest.raises(SourceRefused, match="There are no words"):
        read(Message(text))


def test_a_name_too_long_states_no_author() -> None:
    draft = read(Message("We met."), author="x" * (LONGEST_NAME + 1), title="y" * 400)

    assert (draft.metadata.authors, draft.metadata.title) == ((), None)
