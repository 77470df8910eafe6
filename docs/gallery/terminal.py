"""What operators see in a terminal."""

from collections.abc import Sequence

from rich.text import Text

from bot.cli.doctor import finding_line
from bot.connection.invite import invite_link
from bot.doctor.finding import failure, fine, warning
from bot.features import FEATURES
from docs.gallery.scene import Printed, Scene, printed

_FOUND = (
    fine("settings", "every setting is known"),
    fine("token", "Discord knows it as Footnote"),
    fine("intents", "Message Content is on, which chosen channels and sources may need"),
    warning(
        "servers",
        "1 of 12 lack permissions: Reading Room (Send Messages in Threads)",
        "Let an administrator open the invite link once more.",
    ),
    fine("commands", f"all {sum(len(each.commands) for each in FEATURES)} are published"),
    fine("invite", invite_link(123456789012345678)),
    failure(
        "clock",
        "94 s behind Discord's",
        "Have the clock set from the network (NTP): replies expire by it.",
    ),
    fine("disk", "41.3 GB free for /var/lib/footnote"),
    fine("database", "it is whole, and of this version"),
    fine("articles", "the shipped sample, until another article is added"),
    fine("model", "all-MiniLM-L6-v2 works"),
)


def doctor() -> Sequence[Printed]:
    """Return what `footnote doctor` prints: what is well, what might be better, what is to do."""
    lines = (finding_line(each.name, each.state, each.told, each.advice) for each in _FOUND)
    return [printed(Text("$ footnote doctor", style="dim"), *lines)]


SCENES: tuple[Scene, ...] = (doctor,)
