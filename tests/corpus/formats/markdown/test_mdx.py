"""MDX is read as the Markdown in it: components frame text, and statements are none."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SourceRefused
from corpus.formats import read_document
from corpus.formats.markdown.mdx import read_mdx

MOORING = "A mooring is paid for by the metre, tenders free."
GATE = "The gate opens two hours before high water."


def blocks(text: str) -> list[tuple[str, str]]:
    draft = read_document(text.encode(), "harbour.mdx")
    return [(str(each.kind), draft.body[each.start : each.end]) for each in draft.paragraphs]


def test_what_components_frame_is_text_however_far_in_it_stands() -> None:
    text = f"""---
title: The harbour
---
import {{ Questions, Q }} from "@site/questions";

<Questions>
    <Q>
        What does a mooring cost?
        <A kind="long">
            {MOORING}

            * Day berths
            * **Swinging** moorings
        </A>
    </Q>
</Questions>
"""
    assert blocks(text) == [
        ("body", "What does a mooring cost?"),
        ("body", MOORING),
        ("list", "Day berths"),
        ("list", "Swinging moorings"),
    ]
    assert read_mdx(text).metadata.title == "The harbour"


@pytest.mark.parametrize(
    "left_out",
    [
        "import A from 'a';\nimport B from 'b';",
        "export const depth = {\n  quay: 3,\n};",
        "{/* The depth\nis not told. */}",
        "<Tabs />",
        '<TabItem value="a" label="b">',
    ],
)
def test_what_puts_the_page_together_is_left_out(left_out: str) -> None:
    assert blocks(f"{GATE}\n\n{left_out}\n\n{MOORING}") == [("body", GATE), ("body", MOORING)]


@pytest.mark.parametrize("indent", ["", "    ", "\t"])
def test_code_in_a_fence_stays_code(indent: str) -> None:
    code = f"{indent}```js\n{indent}import Gate from 'gate';\n{indent}<Gate>\n{indent}```"
    assert blocks(f"{GATE}\n\n{code}\n\n{MOORING}")[1:3] == [
        ("code", "import Gate from 'gate';"),
        ("code", "<Gate>"),
    ]


def test_a_placeholder_and_an_import_that_somebody_tells_of_are_text() -> None:
    said = "Imports are taxed: type <amount> to see."
    assert blocks(f"{said}\n\nThe import rules changed.")[0] == ("body", said)


def test_braces_that_are_escaped_and_the_name_of_a_heading_are_read_as_in_markdown() -> None:
    assert blocks(f"# Harbour\n\n## Gates \\{{#gates}}\n\n{GATE}")[0] == ("heading", "Gates")


@given(st.text("<>/AZaz{}*`~ \n\timportexport", max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(SourceRefused):
        assert read_mdx(text).body
