"""Who tells what Discord would refuse of what the bot sends; the playground has nobody."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from bot.play.double.payloads import Json


class Judge(Protocol):
    """Tells faults, each in one sentence."""

    def schema_faults(self, method: str, path: str, body: Any) -> Iterable[str]:  # noqa: ANN401 - any JSON
        """Return what is wrong with the body of a request."""

    def query_faults(self, method: str, path: str, query: Mapping[str, str]) -> Iterable[str]:
        """Return what is wrong with its query."""

    def answer_faults(self, method: str, path: str, answer: Any) -> Iterable[str]:  # noqa: ANN401 - the same
        """Return what is wrong with an answer of the double itself."""

    def message_faults(self, body: Json) -> Iterable[str]:
        """Return what is wrong with a message."""

    def command_mention_faults(self, body: Json, commands: list[Json]) -> Iterable[str]:
        """Return the commands that a message mentions and that are none of *commands*."""

    def command_faults(self, commands: list[Json]) -> Iterable[str]:
        """Return what is wrong with the commands that are published."""

    def choice_faults(self, choices: list[Json]) -> Iterable[str]:
        """Return what is wrong with what is suggested for an option."""
