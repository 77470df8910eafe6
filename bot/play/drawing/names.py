"""What stands behind the ids and times in a message, for those who look at it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Names:
    """The names of people, channels and roles by their id, and addresses of files by their name.

    *now* is when the message is looked at, in seconds since 1970.
    """

    now: int
    people: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    def ago(self, moment: int) -> str:
        """Return how long before now *moment* is, in days, hours or minutes."""
        minutes = max(1, (self.now - moment) // 60)
        hours, days = minutes // 60, minutes // (60 * 24)
        count, unit = next(
            (count, unit)
            for count, unit in ((days, "day"), (hours, "hour"), (minutes, "minute"))
            if count
        )
        return f"{count} {unit}{'' if count == 1 else 's'} ago"

    def file(self, address: str) -> str:
        """Return the address at which the browser gets what *address* names in a message."""
        return self.files.get(address.removeprefix("attachment://"), address)
