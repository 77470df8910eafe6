"""What Rich Text Format states before its text: fonts, styles, title and author."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from corpus.formats.rtf.encodings import Font, font_of
from corpus.formats.rtf.flow import Paragraph
from corpus.formats.rtf.groups import Layout, Reading

_LONGEST = 1_000
"""Characters of a name or title that are looked at; more are none. Our own choice."""


@dataclass(slots=True)
class Properties:
    """Fonts and styles by their numbers, and what is stated of the document."""

    fonts: dict[int, Font] = field(default_factory=dict)
    title: str = ""
    author: str = ""
    _styles: dict[int, tuple[str, int | None]] = field(default_factory=dict)
    _stated: dict[str, int] = field(default_factory=dict)
    _name: str = ""

    def state(self, word: str, number: int | None) -> None:
        """Take the control word *word*, which says something of the font, style or day to come."""
        if number is not None:
            self._stated[word] = number

    def write(self, reading: Reading, text: str) -> None:
        """Take *text*, which is of a group that is read as *reading*."""
        if reading is Reading.TITLE:
            self.title = (self.title + text)[:_LONGEST]
        elif reading is Reading.AUTHOR:
            self.author = (self.author + text)[:_LONGEST]
        else:
            # Entries end with a semicolon, in groups of their own or not.
            *ended, rest = text.split(";")
            for name in ended:
                self._end_entry(reading, self._name + name)
            self._name = (self._name + rest)[:_LONGEST]

    def end(self) -> None:
        """Forget the entry that a group leaves open."""
        self._name = ""

    def created(self) -> date | None:
        """Return the day that was stated, if any."""
        with suppress(KeyError, ValueError):
            return date(*(self._stated[word] for word in ("yr", "mo", "dy")))
        return None

    def paragraph(self, layout: Layout) -> Paragraph:
        """Return what a paragraph of *layout* is."""
        name, level = self._styles.get(layout.style, ("", None))
        return Paragraph(name, level if layout.level is None else layout.level, layout.in_table)

    def _end_entry(self, reading: Reading, name: str) -> None:
        stated = self._stated
        if reading is Reading.FONTS:
            font = font_of(stated.get("fcharset"), stated.get("cpg"), name.strip())
            self.fonts[stated.get("f", 0)] = font
        else:
            self._styles[stated.get("s", 0)] = (name.strip(), stated.get("outlinelevel"))
        self._name = ""
        stated.clear()
