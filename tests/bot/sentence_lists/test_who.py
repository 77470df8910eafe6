"""`/who`: sentences that name somebody, with whoever else may be meant to be chosen."""

import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.ask.quoting import quoted, unescape
from tests.bot.staging import SERVER, Stage, staged

TOLD = "Ada Moreau, the harbour master, closed the bridge."
LATER = "Moreau opened it again."


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.add(f"The news spread fast. {TOLD} {LATER}", title="The bridge")
        yield made


async def test_who_it_is_comes_first_then_each_sentence_that_names_them(stage: Stage) -> None:
    stage.add("Nobody knew Ada Moreau then.", title="Before")

    reply = await stage.member.command("who", name="ada moreau")

    assert not reply.ephemeral
    head, first, *others, foot = map(unescape, reply.texts)
    assert head == "**Ada Moreau**"
    assert first.startswith("> **Ada Moreau**, the harbour master, closed the bridge.\n-# ¹")
    assert {each.split("\n")[0] for each in others} == {
        "> **Moreau** opened it again.",
        "> Nobody knew **Ada Moreau** then.",
    }
    assert foot == "-# 3 sentences"


async def test_a_misspelt_name_is_put_right_and_that_is_said(stage: Stage) -> None:
    reply = await stage.member.command("who", name="Ada Moreua")

    assert "Showing results for “Ada Moreau”." in reply.texts[0]
    assert TOLD in unescape(quoted(reply))


async def test_of_two_people_of_one_surname_it_is_asked_which(stage: Stage) -> None:
    stage.add("Jules Moreau sold the ferry.", title="The ferry")

    asked = await stage.member.command("who", name="Moreau")
    (chosen,) = await stage.member.choose(asked, "Jules Moreau")

    assert asked.text == "There is more than one “Moreau” here."
    assert quoted(chosen) == "Jules Moreau sold the ferry."


async def test_pages_are_turned(stage: Stage) -> None:
    for number in range(12):
        stage.add(f"Boris Quayle wrote letter number {number}.", title=f"Letter {number}")

    first = await stage.member.command("who", name="Boris Quayle")
    second = await stage.member.press(first, "Next")

    assert first.texts[-1] == "-# 12 sentences · page 1 of 3"
    assert second.texts[-1] == "-# 12 sentences · page 2 of 3"
    assert second.ephemeral


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Zoltan", "No article here names “Zoltan”. Begin to type in"),
        ("**", "I can't look for that name"),
    ],
)
async def test_a_name_that_is_not_there_gets_one_line(stage: Stage, name: str, told: str) -> None:
    reply = await stage.member.command("who", name=name)

    assert told in unescape(reply.text)


async def test_without_articles_it_says_so(stage: Stage) -> None:
    for article in stage.app.engine.articles.all(SERVER):
        stage.app.engine.writer.remove(SERVER, article.id)

    reply = await stage.member.command("who", name="Ada Moreau")

    assert "There are no articles here yet." in reply.text


async def test_names_that_occur_are_suggested_the_frequent_first(stage: Stage) -> None:
    stage.add("Anna Adams met Ada Moreau.", title="Met")

    offered = await stage.member.autocomplete("who", "name", "ad")

    assert offered == [("Ada Moreau", "Ada Moreau"), ("Anna Adams", "Anna Adams")]


async def test_names_are_looked_through_off_the_event_loop(stage: Stage) -> None:
    looked: list[int] = []

    def fits(_: str) -> bool:
        looked.append(threading.get_ident())
        return True

    names = await stage.client.sentence_lists.names(SERVER, fits, 5)

    assert names == ["Ada Moreau"]
    assert threading.get_ident() not in looked
    assert len(looked) == 1


async def test_in_a_direct_message_the_servers_articles_are_looked_through(stage: Stage) -> None:
    reply = await stage.member.alone.command("who", name="Ada Moreau")

    assert "> **Ada Moreau**, the harbour master" in unescape(reply.text)
