"""Rich Text Format read token by token: which text is the document's, and what it belongs to."""

from dataclasses import dataclass
from datetime import date

from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.rtf.encodings import DEFAULT, Font, page_encoding
from corpus.formats.rtf.flow import Flow
from corpus.formats.rtf.groups import (
    LAYOUTS,
    SETTINGS,
    Group,
    Layout,
    Place,
    Reading,
    Setting,
    direct,
)
from corpus.formats.rtf.properties import Properties
from corpus.formats.rtf.rows import RowDefinition
from corpus.formats.rtf.tokens import Mark, tokens

MOST_GROUPS = 500
"""Groups that may be open at once; documents have some ten. Our own choice."""

DAMAGED = gettext_noop(
    "This RTF file is damaged: save it again as .rtf or .docx, or post its text instead."
)

_CHARACTERS = {
    "emdash": "\u2014",
    "endash": "\u2013",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "bullet": "\u2022",
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "softline": "\n",
    **dict.fromkeys(("emspace", "enspace", "qmspace"), " "),
}
_SYMBOLS = {"~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"}
_ENDS = frozenset({"par", "sect", "page", "column", "nestcell"})
_CHARACTER_SETS = {"ansi": DEFAULT, "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_PROPERTIES = frozenset({Reading.FONTS, Reading.STYLES, Reading.TITLE, Reading.AUTHOR})


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says: its text and its notes as HTML, and its properties."""

    html: str
    notes: tuple[str, ...]
    title: str
    author: str
    created: date | None


def document_in(data: bytes) -> Document:
    """Return what *data* says.

    Raises:
        SourceRefused: it breaks off, or its groups are nested too deeply.
    """
    reader = _Reader()
    for token in tokens(data):
        match token.mark:
            case Mark.TEXT:
                reader.take(token.text)
            case Mark.OPEN:
                reader.open()
            case Mark.CLOSE if reader.is_ended:
                break  # nothing was opened
            case Mark.CLOSE:
                reader.close()
                if reader.is_ended:
                    return reader.document()
            case Mark.WORD:
                reader.word(token.name, token.number)
            case Mark.SYMBOL:
                reader.symbol(token.name)
    raise SourceRefused(DAMAGED)


class _Reader:
    """What is open, token by token; stacks in place of recursion, however deep."""

    def __init__(self) -> None:
        self._groups = [Group()]
        self._flow = Flow()
        self._around: list[Flow] = []
        self._notes: list[str] = []
        self._properties = Properties()
        self._created: date | None = None
        self._rows = RowDefinition()
        self._encoding = DEFAULT
        self._default_font = 0
        self._bytes = bytearray()
        self._to_skip = 0
        self._is_fresh = False
        """Whether a group has just been opened: only there a star tells that it may be skipped."""

    @property
    def is_ended(self) -> bool:
        """Tell whether the group that holds the document has been closed, or none was opened."""
        return len(self._groups) == 1

    def document(self) -> Document:
        """Return what was read."""
        told = self._properties
        html = self._flow.end(told.paragraph(Layout()))
        return Document(html, tuple(self._notes), told.title, told.author, self._created)

    def open(self) -> None:
        """Open a group."""
        self._decode()
        if len(self._groups) > MOST_GROUPS:
            raise SourceRefused(
                "This RTF file is nested too deeply to be read: save it again as .docx, "
                "or post its text instead."
            )
        self._groups.append(self._groups[-1].inside())
        self._is_fresh = True

    def close(self) -> None:
        """Close the group that was opened last."""
        self._decode()
        ended = self._groups.pop()
        if ended.reading in _PROPERTIES:
            self._properties.end()
        elif ended.reading is Reading.CREATED:
            self._created = self._properties.created()
        if ended.place is None:
            return
        html = self._flow.end(self._properties.paragraph(ended.layout))
        self._flow = self._around.pop()
        (self._notes if ended.place is Place.NOTE else self._flow.anchored).append(html)

    def take(self, data: bytes) -> None:
        """Read *data*, the bytes of text; those that only repeat a code point are passed over."""
        self._is_fresh = False
        kept = data[self._to_skip :]
        self._to_skip -= len(data) - len(kept)
        self._bytes += kept

    def symbol(self, name: str) -> None:
        """Read the control symbol *name*."""
        if self._to_skip:
            self._to_skip -= 1
            return
        self._decode()
        if name == "*":
            self._groups[-1].starred = self._is_fresh
        elif name in "\r\n":
            self._end_paragraph()
        elif name in _SYMBOLS:
            self._say(_SYMBOLS[name])

    def word(self, name: str, number: int | None) -> None:
        """Read the control word *name* with its *number*."""
        if self._to_skip and name in _CHARACTERS:
            self._to_skip -= 1
            return
        self._decode()
        self._is_fresh = False
        group = self._groups[-1]
        if group.reading is Reading.SKIPPED:
            return
        if group.reading in _PROPERTIES or group.reading is Reading.CREATED:
            if group.starred:
                group.reading = Reading.SKIPPED
            self._properties.state(name, number)
        elif direct(group, name):
            if group.place is not None:
                self._around.append(self._flow)
                self._flow, group.layout = Flow(), Layout()
            return
        self._obey(group, name, number)

    def _obey(self, group: Group, name: str, number: int | None) -> None:
        if name in _CHARACTERS:
            self._say(_CHARACTERS[name])
        elif name == "u" and number is not None:
            self._say_code(number)
        elif name in SETTINGS:
            group.setting = SETTINGS[name](group.setting, number)
        elif name == "plain":
            group.setting = Setting()
        elif group.reading is Reading.TEXT and name in LAYOUTS:
            group.layout = LAYOUTS[name](group.layout, number)
        elif name in _ENDS:
            self._end_paragraph()
        elif name == "cell" and group.reading is Reading.TEXT:
            self._flow.end_cell(self._properties.paragraph(group.layout))
        elif name == "row" and group.reading is Reading.TEXT:
            self._flow.end_row(self._rows.edges, is_head=self._rows.is_head)
        else:
            self._rows.state(name, number)
            self._prepare(group, name, number)

    def _prepare(self, group: Group, name: str, number: int | None) -> None:
        """Take what is stated of characters: their set, their font, what repeats code points."""
        if name == "uc":
            group.fallback = max(0, number or 0)
        elif name == "ansicpg":
            self._encoding = page_encoding(number or 0) or self._encoding
        elif name in _CHARACTER_SETS:
            self._encoding = _CHARACTER_SETS[name]
        elif name == "deff":
            self._default_font = number or 0

    def _end_paragraph(self) -> None:
        group = self._groups[-1]
        # Where the end itself was deleted, or is hidden, the next paragraph goes on in this one.
        is_end = not (group.setting.deleted or group.setting.hidden)
        if group.reading is Reading.TEXT and is_end:
            self._flow.end_paragraph(self._properties.paragraph(group.layout))

    def _font(self) -> Font:
        number = self._groups[-1].setting.font
        known = self._properties.fonts
        return known.get(self._default_font if number is None else number, Font())

    def _say_code(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        self._say(self._font().shown(code) if 0 <= code <= 0x10FFFF else "\ufffd")  # noqa: PLR2004
        self._to_skip = self._groups[-1].fallback

    def _decode(self) -> None:
        self._to_skip = 0
        if self._bytes:
            text = self._font().decoded(bytes(self._bytes), self._encoding)
            self._bytes.clear()
            self._say(text)

    def _say(self, text: str) -> None:
        group = self._groups[-1]
        if group.reading is Reading.TEXT and group.setting.is_read:
            self._flow.write(text, group.setting.raised)
        elif group.reading is Reading.MARKER:
            self._flow.mark(text)
        elif group.reading in _PROPERTIES:
            self._properties.write(group.reading, text)
