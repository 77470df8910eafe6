"""What a member of a server does, and what they then see."""

import asyncio
import secrets
from dataclasses import dataclass
from typing import Any

from tests.discord_double import payloads
from tests.discord_double.payloads import Json
from tests.discord_double.reply import Reply, parts
from tests.discord_double.server import Exchange
from tests.discord_double.writer import Writer

_SELECT = 3


@dataclass(frozen=True)
class Upload:
    """A file as an option of a command."""

    name: str
    data: bytes


_OPTION_TYPES = {bool: 5, str: 3, int: 4, Upload: 11}


class Person(Writer):
    """A member of one server who uses commands, buttons and forms."""

    async def command(self, name: str, /, **options: Any) -> Reply:  # noqa: ANN401 - any option
        """Type a slash command and wait for what comes of it."""
        data = self._invocation(name, options)
        return await self._reply(await self._interact(2, data))

    async def begin(self, name: str, /, **options: Any) -> Exchange:  # noqa: ANN401 - any option
        """Type a slash command and return what is to come of it, without waiting."""
        return await self._interact(2, self._invocation(name, options))

    async def autocomplete(self, name: str, option: str, typed: str) -> list[tuple[str, str]]:
        """Type into *option* and return the (label, value) pairs that are offered."""
        exchange = await self.type_into(name, option, typed)
        await asyncio.wait_for(exchange.changed.wait(), self._patience)
        return [(choice["name"], choice["value"]) for choice in exchange.choices]

    async def type_into(self, name: str, option: str, typed: str) -> Exchange:
        """Type into *option* and return what is to come of it, without waiting."""
        data = self._invocation(name, {option: typed})
        options = data["options"][0].get("options") or data["options"]
        options[0]["focused"] = True
        return await self._interact(4, data)

    async def press(self, reply: Reply, label: str) -> Reply:
        """Press a button of *reply*, folded or not, and wait for what comes of it."""
        return await self._reply(await self.begin_press(reply, label))

    async def begin_press(self, reply: Reply, label: str) -> Exchange:
        """Press a button of *reply* and return what is to come of it, without waiting."""
        _check_seen(reply, self._user["id"])
        return await self._interact(3, _pressing(reply.buttons[label]), reply.message)

    async def press_in(self, message: Json, label: str) -> Reply:
        """Press a button of a *message* that everyone in its channel sees."""
        return await self.press(Reply(message, None), label)

    async def press_id(self, reply: Reply, custom_id: str) -> Reply:
        """Press a button by its id, as a crafted client could."""
        _check_seen(reply, self._user["id"])
        data = {"custom_id": custom_id, "component_type": 2}
        return await self._reply(await self._interact(3, data, reply.message))

    async def use_menu(self, name: str, message: Json) -> Reply:
        """Choose *name* from the menu of a message and wait for what comes of it."""
        data = {
            "id": payloads.snowflake(),
            "name": name,
            "type": 3,
            "target_id": message["id"],
            "resolved": {"messages": {message["id"]: message}},
        }
        return await self._reply(await self._interact(2, data))

    async def choose(self, reply: Reply, *labels: str) -> list[Reply]:
        """Choose *labels* from the select of *reply*; return as many replies, once they came."""
        (select,) = (part for part in parts(reply.message) if part.get("type") == _SELECT)
        values = [each["value"] for each in select["options"] if each["label"] in labels]
        data = {"custom_id": select["custom_id"], "component_type": _SELECT, "values": values}
        exchange = await self._interact(3, data, reply.message)
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
        kind, chosen = select["type"], list(values)
        data = {"custom_id": select["custom_id"], "component_type": kind, "values": chosen}
        # What is chosen of Discord's own objects comes with them; text is its own value.
        resolved: Json = {} if kind == _SELECT else {"resolved": {}}
        return await self._reply(await self._interact(3, data | resolved, reply.message))

    async def open_form(self, name: str, /, **options: Any) -> Json:  # noqa: ANN401 - any option
        """Type a slash command and return the form that it opens."""
        exchange = await self._interact(2, self._invocation(name, options))
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
        labels = [
            {"type": 18, "id": number, "component": {"type": 4, "id": 100 + number} | field}
            for number, field in enumerate(
                ({"custom_id": key, "value": value} for key, value in values.items()), start=1
            )
        ]
        data: Json = {"custom_id": form["custom_id"], "components": labels}
        if file is not None:
            kept = self._discord.keep(file.name, file.data)
            upload = {"type": 19, "id": 200, "custom_id": "file", "values": [kept["id"]]}
            labels.append({"type": 18, "id": 99, "component": upload})
            data["resolved"] = {"attachments": {kept["id"]: kept}}
        return await self._reply(await self._interact(5, data, at.message if at else None))

    def _invocation(self, name: str, options: dict[str, Any]) -> Json:
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
        name, _, subcommand = name.partition(" ")
        if subcommand:
            given = [{"name": subcommand, "type": 1, "options": given}]
        data = {"id": payloads.snowflake(), "name": name, "type": 1, "options": given}
        resolved = {"attachments": {each["id"]: each for each in uploads.values()}}
        return data | ({"resolved": resolved} if uploads else {})

    async def _interact(self, kind: int, data: Json, message: Json | None = None) -> Exchange:
        await asyncio.wait_for(self._discord.identified.wait(), self._patience)
        token = secrets.token_hex(8)
        payload = payloads.interaction(kind, data, self._where, token)
        if "guild_id" in payload:
            payload["member"] = payloads.member(self._user, self._permissions, self._roles)
        else:
            payload["user"] = self._user
        payload["app_permissions"] = self._discord.bot_permissions
        if self._installed_alone:
            payload["authorizing_integration_owners"] = {"1": self.id}
        payload["locale"] = self._locale
        exchange = self._discord.exchanges[token] = Exchange(payload["channel_id"])
        if message is not None:
            payload["message"] = exchange.message = message
        await self._discord.dispatch("INTERACTION_CREATE", payload | self._discord.changes)
        return exchange

    async def _reply(self, exchange: Exchange) -> Reply:
        await asyncio.wait_for(exchange.changed.wait(), self._patience)
        if exchange.message is None:
            raise AssertionError("the interaction was answered without a message")
        seen_by = self._user["id"] if exchange.ephemeral else None
        return Reply(exchange.message, seen_by, exchange.files)


def _check_seen(reply: Reply, member: str) -> None:
    if reply.seen_by not in {None, member}:
        raise AssertionError("nobody else sees an ephemeral message")


def _pressing(button: Json) -> Json:
    """Return what Discord sends for *button*: of a folded one, that it was chosen."""
    if "within" not in button:
        return {"custom_id": button["custom_id"], "component_type": 2}
    values = [button["custom_id"]]
    return {"custom_id": button["within"], "component_type": _SELECT, "values": values}
