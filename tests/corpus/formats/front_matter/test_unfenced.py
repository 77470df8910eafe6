"""Statements without a fence are known at the head of a text, and nowhere else."""

from datetime import date

import pytest

from corpus.article import Metadata
from corpus.formats.markdown.document import read_markdown


@pytest.mark.parametrize(
    ("head", "metadata"),
    [
        (
            "% The ice\n  of the north\n% Ann Roe; J. Doe\n  Jo Poe\n% May 3, 2021",
            Metadata(
                "The ice of the north", ("Ann Roe", "J. Doe", "Jo Poe"), None, date(2021, 5, 3)
            ),
        ),
        ("% The ice", Metadata("The ice")),
        ("% The ice\n%\n% Spring", Metadata("The ice")),
        (
            "Title: The ice\nDate: 2021-05-03 10:20\nAuthors: Ann Roe, J. Doe\nCategory: cold",
            Metadata("The ice", ("Ann Roe", "J. Doe"), None, date(2021, 5, 3)),
        ),
        (
            "title:   The ice\nauthor:  Roe, Ann; J. Doe\ndate: spring\nurl: pages/ice/",
            Metadata("The ice", ("Roe, Ann", "J. Doe")),
        ),
    ],
)
def test_statements_without_a_fence_are_no_text(head: str, metadata: Metadata) -> None:
    draft = read_markdown(f"{head}\n\nIt froze.")
    assert (draft.metadata, draft.body) == (metadata, "It froze.")


@pytest.mark.parametrize("text", ["Title: it froze.\nSo it did.", "%5 of it froze.", "Title:\n"])
def test_a_first_paragraph_that_looks_like_statements_is_text(text: str) -> None:
    draft = read_markdown(f"{text}\n\nIt froze.")
    assert (draft.metadata.title, draft.paragraphs[0].start) == (None, 0)
    assert draft.body.endswith("It froze.")
    assert len(draft.paragraphs) == 2


def test_what_front_matter_does_not_state_a_line_above_the_text_may() -> None:
    text = "# The ice\n\nBy Ann Roe\n\n3 May 2021\n\nIt froze on Tuesday, and nobody knew why."
    draft = read_markdown(text)
    assert (draft.metadata.authors, draft.metadata.published) == (("Ann Roe",), date(2021, 5, 3))
    assert draft.body.startswith("By Ann Roe")
    stated = read_markdown(f"---\nauthor: J. Doe\ndate: 2020-01-01\n---\n{text}").metadata
    assert (stated.authors, stated.published) == (("J. Doe",), date(2020, 1, 1))


@pytest.mark.parametrize(
    ("head", "title", "authors"),
    [
        ("%\n% Ann Roe; Bob Poe\n", None, ("Ann Roe", "Bob Poe")),
        (
            "% The Quay\n% Ann Roe^[University of Orr]\n  Bob Poe\n",
            "The Quay",
            ("Ann Roe", "Bob Poe"),
        ),
        ("% The Quay^[Read in May.]\n", "The Quay", ()),
    ],
)
def test_pandocs_lines_may_lack_a_title_and_have_notes(
    head: str, title: str | None, authors: tuple[str, ...]
) -> None:
    draft = read_markdown(f"{head}\nThe ferry to Orr leaves at seven in the morning.\n")
    assert (draft.metadata.title, draft.metadata.authors) == (title, authors)
    assert draft.body == "The ferry to Orr leaves at seven in the morning."
