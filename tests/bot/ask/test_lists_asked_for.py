"""Who asks what there is gets the list of articles, whatever the language is."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.play.double.payloads import BOT_USER
from tests.bot.staging import Stage, staged
from tests.doubles.articles import MEMOIR

ME = f"<@{BOT_USER}>"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.add(MEMOIR)
        yield made


@pytest.mark.parametrize(
    "question",
    [
        "ok so what articles do you have",
        "was hast du für artikel",
        "was gibt es hier zu lesen",
        "quels sont tes articles",
        "montre la liste stp",
        "qué artículos tienes",
        "enséñame la lista",
    ],
)
async def test_all_articles_are_listed_for_who_asks_what_there_is(
    stage: Stage, question: str
) -> None:
    mention = await stage.member.ask(f"{ME} {question}")
    command = await stage.member.command("ask", question=question)

    assert "There is 1 article here:" in mention.text
    assert "There is 1 article here:" in command.text
