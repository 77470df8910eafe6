"""The checks that ask Discord: token, intents, servers, commands, clock; each says if it cannot."""

import asyncio
import re
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

import aiohttp
import discord
from discord.http import Route

from bot.connection.invite import invite_link, missing
from bot.doctor.finding import Finding, Setup, failure, fine, warning
from bot.features import FEATURES

ANSWERS_WITHIN = 8
"""Seconds that Discord gets for one answer."""

CLOCK_WARNS, CLOCK_FAILS = 5, 60
"""Seconds that the clock may be off: an answer's date tells seconds alone, and is on its way."""

NAMED = 3
"""Servers that are named where several lack something."""

PAGE = 200
"""Servers that Discord lists at once, as its developer documentation says."""

MOST_LOOKED_AT = 5 * PAGE
"""Servers whose permissions are looked at: for more of them Discord would have us wait."""

_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)
_PORTAL = "on the Bot page of the developer portal"


class NotChecked(Exception):
    """Discord did not say what was to be checked; the text says why."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer of Discord: its status, its JSON, and how far our clock is from its date."""

    status: int
    data: Any
    skew: float | None


def ask_discord(setup: Setup, path: str) -> Told:
    """Return what Discord's REST API answers; raise `NotChecked` where it cannot be reached."""
    try:
        return asyncio.run(_asked(setup, path))
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise NotChecked(
            f"Discord cannot be reached ({type(error).__name__}): look at the network, or at "
            "FOOTNOTE_DISCORD_API"
        ) from error


async def _asked(setup: Setup, path: str) -> Told:
    base = (setup.settings.discord_api or Route.BASE).rstrip("/")
    library = f"https://github.com/Rapptz/discord.py, {discord.__version__}"
    headers = {"User-Agent": f"DiscordBot ({library})"}
    if setup.token is not None:
        headers["Authorization"] = f"Bot {setup.token}"
    limit = aiohttp.ClientTimeout(total=ANSWERS_WITHIN)
    async with (
        aiohttp.ClientSession(timeout=limit, trust_env=True) as session,
        session.get(f"{base}{path}", headers=headers, allow_redirects=False) as answer,
    ):
        is_json = answer.content_type == "application/json"
        return Told(
            answer.status,
            await answer.json() if is_json else None,
            _skew(answer.headers.get("Date")),
        )


def _skew(date: str | None) -> float | None:
    if date is None:
        return None
    try:
        return time.time() - parsedate_to_datetime(date).timestamp()
    except ValueError:
        return None


def _known(setup: Setup, path: str) -> Any:  # noqa: ANN401 - any JSON
    """Return what Discord tells the bot; raise `NotChecked` where it tells nothing."""
    if setup.token is None:
        raise NotChecked("there is no token")
    told = ask_discord(setup, path)
    if told.status != HTTPStatus.OK:
        raise NotChecked(f"Discord answered with status {told.status}")
    return told.data


def check_token(setup: Setup) -> Finding:
    """Return whether there is a token, and Discord takes it."""
    if setup.token is None:
        return warning(
            "token",
            "there is none, so the bot cannot join Discord",
            f"Set DISCORD_TOKEN to the token {_PORTAL}, or chat with `footnote chat`.",
        )
    has_form = _TOKEN.fullmatch(setup.token) is not None
    advice = f"Copy the token {_PORTAL} into DISCORD_TOKEN: it has three parts with dots between."
    try:
        told = ask_discord(setup, "/users/@me")
    except NotChecked as reason:
        if has_form:
            return warning("token", f"it has the form of one; not checked: {reason}")
        return failure("token", "it does not have the form of a token", advice)
    if told.status == HTTPStatus.OK:
        return fine("token", f"Discord knows it as {told.data['username']}")
    if told.status == HTTPStatus.UNAUTHORIZED:
        shape = "" if has_form else ", and it does not have the form of one"
        return failure("token", f"Discord refuses it{shape}", advice)
    return warning("token", f"not checked: Discord answered with status {told.status}")


def check_intents(setup: Setup) -> Finding:
    """Return which privileged intents are on, and what that changes."""
    flags = discord.ApplicationFlags._from_value(  # noqa: SLF001 - discord.py has no other way in
        _known(setup, "/oauth2/applications/@me")["flags"]
    )
    needless = {
        "Presence": flags.gateway_presence or flags.gateway_presence_limited,
        "Server Members": flags.gateway_guild_members or flags.gateway_guild_members_limited,
    }
    if on := [name for name, is_on in needless.items() if is_on]:
        return warning("intents", f"{', '.join(on)} not needed", f"Turn it off {_PORTAL}.")
    if flags.gateway_message_content or flags.gateway_message_content_limited:
        return fine("intents", "Message Content is on, which chosen channels and sources may need")
    return fine(
        "intents",
        "Message Content is off: needed only to answer without a mention in chosen channels, and "
        "for threads and linked messages as sources",
    )


def check_servers(setup: Setup) -> Finding:
    """Return which servers the bot is in, and what it lacks there."""
    guilds = _servers(setup)
    if not guilds:
        return warning("servers", "the bot is in none", "Open the invite link, and pick a server.")
    looked_at = f"{len(guilds)}" if len(guilds) < MOST_LOOKED_AT else f"the first {len(guilds)}"
    lacking = [
        f"{each['name']} ({', '.join(lacks)})"
        for each in guilds
        if (lacks := missing(discord.Permissions(int(each["permissions"]))))
    ]
    if lacking:
        told = f"{len(lacking)} of {looked_at} lack permissions: {'; '.join(lacking[:NAMED])}"
        return warning("servers", told, "Let an administrator open the invite link once more.")
    return fine("servers", f"{looked_at}, with all permissions; single channels may deny some")


def _servers(setup: Setup) -> list[dict[str, Any]]:
    """Return the servers that the bot is in, the oldest first, `MOST_LOOKED_AT` of them at most."""
    found: list[dict[str, Any]] = []
    after = "0"
    while len(found) < MOST_LOOKED_AT:
        page = _known(setup, f"/users/@me/guilds?limit={PAGE}&after={after}")
        found.extend(page)
        if len(page) < PAGE:
            break
        after = page[-1]["id"]
    return found


def check_commands(setup: Setup) -> Finding:
    """Return whether the commands of this version are published."""
    application = _known(setup, "/oauth2/applications/@me")["id"]
    told = _known(setup, f"/applications/{application}/commands")
    published = {each["name"] for each in told}
    wanted = {command.name for feature in FEATURES for command in feature.commands}
    if absent := sorted(wanted - published):
        return warning(
            "commands",
            f"not published: {', '.join(absent)}",
            "Start the bot with `footnote run`: it publishes what has changed.",
        )
    return fine("commands", f"all {len(wanted)} are published")


def check_invite(setup: Setup) -> Finding:
    """Return the link that adds the bot to a server with all that it needs."""
    if setup.application_id is not None:
        return fine("invite", invite_link(setup.application_id))
    return fine("invite", invite_link(int(_known(setup, "/oauth2/applications/@me")["id"])))


def check_clock(setup: Setup) -> Finding:
    """Return how far this machine's clock is from Discord's."""
    skew = ask_discord(setup, "/gateway").skew
    if skew is None:
        raise NotChecked("Discord did not tell the time")
    told = f"{abs(skew):.0f} s {'ahead of' if skew > 0 else 'behind'} Discord's"
    if abs(skew) <= CLOCK_WARNS:
        return fine("clock", "it agrees with Discord's")
    advice = "Have the clock set from the network (NTP): replies expire by it."
    return (failure if abs(skew) > CLOCK_FAILS else warning)("clock", told, advice)
