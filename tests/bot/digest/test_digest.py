"""A digest goes to the channel that a server names, once a week."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.digest.chart import chart_legend, chart_words, week_chart
from bot.digest.digest import HOUR, WeeklyDigest, due_week
from bot.language import LANGUAGES, speaking
from bot.play.double.failures import Failure
from corpus.questions.daily_counts import DayCounts
from corpus.servers.digests import Digests
from corpus.storage.schema import digests as digests_table
from tests.bot.staging import OTHER, SERVER, Stage, staged
from tests.discord_double.person import Person
from tests.discord_double.reply import Reply
from tests.doubles.articles import BRIDGE, MEMOIR, draft, source
from tests.doubles.claims import end_process, unend

TODAY = datetime.now(UTC).date()
DUE = datetime.combine(TODAY + timedelta(days=7 - TODAY.weekday()), HOUR)
"""When the digest of the running week is due."""


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.app.engine.writer.add(SERVER, draft(MEMOIR), source())
        yield made


def test_a_week_is_due_on_monday_at_nine_and_not_before() -> None:
    monday = datetime(2026, 11, 23, 9, tzinfo=UTC)

    assert due_week(monday) == date(2026, 11, 16)
    assert due_week(monday - timedelta(seconds=1)) == date(2026, 11, 9)
    assert due_week(monday + timedelta(days=6)) == date(2026, 11, 16)


async def test_it_tells_what_was_asked_answered_cited_and_left_open(stage: Stage) -> None:
    stage.settings.change(SERVER, digest_channel="501")
    other = Person(stage.discord, "bob")
    for person in (stage.member, other):
        await person.command("ask", question="Who is the memoir's author?")
    await stage.member.command("ask", question="Who crossed the bridge over the harbour?")
    await stage.member.command("ask", question="Which secret troops?", private=True)

    assert await WeeklyDigest(stage.client).send_due(DUE) == 1

    (message,) = stage.discord.sent
    text = Reply(message, None).text
    assert message["channel_id"] == "501"
    assert "4 questions were asked; 50% answered." in text
    assert "**2 questions are open.**" in text
    assert "Who crossed the bridge over the harbour? · asked once" in text
    assert "Which secret troops" not in text
    assert "¶ 1 of 1 · cited 2 times" in text
    assert Image.open(BytesIO(stage.discord.files["week.png"])).size == (720, 360)
    (gallery,) = (each for each in message["components"] if each["type"] == 12)
    assert "4 asked, 2 answered" in gallery["items"][0]["description"]


async def test_it_is_sent_once_and_to_nobody_who_did_not_ask_for_it(stage: Stage) -> None:
    await stage.member.command("ask", question="Do volcanoes erupt?")
    assert await WeeklyDigest(stage.client).send_due(DUE) == 0
    stage.settings.change(SERVER, digest_channel="501")
    stage.settings.change(OTHER, digest_channel="502")

    sent = [await WeeklyDigest(stage.client).send_due(DUE) for _ in range(2)]

    assert sent == [1, 0]
    assert len(stage.discord.sent) == 1


async def test_a_channel_that_is_closed_is_not_tried_again_that_week(stage: Stage) -> None:
    await stage.member.command("ask", question="Do volcanoes erupt?")
    stage.settings.change(SERVER, digest_channel="501")
    stage.discord.closed_channels.add("501")
    first = await WeeklyDigest(stage.client).send_due(DUE)
    stage.discord.closed_channels.clear()

    assert (first, await WeeklyDigest(stage.client).send_due(DUE)) == (0, 0)


async def test_where_files_are_refused_the_digest_comes_as_text(stage: Stage) -> None:
    await stage.member.command("ask", question="Do volcanoes erupt?")
    stage.settings.change(SERVER, digest_channel="501")
    stage.discord.failures.append(Failure(403, 50013))

    assert await WeeklyDigest(stage.client).send_due(DUE) == 1
    (message,) = stage.discord.sent
    assert [each["type"] for each in message["components"]] == [17]
    assert "1 question was asked; 0% answered." in Reply(message, None).text


async def test_a_passage_whose_article_changed_since_is_not_named(stage: Stage) -> None:
    stage.settings.change(SERVER, digest_channel="501", language="de")
    await stage.member.command("ask", question="Who is the memoir's author?")
    (article,) = stage.app.engine.store.articles([SERVER])
    stage.app.engine.writer.replace(SERVER, article.id, draft(BRIDGE), source())

    await WeeklyDigest(stage.client).send_due(DUE)

    assert "¶" not in Reply(stage.discord.sent[0], None).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chart_is_drawn_and_told_in_every_language(language: str) -> None:
    days = [DayCounts(date(2026, 11, 16 + each), each, each // 2, 0, 0) for each in range(7)]

    with speaking(language):
        picture, words = week_chart(days), chart_words(days)

    assert Image.open(BytesIO(picture)).format == "PNG"
    assert len(picture) < 20_000
    assert 0 < len(words) <= 1024
    assert "6" in words


def test_a_day_without_questions_has_no_bar() -> None:
    day = date(2026, 11, 16)
    nothing = [DayCounts(day, 0, 0, 0, 0)] * 7

    colours = Image.open(BytesIO(week_chart(nothing))).convert("RGB").getcolors(1 << 20) or []

    blue = sum(count for count, colour in colours if colour == (86, 180, 233))
    assert blue == 0


def test_the_chart_is_one_picture_in_every_language() -> None:
    days = [DayCounts(date(2026, 11, 28), 2, 1, 0, 0)] * 7
    drawn = set()
    for language in LANGUAGES:
        with speaking(language):
            drawn.add(week_chart(days))

    assert len(drawn) == 1


@pytest.mark.parametrize(
    ("language", "legend"),
    [
        ("en", "-# 🟦 answered · 🟧 not answered"),
        ("de", "-# 🟦 beantwortet · 🟧 nicht beantwortet"),
        ("fr", "-# 🟦 avec réponse · 🟧 sans réponse"),
        ("es", "-# 🟦 respondidas · 🟧 sin respuesta"),
    ],
)
def test_the_charts_colours_are_told_in_words(language: str, legend: str) -> None:
    with speaking(language):
        assert chart_legend() == legend


@pytest.mark.parametrize("was_sent", [False, True])
async def test_what_a_killed_process_was_sending_comes_once(
    stage: Stage, *, was_sent: bool
) -> None:
    await stage.member.command("ask", question="Do volcanoes erupt?")
    stage.settings.change(SERVER, digest_channel="501")
    if was_sent:
        await WeeklyDigest(stage.client).send_due(DUE)
    digests, week = Digests(stage.app.database), due_week(DUE)
    unend(stage.app.database, digests_table)
    if not was_sent:
        digests.begin(SERVER, week)
        digests.begin_sending(SERVER, week)
    end_process(stage.app.database)

    assert await WeeklyDigest(stage.client).send_left(DUE) == 1
    assert len(stage.discord.sent) == 1
    assert await WeeklyDigest(stage.client).send_left(DUE) == 0
