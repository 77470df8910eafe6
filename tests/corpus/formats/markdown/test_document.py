"""Markdown is kept whole: what its writer stated, and every block of the body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Draft, ParagraphKind
from corpus.errors import SourceRefused
from corpus.formats.blocks import TEXT
from corpus.formats.markdown.document import read_markdown
from corpus.normalise import normalise
from corpus.submissions.cautions import cautions

BODY, HEADING, CAPTION = ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.CAPTION


def blocks(draft: Draft) -> list[tuple[ParagraphKind, str]]:
    return [(part.kind, draft.body[part.start : part.end]) for part in draft.paragraphs]


@pytest.mark.parametrize("text", ["", "# Title", "---\ntitle: Ice\n---\n", "<!-- a -->"])
def test_markdown_without_a_paragraph_is_refused(text: str) -> None:
    with pytest.raises(SourceRefused, match=r"^This Markdown has no paragraph of text: "):
        read_markdown(text)


def test_notes_that_are_nothing_but_a_list_are_an_article() -> None:
    draft = read_markdown("# Patch 1.2\n\n- Fixed the timetable.\n- Raised the price.\n")
    listed = ParagraphKind.LIST
    assert blocks(draft) == [(listed, "Fixed the timetable."), (listed, "Raised the price.")]


def test_the_first_top_heading_is_the_title_and_no_part_of_the_body() -> None:
    draft = read_markdown("# The *Ice*\n\nIt froze.\n\n# Later\n\nIt broke.")
    assert draft.metadata.title == "The Ice"
    assert blocks(draft) == [(BODY, "It froze."), (HEADING, "Later"), (BODY, "It broke.")]
    stated = read_markdown("---\ntitle: Winter\n---\n# The Ice\n\nIt froze.")
    assert stated.metadata.title == "Winter"
    assert blocks(stated) == [(HEADING, "The Ice"), (BODY, "It froze.")]


@pytest.mark.parametrize("mark", ["## The Ice\n\n", "The Ice\n---\n\n", "### The Ice\n\n"])
def test_a_heading_that_the_text_begins_with_is_the_title_where_all_stand_below_it(
    mark: str,
) -> None:
    draft = read_markdown(f"{mark}It froze.\n\n#### Later\n\nIt broke.")
    assert draft.metadata.title == "The Ice"
    assert blocks(draft) == [(BODY, "It froze."), (HEADING, "Later"), (BODY, "It broke.")]


@pytest.mark.parametrize(
    "text",
    [
        "## The Ice\n\nIt froze.\n\n## Later\n\nIt broke.",
        "### The Ice\n\nIt froze.\n\n## Later\n\nIt broke.",
        "It froze.\n\n## Later\n\nIt broke.",
        "- ## The Ice\n\nIt froze.",
    ],
)
def test_a_heading_among_others_is_no_title(text: str) -> None:
    assert read_markdown(text).metadata.title is None


def test_each_kind_of_block_is_told_apart() -> None:
    draft = read_markdown(
        "First line\nof two.\n\n## Part ##\n\n- one\n- two\n  more\n\n1. three\n\n"
        "> quoted\n> text\n>\n> again\n\n```text\nx = *1*\n<!-- kept -->\n```\n\n"
        "| a | b |\n|---|--:|\n| 1 | 2 |\n\nUnderlined\n----------\n\n***\n\n"
        "<!-- dropped\n\nwholly -->Last.\n"
    )
    assert blocks(draft) == [
        (BODY, "First line of two."),
        (HEADING, "Part"),
        (ParagraphKind.LIST, "one"),
        (ParagraphKind.LIST, "two more"),
        (ParagraphKind.LIST, "1. three"),
        (ParagraphKind.QUOTE, "quoted text"),
        (ParagraphKind.QUOTE, "again"),
        (ParagraphKind.CODE, "x = *1*"),
        (ParagraphKind.CODE, "<!-- kept -->"),
        (ParagraphKind.TABLE, "a | b"),
        (ParagraphKind.TABLE, "1 | 2"),
        (HEADING, "Underlined"),
        (BODY, "Last."),
    ]


def test_an_image_is_its_caption() -> None:
    draft = read_markdown(
        "![A ferry](a.png)\n\n*In the ice*\n\n![](b.png)\n\n*Not a caption.*\n\nIt."
    )
    assert blocks(draft)[:2] == [(CAPTION, "A ferry"), (CAPTION, "In the ice")]
    told = read_markdown("It froze.\n\n*It broke.*\n\n![](b.png)\n\nIt froze again.")
    assert blocks(told) == [(BODY, text) for text in ("It froze.", "It broke.", "It froze again.")]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("**bold** and *it* and __b__ and _i_ and ~~gone~~", "bold and it and b and i and"),
        ("***all* some** more", "all some more"),
        ("snake_case_name and 5 * 3 * 2", "snake_case_name and 5 * 3 * 2"),
        ("see [the ice](http://a.example/b_(c)) now", "see the ice now"),
        ("[they [the cartels] said](http://a.example) so", "they [the cartels] said so"),
        ("WAR (sic) and [sic] and [a][b]", "WAR (sic) and [sic] and [a][b]"),
        ("[a][ref] and [Ref][]\n\n[ref]: http://a.example", "a and Ref"),
        ("`a*b*c` and ``d`e``", "a*b*c and d`e"),
        (r"\*not\* \[a\](b) 1\. \\", r"*not* [a](b) 1. \ ".strip()),
        ("<https://a.example/x> &amp; <b>bold</b><br/> 1 < 2", "https://a.example/x & bold 1 < 2"),
        ("an ![inline](a.png) image", "an image"),
        ("wrapped in\n2020. The end.", "wrapped in 2020. The end."),
    ],
)
def test_inline_markup_becomes_plain_text(markup: str, text: str) -> None:
    assert blocks(read_markdown(markup)) == [(BODY, text)]


def test_a_section_about_the_author_is_no_part_of_the_article() -> None:
    draft = read_markdown("It froze.\n\n## About the Authors\n\nAnn.\n\nJohn.\n\n## Notes\n\nEnd.")
    assert blocks(draft) == [
        (BODY, "It froze."),
        (HEADING, "About the Authors"),
        (ParagraphKind.ABOUT_AUTHOR, "Ann."),
        (ParagraphKind.ABOUT_AUTHOR, "John."),
        (HEADING, "Notes"),
        (BODY, "End."),
    ]


def test_a_missing_title_and_author_are_asked_for() -> None:
    assert cautions(read_markdown("It froze.").metadata, ())[:2] == (
        "No title is known: add one.",
        "No author is known: add one if you know who wrote it.",
    )


@pytest.mark.slow
@given(st.lists(st.from_regex(r"[A-Za-z][a-z ,.;!?]{0,60}", fullmatch=True), min_size=1))
def test_plain_paragraphs_are_kept_word_for_word(paragraphs: list[str]) -> None:
    draft = read_markdown("\n\n".join(paragraphs))
    assert blocks(draft) == [(BODY, normalise(text)) for text in paragraphs]


@given(st.text(alphabet="ab1 \n#>*_-`~|[]()!<>\\:=+.&", max_size=120))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        draft = read_markdown(text)
    except SourceRefused:
        return
    assert any(kind in TEXT for kind, _ in blocks(draft))
    assert all(text == normalise(text) != "" for _, text in blocks(draft))
