"""The bot's own sentences: commands to click, values that do nothing, words as we wrote them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from discord import app_commands
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gaps.cards import settled_text
from bot.interface.escaping import display_length
from bot.interface.own_words import know_commands, mentioned, refusal
from bot.language import LANGUAGES, gettext, pgettext, speaking
from bot.services.source_listing import Listing
from bot.sources.discord_reading import _TOO_LONG
from bot.sources.list_cards import list_card
from bot.wording import small_talk_text
from corpus.errors import FootnoteError, SourceRefused
from corpus.questions.gap import Cause, Gap, GapGroup
from index.answer import SmallTalk
from tests.bot.ask.quoting import unescape
from tests.bot.interface.live_constructs import live_constructs
from tests.language.catalogues import OTHERS, command_tree, read

GAP = Gap(
    *("0" * 16, "discord:1", "Why?", None, Cause.UNANSWERED, datetime(2026, 11, 12, tzinfo=UTC)),
    *("5", "6", False, (), 0),
)

IDS = {"ask": 7, "about": 8, "gaps": 9, "privacy": 10, "settings": 11, "source": 12}


def published() -> Iterator[app_commands.AppCommand]:
    """Yield the bot's commands as Discord gives them back, with ids."""
    tree = command_tree()
    for command in tree.get_commands():
        stored = {"id": IDS.get(command.name, 99), "application_id": 1, "version": 1}
        yield app_commands.AppCommand(
            data=command.to_dict(tree) | {"description": ""} | stored,  # type: ignore[arg-type]
            state=tree._state,  # noqa: SLF001 - a command of Discord's needs one
        )


@pytest.fixture
def known() -> Iterator[None]:
    know_commands(published())
    yield
    know_commands(())


def ours(language: str) -> Iterator[str]:
    """Yield every sentence of *language*, without the names of commands."""
    for each in read(language if language != "en" else OTHERS[0]):
        if each.id and not each.context:
            said = each.id if language == "en" else each.string
            yield from [said] if isinstance(said, str) else said or ()


@pytest.mark.usefixtures("known")
def test_commands_are_clicked_where_they_are_named() -> None:
    assert mentioned("See /privacy.") == "See </privacy:10>."
    assert mentioned("None yet: post one with `/source add`.") == (
        "None yet: post one with </source add:12>."
    )
    assert mentioned("/source list, /ask and /gaps") == (
        "</source list:12>, </ask:7> and </gaps:9>"
    )


@pytest.mark.usefixtures("known")
def test_what_is_no_command_that_can_be_run_stays_as_it_is() -> None:
    for text in (
        "`/source` and/or /asking",
        "https://e.example/ask",
        "a/ask",
        "/ask-me",
        "`/ask me`",
    ):
        assert mentioned(text) == text


def test_commands_stay_words_where_their_ids_are_not_known() -> None:
    assert mentioned("See `/source list` or /ask.") == "See `/source list` or /ask."


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_is_clicked_whatever_its_name_in_a_language(language: str) -> None:
    told = "This button is out of date: ask again with /ask."
    stored = FootnoteError(
        "This was published or cancelled already: look at `/source list`, or post it again."
    )

    with speaking(language):
        assert "</ask:7>" in mentioned(gettext(told))
        assert "</source list:12>" in refusal(stored)
        clickable = list(map(mentioned, ours(language)))
        group = pgettext("command", "source")

    assert sum("</" in each for each in clickable) > 10
    for sentence in clickable:
        # The group of commands, which cannot be run as such, and addresses with a scheme.
        rest = re.sub(rf"`/(?:source|{group})`", "", sentence)
        assert re.search(r"(?<![:/.<])(?<![^\W\u3040-\u9fff])/[^\W\d_]", rest) is None, sentence


@pytest.mark.usefixtures("known")
def test_small_talk_and_cards_name_commands_to_be_clicked() -> None:
    nothing = Listing((), (), waiting=0, published=0, page=0, pages=1)
    texts = "\n".join(
        getattr(part, "content", "") for part in list_card(nothing, (), {}).walk_children()
    )

    assert "</about:8>" in mentioned(small_talk_text(SmallTalk.ABOUT_BOT))
    assert "</source add:12>" in texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_our_own_sentences_acts_but_our_marks(language: str) -> None:
    for sentence in ours(language):
        # Discord links no scheme without an address, and none of these schemes.
        plain = re.sub(r"https?://(?=[.\s])|(?:sqlite|postgresql\+psycopg)://\S+", "", sentence)
        plain = re.sub(r"\*\*|`|^-# |\{\w+[^}]*\}|(?<=\w)_(?=\w)", "", plain)
        assert live_constructs(plain) == [], sentence


@settings(max_examples=200)
@given(st.text(), st.text())
def test_a_value_in_a_refusal_is_shown_and_does_nothing(name: str, link: str) -> None:
    error = SourceRefused("{name}: `/source add` takes no {link!r} yet.", name=name, link=link)

    told = refusal(error)

    assert live_constructs(told.replace("`/source add`", "")) == []
    if display_length(str(error)) < 200:
        breaks = str.maketrans("", "", "\u2060\u200b")
        assert unescape(told).translate(breaks) == str(error).translate(breaks)


@pytest.mark.usefixtures("known")
def test_a_command_in_a_value_is_never_made_a_mention() -> None:
    hostile = "/ask `/gaps` </ask:7> [a](https://e.example) @everyone"
    error = SourceRefused("{name} is not taken: use /source add.", name=hostile)

    assert refusal(error) == (
        "/ask \\`/gaps\\` \\</ask:7\\> \\[a\\](https:\u2060//e.example) @\u2060everyone "
        "is not taken: use </source add:12>."
    )


@pytest.mark.usefixtures("known")
def test_a_sentence_that_was_stored_filled_in_is_shown_and_does_nothing() -> None:
    stored = FootnoteError("The page **x** `/ask` cannot be read: /ask @here")

    assert refusal(stored) == "The page \\*\\*x\\*\\* \\`/ask\\` cannot be read: /ask @\u2060here"


def test_a_refusal_with_long_values_fits_a_message() -> None:
    error = SourceRefused("{a} and {b} and {c}", a="*" * 9000, b="x" * 9000, c="@here" * 900)

    assert display_length(refusal(error)) < 2000


def test_a_title_in_what_became_of_a_question_does_nothing() -> None:
    told = settled_text(GapGroup((GAP,)), "[x](https://e.example) **@everyone** :smile")

    assert live_constructs(told) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_of_ours_is_copied_as_it_stands(language: str) -> None:
    with speaking(language):
        told = refusal(
            SourceRefused("That link asks for port {port}: post a link without a port.", port=1)
        )

    assert "\u2060" not in told
    assert "\\" not in told


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "1,000"), ("de", "1.000"), ("pl", "1\xa0000"), ("fr", "1\u202f000")],
)
def test_a_number_in_a_refusal_is_written_as_its_reader_writes_numbers(
    language: str, written: str
) -> None:
    with speaking(language):
        told = refusal(SourceRefused(_TOO_LONG, limit=1_000))

    assert written in told
