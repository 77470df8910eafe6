"""reStructuredText, Org and AsciiDoc are read as a page made of them shows, and nothing runs."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SourceRefused
from corpus.formats import read_document
from corpus.normalise import normalise
from tests.corpus.formats.markup.marked_up_documents import ASCIIDOC, ORG, RST, SHOWN

EXTENSIONS = {"rst": RST, "org": ORG, "adoc": ASCIIDOC}


def blocks(text: str, extension: str) -> list[tuple[str, str]]:
    draft = read_document(text.encode(), f"harbour.{extension}")
    return [(str(each.kind), draft.body[each.start : each.end]) for each in draft.paragraphs]


@pytest.mark.parametrize(("extension", "text"), EXTENSIONS.items())
def test_what_a_page_shows_is_read_and_nothing_else(extension: str, text: str) -> None:
    assert blocks(text, extension) == SHOWN


@pytest.mark.parametrize(("extension", "text"), EXTENSIONS.items())
def test_title_author_and_day_are_stated_in_the_head(extension: str, text: str) -> None:
    stated = read_document(text.encode(), f"harbour.{extension}").metadata
    assert (stated.title, stated.authors, stated.published) == (
        "The harbour",
        ("Ada Brook",),
        date(2026, 3, 14),
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A net, a *rope*\nand |x| knots.", "A net, a rope and |x| knots."),
        ("Ask `Ada`_ or :doc:`/office`.", "Ask Ada or /office."),
        ("Say \\*no\\* to H\\ :sub:`2`\\ O.", "Say *no* to H\u2082O."),
        ("It costs 3 * 4 and a_b_c.", "It costs 3 * 4 and a_b_c."),
        ("See https://harbour.example/a_b for more.", "See https://harbour.example/a_b for more."),
        ("Told in [CIT2002]_ of old.\n\n.. [CIT2002] A book.", "Told in [CIT2002] of old."),
    ],
)
def test_lines_of_rst_are_read_as_they_are_meant(text: str, shown: str) -> None:
    assert blocks(text, "rst")[0] == ("body", shown)


def test_a_proposal_of_python_tells_its_head_like_a_message() -> None:
    head = "PEP: 9999\nTitle: Moorings\nAuthor: Ada Brook <ada@harbour.example>\nStatus: Draft\n"
    draft = read_document(f"{head}\nA mooring is paid for by the metre.\n".encode(), "pep.rst")
    assert (draft.metadata.title, draft.metadata.authors) == ("Moorings", ("Ada Brook",))
    assert draft.body == "A mooring is paid for by the metre."


def test_directives_of_sphinx_show_what_they_hold_and_unknown_ones_nothing() -> None:
    text = (
        "Moorings are many here, as told.\n\n.. versionadded:: 3.2\n   Night berths.\n\n"
        ".. warning:: Mind the tide.\n\n.. function:: moor(boat)\n\n   Moors a boat.\n\n"
        ".. somebodys-own:: argument\n   :option: 1\n\n.. deprecated::\n"
    )
    assert [shown for _, shown in blocks(text, "rst")] == [
        "Moorings are many here, as told.",
        "Added in version 3.2: Night berths.",
        "Mind the tide.",
        "moor(boat)",
        "Moors a boat.",
    ]


def test_a_table_whose_first_line_has_no_cell_is_read_all_the_same() -> None:
    text = "The harbour has two berths.\n\n|===\nno cell\n\n|Day |12\n|===\n"
    assert {"Day", "12"} <= {shown for _, shown in blocks(text, "adoc")}


@pytest.mark.parametrize(
    ("extension", "text"), [("rst", ".. nothing"), ("org", "# nothing"), ("adoc", "// nothing")]
)
def test_what_shows_no_text_is_refused_with_what_to_do(extension: str, text: str) -> None:
    with pytest.raises(SourceRefused, match="post the article's page"):
        read_document(text.encode(), f"a.{extension}")


@pytest.mark.parametrize("extension", EXTENSIONS)
@given(
    st.text(st.sampled_from("a *_`|[]:=+-.#<>~^\\\n{}/\"'1@;"), max_size=200) | st.text(max_size=80)
)
def test_any_text_is_read_in_normal_form_or_refused(extension: str, text: str) -> None:
    with contextlib.suppress(SourceRefused):
        for _, shown in blocks(text, extension):
            assert shown == normalise(shown) != ""
