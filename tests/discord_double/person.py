"""What a member of a server does, and what they then see."""

import asyncio
from dataclasses import dataclass
from typing import Any

from bot.play.double.actor import SELECT, Actor
from bot.play.double.exchange import Exchange
from bot.play.double.payloads import Json
from tests.discord_double.reply import Reply, parts


@dataclass(frozen=True)
class Upload:
    """A file as an option of a command."""

    name: str
    data: bytes


_OPTION_TYPES = {bool: 5, str: 3, int: 4, Upload: 11}


class Person(Actor):
    """A member of one server who uses commands, buttons and forms, and waits for what comes."""

    async def say(self, text: str, to: Reply | None = None, **more: Any) -> Json:  # noqa: ANN401 - any part of a message
        """Write a message where they are, as a reply to what *to* shows; return it."""
        return await self.write(text, None if to is None else to.message, **more)

    async def ask(self, text: str, to: Reply | None = None, **more: Any) -> Reply:  # noqa: ANN401 - the same
        """Write a message and wait for the bot's reply to it."""
        said = await self.say(text, to, **more)
        return await self.answered(said)

    async def answered(self, said: Json) -> Reply:
        """Wait for the bot's reply to a message."""
        async with asyncio.timeout(self._patience):
            while True:
                for each in self._discord.sent:
                    if each.get("message_reference", {}).get("message_id") == said["id"]:
                        return Reply(each, None)
                await asyncio.sleep(0.01)

    async def command(self, name: str, /, **options: Any) -> Reply:  # noqa: ANN401 - any option
        """Type a slash command and wait for what comes of it."""
        return await self._reply(await self.begin(name, **options))

    async def begin(self, name: str, /, **options: Any) -> Exchange:  # noqa: ANN401 - any option
        """Type a slash command and return what is to come of it, without waiting."""
        uploads = {
            key: self._discord.keep(value.name, value.data)
            for key, value in options.items()
            if isinstance(value, Upload)
        }
        values = options | {key: each["id"] for key, each in uploads.items()}
        given = [
            {"name": key, "type": _OPTION_TYPES[type(options[key])], "value": value}
            for key, value in values.items()
        ]
        return await self.use(name, given, list(uploads.values()))

    async def autocomplete(self, name: str, option: str, typed: str) -> list[tuple[str, str]]:
        """Type into *option* and return the (label, value) pairs that are offered."""
        exchange = await self.type_into(name, option, typed)
        await asyncio.wait_for(exchange.changed.wait(), self._patience)
        return [(choice["name"], choice["value"]) for choice in exchange.choices]

    async def type_into(self, name: str, option: str, typed: str) -> Exchange:
        """Type into *option* and return what is to come of it, without waiting."""
        return await self.type(name, [{"name": option, "type": 3, "value": typed, "focused": True}])

    async def press(self, reply: Reply, label: str) -> Reply:
        """Press a button of *reply*, folded or not, and wait for what comes of it."""
        return await self._reply(await self.begin_press(reply, label))

    async def begin_press(self, reply: Reply, label: str) -> Exchange:
        """Press a button of *reply* and return what is to come of it, without waiting."""
        _check_seen(reply, self._user["id"])
        button = reply.buttons[label]
        if "within" in button:
            return await self.choose_on(reply.message, button["within"], [button["custom_id"]])
        return await self.press_on(reply.message, button["custom_id"])

    async def press_in(self, message: Json, label: str) -> Reply:
        """Press a button of a *message* that everyone in its channel sees."""
        return await self.press(Reply(message, None), label)

    async def press_id(self, reply: Reply, custom_id: str) -> Reply:
        """Press a button by its id, as a crafted client could."""
        _check_seen(reply, self._user["id"])
        return await self._reply(await self.press_on(reply.message, custom_id))

    async def use_menu(self, name: str, message: Json) -> Reply:
        """Choose *name* from the menu of a message and wait for what comes of it."""
        return await self._reply(await self.use_on(message, name))

    async def choose(self, reply: Reply, *labels: str) -> list[Reply]:
        """Choose *labels* from the select of *reply*; return as many replies, once they came."""
        (select,) = (part for part in parts(reply.message) if part.get("type") == SELECT)
        values = [each["value"] for each in select["options"] if each["label"] in labels]
        exchange = await self.choose_on(reply.message, select["custom_id"], values)
        if len(labels) == 1:
            return [await self._reply(exchange)]
        async with asyncio.timeout(self._patience):
            for _ in labels:
                await exchange.followed_up.acquire()
        return [Reply(each, self._user["id"]) for each in exchange.follow_ups]

    async def select(self, reply: Reply, key: str, *values: str) -> Reply:
        """Choose *values* in the select whose id ends in *key*, as its kind of Discord select."""
        (select,) = (
            part for part in parts(reply.message) if str(part.get("custom_id")).endswith(key)
        )
        exchange = await self.choose_on(reply.message, select["custom_id"], values, select["type"])
        return await self._reply(exchange)

    async def open_form(self, name: str, /, **options: Any) -> Json:  # noqa: ANN401 - any option
        """Type a slash command and return the form that it opens."""
        exchange = await self.begin(name, **options)
        await asyncio.wait_for(exchange.changed.wait(), self._patience)
        if exchange.modal is None:
            raise AssertionError("no form was opened")
        return exchange.modal

    async def press_for_form(self, reply: Reply, label: str) -> Json:
        """Press a button of *reply* and return the form that it opens."""
        exchange = await self.begin_press(reply, label)
        await asyncio.wait_for(exchange.changed.wait(), self._patience)
        if exchange.modal is None:
            raise AssertionError("no form was opened")
        return exchange.modal

    async def submit(
        self,
        form: Json,
        values: dict[str, str],
        at: Reply | None = None,
        file: Upload | None = None,
    ) -> Reply:
        """Fill in *form*, which a button of *at* opened, and wait for what comes of it.

        A *file* is uploaded to the field of that name.
        """
        fields: list[Json] = [
            {"type": 4, "custom_id": key, "value": value} for key, value in values.items()
        ]
        uploads = [self._discord.keep(file.name, file.data)] if file is not None else []
        fields += [{"type": 19, "custom_id": "file", "values": [each["id"]]} for each in uploads]
        exchange = await self.send_form(
            form["custom_id"], fields, uploads, at.message if at else None
        )
        return await self._reply(exchange)

    async def _reply(self, exchange: Exchange) -> Reply:
        await asyncio.wait_for(exchange.changed.wait(), self._patience)
        if exchange.message is None:
            raise AssertionError("the interaction was answered without a message")
        seen_by = self._user["id"] if exchange.ephemeral else None
        return Reply(exchange.message, seen_by, exchange.files)


def _check_seen(reply: Reply, member: str) -> None:
    if reply.seen_by not in {None, member}:
        raise AssertionError("nobody else sees an ephemeral message")
