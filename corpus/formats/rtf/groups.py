"""What holds inside a group of Rich Text Format: how its text is set, and whether it is read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto


class Reading(Enum):
    """What becomes of the text of a group."""

    TEXT = auto()
    """It is the document's."""
    SKIPPED = auto()
    """Nothing in it is read, whatever groups it holds."""
    AROUND = auto()
    """It is not read itself, but groups inside it may be: a shape around its text."""
    MARKER = auto()
    """It is the number or the bullet of the paragraph."""
    FONTS = auto()
    STYLES = auto()
    INFO = auto()
    TITLE = auto()
    AUTHOR = auto()
    CREATED = auto()


class Place(Enum):
    """Where a group's text goes, if not on with the text around it."""

    NOTE = auto()
    BOX = auto()


SKIPPED = frozenset(
    "colortbl pict objdata header headerl headerr headerf footer footerl footerr footerf"
    " ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn annotation atnid atnauthor atndate atnicn"
    " atnref atnparent bkmkstart bkmkend xe tc tcn txe rxe fldinst nonshppict nonesttables"
    " shprslt sp private1 comment doccomm subject keywords operator company manager category"
    " hlinkbase list listtable listoverride listoverridetable revtbl rsidtbl filetbl generator"
    " themedata datastore sn sv pntxta pntxtb pnseclvl formfield datafield template xmlnstbl"
    " mmathPr background revtim printim buptim".split()
)
r"""Destinations that hold no text of the document. Those behind `\*` that are not named here or
below are skipped too, as the specification asks of readers that do not know them."""
AROUND = frozenset("shp shpinst shpgrp do object upr".split())
TEXT = frozenset("fldrslt shptxt dptxbxtext result ud footnote field".split())
OTHERS = {
    "listtext": Reading.MARKER,
    "pntext": Reading.MARKER,
    "fonttbl": Reading.FONTS,
    "stylesheet": Reading.STYLES,
    "info": Reading.INFO,
}
IN_INFO = {"title": Reading.TITLE, "author": Reading.AUTHOR, "creatim": Reading.CREATED}
PLACES = {"footnote": Place.NOTE, "shptxt": Place.BOX, "dptxbxtext": Place.BOX}


@dataclass(frozen=True, slots=True)
class Setting:
    """How text is set: in which font, and what keeps it from being read."""

    font: int | None = None
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    raised: str = ""
    """Empty, sup or sub, as HTML names them."""

    @property
    def is_read(self) -> bool:
        """Tell whether a reader of the document sees such text as its own."""
        return not (self.hidden or self.deleted or self.struck)


@dataclass(frozen=True, slots=True)
class Layout:
    """What a paragraph is, by the number of its style and by its level as a heading."""

    style: int = 0
    level: int | None = None
    in_table: bool = False


SETTINGS: dict[str, Callable[[Setting, int | None], Setting]] = {
    "f": lambda setting, number: replace(setting, font=number),
    "v": lambda setting, number: replace(setting, hidden=number != 0),
    "deleted": lambda setting, number: replace(setting, deleted=number != 0),
    "strike": lambda setting, number: replace(setting, struck=number != 0),
    "striked": lambda setting, number: replace(setting, struck=number != 0),
    "super": lambda setting, number: replace(setting, raised="sup" if number != 0 else ""),
    "sub": lambda setting, number: replace(setting, raised="sub" if number != 0 else ""),
    "nosupersub": lambda setting, _: replace(setting, raised=""),
    "up": lambda setting, number: replace(setting, raised="sup" if number != 0 else ""),
    "dn": lambda setting, number: replace(setting, raised="sub" if number != 0 else ""),
}
"""What control words do to the characters behind them; a 0 ends what a word alone begins."""
LAYOUTS: dict[str, Callable[[Layout, int | None], Layout]] = {
    "pard": lambda _, __: Layout(),
    "s": lambda layout, number: replace(layout, style=number or 0),
    "outlinelevel": lambda layout, number: replace(layout, level=number),
    "intbl": lambda layout, number: replace(layout, in_table=number != 0),
}


@dataclass(slots=True)
class Group:
    """A group that is open: its *setting*, how it is read, and how many bytes follow a code point.

    *starred* tells that it may be skipped by who does not know what comes next; *place* is where
    its text goes, where that is not on with the text around it.
    """

    setting: Setting = Setting()
    layout: Layout = Layout()
    reading: Reading = Reading.TEXT
    fallback: int = 1
    starred: bool = False
    place: Place | None = None

    def inside(self) -> "Group":
        """Return a group that opens in this one."""
        return Group(self.setting, self.layout, self.reading, self.fallback)


def direct(group: Group, word: str) -> bool:
    """Take *word* as what *group* is for; tell whether it is such a word."""
    starred, group.starred = group.starred, False
    if group.reading is Reading.INFO:
        group.reading = IN_INFO.get(word, Reading.SKIPPED)
    elif word in OTHERS:
        group.reading = OTHERS[word]
    elif word in TEXT:
        group.reading = Reading.TEXT
        group.place = PLACES.get(word)
    elif word in AROUND:
        group.reading = Reading.AROUND
    elif word in SKIPPED or starred:
        group.reading = Reading.SKIPPED
    else:
        return False
    return True
