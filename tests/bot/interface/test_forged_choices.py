"""What was never offered is refused in one sentence, as a crafted client could choose it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import pytest

from bot.play.double.message_payloads import message
from bot.play.double.payloads import CURATORS, Json
from tests.bot.staging import SERVER, Stage, staged
from tests.discord_double.person import Person
from tests.discord_double.reply import Reply

KEY = "0123456789abcdef"
WENT_WRONG = "Something went wrong"
OUT_OF_DATE = "out of date"

SELECTS = (
    "server",
    "suggested",
    "article",
    f"which:{KEY}",
    f"gapby:{KEY}",
    "whom",
    "open",
    "choose",
    "actions",
    "set:keep_days",
    "set:language",
    "set:preferred_language",
)
"""What stands behind `fn1:` in the ids of selects of text."""

FORGED: tuple[tuple[str, ...], ...] = (
    (),
    ("",),
    ("invented",),
    ("1", "2"),
    ("9" * 90,),
    ("-1",),
    ("²",),
    ("page:" + "9" * 90,),
    ("\0",),
    *((f"fn1:{each}",) for each in SELECTS),
    ("fn1:when:0:-:99999999:-:",),
    (f"fn1:context:0123456789ab:{'9' * 30}:{'9' * 30}:0badcafe",),
)

SELECTS_OF_DISCORD = (
    *("channels", "curator_role", "moderators_channel", "digest_channel"),
    *("questions_channel", "questions_forum"),
)
"""Settings that are chosen among what Discord has: channels and roles."""

INVENTED = ("", " ", "invented", "\ufffd", "9" * 6000, "2022-99-99", "-", "https://", "a\n" * 900)
"""Texts that no option asks for, or that are longer than it says."""

_TEXT, _PART = 3, 1
"""Kinds of options of a command."""

numbers = count(1)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        yield made


def holding(where: str, *items: Json) -> Json:
    """Return a message of the bot that holds *items*."""
    return message(
        where, {"components": [{"type": 1, "components": list(items)}], "flags": 1 << 15}
    )


def select(custom_id: str, kind: int = 3) -> Json:
    options = [{"label": "one", "value": "one"}] if kind == 3 else []
    return {"type": kind, "custom_id": custom_id, "options": options}


def stranger(stage: Stage) -> Person:
    """Return somebody else who may do everything: one person may not choose as often."""
    return Person(stage.discord, f"eve{next(numbers)}", moderates=True, administers=True)


def options_of(commands: list[Json], before: str = "") -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield each command with each of its options of text, and what it asks for besides."""
    for command in commands:
        name, options = f"{before}{command['name']}", command.get("options", [])
        yield from options_of([each for each in options if each["type"] == _PART], f"{name} ")
        texts = [each for each in options if each["type"] == _TEXT]
        given = {each["name"]: "2022" for each in texts if each.get("required")}
        yield from ((name, each["name"], given) for each in texts)


async def seen(person: Person, custom_id: str, values: tuple[str, ...], kind: int = 3) -> str:
    """Return what *person* is told who chooses *values* in the select of *custom_id*."""
    shown = Reply(holding("501", select(custom_id, kind)), None)
    return (await person.select(shown, custom_id, *values)).text


@pytest.mark.parametrize("name", SELECTS)
async def test_what_no_select_offers_is_refused_in_a_sentence(stage: Stage, name: str) -> None:
    before = stage.settings.get(SERVER)

    told = {values: await seen(stranger(stage), f"fn1:{name}", values) for values in FORGED}

    assert [values for values, text in told.items() if WENT_WRONG in text] == []
    assert stage.settings.get(SERVER) == before


@pytest.mark.parametrize("name", SELECTS)
async def test_who_chooses_nothing_is_told_that_nothing_of_it_is_known(
    stage: Stage, name: str
) -> None:
    assert OUT_OF_DATE in await seen(stranger(stage), f"fn1:{name}", ())


@pytest.mark.parametrize("name", SELECTS_OF_DISCORD)
async def test_no_channel_or_role_of_another_server_can_be_chosen(stage: Stage, name: str) -> None:
    before = stage.settings.get(SERVER)

    for values in (("502",), (str(1 + CURATORS),), ("invented",), ("9" * 90,), ("501",) * 26):
        assert OUT_OF_DATE in await seen(stranger(stage), f"fn1:set:{name}", values, 8)

    assert stage.settings.get(SERVER) == before


async def test_only_what_is_on_or_off_is_turned_on(stage: Stage) -> None:
    told = await seen(stranger(stage), "fn1:set:language:on", ("de",))

    assert WENT_WRONG not in told
    assert stage.settings.get(SERVER).language == "de"


async def test_no_option_of_a_command_is_taken_for_what_it_cannot_be(stage: Stage) -> None:
    told = {}
    for name, option, given in options_of(stage.discord.commands):
        for value in INVENTED:
            used = await stranger(stage).begin(name, **given | {option: value})
            await asyncio.wait_for(used.changed.wait(), 15)
            told[name, option, value[:20]] = str(used.message)

    assert [each for each, text in told.items() if WENT_WRONG in text] == []
