"""One page that is open: who looks at which channel, and what was shown to it already."""

import asyncio
from collections.abc import Awaitable, Callable

from pydantic import ValidationError

from bot.play import deeds
from bot.play.board import Standing
from bot.play.deeds import Deeds, NothingThere
from bot.play.double.actor import Actor
from bot.play.double.exchange import ACKNOWLEDGE_WITHIN, Exchange
from bot.play.double.gateway import NotConnected
from bot.play.double.payloads import Json
from bot.play.drawing.message import Form, form_html, message_html
from bot.play.drawing.names import Names
from bot.play.people import FORUM_ID, GENERAL_ID, Member
from bot.play.places import hint, menus, usable
from bot.play.stage import Stage

Send = Callable[[Json], Awaitable[None]]

_TITLE = 60
"""Characters of a post's title, which is how its first message begins."""

_GATHERED = 0.02
"""Seconds in which changes are gathered before they are shown."""

LANGUAGES = frozenset({"en-US", "de", "fr", "es-ES", "pt-BR", "it", "nl", "pl", "tr", "ja"})
"""What the page offers of Discord's languages."""


class Visit:
    """Takes what the page tells and gives it what there is to see."""

    def __init__(self, stage: Stage, send: Send) -> None:
        self._stage = stage
        self._send = send
        self._member: Member = next(iter(stage.members.values()))
        self._channel = GENERAL_ID
        self._language = "en-US"
        self._shown: dict[str, str] = {}
        self._offered: Json = {}
        self._forms: dict[str, Exchange] = {}
        self._waiting: set[asyncio.Task[None]] = set()
        self._is_stale = False
        self._following: asyncio.Task[None] | None = None
        self._showing = asyncio.Lock()

    async def take(self, told: Json) -> None:
        """Do what the page *told*; what makes no sense there is answered by one line."""
        try:
            await self._done(str(told.pop("do", "")), told)
        except (ValidationError, NothingThere, KeyError):
            await self._send({"see": "notice", "text": "That is not there any more."})
        except (NotConnected, TimeoutError):
            text = "Footnote is not there yet: try again in a moment."
            await self._send({"see": "notice", "text": text})

    def note_change(self) -> None:
        """Show soon what has changed, however long this page takes for it."""
        self._is_stale = True
        if self._following is None or self._following.done():
            self._following = asyncio.create_task(self._follow_changes())

    async def _follow_changes(self) -> None:
        while self._is_stale:
            await asyncio.sleep(_GATHERED)
            self._is_stale = False
            await self.refresh()

    async def refresh(self) -> None:
        """Show what has changed since it was shown last."""
        async with self._showing:
            await self._offer_commands()
            names = self._stage.names()
            for each in self._stage.board.seen(self._channel, self._member.actor.id):
                if self._shown.get(each.key) != each.state:
                    self._shown[each.key] = each.state
                    await self._send(_seen(each, names))

    async def _offer_commands(self) -> None:
        """Tell which commands there are for who looks, when that has changed."""
        published, member = self._stage.discord.commands, self._member
        offered = {"commands": usable(published, member), "menus": menus(published, member)}
        if offered != self._offered:
            self._offered = offered
            await self._send({"see": "commands"} | offered)

    def close(self) -> None:
        """Wait for nothing any more."""
        following = () if self._following is None else (self._following,)
        for task in (*self._waiting, *following):
            task.cancel()

    async def _done(self, deed: str, told: Json) -> None:
        actor, doing = self._actor(), self._stage.deeds
        match deed:
            case "look":
                await self._look(deeds.Looked.model_validate(told))
            case "say":
                await self._say(deeds.Said.model_validate(told))
            case "use":
                self._await(await doing.use(actor, deeds.Used.model_validate(told)))
            case "type":
                typed = deeds.Typed.model_validate(told)
                self._await(await doing.type(actor, typed), typed.number)
            case _:
                await self._use_message(deed, told, doing)

    async def _use_message(self, deed: str, told: Json, doing: Deeds) -> None:
        actor = self._actor()
        match deed:
            case "press":
                self._await(await doing.press(actor, deeds.Pressed.model_validate(told)))
            case "choose":
                self._await(await doing.choose(actor, deeds.Chosen.model_validate(told)))
            case "menu":
                self._await(await doing.use_menu(actor, deeds.FromMenu.model_validate(told)))
            case "submit":
                form = deeds.Submitted.model_validate(told)
                self._await(await doing.submit(actor, self._forms.pop(form.form), form.values))
            case _:
                raise NothingThere

    def _actor(self) -> Actor:
        where = self._stage.places.channel(self._channel, self._member)
        return self._member.actor.at(where).speaking(self._language)

    async def _look(self, looked: deeds.Looked) -> None:
        """Be somebody, somewhere: what is not told stays, what is not there is the first."""
        self._member = self._stage.members.get(looked.person, self._member)
        if looked.language in LANGUAGES:
            self._language = looked.language
        wanted = looked.channel or self._channel
        listed = list(self._stage.places.listed(self._member, wanted))
        if not any(each["current"] for each in listed):
            wanted = GENERAL_ID
            listed = list(self._stage.places.listed(self._member, wanted))
        self._channel = wanted
        await self._send(self._place(listed))
        self._shown.clear()
        self._offered = {}
        await self.refresh()

    def _place(self, listed: list[Json]) -> Json:
        member = self._member
        names = self._stage.names()
        (title,) = (each["label"] for each in listed if each["current"])
        return {
            "see": "place",
            "person": member.key,
            "people": [{"id": each.key, "label": each.label} for each in self._stage.people],
            "language": self._language,
            "channels": listed,
            "title": title,
            "hint": hint(self._channel, member),
            "rooms": [{"id": key, "label": f"#{name}"} for key, name in names.channels.items()],
            "roles": [{"id": key, "label": f"@{name}"} for key, name in names.roles.items()],
        }

    async def _say(self, said: deeds.Said) -> None:
        if self._channel == FORUM_ID:
            post = await self._stage.deeds.post(self._actor(), FORUM_ID, said.text[:_TITLE])
            self._stage.places.posts[post["id"]] = post
            await self._look(deeds.Looked(channel=post["id"]))
        await self._stage.deeds.say(self._actor(), said)
        self._stage.changed()

    def _await(self, exchange: Exchange, number: int | None = None) -> None:
        """Follow *exchange* until it is answered; *number* is that of what was typed."""
        task = asyncio.create_task(self._follow(exchange, number))
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)

    async def _follow(self, exchange: Exchange, number: int | None) -> None:
        try:
            async with asyncio.timeout(ACKNOWLEDGE_WITHIN):
                while exchange.kind is None:  # noqa: ASYNC110 - Discord, too, looks at the clock
                    await asyncio.sleep(0.01)
        except TimeoutError:
            await self._send({"see": "notice", "text": "The application did not respond."})
            return
        if number is not None:
            found = {"see": "choices", "number": number, "choices": exchange.choices}
            await self._send(found)
        elif exchange.modal is not None:
            await self._open(exchange, exchange.modal)

    async def _open(self, exchange: Exchange, modal: Json) -> None:
        key = exchange.asked["id"]
        self._forms[key] = exchange
        form = Form(modal["title"], modal["components"])
        html = form_html(form, self._stage.names())
        await self._send({"see": "form", "form": key, "html": html})


def _seen(standing: Standing, names: Names) -> Json:
    return {
        "see": "message",
        "key": standing.key,
        "author": standing.message.author,
        "private": standing.message.ephemeral,
        "html": message_html(standing.message, names),
    }
