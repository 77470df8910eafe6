"""The numbers of Markdown's lists, which are counted from the first one that is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

NUMBER = "number"
"""Where a line's token holds the number of the item that it begins."""


@dataclass(slots=True)
class _Numbers:
    """The *next* number of a list, and what stands *behind* each; `None` in a list of bullets."""

    next: int | None
    behind: str = ""

    def take(self) -> str:
        """Return the number of an item, with what stands behind it."""
        if self.next is None:
            return ""
        self.next += 1
        return f"{self.next - 1}{self.behind} "


def number_items(tokens: Sequence[Token]) -> None:
    """Give the first line of each item in *tokens* its number, so that lists need none."""
    lists: list[_Numbers] = []
    number = ""
    for token in tokens:
        if token.type == "ordered_list_open":
            lists.append(_Numbers(int(token.attrs.get("start", 1)), token.markup))
        elif token.type == "bullet_list_open":
            lists.append(_Numbers(None))
        elif token.type == "list_item_open":
            number += lists[-1].take()
        elif token.type == "list_item_close":
            number = ""
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            lists.pop()
        elif token.type == "inline" and number:
            token.meta[NUMBER] = number
            number = ""
        if token.type.startswith("ordered_list"):
            token.tag = "ul"
