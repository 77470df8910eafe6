"""What is set in columns with spaces or tabs is a table, and its numbers of sections are kept."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Draft, ParagraphKind
from corpus.formats.text.aligned_tables import table_in
from corpus.formats.text.document import read_text

PROSE = (
    "The lock is open every day in the summer, and a keeper is there to help those who pass it "
    "for the first time in a boat of their own."
)
TIDES = """Lock         Opens   Keeper
Upper gate   06:30   Runa
Mill gate    07:15   Old Per
Sea gate     05:45"""


def blocks(draft: Draft) -> list[tuple[str, str]]:
    return [(each.kind.value, draft.body[each.start : each.end]) for each in draft.paragraphs]


def heads(draft: Draft, row: int) -> list[tuple[str, ...]]:
    """Return what names each cell of the *row*, counted among the rows of tables."""
    rows = [each for each in draft.paragraphs if each.kind is ParagraphKind.TABLE]
    return [
        tuple(draft.body[name.start : name.end] for name in cell.heads) for cell in rows[row].cells
    ]


def test_each_line_of_a_table_in_columns_is_a_row() -> None:
    assert blocks(read_text(f"{PROSE}\n\n{TIDES}\n\n{PROSE} It closes at night.")) == [
        ("body", PROSE),
        ("table", "Lock Opens Keeper"),
        ("table", "Upper gate 06:30 Runa"),
        ("table", "Mill gate 07:15 Old Per"),
        ("table", "Sea gate 05:45"),
        ("body", f"{PROSE} It closes at night."),
    ]


def test_cells_are_named_by_the_first_row_where_figures_stand_below_it() -> None:
    draft = read_text(f"{PROSE}\n\n{TIDES}")
    assert heads(draft, 2) == [("Lock",), ("Opens",), ("Keeper",)]
    assert heads(draft, 3) == [("Lock",), ("Opens",)]


def test_no_row_of_a_table_without_heads_names_the_others() -> None:
    draft = read_text(f"{PROSE}\n\nUpper gate   06:30\nMill gate    07:15\nSea gate     05:45")
    assert heads(draft, 1) == [(), ()]


def test_a_table_that_was_copied_with_tabs_keeps_its_empty_cells_apart() -> None:
    draft = read_text(f"{PROSE}\n\nGate\tKeeper\tDepth\nUpper\t\t3 m\nSea\tRuna\t5 m")
    assert blocks(draft)[2:] == [("table", "Upper 3 m"), ("table", "Sea Runa 5 m")]
    assert heads(draft, 1) == [("Gate",), ("Depth",)]


def test_a_line_drawn_below_the_first_row_says_that_it_names_the_columns() -> None:
    lines = ["Gate    Keeper", "------  ------", "Upper   Runa", "Sea     Per"]
    rows = table_in(lines).rows
    assert [[cell.heading for cell in row] for row in rows] == [
        [True] * 2,
        [False] * 2,
        [False] * 2,
    ]


def test_a_line_above_a_table_is_no_row_of_it() -> None:
    parsed = table_in(["The gates", *TIDES.splitlines()])
    assert (parsed.before, len(parsed.rows)) == (["The gates"], 4)


def test_two_spaces_behind_full_stops_make_no_table() -> None:
    lines = ["It rained.  We stayed in", "until noon.  Then the sun", "came.  We left."]
    assert table_in(lines).rows == ()


def test_a_table_in_a_document_whose_lines_an_editor_broke_is_one_too() -> None:
    wrapped = (
        "The lock is open every day in the summer, and a keeper is there to help\n"
        "those who pass it for the first time in a boat of their own. Nobody has\n"
        "to pay for that, and whoever comes at night has to wait for the morning.\n"
    )
    found = blocks(read_text(f"The three gates\n\n{wrapped}\n{TIDES}\n\n{wrapped}"))
    assert ("table", "Mill gate 07:15 Old Per") in found


def test_a_numbered_line_above_prose_is_a_heading_and_keeps_its_number() -> None:
    found = blocks(read_text(f"{PROSE}\n\n2. NIGHTS\n\n{PROSE} Not at night."))
    assert found[1] == ("heading", "2. NIGHTS")


def test_steps_keep_their_numbers() -> None:
    steps = "1. Tie the boat.\n2. Ring the bell.\n3. Wait."
    assert blocks(read_text(f"{PROSE}\n\n{steps}"))[1:] == [
        ("list", "1. Tie the boat."),
        ("list", "2. Ring the bell."),
        ("list", "3. Wait."),
    ]


@given(st.lists(st.text(alphabet="ab \t-1", max_size=30), max_size=6))
def test_what_is_no_table_stays_as_it_was(lines: list[str]) -> None:
    parsed = table_in(lines)
    assert parsed.rows or list(parsed.before) == lines
