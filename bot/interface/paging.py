"""Lists that are longer than a message: how many pages they take, and the buttons to turn them."""

import re
from typing import ClassVar, Self

from bot.interface.components import Button, Component, button
from bot.language import gettext


def page_count(entries: int, per_page: int) -> int:
    """Return how many pages *entries* take, at least one."""
    return max(1, -(-entries // per_page))


def page_line(page: int, pages: int) -> str:
    """Return the small line that says which *page*, from 0, of *pages* is shown."""
    return gettext("-# page {page} of {pages}", page=page + 1, pages=pages)


def pages_around(page: int, pages: int) -> list[tuple[int, str]]:
    """Return the pages beside *page*, from 0, of *pages*, with what the buttons to them say."""
    back = [(page - 1, gettext("Back"))] if page > 0 else []
    return [*back, *([(page + 1, gettext("Next"))] if page < pages - 1 else [])]


class TurnPage(Component[Button], template=r"(?!)"):
    """Turns a list to another page, which its subclass shows; *listed* is its name in the id."""

    listed: ClassVar[str]

    def __init_subclass__(cls, *, listed: str) -> None:
        cls.listed = listed
        super().__init_subclass__(template=listed + r":(?P<page>\d{1,5})")

    def __init__(self, page: int, label: str = "") -> None:
        super().__init__(button(f"{self.listed}:{page}", label or gettext("Next")))
        self.page = page

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """Return the button that turns to the page in its id."""
        return cls(int(match["page"]))

    @classmethod
    def around(cls, page: int, pages: int) -> list[Self]:
        """Return the buttons that lead from *page*, from 0, to those beside it of *pages*."""
        return [cls(to, label) for to, label in pages_around(page, pages)]
