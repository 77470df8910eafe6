"""What was written on Discord becomes a source: a message, or a thread with all that was said."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.app import App
from bot.client import FootnoteClient
from bot.connection import pauses, rest
from bot.play.double import payloads
from bot.play.double.failures import Failure
from bot.play.double.payloads import FORUM, GENERAL, PRIVATE_THREAD, Json
from bot.sources import discord_reading
from bot.sources.background import Reading, look_after_sources
from corpus.article import Article, ParagraphKind, SourceKind
from corpus.privacy.personal_data import PersonalData
from corpus.storage import outgoing
from corpus.storage.schema import sources
from corpus.submissions.submission import Posted
from corpus.submissions.submissions import Submissions
from tests.bot.running import app_in, running
from tests.bot.sources.test_sources import SERVER, Site
from tests.bot.staging import until
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES

WROTE_AT = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)
GUIDE = "How the harbour is run"


@dataclass
class Stage:
    """A server with a moderator and two members, and what they write at what moment."""

    discord: DiscordDouble
    app: App
    client: FootnoteClient
    moderator: Person
    ada: Person
    bob: Person
    now: datetime = WROTE_AT
    site: Site = field(default_factory=Site)

    def writes(self, who: Person, text: str, where: Json, **more: Any) -> Json:  # noqa: ANN401 - any part
        """Return a message that *who* wrote in a channel or thread, a minute after the one before.

        The first one in a post of a forum has the post's id.
        """
        self.now += timedelta(minutes=1)
        key = more.pop("id", None) or str(discord.utils.time_snowflake(self.now))
        said = who.at(where).message(text, **more) | more | {"id": key}
        self.discord.messages[key] = said
        return said

    def post(self, who: Person, text: str, *, forum: bool = True, **more: Any) -> Json:  # noqa: ANN401 - any part of a thread
        """Return the thread that *who* began with a message, which only REST knows any more."""
        self.now += timedelta(minutes=1)
        key = str(discord.utils.time_snowflake(self.now))
        parent = 1 + (FORUM if forum else GENERAL)
        begun = {"parent_id": str(parent), "owner_id": who.id, "name": GUIDE}
        thread = payloads.thread(1, key, **begun, **more)
        self.discord.archived[key] = thread
        if forum:
            self.writes(who, text, thread, id=key)
        else:
            first = self.writes(who, text, payloads.channel(1), id=key)
            told = {"type": 21, "message_reference": reference(first), "referenced_message": first}
            self.writes(who, "", thread, **told)
        return thread

    async def published(self, link: str) -> Article:
        """Return the article that the moderator makes of *link*."""
        preview = await self.moderator.command("source add", url=link)
        assert "Publish" in preview.buttons, preview.text
        await self.moderator.press(preview, "Publish")
        return self.articles[-1]

    async def refused(self, link: str) -> str:
        """Return why *link* becomes no source."""
        said = await self.moderator.command("source add", url=link)
        assert said.buttons == {}
        return said.text

    async def told_of_a_check(self) -> str:
        """Return what is told once a day has passed."""
        with self.app.database.write() as connection:
            earlier = datetime.now(UTC) - timedelta(days=2)
            connection.execute(sources.update().values(checked_at=earlier))
        already = len(self.discord.sent)
        await look_after_sources(self.client)
        await until(lambda: len(self.discord.sent) > already)
        return str(self.discord.sent[-1]["components"])

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return what the server's questions are answered from."""
        return self.app.engine.store.articles([SERVER])


def reference(message: Json) -> Json:
    """Return what refers to *message*."""
    return {
        "type": 0,
        "message_id": message["id"],
        "channel_id": message["channel_id"],
        "guild_id": "1",
    }


def link_to(place: Json, message: Json | None = None, host: str = "discord.com") -> str:
    """Return what Copy Link gives."""
    parts = ["https:/", host, "channels", "1", place["id"], *([message["id"]] if message else [])]
    return "/".join(parts)


def texts(article: Article, kind: ParagraphKind) -> list[str]:
    return [article.body[each.start : each.end] for each in article.paragraphs if each.kind is kind]


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    app, site = app_in(tmp_path), Site()
    async with (
        DiscordDouble((1, 2)) as double,
        running(double, app, tmp_path, site.fetch) as client,
    ):
        double.message_content = True
        moderator = Person(double, "mod", moderates=True)
        ada, bob = Person(double, "ada"), Person(double, "bob")
        yield Stage(double, app, client, moderator, ada, bob, site=site)
    app.database.close()


ANNOUNCED = (
    f"# Opening hours\n{MEMOIR}\n\n- Monday: ~~8 to 10~~ 9 to 12\n- Tuesday: ||closed|| 10 to 12"
)


async def test_a_messages_own_text_is_taken_from_its_menu_without_any_intent(stage: Stage) -> None:
    stage.discord.message_content = False
    said = stage.writes(stage.ada, ANNOUNCED, payloads.channel(1))

    preview = await stage.moderator.use_menu("Add as source", said)
    await stage.moderator.press(preview, "Publish")

    (article,) = stage.articles
    known = article.metadata
    assert article.body == f"{MEMOIR}\n\nMonday: 9 to 12\n\nTuesday: 10 to 12"
    assert (known.title, known.authors, known.publication) == (
        "Opening hours",
        ("ada",),
        "Server 1",
    )
    assert (known.published, known.url) == (WROTE_AT.date(), link_to(payloads.channel(1), said))
    assert "Words hidden as spoilers were left out: 1." in preview.text
    assert article.source.posted_by == "mod"


async def test_a_long_message_with_a_link_offers_its_text_and_the_link(stage: Stage) -> None:
    remark = stage.writes(stage.ada, "See https://news.example/a", payloads.channel(1))
    long = stage.writes(stage.ada, f"{MEMOIR} {BRIDGE} https://news.example/a", payloads.channel(1))

    alone = await stage.moderator.use_menu("Add as source", remark)
    offer = await stage.moderator.use_menu("Add as source", long)
    (preview,) = await stage.moderator.choose(offer, "This message's text")
    await stage.moderator.press(preview, "Publish")

    assert "There is no page at that link" in alone.text
    assert "That message has 2 sources" in offer.text
    assert [each.body for each in stage.articles] == [f"{MEMOIR} {BRIDGE} https://news.example/a"]


async def test_marks_are_shown_as_members_see_them(stage: Stage) -> None:
    curators, garden, minutes = (payloads.CURATORS, 1 + payloads.GARDEN, 1 + payloads.CLOSED)
    text = (
        f"<@{stage.bob.id}> and <@&{curators}> meet in <#{garden}>, not <#{minutes}> <:wave:77>, "
        "<t:1618936830:F>; ask <@4>."
    )
    mentioned = [payloads.user(stage.bob.id, "bob")]
    said = stage.writes(stage.ada, text, payloads.channel(1), mentions=mentioned)

    preview = await stage.moderator.use_menu("Add as source", said)
    await stage.moderator.press(preview, "Publish")

    (article,) = stage.articles
    assert article.body == (
        "@bob and @Curators meet in #garden, not #unknown :wave:, 2021-04-20 16:40 UTC; "
        "ask @unknown-user."
    )


async def test_a_forwarded_message_states_no_author(stage: Stage) -> None:
    forwarded = {
        "type": 0, "content": MEMOIR, "embeds": [], "attachments": [], "flags": 0, "mentions": [],
        "timestamp": "2026-11-24T00:00:00+00:00", "edited_timestamp": None, "components": [],
    }  # fmt: skip
    said = stage.writes(
        stage.ada, "", payloads.channel(1), message_snapshots=[{"message": forwarded}]
    )

    preview = await stage.moderator.use_menu("Add as source", said)

    assert "**Authors:** unknown" in preview.text
    assert "memoir appeared" in preview.text


async def test_what_a_bot_wrote_into_a_card_is_text_and_a_links_preview_is_not(
    stage: Stage,
) -> None:
    card = {
        "type": "rich", "title": "Patch 1.2", "description": MEMOIR,
        "fields": [{"name": "Fixes", "value": "- The crane", "inline": False}],
    }  # fmt: skip
    shown = {"type": "article", "title": "A page", "description": MISSILES}
    said = stage.writes(stage.ada, "", payloads.channel(1), embeds=[card, shown])

    preview = await stage.moderator.use_menu("Add as source", said)
    await stage.moderator.press(preview, "Publish")

    (article,) = stage.articles
    assert article.metadata.title == "Patch 1.2"
    assert article.body == f"{MEMOIR}\n\nFixes\n\nThe crane"


async def test_a_message_without_words_says_what_to_do(stage: Stage) -> None:
    said = stage.writes(stage.ada, "", payloads.channel(1))

    refused = await stage.moderator.use_menu("Add as source", said)
    silent = await stage.moderator.use_menu(
        "Add as source", stage.writes(stage.ada, "🎉", payloads.channel(1))
    )

    assert "no text, no link and no file" in refused.text
    assert "There are no words" in silent.text


@pytest.mark.parametrize("forum", [True, False])
async def test_a_thread_is_read_whole_with_what_others_said_under_their_names(
    stage: Stage,
    forum: bool,  # noqa: FBT001 - a table
) -> None:
    thread = stage.post(stage.ada, MEMOIR, forum=forum)
    stage.writes(stage.bob, f"{BRIDGE}\n- by night", thread)
    stage.writes(stage.ada, MISSILES, thread)
    stage.writes(stage.bob, "", thread, type=6)  # pinned a message
    answer = {"author": payloads.user(payloads.BOT_USER, "Footnote", bot=True)}
    stage.writes(stage.bob, "An answer of ours.", thread, **answer)

    article = await stage.published(link_to(thread))

    known = article.metadata
    assert texts(article, ParagraphKind.BODY) == [MEMOIR, MISSILES]
    assert texts(article, ParagraphKind.QUOTE) == [f"bob: {BRIDGE}"]
    assert texts(article, ParagraphKind.LIST) == ["by night"]
    assert (known.title, known.authors, known.publication) == (GUIDE, ("ada",), "Server 1")
    assert (known.published, known.url) == (date(2026, 11, 20), link_to(thread))


async def test_the_menu_of_a_threads_first_message_offers_the_thread(stage: Stage) -> None:
    thread = stage.post(stage.ada, MEMOIR)
    stage.writes(stage.ada, MISSILES, thread)
    first = stage.discord.messages[thread["id"]]

    offer = await stage.moderator.at(thread).use_menu("Add as source", first)
    whole, text = await stage.moderator.at(thread).choose(
        offer, "The whole thread", "This message's text"
    )
    for each in (whole, text):
        await stage.moderator.press(each, "Publish")

    assert {each.body for each in stage.articles} == {MEMOIR, f"{MEMOIR}\n\n{MISSILES}"}
    assert {each.metadata.title for each in stage.articles} == {GUIDE}
    assert {each.metadata.url for each in stage.articles} == {
        link_to(thread),
        link_to(thread, first),
    }


@pytest.mark.parametrize(
    "host", ["ptb.discord.com", "canary.discord.com", "discordapp.com", "www.discord.com"]
)
async def test_every_way_to_write_a_link_leads_to_the_message(stage: Stage, host: str) -> None:
    said = stage.writes(stage.ada, MEMOIR, payloads.channel(1))

    article = await stage.published(f"{link_to(payloads.channel(1), said, host)}/")

    assert (article.body, article.metadata.url) == (MEMOIR, link_to(payloads.channel(1), said))
    assert stage.site.asked == []


async def test_a_long_thread_is_read_page_by_page_and_one_too_long_is_refused(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread = stage.post(stage.ada, MEMOIR)
    for number in range(249):
        stage.writes(stage.ada, f"Account {number} of the harbour.", thread)

    article = await stage.published(link_to(thread))
    pages = [call for call in stage.discord.calls if call.endswith(f"{thread['id']}/messages")]
    monkeypatch.setattr(discord_reading, "MOST_MESSAGES", 249)
    refused = await stage.refused(link_to(thread))

    assert article.paragraph_count == 250
    assert article.body.endswith("Account 248 of the harbour.")
    assert len(pages) == 3
    assert "more than 249 messages" in refused


async def test_files_of_a_thread_are_told_to_be_left_out(stage: Stage) -> None:
    thread = stage.post(stage.ada, MEMOIR)
    kinds = {"plan.pdf": "application/pdf", "view.png": "image/png"}
    carried = [
        stage.discord.keep(name, b"x") | {"content_type": kind} for name, kind in kinds.items()
    ]
    stage.writes(stage.ada, "The plans", thread, attachments=carried)

    preview = await stage.moderator.command("source add", url=link_to(thread))

    assert "Files of these messages were left out: 1." in preview.text


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("https://discord.com/channels/2/502/700", "leads to another server"),
        ("https://discord.com/channels/3/700", "leads to another server"),
        ("https://discord.com/channels/@me/700/701", "leads to no message and no thread"),
        ("https://discord.com/channels/1", "leads to no message and no thread"),
        ("https://discord.com/channels/1/501", "leads to no message and no thread"),
        ("https://discord.com/channels/1/531", "leads to no message and no thread"),
        ("https://discord.com/channels/1/531/700", "leads to no message and no thread"),
        ("https://discord.com/channels/1/4444/700", "no message or thread at that link"),
        ("https://discord.com/channels/1/501/4444", "not there any more"),
    ],
)
async def test_a_link_that_leads_to_nothing_of_this_server_is_refused(
    stage: Stage, link: str, told: str
) -> None:
    stage.discord.messages["700"] = stage.moderator.message(MEMOIR) | {"channel_id": "502"}

    assert told in await stage.refused(link)
    assert not any("/channels/502" in call for call in stage.discord.calls)


async def test_a_thread_of_another_server_is_unseen_under_ones_own_servers_link(
    stage: Stage,
) -> None:
    other = payloads.thread(2, "9000")
    stage.discord.archived["9000"] = other
    stage.discord.messages["9001"] = stage.ada.at(other).message(MEMOIR) | {"id": "9001"}

    refused = await stage.refused("https://discord.com/channels/1/9000")

    assert "no message or thread at that link" in refused
    assert not any("9000/messages" in call for call in stage.discord.calls)


async def test_who_cannot_read_a_channel_makes_no_source_of_it(stage: Stage) -> None:
    closed = payloads.closed(1)
    said = stage.writes(stage.ada, MEMOIR, closed)
    curator = Person(stage.discord, "cleo", moderates=True, roles=(payloads.CURATORS,))

    refused = await stage.refused(link_to(closed, said))
    preview = await curator.command("source add", url=link_to(closed, said))

    assert "no message or thread at that link that you can read" in refused
    assert "Not everyone in this server can read that channel" in preview.text


@pytest.mark.parametrize("who", ["the bot", "the moderator"])
async def test_who_may_see_a_channel_and_not_its_history_reads_nothing_there(
    stage: Stage, who: str
) -> None:
    shut_out = str(payloads.BOT_USER) if who == "the bot" else stage.moderator.id
    denied = {"id": shut_out, "type": 1, "allow": "0", "deny": str(payloads.READ_HISTORY)}
    channel = payloads.channel(1, 600) | {"permission_overwrites": [denied]}
    stage.discord.archived[channel["id"]] = channel
    said = stage.writes(stage.ada, MEMOIR, channel)

    refused = await stage.refused(link_to(channel, said))

    told = "I can't read that channel" if who == "the bot" else "that you can read"
    assert told in refused
    assert not any(f"messages/{said['id']}" in call for call in stage.discord.calls)


async def test_a_private_thread_is_read_for_its_members_alone(stage: Stage) -> None:
    thread = stage.post(stage.ada, MEMOIR, forum=False, type=PRIVATE_THREAD)

    refused = await stage.refused(link_to(thread))
    stage.discord.thread_members[thread["id"]] = {stage.moderator.id}
    preview = await stage.moderator.command("source add", url=link_to(thread))

    assert "that you can read" in refused
    assert "Not everyone in this server can read that channel" in preview.text


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (Failure(403, 50001), "give me View Channel and Read Message History"),
        (Failure(404, 10003), "not there any more"),
        (Failure(400, 50035), "Discord does not give that out right now"),
    ],
)
async def test_what_discord_refuses_is_told(stage: Stage, failure: Failure, told: str) -> None:
    thread = stage.post(stage.ada, MEMOIR)
    failure.route = rf"GET /channels/{thread['id']}/messages"
    stage.discord.failures.append(failure)

    assert told in await stage.refused(link_to(thread))


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what is put off read again soon, and no request tried for long."""
    monkeypatch.setattr(outgoing, "FIRST_DELAY", timedelta(seconds=0.1))
    monkeypatch.setattr(Reading, "every", 0.05)
    monkeypatch.setattr(pauses, "FIRST", 0.001)


@pytest.mark.usefixtures("hurried")
async def test_what_discord_cannot_serve_for_now_is_read_later_and_told_then(stage: Stage) -> None:
    thread = stage.post(stage.ada, MEMOIR)
    route = rf"GET /channels/{thread['id']}/messages"
    stage.discord.failures.append(Failure(503, route=route, times=rest.RETRIES + 1))

    told = await stage.refused(link_to(thread))
    await until(lambda: bool(stage.discord.sent))

    assert "takes longer" in told
    assert ["has been read" in str(each) for each in stage.discord.sent] == [True]


@pytest.mark.usefixtures("hurried")
async def test_what_a_server_that_is_not_available_holds_is_read_once_it_is(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with DiscordDouble((1,)) as double:
        double.message_content, whole = True, double.make_guild
        double.make_guild = lambda key: {"id": str(key), "unavailable": True}
        async with running(double, app, tmp_path) as client:
            moderator = Person(double, "mod", moderates=True)
            stage = Stage(double, app, client, moderator, Person(double), Person(double, "bob"))
            told = await stage.refused(link_to(stage.post(stage.ada, MEMOIR)))
            await double.dispatch("GUILD_CREATE", whole(1))
            await until(lambda: bool(double.sent))
    app.database.close()

    assert "takes longer" in told
    assert ["has been read" in str(each) for each in double.sent] == [True]


async def test_without_the_intent_a_link_says_how_the_text_can_be_had(stage: Stage) -> None:
    stage.discord.message_content = False
    said = stage.writes(stage.ada, MEMOIR, payloads.channel(1))
    bot = payloads.user(payloads.BOT_USER, "Footnote", bot=True)
    to_bot = stage.writes(stage.ada, MEMOIR, payloads.channel(1), mentions=[bot])
    thread = stage.post(stage.ada, BRIDGE)

    for link in (link_to(payloads.channel(1), said), link_to(thread)):
        refused = await stage.refused(link)
        assert "in the menu of the message itself" in refused
        assert "Message Content Intent" in refused
    assert (await stage.published(link_to(payloads.channel(1), to_bot))).body == MEMOIR


async def test_an_edited_message_is_read_again_and_a_deleted_one_is_told(stage: Stage) -> None:
    said = stage.writes(stage.ada, f"{MEMOIR}\n{BRIDGE}", payloads.channel(1))
    article = await stage.published(link_to(payloads.channel(1), said))

    same = await stage.moderator.command("source refresh", source=article.id)
    said["content"] = f"{MEMOIR}\n{MISSILES}"
    changed = await stage.moderator.command("source refresh", source=article.id)
    await stage.moderator.press(changed, "Publish")
    del stage.discord.messages[said["id"]]
    gone = await stage.moderator.command("source refresh", source=article.id)

    assert "has not changed" in same.text
    assert "1 changed, 0 new, 0 gone, 1 as before" in changed.text
    assert "not there any more: it was deleted" in gone.text
    (held,) = stage.articles
    assert (held.body, held.version) == (f"{MEMOIR}\n\n{MISSILES}", 2)


async def test_a_message_posted_twice_is_known_again(stage: Stage) -> None:
    said = stage.writes(stage.ada, MEMOIR, payloads.channel(1))
    await stage.published(link_to(payloads.channel(1), said))

    again = await stage.moderator.use_menu("Add as source", said)

    assert "Already posted on" in again.text


async def test_a_thread_that_nobody_wrote_in_is_refused(stage: Stage) -> None:
    empty = payloads.thread(1, "9100", parent_id=str(1 + FORUM))
    stage.discord.archived["9100"] = empty

    assert "Nobody has written anything" in await stage.refused(link_to(empty))


async def test_a_message_is_checked_of_its_own_accord_for_who_asked_for_it(stage: Stage) -> None:
    said = stage.writes(stage.ada, f"{MEMOIR}\n{BRIDGE}", payloads.channel(1))
    article = await stage.published(link_to(payloads.channel(1), said))
    await stage.moderator.command("source schedule", source=article.id, every="daily")

    said["content"] = f"{MEMOIR}\n{MISSILES}"
    changed = await stage.told_of_a_check()
    preview = await stage.moderator.press_in(stage.discord.sent[-1], "Look at it")
    await stage.moderator.press(preview, "Cancel")
    stage.moderator.leaves(1)
    left = await stage.told_of_a_check()

    assert "has changed" in changed
    assert "could not be checked" in left
    assert "set it anew with" in left


async def test_a_check_whose_asker_had_their_data_deleted_reads_nothing_any_more(
    stage: Stage,
) -> None:
    said = stage.writes(stage.ada, f"{MEMOIR}\n{BRIDGE}", payloads.channel(1))
    article = await stage.published(link_to(payloads.channel(1), said))
    await stage.moderator.command("source schedule", source=article.id, every="daily")
    PersonalData(stage.app.database).erase(stage.moderator.id)
    before = len(stage.discord.calls)

    told = await stage.told_of_a_check()

    assert "Nobody who can read that channel has asked for this check" in told
    assert not any(f"messages/{said['id']}" in call for call in stage.discord.calls[before:])


async def test_what_a_restart_interrupted_is_read_once_the_bot_is_there_again(
    tmp_path: Path,
) -> None:
    app = app_in(tmp_path)
    async with DiscordDouble() as double:
        double.message_content = True
        moderator = Person(double, "mod", moderates=True)
        said = moderator.message(MEMOIR)
        double.messages[said["id"]] = said
        link = link_to(payloads.channel(1), said)
        posted = Posted(SourceKind.LINK, link, "mod", moderator.id, "501")
        Submissions(app.database).submit(SERVER, posted)
        async with running(double, app, tmp_path):
            await until(lambda: bool(double.sent))

    assert "has been read" in str(double.sent[0]["components"])
    app.database.close()
