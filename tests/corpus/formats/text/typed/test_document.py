"""Documents that somebody typed, or a program laid out, line by line: nothing of them is lost."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Draft
from corpus.formats.html.document import read_html
from corpus.formats.text.document import read_text
from corpus.left_out import told

GATE = (
    "The gate of the lock is opened by the keeper alone, who turns the wheel on the left bank, "
    "until the red mark stands at the top, and waits there until the water has become still."
)
PUMP = (
    "The pump runs from a battery, so that the chamber can be filled while the mains are off. "
    "It is to be started once a week, even where no boat has come, and the hours are written down."
)
RADIO = (
    "Boats call the lock by radio before they come round the bend. The keeper answers with the "
    "number of the berth, and says how long it will take until the chamber is free for them."
)
GREASE = (
    "The wheel is greased in spring and in autumn, and when it has been under water for more than "
    "a day."
)


def wrapped(text: str, width: int = 72, indent: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)


def blocks(draft: Draft) -> list[tuple[str, str]]:
    return [(str(part.kind), draft.body[part.start : part.end]) for part in draft.paragraphs]


MANUAL = f"""\
                        The Lock at Osmark

                            Version 2.1

Copyright (C) 2021 The Osmark Canal Company. All rights reserved.

Table of Contents

1. The gate ......................................... 3
  1.1 Notes ......................................... 3
2. The pump ......................................... 4

1. The gate

{wrapped(GATE, indent="   ")}

   wheel = 14 * mark
   mark  = {{ 1 | 2 | 3 }}

1.1 Notes

   o  The wheel is greased in spring and in autumn, and when it has been
      under water for more than a day.
   o  The key hangs in the office.

2. The pump
-----------

{wrapped(PUMP, indent="   ")}

   wheel = 14 * mark

2.1 Notes

{wrapped(RADIO, indent="   ")}
"""


def test_a_manual_is_read_whole_with_its_sections_items_and_code() -> None:
    draft = read_text(MANUAL)
    assert draft.metadata.title == "The Lock at Osmark"
    assert told(draft) == ()
    assert blocks(draft) == [
        ("heading", "Version 2.1"),
        ("body", "Copyright (C) 2021 The Osmark Canal Company. All rights reserved."),
        ("heading", "Table of Contents"),
        ("list", "1. The gate ......................................... 3"),
        ("list", "1.1 Notes ......................................... 3"),
        ("list", "2. The pump ......................................... 4"),
        ("heading", "1. The gate"),
        ("body", GATE),
        ("code", "wheel = 14 * mark"),
        ("code", "mark = { 1 | 2 | 3 }"),
        ("heading", "1.1 Notes"),
        ("list", GREASE),
        ("list", "The key hangs in the office."),
        ("heading", "2. The pump"),
        ("body", PUMP),
        ("code", "wheel = 14 * mark"),
        ("heading", "2.1 Notes"),
        ("body", RADIO),
    ]


def paged(*texts: str, footer: str, header: str, feed: str = "\f") -> str:
    """Return pages as a standard is printed: the header stands on all but the first."""
    pages = [
        f"{text}\n\n\n\n{footer.format(number)}\n" for number, text in enumerate(texts, start=1)
    ]
    return f"{feed}{header}\n\n\n".join(pages)


LONG = f"{GATE} {PUMP} {RADIO}"
LINES = wrapped(LONG, indent="   ").split("\n")
BROKEN = ["\n".join(part) for part in (LINES[:3], LINES[3:6], LINES[6:])]


@pytest.mark.parametrize(
    ("header", "footer", "feed"),
    [
        ("OSM 12             The Lock             May 2021", "Keeper            [Page {}]", "\f"),
        ("OSM 12             The Lock             May 2021", "Keeper            [Page {}]", "\n"),
        ("The Lock at Osmark", "                  - {} -", "\f"),
        ("LOCK(1)          Osmark Manual          LOCK(1)", "2.1      May 2021      {}", "\f"),
    ],
)
def test_headers_and_footers_leave_and_a_paragraph_goes_on_over_the_page(
    header: str, footer: str, feed: str
) -> None:
    text = paged(*BROKEN, header=header, footer=footer, feed=feed)
    assert blocks(read_text(text)) == [("body", LONG)]


def test_chapters_that_begin_on_new_pages_keep_their_headings() -> None:
    chapters = [f"Chapter {each}\n\n{wrapped(text)}\n" for each, text in enumerate((GATE, PUMP), 1)]
    text = "\f".join([*chapters, f"Chapter 3\n\n{wrapped(RADIO)}\n"])
    assert [text for kind, text in blocks(read_text(text)) if kind == "heading"] == [
        "Chapter 1",
        "Chapter 2",
        "Chapter 3",
    ]


def test_what_a_printer_strikes_twice_and_a_terminal_colours_is_read_once() -> None:
    struck = "".join(f"{letter}\b{letter}" for letter in "Gate")
    text = f"{struck} and \x1b[1mpump\x1b[0m\n\n{wrapped(GATE)}\n\n{wrapped(PUMP)}"
    assert read_text(text).metadata.title == "Gate and pump"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a non-\nidentity matrix", "a non-identity matrix"),
        ("of the Canal-\nCompany here", "of the Canal-Company here"),
        ("all the infor-\nmation there is", "all the information there is"),
        ("under ISO-\n8859 it is", "under ISO-8859 it is"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_leaves_no_space(text: str, read: str) -> None:
    before, after = text.split("\n")
    line = "The keeper writes down " + "what he has seen of it, and " * 2
    typed = f"{(line + before)[-72:]}\n{after}, says the book.\n\n{wrapped(PUMP)}"
    assert read in read_text(typed).body


def test_a_line_that_begins_with_a_year_or_a_number_goes_on() -> None:
    text = (
        "The gate was put in by the Osmark Canal Company in the dry summer of\n"
        "12. The keeper wrote in his book that it was the driest he had ever\n"
        "seen, and that no boat had come for six weeks.\n"
    )
    assert len(blocks(read_text(f"{text}\n{wrapped(PUMP)}"))) == 2


@pytest.mark.parametrize("within", ["<pre>{}</pre>", "<pre>{}</pre><hr><pre>Back to the top</pre>"])
def test_a_page_that_shows_a_document_page_by_page_is_all_of_it(within: str) -> None:
    texts = [wrapped(f"{each} {LONG}", indent="   ") for each in ("First.", "Second.", "Third.")]
    text = paged(
        *texts,
        header="OSM 12             The Lock             May 2021",
        footer="Keeper            [Page {}]",
        feed="</pre><!--NewPage--><pre class='newpage'>",
    )
    page = f"<html><head><title>The Lock</title></head><body>{within.format(text)}</body></html>"
    said = read_html(page).body
    assert [f"{each} {LONG}" in said for each in ("First.", "Second.", "Third.")] == [True] * 3
    assert "Page" not in said


SENTENCES = st.lists(
    st.lists(st.sampled_from("keeper lock Osmark 12 (red) gate, of the a".split()), min_size=30),
    min_size=2,
    max_size=6,
)


@given(SENTENCES, st.integers(60, 90))
def test_no_word_of_a_typed_document_is_lost_or_doubled(
    paragraphs: list[list[str]], width: int
) -> None:
    texts = [f"The {' '.join(words)} end." for words in paragraphs]
    text = "\n\n".join(wrapped(each, width) for each in texts)
    assert read_text(text).body.split() == " ".join(texts).split()
