"""A page of the sentences that name somebody."""

from dataclasses import dataclass

from index.answer import RankedPassage


@dataclass(frozen=True, slots=True)
class NamedPage:
    """The sentences that name *name*, one *page* from 0, of *total* or more, where it is *cut*.

    *corrected* tells that the name was mistyped, *choices* are full names that may be meant as
    well or instead. On the first page the first sentence may say who it is: *introduced* tells.
    """

    name: str
    shown: tuple[RankedPassage, ...] = ()
    total: int = 0
    page: int = 0
    cut: bool = False
    corrected: bool = False
    introduced: bool = False
    choices: tuple[str, ...] = ()
    searched: bool = True
