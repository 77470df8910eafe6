"""A reply before it is sent, as a card or as plain text: what it says, and its controls in rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.interface.layout import Actions


@dataclass(frozen=True, slots=True)
class Content:
    """*texts* from top to bottom, and below them *rows* of controls."""

    texts: Sequence[str]
    rows: Sequence[Actions] = ()

    @property
    def card_rows(self) -> list[tuple[str, Actions]]:
        """Return all but the first text in the form of `rows_card`."""
        return [*((text, ()) for text in self.texts[1:]), *(("", row) for row in self.rows if row)]
