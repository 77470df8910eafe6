"""A message of the bot as a member sees it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.play.double.payloads import Json


@dataclass(frozen=True)
class Reply:
    """A message of the bot as the member sees it; *seen_by* is one member when ephemeral."""

    message: Json
    seen_by: str | None
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def ephemeral(self) -> bool:
        """Return whether only the member who asked sees it."""
        return self.seen_by is not None

    @property
    def texts(self) -> list[str]:
        """Return every text of the message, in order."""
        plain = [self.message["content"]] if self.message["content"] else []
        return plain + [part["content"] for part in parts(self.message) if "content" in part]

    @property
    def text(self) -> str:
        """Return all of its text."""
        return "\n".join(self.texts)

    @property
    def buttons(self) -> dict[str, Json]:
        """Return its buttons by their label, with those that are folded into “More…”.

        One that is folded tells by *within* the id of the select, of which its own is a value.
        """
        shown = {part["label"]: part for part in parts(self.message) if part.get("type") == 2}
        return shown | {label: each for label, each in self._folded.items() if label not in shown}

    @property
    def _folded(self) -> dict[str, Json]:
        return {
            option["label"]: {
                "label": option["label"],
                "custom_id": option["value"],
                "within": part["custom_id"],
            }
            for part in parts(self.message)
            if str(part.get("custom_id")).endswith(":actions")
            for option in part["options"]
        }

    @property
    def custom_ids(self) -> list[str]:
        """Return the ids of its buttons and selects, in order."""
        return [part["custom_id"] for part in parts(self.message) if "custom_id" in part]


def parts(message: Json) -> Iterator[Json]:
    """Yield every component of *message*, each before what it holds."""
    pending = list(message["components"])
    while pending:
        part = pending.pop(0)
        yield part
        pending = [*part.get("components", []), *pending]
