"""Find the source: what a message claims, wherever it says so, against the nearest passages."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.ask.question_text import question_in, searchable
from bot.play.double.payloads import GARDEN, channel
from index.understanding.question_limit import QUESTION_LIMIT
from tests.bot.staging import SERVER, Stage, staged
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES

NAME = "Find the source"
CLAIM = "The missiles were meant for Mexico."


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.add(MISSILES, MEMOIR, BRIDGE)
        yield made


def forwarded(text: str) -> dict[str, Any]:
    """Return what a message holds that forwards another."""
    snapshot = {
        "type": 0,
        "content": text,
        "embeds": [],
        "attachments": [],
        "timestamp": "2026-11-24T00:00:00+00:00",
        "edited_timestamp": None,
        "flags": 0,
        "components": [],
    }
    return {"content": "", "message_snapshots": [{"message": snapshot}]}


@pytest.mark.parametrize(
    "held",
    [
        {"content": f"**look** <@5> {CLAIM} https://news.example/x <:party:12>"},
        {"content": "", "embeds": [{"title": CLAIM, "type": "rich"}]},
        {"content": "", "embeds": [{"fields": [{"name": "Said", "value": CLAIM}]}]},
        {
            "content": "",
            "flags": 1 << 15,
            "components": [
                {"type": 17, "id": 1, "components": [{"type": 10, "id": 2, "content": CLAIM}]}
            ],
        },
        forwarded(CLAIM),
    ],
    ids=["content", "embed title", "embed field", "components", "forwarded"],
)
async def test_the_nearest_passages_are_shown_to_the_asker_alone_without_a_verdict(
    stage: Stage, held: dict[str, Any]
) -> None:
    message = stage.moderator.message("") | held

    reply = await stage.member.use_menu(NAME, message)

    assert reply.ephemeral
    assert CLAIM in reply.texts[0]
    assert reply.texts[1] == "-# The closest quotes. Judge for yourself whether they support it."
    assert "The missiles were meant for Mexico and its cartels." in reply.texts[2]
    assert len(reply.texts) == 5
    assert stage.personal_data.get(stage.member.id).questions == ()


async def test_a_long_message_is_cut_to_its_first_sentences(stage: Stage) -> None:
    message = stage.moderator.message(f"{CLAIM} " + "Nobody knew the harbour. " * 200)

    reply = await stage.member.use_menu(NAME, message)

    assert "The missiles were meant" in reply.texts[2]


async def test_a_message_without_words_is_refused_in_a_sentence(stage: Stage) -> None:
    reply = await stage.member.use_menu(NAME, stage.moderator.message("https://a.example 🎉"))

    assert (reply.ephemeral, "no words to look for" in reply.text) == (True, True)


@pytest.mark.parametrize(
    "said",
    [
        "Thanks!",
        "hello there",
        "You are stupid",
        "who are you?",
        "What articles are there?",
        "How many articles are there?",
        "list all articles",
        "tldr",
        "A memoir",
        "print(1)",
        "the of and",
        "x" * 600,
    ],
)
async def test_whatever_a_message_says_it_is_a_claim_and_no_wish(stage: Stage, said: str) -> None:
    reply = await stage.member.use_menu(NAME, stage.moderator.message(said))

    assert reply.texts[1] == "-# The closest quotes. Judge for yourself whether they support it."
    assert len(reply.texts) == 5


async def test_a_server_without_articles_says_so(stage: Stage) -> None:
    for article in stage.app.engine.articles.all(SERVER):
        stage.app.engine.writer.remove(SERVER, article.id)

    reply = await stage.member.use_menu(NAME, stage.moderator.message(CLAIM))

    assert "There are no articles here yet." in reply.text


async def test_where_the_server_has_not_allowed_it_nothing_is_looked_up(stage: Stage) -> None:
    stage.settings.change(SERVER, channels=("501",))
    gardener = stage.member.at(channel(1, GARDEN))

    reply = await gardener.use_menu(NAME, gardener.message(CLAIM))

    assert reply.text == "I don't answer in this channel. Ask me in <#501>."


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("One. Two.", "One. Two."),
        ("One. " + "x" * QUESTION_LIMIT, "One."),
        ("word " * 120, ("word " * 120)[: QUESTION_LIMIT - 1].strip()),
        ("x" * 600, "x" * QUESTION_LIMIT),
    ],
)
def test_a_claim_is_cut_where_a_reader_would(text: str, cut: str) -> None:
    assert searchable(text) == cut


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("<@5> who <#7> <@&8> came <t:1:R> <:ab:12> </ask:3> ?", "who came ?"),
        ("a < b > c", "a < b > c"),
        ("<a:wave:12>", ""),
    ],
)
def test_what_only_discord_can_show_is_no_part_of_a_question(text: str, question: str) -> None:
    assert question_in(text) == question
