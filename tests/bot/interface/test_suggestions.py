"""Suggestions while somebody types come in time, or are none, for every option that has any."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

import pytest
from discord import app_commands

from bot.interface import suggestions
from bot.services.lookups import Lookups
from bot.services.sentence_lists import SentenceLists
from corpus.article import SourceKind
from corpus.submissions.submission import Posted
from corpus.submissions.submissions import Submissions
from tests.bot.staging import SERVER, Stage, staged
from tests.language.catalogues import command_tree

OF_ARTICLES = (
    (Lookups, "articles"),
    (Lookups, "searched_articles"),
    (Lookups, "submissions"),
    (Lookups, "look_through"),
    (SentenceLists, "names"),
)
"""What looks through articles, which a long list or a busy database may keep waiting."""


def suggested_options() -> Iterator[tuple[str, str]]:
    """Yield every option that suggests from articles, with its command."""
    for command in command_tree().walk_commands():
        if isinstance(command, app_commands.Command):
            for option in command.parameters:
                if option.autocomplete and option.name != "language":
                    yield command.qualified_name, option.name


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        yield made


async def test_what_cannot_be_looked_through_in_time_suggests_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggestions, "SUGGEST_WITHIN", 0.05)

    async def never(*_: object, **__: object) -> None:
        await asyncio.Event().wait()

    with ExitStack() as patched:
        for kind, name in OF_ARTICLES:
            patched.enter_context(patch.object(kind, name, autospec=True, side_effect=never))
        offered = {
            each: await stage.moderator.autocomplete(*each, "mem") for each in suggested_options()
        }

    assert offered
    assert set(map(tuple, offered.values())) == {()}


async def test_a_name_of_what_waits_is_offered_without_what_reorders_or_breaks_it(
    stage: Stage,
) -> None:
    name = "https://news.example/\u202ea\nb/" + "c" * 200
    posted = Posted(SourceKind.LINK, name, "ada", "7", "501")
    with patch("bot.services.reading_queue.ReadingQueue.put", autospec=True):
        Submissions(stage.app.database).submit(SERVER, posted)
        ((offered, _),) = await stage.moderator.autocomplete("source show", "source", " NEWS ")

    assert offered.startswith("\u23f3 https://news.example/a b/ccc")
    assert offered.endswith("c\u2026")
