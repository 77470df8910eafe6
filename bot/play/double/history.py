"""Messages as the double gives them out again: a page of a channel, with or without their words."""

from collections.abc import Iterable, Mapping

from bot.play.double import payloads
from bot.play.double.payloads import Json

_USUAL = 50
"""Messages of a page for which nobody says how many."""
_OF_EVENTS = ("guild_id", "member")
"""What comes with a message in events alone."""
_WORDS: Json = {"content": "", "embeds": [], "attachments": [], "components": []}
"""What is withheld of a message, from an application without the Message Content Intent."""


def page(messages: Iterable[Json], query: Mapping[str, str]) -> list[Json]:
    """Return the messages that *query* asks for, newest first, as Discord sends them."""
    after, before = int(query.get("after", 0)), int(query.get("before", 1 << 63))
    between = [each for each in messages if after < int(each["id"]) < before]
    in_order = sorted(between, key=lambda each: int(each["id"]))
    limit = int(query.get("limit", _USUAL))
    shown = in_order[:limit] if "after" in query else in_order[-limit:]
    return shown[::-1]


def given_out(message: Json, *, with_words: bool) -> Json:
    """Return *message* as an application gets it that is not told every message's words."""
    bot = str(payloads.BOT_USER)
    to_bot = any(each["id"] == bot for each in message["mentions"])
    is_direct = "guild_id" not in message
    told = {key: value for key, value in message.items() if key not in _OF_EVENTS}
    if with_words or to_bot or is_direct or message["author"]["id"] == bot:
        return told
    withheld = told | _WORDS
    withheld.pop("message_snapshots", None)
    if referenced := message.get("referenced_message"):
        withheld["referenced_message"] = given_out(referenced, with_words=with_words)
    return withheld
