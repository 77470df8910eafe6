"""Raised and lowered letters keep their meaning, and note marks leave."""

import pytest

from tests.corpus.formats.pdf.drawn import QUAY, Sheets


def written(*parts: str | tuple[str, float]) -> str:
    """Return what is read of a line of *parts*, each with how far it is raised."""
    sheets = Sheets()
    text = sheets.canvas.beginText(50, 780)
    for part in parts:
        said, rise = (part, 0) if isinstance(part, str) else part
        text.setFont("Helvetica", 7 if rise else 11)
        text.setRise(rise)
        text.textOut(said)
    sheets.canvas.drawText(text)
    sheets.y = 740
    sheets.paragraph(QUAY)
    return sheets.body().split("\n\n")[0]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("It holds 3 \u00d7 10", ("6", 4), " m", ("3", 4), " of water."), "It holds 3 \u00d7 10\u2076 m\u00b3 of water."),  # noqa: E501 - as it is printed
        (("H", ("2", -2), "O and CO", ("2", -2), " are weighed."), "H\u2082O and CO\u2082 are weighed."),  # noqa: E501 - as it is printed
        (("It was weighed.", ("1", 4), " The clerk", ("2", 4), " came."), "It was weighed. The clerk came."),  # noqa: E501 - as it is printed
        (("On the 5", ("th", 4), " of May."), "On the 5th of May."),
        (("The clerk", ("*", 4), " came."), "The clerk came."),
        (("A volt is 10", ("-3", 4), " of it."), "A volt is 10\u207b\u00b3 of it."),
    ],
)  # fmt: skip
def test_raised_and_lowered(parts: tuple[str | tuple[str, float], ...], text: str) -> None:
    assert written(*parts) == text


def test_a_mark_that_was_drawn_by_itself_stands_where_it_is_seen() -> None:
    sheets = Sheets()
    line = "It holds 3 \u00d7 10"
    end = 50 + sheets.canvas.stringWidth(line, "Helvetica", 11)
    sheets.lines([line], size=11)
    sheets.y = 780
    sheets.lines(["tons of water."], end + 8, size=11)
    sheets.y = 784
    sheets.lines(["6"], end, size=7)
    sheets.y = 740
    sheets.paragraph(QUAY)
    assert sheets.body().startswith("It holds 3 \u00d7 10\u2076 tons of water.")
