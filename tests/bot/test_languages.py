"""Members are spoken to in their language, servers in theirs, and quotes stay as they are."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.ask.quoting import quoted_text, unescape
from tests.bot.staging import SERVER, Stage, staged
from tests.discord_double.person import Person
from tests.doubles.articles import MEMOIR, draft, source

QUESTION = "Who is the memoir's author?"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.app.engine.writer.add(SERVER, draft(MEMOIR), source())
        yield made


async def test_a_member_with_german_reads_german_and_the_quote_as_it_is(stage: Stage) -> None:
    german = Person(stage.discord, "grete", locale="de")

    reply = await german.command("ask", question=QUESTION, private=True)
    refused = await german.command("ask", question="Wann brechen Vulkane aus?", private=True)

    assert "06.05.2022 · ¶ 1 von 1" in unescape(reply.text)
    assert "Kontext" in reply.buttons
    (line,) = (line for text in reply.texts for line in text.split("\n") if line.startswith("> "))
    assert quoted_text(line) == MEMOIR
    assert "Das habe ich in den Artikeln dieses Servers nicht gefunden." in refused.text


async def test_what_everyone_sees_is_in_the_language_that_the_server_set(stage: Stage) -> None:
    stage.settings.change(SERVER, language="fr")

    public = await stage.member.command("ask", question=QUESTION)
    private = await stage.member.command("ask", question=QUESTION, private=True)

    assert "¶ 1 sur 1" in public.text
    assert "¶ 1 of 1" in private.text


async def test_each_member_is_answered_in_their_own_language_or_else_in_english(
    stage: Stage,
) -> None:
    said = {}
    for locale in ("de", "fr", "es-419", "pt-BR", "pl", "ja", "en-GB", "ko"):
        person = Person(stage.discord, locale, locale=locale)
        said[locale] = (await person.command("privacy")).text.splitlines()[0][:10]

    assert said == {
        "de": "**Deine Fr",
        "fr": "**Tes ques",
        "es-419": "**Tus preg",
        "pt-BR": "**Suas per",
        "pl": "**Twoje py",
        "ja": "**あなたの質問**",
        "en-GB": "**Your que",
        "ko": "**Your que",
    }


async def test_a_refusal_of_the_lower_rooms_is_told_in_the_members_language(stage: Stage) -> None:
    moderator = Person(stage.discord, "max", moderates=True, locale="de")

    refused = await moderator.command("source add", url="http://127.0.0.1/")

    assert "Dieser Link führt zu einer privaten Netzadresse" in unescape(refused.text)


async def test_commands_are_published_with_their_names_in_each_language(stage: Stage) -> None:
    published = {each["name"]: each for each in stage.discord.commands}

    assert published["gaps"]["name_localizations"] == {
        "de": "offene-fragen",
        "fr": "questions-ouvertes",
        "es-ES": "preguntas-abiertas",
        "es-419": "preguntas-abiertas",
        "pt-BR": "perguntas-em-aberto",
        "it": "domande-aperte",
        "nl": "open-vragen",
        "pl": "otwarte-pytania",
        "tr": "açık-sorular",  # noqa: RUF001 - Turkish
        "ja": "未回答の質問",
    }
    (question,) = (each for each in published["ask"]["options"] if each["name"] == "question")
    assert question["name_localizations"]["de"] == "frage"
    assert question["description_localizations"]["fr"] == "Que veux-tu savoir\u202f?"
    assert published["Add as source"]["name_localizations"]["de"] == "Als Quelle hinzufügen"
