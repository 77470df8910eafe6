"""PDFs of other programs are read as seen; `documents/README.md` says how each was made."""

from pathlib import Path

import pytest

from corpus.article import Draft
from corpus.formats.pdf.document import LEFT_OUT, read_pdf
from tests.corpus.formats.pdf.drawn import blocks_of, cells_of

DOCUMENTS = Path(__file__).with_name("documents")
PAGE = [
    (
        "body",
        (
            "The harbour board met on Tuesday evening to hear what the surveyors had found "
            "beneath the "
            "eastern quay. Their report says that the third bay has moved nine centimetres "
            "towards the "
            "water since the last measurement, and that nobody can say for certain why it "
            "has done so. "
            "The basin holds 3 \u00d7 10\u2076 m\u00b3 of water, and CO\u2082 is weighed there."
        ),
    ),
    (
        "body",
        "The fee for a boat is fifty pounds. The well-known engineer came on the 5th of May.",
    ),
    ("heading", "What the Board Wants"),
    ("body", "The members have asked for these things:"),
    (
        "list",
        (
            "1. Stone from the Morven quarry, where the old stone was cut a hundred years "
            "ago by men "
            "from the village."
        ),
    ),
    ("list", "2. The consent of all the residents to work at night."),
    (
        "list",
        "a brass rule, which is to be had from the harbour master on every day but Sunday",
    ),
    ("list", "a notebook"),
    ("table", "Bay Length State"),
    ("table", "First 31 metres sound, but the paving is worn where the lorries turn"),
    ("table", "Second 44 metres cracked"),
    (
        "body",
        (
            "The chairman promised an extraordinary meeting within a month, and thanked the pilots "
            "for their watch."
        ),
    ),
    ("body", "1 By the chemist, in March."),
]


def read(name: str) -> Draft:
    return read_pdf((DOCUMENTS / f"{name}.pdf").read_bytes())


@pytest.mark.parametrize("name", ["chromium", "libreoffice"])
def test_a_page_printed_by_a_browser_or_an_office(name: str) -> None:
    draft = read(name)
    assert draft.metadata.title == "The Quay That Moved"
    assert blocks_of(draft) == PAGE
    assert cells_of(draft)[2] == ["Bay: Second", "Length: 44 metres", "State: cracked"]
    assert draft.warnings == (LEFT_OUT,)


def test_two_columns_of_latex() -> None:
    draft = read("latex")
    found = blocks_of(draft)
    assert [kind for kind, _ in found] == ["heading", *["body"] * 5, *["table"] * 3, *["body"] * 5]
    assert found[2][1] == (
        "Members asked whether the movement was a consequence of the dredging that deepened the "
        "approach two winters ago. The engineer thought it improbable: the dredger had kept well "
        "away from the foundations, and the soundings taken afterwards showed an undisturbed "
        "bottom along the whole length of the structure."
    )
    assert found[5] == ("body", "1 In a letter of 3 March.")
    assert cells_of(draft)[1] == ["Item: Dredging", "2024: 14,200", "2025: 15,100"]
    assert "Coast Quarterly" not in draft.body


def test_a_report_of_groff() -> None:
    draft = read("groff")
    assert [text for kind, text in blocks_of(draft) if kind != "body"] == [
        "The Quay That Moved",
        "1. What was found",
        "2. Conditions",
        (
            "1. The stone must come from the Morven quarry, where the old stone was cut a hundred "
            "years ago by men from the village."
        ),
        "2. Night work needs the consent of all.",
        "Bay Length State",
        "First 31 metres sound",
        "Second 44 metres cracked",
    ]
    assert blocks_of(draft)[-1][1].startswith("The treasurer reminded the meeting that insurance")
