"""Check quotes: what a message quotes, wherever it does, beside the articles' own words."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.play.double.payloads import GARDEN, channel
from tests.bot.ask.quoting import quoted
from tests.bot.staging import OTHER, SERVER, Stage, staged
from tests.discord_double.person import Person
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source

NAME = "Check quotes"
EXACT = "Ten thousand people walked across it."


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.add(MISSILES, MEMOIR, BRIDGE)
        yield made


async def checked(stage: Stage, text: str, **more: Any) -> list[str]:  # noqa: ANN401 - any part of a message
    reply = await stage.member.use_menu(NAME, stage.moderator.message(text, **more))
    assert reply.ephemeral
    return reply.texts


async def test_a_quotation_that_is_word_for_word_is_shown_with_its_citation_to_the_asker_alone(
    stage: Stage,
) -> None:
    reply = await stage.member.use_menu(NAME, stage.moderator.message(f"I read “{EXACT}” there"))

    assert reply.ephemeral
    assert reply.texts[0] == "**1 quote:** 1 word for word."
    assert reply.texts[1].startswith(f"✓ **Word for word:** “{EXACT}”\n")
    assert quoted(reply) == EXACT
    assert "-# ¹ A memoir · Jane Q. Doe · The Harbour Post · 6 May 2022 · ¶ 3 of 3" in reply.text
    assert stage.personal_data.get(stage.member.id).questions == ()


async def test_an_altered_quotation_has_its_changes_marked_and_told_above_the_true_words(
    stage: Stage,
) -> None:
    head, block = await checked(stage, '"Twenty thousand people never walked across it"')

    assert head == "**1 quote:** 1 altered."
    assert block.split("\n")[:3] == [
        "≈ **Altered:** “~~Ten~~ **Twenty** thousand people **never** walked across it”",
        "-# “Twenty” instead of “Ten” · added: “never”",
        "> **Ten thousand people walked across it**.",
    ]


async def test_what_no_article_says_is_told_to_be_in_none(stage: Stage) -> None:
    head, block = await checked(stage, "> We shall all fly to the moon tomorrow")

    assert head == "**1 quote:** 1 not in the articles."
    assert block == "✗ **Not in the articles:** “We shall all fly to the moon tomorrow”"


async def test_several_quotations_are_numbered_and_summed_up(stage: Stage) -> None:
    text = f"“{EXACT}” and «the missiles were sold to Mexico» and “pigs fly over Rome”"

    head, *blocks = await checked(stage, text)

    assert head == "**3 quotes:** 1 word for word, 1 altered, 1 not in the articles."
    assert [block[0] for block in blocks] == ["✓", "≈", "✗"]
    assert "-# ² A memoir" in blocks[1]


@pytest.mark.parametrize(
    "held",
    [
        {"content": f"<@5> see https://news.example/x\n> **{EXACT}**"},
        {"content": "", "embeds": [{"description": f"He said “{EXACT}”", "type": "rich"}]},
        {
            "content": "",
            "flags": 1 << 15,
            "components": [
                {
                    "type": 17,
                    "id": 1,
                    "components": [{"type": 10, "id": 2, "content": f"> {EXACT}"}],
                }
            ],
        },
    ],
    ids=["block", "embed", "components"],
)
async def test_quotations_are_found_wherever_a_message_has_them(
    stage: Stage, held: dict[str, Any]
) -> None:
    reply = await stage.member.use_menu(NAME, stage.moderator.message("") | held)

    assert reply.texts[0] == "**1 quote:** 1 word for word."


async def test_an_answer_of_the_bot_itself_is_word_for_word(stage: Stage) -> None:
    answer = await stage.member.command("ask", question="Who is the memoir's author?")

    reply = await stage.member.use_menu(NAME, answer.message)

    assert reply.texts[0] == "**1 quote:** 1 word for word."


async def test_a_message_that_quotes_nothing_is_checked_as_a_whole_and_says_so(
    stage: Stage,
) -> None:
    head, _, note = await checked(stage, "ten thousand people walked across it")

    assert head == "**1 quote:** 1 word for word."
    assert note == "-# Nothing is quoted here, so the whole text was checked as one quote."


async def test_more_quotations_than_a_card_has_room_for_are_counted(stage: Stage) -> None:
    text = " ".join(f"“number {each} of the many”" for each in range(8))

    assert (await checked(stage, text))[-1] == "-# 3 more quotes were not checked."


async def test_what_a_message_quotes_cannot_ping_or_link(stage: Stage) -> None:
    reply = await stage.member.use_menu(
        NAME,
        stage.moderator.message("“@everyone walked [across](https://a.example/) <@7> **it** now”"),
    )

    assert "@everyone" not in reply.text
    assert "<@7>" not in reply.text
    assert "](" not in reply.text


async def test_a_link_leads_to_each_article_that_has_one(stage: Stage) -> None:
    linked = draft("The quay was swept at dawn by two men.", url="https://news.example/quay")
    stage.app.engine.writer.add(SERVER, linked, source("quay"))

    reply = await stage.member.use_menu(
        NAME, stage.moderator.message(f"“the quay was swept at dawn” “{EXACT}”")
    )

    assert list(reply.buttons) == ["Source 1"]
    assert reply.buttons["Source 1"]["url"].startswith("https://news.example/quay")


async def test_articles_of_another_server_are_not_looked_at(stage: Stage) -> None:
    stage.add("Nobody swept the northern quay.", collection=OTHER)

    assert (await checked(stage, "“Nobody swept the northern quay”"))[0] == (
        "**1 quote:** 1 not in the articles."
    )


async def test_a_withdrawn_article_bears_out_nothing(stage: Stage) -> None:
    added = stage.add("Nobody swept the northern quay.", title="Quay")
    before = await checked(stage, "“Nobody swept the northern quay”")
    stage.app.engine.writer.remove(SERVER, added.id)

    after = await checked(stage, "“Nobody swept the northern quay”")

    assert (before[1][0], after[1][0]) == ("✓", "✗")


async def test_a_message_without_words_is_refused_in_a_sentence(stage: Stage) -> None:
    (told,) = await checked(stage, "https://a.example 🎉")

    assert told == "That message has no words to look for: choose one with text."


async def test_a_server_without_articles_says_so(stage: Stage) -> None:
    for article in stage.app.engine.articles.all(SERVER):
        stage.app.engine.writer.remove(SERVER, article.id)

    (told,) = await checked(stage, f"“{EXACT}”")

    assert "There are no articles here yet." in told


async def test_where_the_server_has_not_allowed_it_nothing_is_checked(stage: Stage) -> None:
    stage.settings.change(SERVER, channels=("501",))
    gardener = stage.member.at(channel(1, GARDEN))

    reply = await gardener.use_menu(NAME, gardener.message(f"“{EXACT}”"))

    assert reply.text == "I don't answer in this channel. Ask me in <#501>."


@pytest.mark.parametrize(
    ("locale", "summary"),
    [
        ("de", "**2 Zitate:** 1 Wort für Wort, 1 in keinem Artikel."),
        ("fr", "**2 citations\u00a0:** 1 mot pour mot, 1 dans aucun article."),
        ("es-ES", "**2 citas:** 1 palabra por palabra, 1 en ningún artículo."),
    ],
)
async def test_the_summary_is_in_the_language_of_the_asker(
    stage: Stage, locale: str, summary: str
) -> None:
    abroad = Person(stage.discord, "grete", locale=locale)

    reply = await abroad.use_menu(
        NAME, stage.moderator.message(f"„{EXACT}“ und »Schweine fliegen über Rom«")
    )

    assert reply.texts[0] == summary
