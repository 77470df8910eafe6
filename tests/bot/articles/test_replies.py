"""Replies about articles: one to look at, several to choose from, a list, a fact."""

from bot.play.double.payloads import BOT_USER
from index.answer import Fact, Reply
from tests.bot.articles.posting import ASKING, KEY, OPENING, body, listed, options, posted
from tests.bot.articles.replying import replying
from tests.bot.ask.quoting import quoted
from tests.bot.staging import SERVER, Stage
from tests.discord_double.reply import Reply as Seen
from tests.doubles.articles import BRIDGE, MEMOIR

ME = f"<@{BOT_USER}>"


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
