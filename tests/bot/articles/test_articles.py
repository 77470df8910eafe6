"""Articles are looked through, opened and asked what they answer."""

import threading
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.articles.listing import LONGEST_FILTER, PER_PAGE, fits
from bot.play.double.payloads import BOT_USER, CLOSED, GARDEN, GENERAL, channel
from corpus.article import Article, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.questions.question import AskedQuestion, Asker
from corpus.storage.current_articles import Listed
from index.answer import Fact, Reply
from tests.bot.articles.replying import replying, sure
from tests.bot.ask.quoting import quoted, unescape
from tests.bot.staging import OTHER, SERVER, Stage, staged
from tests.discord_double.reply import Reply as Seen
from tests.discord_double.reply import parts
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, POSTED_AT, source

ME = f"<@{BOT_USER}>"
ASKING = "Who is the memoir's author?"
OPENING = "The harbour has a new bridge, which the mayor opened on a Saturday in the month of May."
KEY = "The bridge over the harbour was paid for by the senator who wrote the secret memoir."


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        yield made


def posted(stage: Stage, *blocks: Block, day: int = 0, **stated: str) -> Article:
    """Store an article of *blocks*, posted so many days later than others, of which *stated*."""
    metadata = Metadata(
        title=stated.get("title"),
        authors=(stated["author"],) if "author" in stated else (),
        publication=stated.get("publication"),
        url=stated.get("url"),
    )
    origin = source(posted_at=POSTED_AT + timedelta(days=day))
    return stage.app.engine.writer.add(SERVER, assemble(metadata, blocks), origin)


def body(*paragraphs: str) -> list[Block]:
    """Return *paragraphs* as blocks."""
    return [Block(ParagraphKind.BODY, each) for each in paragraphs]


def listed(reply: Seen) -> list[str]:
    """Return the titles in a list, in order."""
    return [
        unescape(line.split("**")[1])
        for text in reply.texts
        for line in text.split("\n")
        if line.startswith("- ")
    ]


def options(reply: Seen) -> list[tuple[str, str | None]]:
    """Return the label and description of each choice of the last select."""
    *_, last = (part for part in parts(reply.message) if part.get("type") == 3)
    return [(each["label"], each.get("description")) for each in last["options"]]


async def test_all_articles_are_listed_newest_first_for_who_asks_alone(stage: Stage) -> None:
    posted(stage, *body(MEMOIR), title="Old", publication="The Post")
    posted(stage, *body(BRIDGE), title="New", day=2)
    posted(stage, *body(MISSILES), title="Between", day=1)
    stage.add(f"{MEMOIR} Elsewhere.", collection=OTHER, title="Another server's")

    reply = await stage.member.command("articles")

    assert reply.ephemeral
    assert listed(reply) == ["New", "Between", "Old"]
    assert options(reply) == [("New", None), ("Between", None), ("Old", "The Post")]
    assert reply.texts[0] == "There are 3 articles here:"


@pytest.mark.parametrize("wanted", ["harbour p", "BRIDGE", "calder", "Ine\u0301s"])
async def test_a_filter_finds_titles_publications_and_authors(stage: Stage, wanted: str) -> None:
    posted(stage, *body(MEMOIR), title="A memoir")
    posted(
        stage,
        *body(BRIDGE),
        title="The bridge",
        publication="Harbour Post",
        author="Inés Calder",
    )

    assert listed(await stage.member.command("articles", filter=wanted)) == ["The bridge"]


async def test_a_filter_that_nothing_fits_is_told_so_in_one_line(stage: Stage) -> None:
    stage.add(MEMOIR)

    reply = await stage.member.command("articles", filter="*ferries*")

    assert [unescape(each) for each in reply.texts] == [
        "I looked, but no article here fits “*ferries*”."
    ]
    assert "\\*ferries\\*" in reply.text


async def test_where_nothing_was_posted_that_is_what_is_told(stage: Stage) -> None:
    reply = await stage.member.command("articles", filter="ferries")

    assert reply.texts == ["There are no articles here yet. A moderator can add the first one."]


async def test_titles_authors_and_publications_are_suggested(stage: Stage) -> None:
    posted(stage, *body(MEMOIR), title="A memoir", author="Ada Moor", publication="The Moor Post")
    posted(stage, *body(BRIDGE), title=f"Moor {'very ' * 20}long")

    found = await stage.member.autocomplete("articles", "filter", "moor")

    assert found == [("Ada Moor", "Ada Moor"), ("The Moor Post", "The Moor Post")]


async def test_a_long_list_is_turned_page_by_page_and_keeps_its_filter(stage: Stage) -> None:
    # The longest filter that can be typed, of characters that count twice, and a colon.
    name = "🌉" * (LONGEST_FILTER - 1) + ":"
    for number in range(PER_PAGE + 2):
        posted(stage, *body(f"{BRIDGE} {number}."), title=f"{name} {number}", day=number)
    stage.add(MEMOIR)

    first = await stage.member.command("articles", filter=name)
    second = await stage.member.press(first, "Next")
    back = await stage.member.press(second, "Back")

    assert listed(first) == listed(back) == [f"{name} {each}" for each in range(11, 1, -1)]
    assert listed(second) == [f"{name} {each}" for each in (1, 0)]
    assert second.texts[-1] == "-# page 2 of 2"
    assert (list(first.buttons), list(second.buttons)) == (["Next"], ["Back"])


async def test_a_channel_that_the_server_has_not_allowed_lists_nothing(stage: Stage) -> None:
    stage.settings.change(SERVER, channels=(str(1 + GENERAL),))
    stage.add(MEMOIR)

    reply = await stage.member.at(channel(1, GARDEN)).command("articles")

    assert reply.texts == [f"I don't answer in this channel. Ask me in <#{1 + GENERAL}>."]


async def test_an_article_is_opened_with_its_beginning_key_sentences_and_others(
    stage: Stage,
) -> None:
    posted(
        stage,
        *body(OPENING, KEY),
        title="The *bridge*",
        author="Ines Calder",
        url="https://news.example/bridge",
    )
    stage.add(MEMOIR)
    reply = await stage.member.command("articles")

    (card,) = await stage.member.choose(reply, "The *bridge*")

    assert card.ephemeral
    head, opening, label, key = card.texts
    assert head == (
        "**The \\*bridge\\***\nInes Calder · publication unknown · date unknown\n-# 2 paragraphs"
    )
    assert (opening, label) == (f"> {OPENING}\n-# ¶ 1 of 2", "**Key sentences**")
    assert key == f"> {KEY}\n-# ¶ 2 of 2"
    assert card.buttons["Read the article"]["url"] == "https://news.example/bridge"
    assert options(card) == [("A memoir", "The Harbour Post · 6 May 2022")]


async def test_a_stated_day_comes_with_how_long_ago_it_was(stage: Stage) -> None:
    stage.add(OPENING, title="The bridge")

    (card,) = await stage.member.choose(await stage.member.command("articles"), "The bridge")

    assert "Jane Q. Doe · The Harbour Post · 6 May 2022 (<t:1651838400:R>)" in card.texts[0]


async def test_one_that_was_withdrawn_meanwhile_is_refused(stage: Stage) -> None:
    held = stage.add(OPENING, title="The bridge")
    reply = await stage.member.command("articles")
    stage.app.engine.writer.remove(SERVER, held.id)

    (told,) = await stage.member.choose(reply, "The bridge")

    assert "There is no article with the id" in unescape(told.text)


EVERYONES = str(1 + GENERAL)
"""A channel that everyone in the server sees."""


async def asked_in_public(stage: Stage, question: str) -> None:
    """Have a member ask *question* where everyone sees the answer."""
    asker = Asker("7", EVERYONES)
    await stage.client.questions.ask(SERVER, AskedQuestion(question), 1, asker)


async def test_what_it_answered_before_is_offered_and_answered_from_it_alone(
    stage: Stage,
) -> None:
    held = stage.add(MEMOIR, OPENING)
    with sure():
        await asked_in_public(stage, ASKING)
        stage.add(f"{MEMOIR} The author's memoir of an author.", title="Better")
        (card,) = await stage.member.choose(await stage.member.command("articles"), "A memoir")

    answer = await stage.member.press(card, ASKING)

    assert card.texts[-1] == "**Questions this article answers**"
    assert answer.ephemeral
    assert quoted(answer) == MEMOIR
    assert "Share" in answer.buttons
    (kept,) = stage.personal_data.get(stage.member.id).questions
    assert kept.question == ASKING
    assert held.id in card.buttons[ASKING]["custom_id"]


@pytest.mark.parametrize("how", ["private", "erased", "of another article", "kept no longer"])
async def test_what_is_private_or_gone_is_not_offered(stage: Stage, how: str) -> None:
    stage.add(MEMOIR, OPENING)
    stage.add(BRIDGE, title="The bridge")
    of_bridge = "How many people walked across the bridge over the harbour?"
    asked = AskedQuestion(of_bridge if how == "of another article" else ASKING)
    asker = Asker("7", "500", private=how == "private")
    with sure():
        await stage.client.questions.ask(SERVER, asked, 1, asker)
        if how == "erased":
            # Known to be answered, from when it could be shown.
            await stage.member.choose(await stage.member.command("articles"), "A memoir")
            stage.personal_data.erase("7")
        if how == "kept no longer":
            stage.settings.change(SERVER, keep_days=0)
            await stage.client.questions.forget_old()

        (card,) = await stage.member.choose(await stage.member.command("articles"), "A memoir")

    assert list(card.buttons) == []


async def test_what_is_less_than_surely_answered_is_not_offered(stage: Stage) -> None:
    stage.add(MEMOIR, OPENING)
    with sure():
        await asked_in_public(stage, ASKING)

    (card,) = await stage.member.choose(await stage.member.command("articles"), "A memoir")

    assert list(card.buttons) == []


async def test_what_was_asked_in_a_closed_channel_is_not_offered(stage: Stage) -> None:
    stage.add(MEMOIR, OPENING)
    with sure():
        asker = Asker("7", str(1 + CLOSED))
        await stage.client.questions.ask(SERVER, AskedQuestion(ASKING), 1, asker)
        (card,) = await stage.member.choose(await stage.member.command("articles"), "A memoir")

    assert ASKING not in card.buttons


async def test_an_article_is_asked_once_for_what_it_answers(stage: Stage) -> None:
    stage.add(MEMOIR, OPENING)
    with sure():
        await asked_in_public(stage, ASKING)
        reply = await stage.member.command("articles")
        first = await stage.member.choose(reply, "A memoir")

    again = await stage.member.choose(reply, "A memoir")

    assert [list(each.buttons) for each in (*first, *again)] == [[ASKING], [ASKING]]


async def test_a_heading_that_asks_is_offered_where_its_article_surely_answers(
    stage: Stage,
) -> None:
    posted(
        stage,
        Block(ParagraphKind.HEADING, ASKING),
        *body(MEMOIR),
        Block(ParagraphKind.HEADING, "How do volcanoes erupt?"),
        *body(OPENING),
        title="Asked",
    )

    with sure():
        (card,) = await stage.member.choose(await stage.member.command("articles"), "Asked")

    assert list(card.buttons) == [ASKING]


async def test_a_button_asks_nothing_but_what_it_was_made_for(stage: Stage) -> None:
    stage.add(MEMOIR, OPENING)
    with sure():
        await asked_in_public(stage, ASKING)
        (card,) = await stage.member.choose(await stage.member.command("articles"), "A memoir")
    card.buttons[ASKING]["label"] = "Who paid for the bridge?"

    told = await stage.member.press(card, "Who paid for the bridge?")

    assert "out of date" in told.text
    assert stage.personal_data.get(stage.member.id).questions == ()


async def test_an_article_that_was_asked_for_is_shown_and_shared_as_it_was_given(
    stage: Stage,
) -> None:
    held = stage.add(OPENING, KEY, title="The bridge")
    with replying(Reply.ARTICLE, [held]):
        plain = await stage.member.ask(f"{ME} what is this about")
        card = await stage.member.command("ask", question="tldr", private=True)
    stage.add(MEMOIR)

    await stage.member.press(card, "Share")

    shared = Seen(stage.discord.sent[-1], None)
    assert shared.texts[:5] == card.texts[:5]
    assert card.texts[0] == "**tldr**"
    assert plain.message["content"].startswith("**The bridge**\n")
    assert f"> {KEY}\n-# ¶ 2 of 2" in plain.message["content"]
    assert list(plain.buttons) == ["Helpful", "Not helpful"]


async def test_who_asked_chooses_the_article_and_the_message_becomes_the_answer(
    stage: Stage,
) -> None:
    memoir, other = stage.add(MEMOIR), stage.add(BRIDGE, title="The bridge")
    with replying(Reply.CHOOSE, [other, memoir], answered=False):
        plain = await stage.member.ask(f"{ME} {ASKING}")
        card = await stage.member.command("ask", question=ASKING)
        asked = [[each.text, options(each)] for each in (plain, card)]
        answers = [(await stage.member.choose(each, "A memoir"))[0] for each in (plain, card)]

    offered = [
        ("The bridge", "The Harbour Post · 6 May 2022"),
        ("A memoir", "The Harbour Post · 6 May 2022"),
    ]
    assert asked == [
        ["Which article do you mean?", offered],
        [f"**{ASKING}**\nWhich article do you mean?", offered],
    ]
    assert [MEMOIR.split(".")[0] in each.text for each in answers] == [True, True]
    assert [each.message["id"] for each in answers] == [
        each.message["id"] for each in (plain, card)
    ]
    assert MEMOIR.split(".")[0] in answers[0].message["content"]
    assert answers[1].message["content"] == ""
    assert not any(each.ephemeral for each in answers)


async def test_who_asked_alone_chooses_alone_and_may_share_the_answer(stage: Stage) -> None:
    memoir, other = stage.add(MEMOIR), stage.add(BRIDGE, title="The bridge")
    with replying(Reply.CHOOSE, [other, memoir], answered=False):
        alone = await stage.member.command("ask", question=ASKING, private=True)
        (answer,) = await stage.member.choose(alone, "A memoir")

    assert answer.ephemeral
    assert quoted(answer) == MEMOIR
    assert "Share" in answer.buttons


async def test_what_others_choose_they_see_alone(stage: Stage) -> None:
    memoir, other = stage.add(MEMOIR), stage.add(BRIDGE, title="The bridge")
    with replying(Reply.CHOOSE, [other, memoir], answered=False):
        card = await stage.member.command("ask", question=ASKING)

        (seen,) = await stage.moderator.choose(card, "A memoir")

    assert card.texts[-1] == "Which article do you mean?"
    assert seen.message["id"] != card.message["id"]


async def test_a_question_that_asks_back_is_no_open_question(stage: Stage) -> None:
    memoir, other = stage.add(MEMOIR), stage.add(BRIDGE, title="The bridge")
    with replying(Reply.CHOOSE, [other, memoir], answered=False):
        await stage.member.command("ask", question=ASKING)

    assert await stage.client.gaps.groups(SERVER) == ()


async def test_a_list_that_was_asked_for_is_turned_for_who_presses_alone(stage: Stage) -> None:
    held = [stage.add(f"{BRIDGE} {each}.", title=f"Bridge {each}") for each in range(12)]
    with replying(Reply.LIBRARY, held, about="bridges"):
        plain = await stage.member.ask(f"{ME} anything about bridges?")
        card = await stage.member.command("ask", question="anything about bridges?")

    further = [await stage.moderator.press(each, "Next") for each in (plain, card)]
    back = await stage.moderator.press(further[1], "Back")

    assert card.texts[:2] == ["**anything about bridges?**", "12 articles fit “bridges”:"]
    assert listed(plain) == listed(card) == listed(back) == [f"Bridge {each}" for each in range(10)]
    assert [listed(each) for each in further] == [["Bridge 10", "Bridge 11"]] * 2
    assert all(each.ephemeral for each in further)


async def test_an_empty_list_says_so_and_offers_to_ask_the_moderators(stage: Stage) -> None:
    stage.add(MEMOIR)
    with replying(Reply.LIBRARY, [], about="ferries", answered=False):
        card = await stage.member.command("ask", question="anything about ferries?")
        plain = await stage.member.ask(f"{ME} anything about ferries?")

    assert card.texts[1:] == ["I looked, but no article here fits “ferries”."]
    assert plain.texts == card.texts[1:]
    assert list(card.buttons) == list(plain.buttons) == ["Ask the moderators"]


async def test_a_fact_is_told_with_its_article_and_nothing_is_quoted(stage: Stage) -> None:
    held = posted(stage, *body(MEMOIR), title="A memoir", author="Jane", url="https://a.example/")
    with replying(Reply.FACT, [held], facts=(Fact.AUTHOR, Fact.DATE)):
        card = await stage.member.command("ask", question="who wrote it and when?")
        plain = await stage.member.ask(f"{ME} who wrote it and when?")

    told = [
        "Written by Jane. The article does not say when it was published.",
        "-# A memoir · Jane · publication unknown · date unknown",
    ]
    assert card.texts == ["**who wrote it and when?**", *told]
    assert plain.message["content"] == "\n".join(told)
    assert list(card.buttons) == ["Helpful", "Not helpful", "Read the article"]


async def test_articles_are_looked_through_in_a_thread_whatever_their_number(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[str] = set()

    def noted(article: Listed, wanted: str) -> bool:
        threads.add(threading.current_thread().name)
        return fits(article, wanted)

    monkeypatch.setattr("bot.articles.listing.fits", noted)
    posted(stage, *body(MEMOIR), title="A memoir", author="Ada Vane")

    found = await stage.member.command("articles", filter="vane")
    offered = await stage.member.autocomplete("articles", "filter", "va")

    assert listed(found) == ["A memoir"]
    assert offered == [("Ada Vane", "Ada Vane")]
    assert {each.partition("_")[0] for each in threads} == {"suggestions"}
