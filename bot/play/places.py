"""Where one can be in the playground, and what the page shows of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.play.double import payloads
from bot.play.double.payloads import BOT_USER, Json
from bot.play.people import FORUM_ID, GENERAL_ID, MODERATORS_ID, SERVER, Member

_IN_CHAT, _ON_MESSAGE, _WITHIN = 1, 3, 1
_FOR_EVERYONE = 0


@dataclass(slots=True)
class Places:
    """The channels of the server, and the posts of its forum, the newest last."""

    posts: dict[str, Json] = field(default_factory=dict)

    def channel(self, key: str, member: Member) -> Json:
        """Return the channel of that id as Discord has it; the first where *member* has none."""
        known = {
            FORUM_ID: payloads.forum(SERVER),
            member.direct: payloads.direct(member.actor.user),
        } | self.posts
        if member.sees_moderators:
            known[MODERATORS_ID] = payloads.closed(SERVER)
        return known.get(key) or payloads.channel(SERVER)

    def names(self) -> Mapping[str, str]:
        """Return the names of the channels by their id."""
        posts = {key: str(each["name"]) for key, each in self.posts.items()}
        return {GENERAL_ID: "general", FORUM_ID: "guides", MODERATORS_ID: "moderators"} | posts

    def listed(self, member: Member, current: str) -> Iterator[Json]:
        """Yield what stands in the list of channels, in order."""
        yield _entry(GENERAL_ID, "# general", current)
        yield _entry(FORUM_ID, "▤ guides (a forum)", current)
        for key, each in self.posts.items():
            yield _entry(key, each["name"], current) | {"within": True}
        if member.sees_moderators:
            yield _entry(MODERATORS_ID, "# moderators (private)", current)
        yield _entry(member.direct, "@ Footnote (direct messages)", current)


def _entry(key: str, label: str, current: str) -> Json:
    return {"id": key, "label": label, "current": key == current}


def hint(channel: str, member: Member) -> str:
    """Return what the empty field says in which one writes."""
    if channel == FORUM_ID:
        return "Begin a post"
    if channel == member.direct:
        return "Ask Footnote, or type / for commands"
    return "Write @Footnote and a question, or type / for commands"


def usable(commands: list[Json], member: Member) -> list[Json]:
    """Return the slash commands that *member* may use, each subcommand as one of its own."""
    return [
        {"name": name, "description": each["description"], "options": each.get("options") or []}
        for command in commands
        if command.get("type", _IN_CHAT) == _IN_CHAT and _may_use(command, member)
        for name, each in _subcommands(command)
    ]


def menus(commands: list[Json], member: Member) -> list[str]:
    """Return the entries that the bot adds to the menu of a message."""
    return [
        each["name"]
        for each in commands
        if each.get("type") == _ON_MESSAGE and _may_use(each, member)
    ]


def _subcommands(command: Json) -> Iterator[tuple[str, Json]]:
    within = [each for each in command.get("options") or [] if each["type"] == _WITHIN]
    for each in within:
        yield f"{command['name']} {each['name']}", each
    if not within:
        yield command["name"], command


def _may_use(command: Json, member: Member) -> bool:
    needed = int(command.get("default_member_permissions") or _FOR_EVERYONE)
    return needed & ~member.permissions == 0


def people_by_id(members: Mapping[str, Member]) -> dict[str, str]:
    """Return the names of everyone in the server by their user id."""
    named = {each.actor.id: str(each.actor.user["username"]) for each in members.values()}
    return named | {str(BOT_USER): "Footnote"}
