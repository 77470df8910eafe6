"""Lists of Markdown keep their numbers and terms; notes stand last, without their marks."""

from corpus.formats.markdown.document import read_markdown
from tests.corpus.formats.markdown.written_blocks import BODY, HEADING, LIST, blocks


def test_numbers_are_kept_and_go_on_after_a_paragraph() -> None:
    text = (
        "Steps:\n\n1. Close it.\n\n   The barrier is there.\n\n1. Survey:\n   - by a diver\n"
        "   - by sonar\n\nIn between.\n\n3. Invite offers.\n\n0) nought\n1) one\n\n"
        "- [x] done\n- [ ] open"
    )
    assert blocks(text) == [
        (BODY, "Steps:"),
        (LIST, "1. Close it."),
        (LIST, "The barrier is there."),
        (LIST, "2. Survey:"),
        (LIST, "by a diver"),
        (LIST, "by sonar"),
        (BODY, "In between."),
        (LIST, "3. Invite offers."),
        (LIST, "0) nought"),
        (LIST, "1) one"),
        (LIST, "[x] done"),
        (LIST, "[ ] open"),
    ]


def test_notes_stand_last_and_their_marks_are_gone() -> None:
    text = (
        "Lost in 1950.[^1] Lit.[^long]^[An *inline* note.] Not defined.[^2]\n\n"
        "[^long]: Minutes.\n    Kept by the clerk.\n\n    Second paragraph.\n\n"
        "[^1]: Annual report.\n\nLast.\n\n[^unused]: Nothing refers to it.\n"
    )
    assert blocks(text) == [
        (BODY, "Lost in 1950. Lit. Not defined.[^2]"),
        (BODY, "Last."),
        (LIST, "Annual report."),
        (LIST, "Minutes. Kept by the clerk."),
        (LIST, "Second paragraph."),
        (LIST, "An inline note."),
        (LIST, "Nothing refers to it."),
    ]


def test_links_that_mark_notes_leave_and_other_links_within_stay() -> None:
    text = "Lost in 1950.[\\[1\\]](#fn1) See [the next part](#next).\n\n[\\[1\\]](#fnref1) Report."
    assert blocks(text) == [(BODY, "Lost in 1950. See the next part."), (BODY, "Report.")]


def test_terms_introduce_their_definitions() -> None:
    draft = read_markdown("Term\n: Definition\n  goes on\n\n: Another\n\nText.")
    assert [
        (part.kind, draft.body[slice(*part.introduction)] if part.introduction else None)
        for part in draft.paragraphs
    ] == [(HEADING, None), (LIST, "Term"), (LIST, "Term"), (BODY, None)]
