"""Asides of all dialects are the author's own text, with their titles."""

import pytest

from corpus.article import ParagraphKind
from tests.corpus.formats.markdown.written_blocks import BODY, CODE, LIST, blocks


@pytest.mark.parametrize(
    "text",
    [
        "> [!NOTE] A title\n> Inside.",
        "> [!warning]- A title\n> Inside.",
        '!!! note "A title"\n    Inside.',
        '??? note "A title"\n    Inside.',
        "::: note A title\nInside.\n:::",
        ":::tip[A title]\nInside.\n:::",
        ":::{note} A title\n:class: x\nInside.\n:::",
        '::: {.callout-tip title="A title"}\n::: inner\nInside.\n:::\n:::',
    ],
)
def test_an_aside_is_the_authors_own_text_with_its_title(text: str) -> None:
    assert blocks(f"{text}\n\nAfter.") == [(BODY, "A title"), (BODY, "Inside."), (BODY, "After.")]


@pytest.mark.parametrize(
    "text", ["> [!NOTE]\n> Inside.", "!!! note\n    Inside.", ":::note\nInside.\n:::"]
)
def test_an_aside_without_a_title_gets_none(text: str) -> None:
    assert blocks(text) == [(BODY, "Inside.")]


@pytest.mark.parametrize(
    "text",
    [
        "<aside>\n**Never** board alone.\n\n- Not *even* twice.\n\n</aside>\n\nAfter.",
        "<aside>\n\n**Never** board alone.\n- Not *even* twice.\n</aside>\nAfter.",
        "Before.\n<aside>\n**Never** board alone.\n- Not *even* twice.\n\n</aside>\nAfter.",
    ],
)
def test_an_aside_of_notion_is_markdown(text: str) -> None:
    said = [each for each in blocks(text) if each != (BODY, "Before.")]
    assert said == [
        (BODY, "Never board alone."),
        (LIST, "Not even twice."),
        (BODY, "After."),
    ]


def test_an_aside_in_code_is_code() -> None:
    assert blocks("Text.\n\n```\n<aside>\n```") == [(BODY, "Text."), (CODE, "<aside>")]


def test_what_only_looks_like_an_aside_is_kept() -> None:
    assert blocks("!!! No way\n\n> [!] Said he.\n\n: alone") == [
        (BODY, "!!! No way"),
        (ParagraphKind.QUOTE, "[!] Said he."),
        (BODY, ": alone"),
    ]
