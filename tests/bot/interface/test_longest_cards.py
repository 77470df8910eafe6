"""Cards that list things stay within Discord's limits when all that they list is at its longest.

Signs that are escaped, or that Discord counts twice, take twice their length, in any language.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import discord
import pytest

from bot.articles.content import Content
from bot.articles.listing import library_content
from bot.articles.opening import content_card
from bot.digest.card import WeekDigest, digest_card
from bot.gaps.buttons import TurnGaps, actions_of
from bot.gaps.cards import gaps_card
from bot.interface.accents import SURE
from bot.interface.layout import TEXT_BUDGET
from bot.language import LANGUAGES, speaking
from bot.privacy.card import record_card
from bot.services.source_listing import Listing
from bot.sources.archive_cards import imported_card, offer_card
from bot.sources.cards import changes_card
from bot.sources.from_message import choice_card
from bot.sources.list_cards import PER_PAGE, history_card, list_card
from corpus.article import Citation, ParagraphKind, SourceKind
from corpus.bounds import LONGEST_NAME, LONGEST_TITLE
from corpus.privacy.personal_record import KeptQuestion, PersonalRecord
from corpus.questions.daily_counts import DayCounts
from corpus.questions.gap import Cause, Gap, GapGroup
from corpus.storage.current_articles import Listed
from corpus.storage.history import Action, Event
from corpus.submissions.import_outcome import ImportOutcome
from corpus.submissions.revisions import Changes
from corpus.submissions.submission import Posted, Submission, SubmissionState
from index.answer import Answer, ListedArticle, Reply
from index.understanding.question_limit import QUESTION_LIMIT
from tests.discord_double.judge import message_faults
from tests.doubles.articles import article

AT = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)
SNOWFLAKE = "1234567890123456789"
COLLECTION = f"discord:{SNOWFLAKE}"
KEY, ARTICLE = "0123456789abcdef", "0123456789ab"
PUBLISHED = date(2022, 9, 29)
REASON = "Nothing in that file could be an article. " * 15
WORDS = ("*", "\N{GRINNING FACE}", "wide ")
"""What is escaped, what Discord counts twice, and words, to be repeated."""


def repeated(word: str, length: int) -> str:
    return (word * length)[:length].strip()


def gap(word: str, key: str, number: int) -> Gap:
    return Gap(
        key=key,
        collection=COLLECTION,
        question=f"{number} {repeated(word, QUESTION_LIMIT - 3)}",
        article_id=None,
        cause=Cause.NOT_HELPFUL,
        raised_at=AT,
        channel_id=SNOWFLAKE,
        message_id=SNOWFLAKE,
        private=False,
        cited=(),
        waiting=12,
    )


def open_questions(word: str) -> discord.ui.LayoutView:
    groups = [
        GapGroup(tuple(gap(word, f"{at:016x}", number) for number in range(20)), asks=at != 0)
        for at in range(9)
    ]
    actions = {each.key: actions_of(each.key, 0) for each in groups}
    return gaps_card(groups, 0, actions, TurnGaps.around(1, 20))


def published_sources(word: str) -> discord.ui.LayoutView:
    title, name = repeated(word, LONGEST_TITLE), repeated(word, LONGEST_NAME)
    listed = Listed(ARTICLE, title, name, SourceKind.LINK, PUBLISHED, (name,), name, AT)
    listing = Listing((), (listed,) * PER_PAGE, 9999, 9999, 8, 999)
    return list_card(listing, (), {ARTICLE: "weekly"})


def failed_sources(word: str) -> discord.ui.LayoutView:
    posted = Posted(SourceKind.LINK, repeated(word, 2000), "Ann", "5")
    state, reason = SubmissionState.FAILED, repeated(word, 600)
    failed = Submission(KEY, COLLECTION, state, posted, AT, None, reason, None, None)
    return list_card(Listing((failed,) * PER_PAGE, (), 9999, 9999, 8, 999), (), {})


def offered_archive(word: str) -> discord.ui.LayoutView:
    titles = [repeated(word, LONGEST_TITLE)] * 30
    return offer_card(titles, 9999, [(repeated(word, 200), REASON)] * 30, ())


def imported_archive(word: str) -> discord.ui.LayoutView:
    refused = ((repeated(word, 200), REASON),) * 10
    outcome = ImportOutcome(9999, refused, 9999, stopped=REASON)
    return imported_card(outcome, (), [f"<@{SNOWFLAKE}>"])


def choice_of_sources(word: str) -> discord.ui.LayoutView:
    choices = [(repeated(word, 300), f"{at:016x}") for at in range(5)]
    return choice_card(choices, [repeated(word, 250)] * 20)


def library(word: str) -> discord.ui.LayoutView:
    title, name = repeated(word, LONGEST_TITLE), repeated(word, LONGEST_NAME)
    shown = ListedArticle(ARTICLE, title, (name,), name, PUBLISHED, None, 9, name, AT)
    answer = Answer(
        repeated(word, QUESTION_LIMIT),
        answered=True,
        confidence=None,
        reason=None,
        passages=(),
        reply=Reply.LIBRARY,
        shown=(shown,) * 99,
        about=repeated(word, QUESTION_LIMIT),
    )
    content = library_content(answer, KEY, TEXT_BUDGET, 3)
    return content_card(Content(content.texts), SURE)


def history(word: str) -> discord.ui.LayoutView:
    title = repeated(word, LONGEST_TITLE)
    event = Event(ARTICLE, 99, title, Action.REFRESHED, SNOWFLAKE, AT)
    return history_card([event] * 200)


def changes(word: str) -> discord.ui.LayoutView:
    text = repeated(word, 5000)
    held = article("A word.", title=repeated(word, LONGEST_TITLE))
    return changes_card(held, Changes(((text, text),) * 9, (text,) * 9, (text,) * 9, 9999), ())


def kept_of_a_member(word: str) -> discord.ui.LayoutView:
    asked = KeptQuestion(
        collection=COLLECTION,
        question=repeated(word, QUESTION_LIMIT),
        asked_at=AT,
        channel_id=SNOWFLAKE,
        message_id=SNOWFLAKE,
        private=False,
        answered=True,
    )
    return record_card(PersonalRecord((asked,) * 999, (), (), ()), ())


def weekly_digest(word: str) -> discord.ui.LayoutView:
    title, name = repeated(word, LONGEST_TITLE), repeated(word, LONGEST_NAME)
    cited = Citation(
        *(ARTICLE, title, (name,), name, PUBLISHED, None, None, ParagraphKind.BODY),
        *(99, 99, 0, 9, name, AT, 9999),
        heading=name,
        language="ja",
    )
    days = tuple(DayCounts(date(2026, 9, 21 + day), 999, 99, 99, 99) for day in range(7))
    groups = tuple(GapGroup((gap(word, KEY, number),)) for number in range(9))
    first, last = date(2026, 9, 28), date(2026, 10, 4)
    week = WeekDigest(first, last, days, 0.5, 999, groups, ((cited, 99),) * 3)
    return digest_card(week, None)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(
    "card",
    [
        open_questions,
        published_sources,
        failed_sources,
        offered_archive,
        imported_archive,
        choice_of_sources,
        library,
        history,
        changes,
        kept_of_a_member,
        weekly_digest,
    ],
)
async def test_a_card_whose_list_is_at_its_longest_is_taken_by_discord(
    card: Callable[[str], discord.ui.LayoutView], word: str
) -> None:
    found = {language: faults(card, word, language) for language in LANGUAGES}

    assert found == {language: [] for language in LANGUAGES}


def faults(card: Callable[[str], discord.ui.LayoutView], word: str, language: str) -> list[str]:
    with speaking(language):
        view = card(word)
    body: dict[str, Any] = {
        "components": view.to_components(),  # type: ignore[no-untyped-call]  # without types there
        "flags": 1 << 15,
        "allowed_mentions": {"parse": list[str]()},
    }
    return list(message_faults(body))
