"""Tables of Markdown are told in whatever form they are drawn, with their captions."""

import pytest

from corpus.formats.markdown.document import read_markdown
from tests.corpus.formats.markdown.written_blocks import BODY, CAPTION, TABLE, blocks


def cells(text: str) -> list[list[str]]:
    draft = read_markdown(text)
    return [
        [
            ": ".join(draft.body[slice(*place)] for place in (*cell.heads, cell.place))
            for cell in each.cells
        ]
        for each in draft.paragraphs
        if each.cells
    ]


def test_a_row_has_bars_between_its_cells_and_keeps_those_beyond_its_head() -> None:
    text = (
        "Bay | Length\n--- | ---\nFirst | 31 metres\n"
        "Second | 44 \\| 45 metres | cracked\n | | x\n\nText."
    )
    assert [text for kind, text in blocks(text) if kind is TABLE] == [
        "Bay | Length",
        "First | 31 metres",
        "Second | 44 | 45 metres | cracked",
        "| x",
    ]
    assert cells(text) == [
        ["Bay", "Length"],
        ["Bay: First", "Length: 31 metres"],
        ["Bay: Second", "Length: 44 | 45 metres", "cracked"],
        ["Length: x"],
    ]


def test_a_table_may_have_one_column_or_a_head_alone() -> None:
    text = "|Bay|\n|---|\n|First|\n\n|Only|Heads|\n|--|--|\n\nText."
    assert blocks(text) == [
        (TABLE, "Bay"),
        (TABLE, "First"),
        (TABLE, "Only | Heads"),
        (BODY, "Text."),
    ]
    assert cells(text) == [["Bay"], ["Bay: First"], ["Only", "Heads"]]


DRAWN = {
    "under dashes": """
  Bay      Length
  -------- ---------
  First    31 metres
  Second   44 metres
""",
    "over lines": """
-------------------
Bay      Length
-------- ----------
First    31
         metres

Second   44 metres
-------------------
""",
    "in a grid": """
+--------+-----------+
| Bay    | Length    |
+========+===========+
| First  | 31 metres |
+--------+-----------+
| Second | 44        |
|        | metres    |
+--------+-----------+
""",
    "with bars": """
| Bay | Length |
|-----|--------|
| First | 31 metres |
| Second | 44 metres |
""",
    "in HTML": """
<table>
<tr><th>Bay</th><th>Length</th></tr>

<tr><td>First</td><td>31 metres</td></tr>
<tr><td>Second</td><td>44<br>metres</td></tr>
</table>
""",
}


@pytest.mark.parametrize("form", DRAWN)
def test_tables_are_told_in_whatever_form_they_are_drawn(form: str) -> None:
    text = f"Before.\n{DRAWN[form]}\nAfter."
    assert blocks(text) == [
        (BODY, "Before."),
        (TABLE, "Bay | Length"),
        (TABLE, "First | 31 metres"),
        (TABLE, "Second | 44 metres"),
        (BODY, "After."),
    ]
    assert cells(text)[1:] == [
        ["Bay: First", "Length: 31 metres"],
        ["Bay: Second", "Length: 44 metres"],
    ]


@pytest.mark.parametrize("place", ["above", "below"])
def test_a_line_about_a_table_is_its_caption(place: str) -> None:
    table, caption = DRAWN["with bars"].strip(), "Table: The *bays*"
    text = f"{caption}\n\n{table}" if place == "above" else f"{table}\n\n{caption}"
    assert [said for kind, said in blocks(f"{text}\n\nText.") if kind is CAPTION] == ["The bays"]


@pytest.mark.parametrize(
    "text",
    [
        "Text\n--- ---\n\nText cut in words\n----- -----\nwhere no column ends",
        "+---+\n| a\n\nText",
        "+---+---+\nText\n\nText",
        "------------\n\nText\n\n--- ---\n\nText",
    ],
)
def test_dashes_that_draw_no_table_are_none(text: str) -> None:
    assert not [kind for kind, _ in blocks(text) if kind is TABLE]
    assert sum(said.count("Text") for _, said in blocks(text)) == text.count("Text")
