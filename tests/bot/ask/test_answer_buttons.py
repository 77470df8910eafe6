"""Every button of an answer: by the asker, by somebody else, after a restart."""

from collections.abc import AsyncIterator
from pathlib import Path
from unittest.mock import patch

import pytest

from bot.ask.private_answers import Share
from bot.play.double.failures import CLOSED, Failure
from bot.play.double.payloads import SEND_IN_THREADS, SEND_MESSAGES, thread
from corpus.questions.asked_questions import AskedQuestions, NotShared
from corpus.questions.question import AskedQuestion, Asker
from tests.bot.ask.quoting import quoted
from tests.bot.running import app_in, running
from tests.bot.staging import OTHER, SERVER, Stage, staged
from tests.discord_double.person import Person
from tests.discord_double.reply import Reply
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source

QUESTION = "Who is the memoir's author?"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.add(MEMOIR, MISSILES, BRIDGE)
        yield made


async def private(person: Person, question: str = QUESTION) -> Reply:
    """Return a private answer."""
    return await person.command("ask", question=question, private=True)


async def test_a_private_answer_is_shared_once_with_the_name_of_who_asked(stage: Stage) -> None:
    mine = await private(stage.member)

    after = await stage.member.press(mine, "Share")
    again = await stage.member.press_id(mine, mine.buttons["Share"]["custom_id"])

    (posted,) = [Reply(each, None) for each in stage.discord.sent]
    assert posted.message["channel_id"] == "501"
    assert quoted(posted) == MEMOIR
    assert posted.text.endswith(f"-# asked by <@{stage.member.id}>")
    assert "Share" not in posted.buttons
    assert after.buttons["Shared"]["disabled"]
    assert again.text.startswith("You've already shared this answer")


async def test_a_shared_answer_works_for_everyone_and_can_be_replied_to(stage: Stage) -> None:
    await stage.member.press(await private(stage.member), "Share")
    posted = Reply(stage.discord.sent[0], None)

    judged = await stage.moderator.press(posted, "Helpful")
    earlier = stage.client.questions.asked.earlier_than_reply(SERVER, posted.message["id"])

    assert "Thanks" in judged.text
    assert [each.question for each in earlier] == [QUESTION]


@pytest.mark.parametrize("threaded", [False, True])
async def test_who_may_not_speak_shares_nothing(stage: Stage, threaded: bool) -> None:  # noqa: FBT001
    where = stage.member.at(thread(1)) if threaded else stage.member
    silent = where.without(SEND_IN_THREADS if threaded else SEND_MESSAGES)
    mine = await private(silent)

    told = await silent.press(mine, "Share")

    assert told.text.startswith("You can't write in this channel")
    assert stage.discord.sent == []
    await where.press(mine, "Share")
    assert len(stage.discord.sent) == 1


async def test_where_the_bot_may_not_write_the_presser_learns_whom_to_ask(stage: Stage) -> None:
    mine = await private(stage.member)
    stage.discord.bot_permissions = str(1 << 10)

    told = await stage.member.press(mine, "Share")

    assert "a moderator can give me Send Messages here" in told.text
    assert stage.discord.sent == []


async def test_an_answer_that_could_not_be_posted_can_be_shared_again(stage: Stage) -> None:
    mine = await private(stage.member)
    with patch.object(Share, "_post", autospec=True, side_effect=ZeroDivisionError):
        failed = await stage.member.press(mine, "Share")

    await stage.member.press(mine, "Share")

    assert "Something went wrong" in failed.text
    assert len(stage.discord.sent) == 1


async def test_an_answer_that_discord_took_without_saying_so_is_not_posted_twice(
    stage: Stage,
) -> None:
    mine = await private(stage.member)
    stage.discord.failures.append(Failure(CLOSED, route="POST /channels/501/", taken=True))

    await stage.member.press(mine, "Share")
    shared = await stage.member.press(mine, "Share")

    assert "Shared" in shared.buttons
    assert len(stage.discord.sent) == 1


async def test_nobody_shares_or_opens_what_another_asked(stage: Stage) -> None:
    mine = await private(stage.member)
    seen = Reply(mine.message, None)
    stranger = Person(stage.discord, "eve", guild=2)

    refused = await stage.moderator.press(seen, "Share")
    foreign = await stranger.press(seen, "Share")

    assert refused.text.startswith("Only the person who asked can do this")
    assert foreign.text.startswith("I no longer have this question")
    assert stage.discord.sent == []


async def test_what_was_shared_is_what_stands_in_the_sources_now(stage: Stage) -> None:
    mine = await private(stage.member)
    for article in stage.app.engine.articles.all(SERVER):
        stage.app.engine.writer.remove(SERVER, article.id)

    told = await stage.member.press(mine, "Share")

    assert "articles have changed" in told.text
    assert stage.discord.sent == []


async def test_what_a_reader_thinks_is_kept_once_and_may_change(stage: Stage) -> None:
    reply = await stage.member.command("ask", question=QUESTION)

    for person in (stage.member, stage.moderator):
        assert "Thanks" in (await person.press(reply, "Helpful")).text
    missed = await stage.moderator.press(reply, "Not helpful")

    judged = [
        judgement.helpful
        for person in (stage.member, stage.moderator)
        for judgement in stage.personal_data.get(person.id).judgements
    ]
    assert judged == [True, False]
    assert (missed.ephemeral, list(missed.buttons)) == (True, ["Ask the moderators"])


async def test_an_open_question_reaches_the_moderators_without_a_name(stage: Stage) -> None:
    reply = await stage.member.command("ask", question="How do volcanoes erupt?")

    near = await stage.moderator.press(reply, "Closest quotes")
    told = await stage.moderator.press(reply, "Ask the moderators")
    await stage.moderator.press(reply, "Ask the moderators")

    assert "I couldn't find that in this server's articles." in reply.text
    assert list(reply.buttons) == ["Closest quotes", "Ask the moderators"]
    assert near.ephemeral
    assert near.texts[:2] == ["**Closest quotes**", "-# These don't answer it, but they're close."]
    assert "without your name" in told.text
    assert len(stage.personal_data.get(stage.moderator.id).wishes) == 1


async def test_a_server_that_keeps_no_questions_offers_no_way_to_pass_them_on(
    stage: Stage,
) -> None:
    stage.settings.change(SERVER, keep_days=0)

    reply = await stage.member.command("ask", question="How do volcanoes erupt?")
    shared = await stage.member.press(await private(stage.member), "Share")

    assert list(reply.buttons) == ["Closest quotes"]
    assert "Shared" in shared.buttons


async def test_a_narrowed_question_turns_to_all_articles(stage: Stage) -> None:
    bridge = stage.add(BRIDGE, title="Across the harbour")

    reply = await stage.member.command("ask", question=QUESTION, article=bridge.id)
    within = await stage.member.press_id(reply, reply.custom_ids[0])
    everywhere = await stage.member.press(within, "From all articles")

    assert MEMOIR[:20] not in reply.text + within.text
    assert MEMOIR[:20] in everywhere.text


async def test_publications_and_days_narrow_a_question(stage: Stage) -> None:
    author = {"question": QUESTION}
    post, other = "The Harbour Post", "The Garden"

    assert await stage.member.autocomplete("ask", "publication", "harb") == [(post, post)]
    found = await stage.member.command("ask", **author, publication=post, after="2022-05")
    none = await stage.member.command("ask", **author, publication=other)
    late = await stage.member.command("ask", **author, after="2023")
    early = await stage.member.command("ask", **author, before="2022-05-05")
    bad = await stage.member.command("ask", **author, before="May 2022")

    assert quoted(found) == MEMOIR
    for refused in (none, late, early):
        assert "ask with other filters" in refused.text
    assert (bad.ephemeral, "write it like 2022" in bad.text) == (True, True)


async def test_every_button_works_after_a_restart(tmp_path: Path) -> None:
    async with DiscordDouble() as discord:
        app = app_in(tmp_path)
        app.engine.writer.add(SERVER, draft(MEMOIR, MISSILES, BRIDGE), source())
        member = Person(discord)
        async with running(discord, app, tmp_path):
            mine = await private(member)
            plain = await member.ask(f"<@1001> {QUESTION}")
            missed = await member.command("ask", question="How do volcanoes erupt?")
        app.database.close()

        again = app_in(tmp_path)
        async with running(discord, again, tmp_path):
            shared = await member.press(mine, "Share")
            judged = await member.press(plain, "Not helpful")
            more = await member.press(plain, "More quotes")
            wished = await member.press(missed, "Ask the moderators")
        again.database.close()

    assert "Shared" in shared.buttons
    assert "Thanks" in judged.text
    assert more.texts[0] == "**More quotes**"
    assert "I'll tell you" in wished.text


async def test_a_button_of_another_server_opens_nothing(stage: Stage) -> None:
    reply = await stage.member.command("ask", question=QUESTION)
    stranger = Person(stage.discord, "eve", guild=2)

    for label in ("Helpful", "Not helpful", "More quotes"):
        assert "no longer have this question" in (await stranger.press(reply, label)).text
    assert stage.settings.get(OTHER).channels == ()


async def test_a_server_that_never_added_the_bot_lends_no_articles(stage: Stage) -> None:
    guest = Person(stage.discord, "guy", installed_alone=True)

    asked = await guest.command("ask", question=QUESTION)
    found = await guest.use_menu("Find the source", guest.message(MEMOIR))
    titles = await guest.autocomplete("ask", "article", "")

    assert "There are no articles here yet." in asked.text
    assert "There are no articles here yet." in found.text
    assert titles == []


def test_sharing_is_claimed_by_one_of_two_at_once(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    asked = AskedQuestions(app.database)
    key = asked.remember(SERVER, AskedQuestion(QUESTION), Asker("7", "501", private=True))

    asked.share(SERVER, key, "7")
    with pytest.raises(NotShared, match="already"):
        asked.share(SERVER, key, "7")
    asked.unshare(SERVER, key)
    asked.share(SERVER, key, "7")
    app.database.close()
