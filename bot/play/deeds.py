"""What somebody does in the playground, told by the page, done on our Discord."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from bot.play.board import Board
from bot.play.double import payloads
from bot.play.double.actor import Actor
from bot.play.double.exchange import Exchange
from bot.play.double.payloads import BOT_USER, Json
from bot.play.double.server import DiscordDouble

_ATTACHMENT = 11
_CALLED = f"<@{BOT_USER}>"


class _Told(BaseModel):
    """What the page tells is checked: it has these parts, of these types, and no others."""

    model_config = ConfigDict(extra="forbid")


class Looked(_Told):
    """Who looks where, in which language; what is left out stays as it is."""

    person: str = ""
    channel: str = ""
    language: str = ""


class Said(_Told):
    """A message, with the keys of uploaded files; *reply_to* is the id of another."""

    text: str
    reply_to: str | None = None
    files: Sequence[str] = ()


class Option(_Told):
    """An option of a command; a file is told by its key."""

    name: str
    type: int
    value: str | int | bool


class Used(_Told):
    """A command with its options."""

    command: str
    options: Sequence[Option]


class Typed(_Told):
    """What is being typed into an option; the answer carries *number*."""

    command: str
    option: str
    typed: str
    options: Sequence[Option]
    number: int


class Pressed(_Told):
    """A button of a message, by its id."""

    message: str
    id: str


class Chosen(_Told):
    """What was chosen in a select of a message."""

    message: str
    id: str
    type: int
    values: Sequence[str]


class FromMenu(_Told):
    """An entry of the menu of a message."""

    message: str
    name: str


class Field(_Told):
    """A field of a form: its text, or what was chosen, or the keys of files."""

    id: str
    type: int
    value: str | None = None
    values: Sequence[str] | None = None


class Submitted(_Told):
    """A form that was filled in, by the id that the page was given with it."""

    form: str
    values: Sequence[Field]


class NothingThere(Exception):
    """What was meant is not there, or not for who means it."""


class Deeds:
    """Does on *discord* what the page tells."""

    def __init__(self, discord: DiscordDouble, board: Board) -> None:
        self._discord = discord
        self._board = board
        self.uploads: dict[str, Json] = {}
        """The attachments of uploaded files, by their key."""

    async def say(self, actor: Actor, said: Said) -> None:
        """Write a message; `@Footnote` in it mentions the bot."""
        to = None if said.reply_to is None else self._message(said.reply_to, actor)
        text = said.text.replace("@Footnote", _CALLED)
        await actor.write(text, to, attachments=[self._upload(key) for key in said.files])

    async def use(self, actor: Actor, used: Used) -> Exchange:
        """Use a command."""
        files = [str(each.value) for each in used.options if each.type == _ATTACHMENT]
        options = [each.model_dump() for each in used.options]
        return await actor.use(used.command, options, [self._upload(key) for key in files])

    async def type(self, actor: Actor, typed: Typed) -> Exchange:
        """Type into an option of a command, beside what its others hold."""
        asked: Json = {"name": typed.option, "type": 3, "value": typed.typed, "focused": True}
        return await actor.type(
            typed.command, [*(each.model_dump() for each in typed.options), asked]
        )

    async def press(self, actor: Actor, pressed: Pressed) -> Exchange:
        """Press a button."""
        return await actor.press_on(self._message(pressed.message, actor), pressed.id)

    async def choose(self, actor: Actor, chosen: Chosen) -> Exchange:
        """Choose in a select."""
        message = self._message(chosen.message, actor)
        return await actor.choose_on(message, chosen.id, chosen.values, chosen.type)

    async def use_menu(self, actor: Actor, chosen: FromMenu) -> Exchange:
        """Choose from the menu of a message."""
        return await actor.use_on(self._message(chosen.message, actor), chosen.name)

    async def submit(self, actor: Actor, opened: Exchange, fields: Sequence[Field]) -> Exchange:
        """Send the form that *opened* had opened."""
        if opened.modal is None:
            raise NothingThere
        told = [
            {"type": each.type, "custom_id": each.id}
            | ({"value": each.value} if each.values is None else {"values": list(each.values)})
            for each in fields
        ]
        keys = [key for each in fields for key in each.values or () if key in self.uploads]
        uploads = [self.uploads[key] for key in keys]
        return await actor.send_form(opened.modal["custom_id"], told, uploads, opened.message)

    async def post(self, actor: Actor, forum: str, title: str) -> Json:
        """Begin a post of that title in a forum; return it, for its first message to be written."""
        thread = payloads.thread(
            1, payloads.snowflake(), name=title, parent_id=forum, owner_id=actor.id
        )
        await self._discord.dispatch("THREAD_CREATE", thread)
        return thread

    def keep(self, name: str, data: bytes) -> str:
        """Keep an uploaded file and return its key."""
        kept = self._discord.keep(name, data)
        self.uploads[kept["id"]] = kept
        return str(kept["id"])

    def _upload(self, key: str) -> Json:
        if key not in self.uploads:
            raise NothingThere
        return self.uploads[key]

    def _message(self, key: str, actor: Actor) -> Json:
        found = self._board.raw(key, actor.id)
        if found is None:
            raise NothingThere
        return found
