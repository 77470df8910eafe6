"""What servers see around open questions: the list, a wish, the way back, settings, the digest."""

import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.digest.card import CHART, WeekDigest, digest_card
from bot.digest.chart import chart_words, week_chart
from bot.gaps.buttons import AnsweredBy, TurnGaps, actions_of
from bot.gaps.cards import gaps_card, pick_card, told_text, wish_card
from bot.language import speaking
from bot.play.drawing.message import Form, Message
from bot.privacy.card import confirm_card, privacy_card, record_card
from bot.privacy.command import Mine
from bot.server_settings.card import settings_card
from bot.server_settings.controls import NAMES, Setting
from corpus.privacy.personal_record import KeptQuestion, PersonalRecord
from corpus.questions.daily_counts import DayCounts
from corpus.questions.gap import Cause, Gap, GapGroup
from corpus.questions.notifications import Due
from corpus.servers.settings import ServerSettings
from docs.gallery.answers import answer
from docs.gallery.scene import Scene, sent

_AT = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


def _gap(number: int, question: str, waiting: int = 0, cause: Cause = Cause.UNANSWERED) -> Gap:
    return Gap(
        key=f"{number:016x}",
        collection="discord:1",
        question=question,
        article_id=None,
        cause=cause,
        raised_at=_AT,
        channel_id=None,
        message_id=None,
        private=False,
        cited=(),
        waiting=waiting,
    )


_GROUPS = (
    GapGroup(
        (
            _gap(1, "When does the new ferry line start?", 2),
            _gap(2, "when will the ferry begin to run"),
            _gap(3, "Start of the ferry line?"),
        )
    ),
    GapGroup((_gap(4, "Who pays for the harbour lights?", cause=Cause.NOT_HELPFUL),)),
    GapGroup((_gap(5, "Is the old pier open to anglers?"),)),
)


def gaps() -> Sequence[Message | Form]:
    """Return the list of open questions."""
    actions = {each.key: actions_of(each.key, 0) for each in _GROUPS}
    view = gaps_card(_GROUPS, 0, actions, [TurnGaps(1)])
    return [sent(view, ephemeral=True, command=("ada", "/gaps"))]


def wish() -> Sequence[Message | Form]:
    """Return what the moderators' channel is told."""
    group = GapGroup((_gap(1, "When does the new ferry line start?", 1),))
    return [sent(wish_card(group, actions_of(group.key)))]


def answered_by() -> Sequence[Message | Form]:
    """Return the question which article answers."""
    return [sent(pick_card(_GROUPS[0], [AnsweredBy("1" * 16)]), ephemeral=True)]


def told() -> Sequence[Message | Form]:
    """Return the way back of an answer, in English and in German."""
    given = answer()
    due = Due(_gap(1, given.question), "101", asked=True, language=None, answered_by=None)
    shown = [Message(f"<@101> {told_text(due, given)}")]
    with speaking("de"):
        shown.append(Message(f"<@102> {told_text(replace(due, asked=False), given)}"))
    return shown


def settings() -> Sequence[Message | Form]:
    """Return what administrators decide."""
    decided = ServerSettings(language="de")
    view = settings_card(decided, {name: Setting(name, decided) for name in NAMES}, ())
    return [sent(view, ephemeral=True, command=("ada", "/settings"))]


def privacy() -> Sequence[Message | Form]:
    """Return what is kept, what is kept of the reader, and the question before it goes."""
    buttons = [Mine(what) for what in ("see", "export", "delete")]
    kept = KeptQuestion("discord:1", _GROUPS[0].question, _AT, None, None, False, True)  # noqa: FBT003 - as stored
    record = PersonalRecord((kept,), (), (), ())
    return [
        sent(privacy_card(30, buttons), ephemeral=True, command=("ada", "/privacy")),
        sent(record_card(record, [Mine("export"), Mine("delete")]), ephemeral=True),
        sent(confirm_card(1, [Mine("erase")]), ephemeral=True),
    ]


def digest() -> Sequence[Message | Form]:
    """Return a week with its chart."""
    monday = date(2026, 11, 16)
    counts = ((3, 2), (8, 7), (0, 0), (12, 9), (1, 0), (25, 20), (2, 2))
    days = tuple(
        DayCounts(date(2026, 11, 16 + number), asked, answered, 0, 0)
        for number, (asked, answered) in enumerate(counts)
    )
    cited = tuple((each.citation, 4) for each in answer().passages[:1])
    week = WeekDigest(monday, date(2026, 11, 22), days, 0.71, 5, _GROUPS, cited)
    message = sent(digest_card(week, chart_words(days)))
    picture = b64encode(week_chart(days)).decode()
    drawn = json.dumps(message.components).replace(
        f"attachment://{CHART}", f"data:image/png;base64,{picture}"
    )
    return [replace(message, components=json.loads(drawn))]


SCENES: tuple[Scene, ...] = (gaps, wish, answered_by, told, settings, privacy, digest)
