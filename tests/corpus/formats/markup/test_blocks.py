"""A tree is cut into blocks as its reader sees them: each text once, in order, of its kind."""

import pytest

from corpus.article import ParagraphKind
from corpus.formats.markup.blocks import blocks_of, placed_blocks_of
from corpus.formats.markup.element import parse

BODY, HEADING, LIST = ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.LIST
QUOTE, CODE, CAPTION = ParagraphKind.QUOTE, ParagraphKind.CODE, ParagraphKind.CAPTION


def kinds(source: str) -> list[tuple[ParagraphKind, str]]:
    return [(block.kind, block.text) for block in blocks_of(parse(source))]


def texts(source: str) -> list[str]:
    return [text for _, text in kinds(source)]


def test_one_line_break_is_a_space_and_two_end_the_paragraph() -> None:
    assert texts("<p>one<br>two<br> <br>three</p>") == ["one two", "three"]


def test_each_line_of_code_is_a_block_and_no_line_of_text_is() -> None:
    source = "<pre><code>tank --fill\n\n  tank --seal<br>tank --tow</code></pre><p>as it\nis</p>"
    commands = ["tank --fill", "tank --seal", "tank --tow"]
    assert kinds(source) == [*((CODE, line) for line in commands), (BODY, "as it is")]


def test_blocks_have_the_kind_of_their_element() -> None:
    source = (
        "<div>loose <b>text</b><ul><li><p>item</p></li></ul><blockquote><p>said</p></blockquote>"
        "<pre>x = 1</pre><table><tr><th>a</th><td>b</td></tr></table>"
        "<figure><figcaption>seen</figcaption></figure></div>"
    )
    assert kinds(source) == [
        (BODY, "loose text"),
        (LIST, "item"),
        (QUOTE, "said"),
        (CODE, "x = 1"),
        (ParagraphKind.TABLE, "a b"),
        (CAPTION, "seen"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<ul><li>one</li><li>two</li></ul>",
        "<ul><li><span>one</span></li><li><div>two</div></li></ul>",
        "<ul><li><p>one</p><p>two</p></li></ul>",
        "<ul><li>one<ul><li>two</li></ul></li></ul>",
        "<ul><li><div><p>one</p></div>two</li></ul>",
        "<ol><li><a href='/x'><b>one</b></a><br><br>two</li></ol>",
    ],
)
def test_items_are_items_whatever_wraps_their_text(source: str) -> None:
    assert kinds(source) == [(LIST, "one"), (LIST, "two")]


def test_text_beside_blocks_is_read_in_its_place() -> None:
    source = "<div>First<div>From May</div>Second<p>third</p>fourth<ul><li>x</ul>fifth</div>"
    assert texts(source) == ["First", "From May", "Second", "third", "fourth", "x", "fifth"]


@pytest.mark.parametrize(
    "name", ["aside", "section", "details", "fieldset", "footer", "form", "header", "address"]
)
def test_what_begins_a_line_is_no_part_of_the_line_before(name: str) -> None:
    assert texts(f"<div>one<{name}>two</{name}>three</div>") == ["one", "two", "three"]


def test_a_line_across_a_page_parts_paragraphs() -> None:
    assert texts("<div>one<hr>two</div>") == ["one", "two"]


def test_a_term_introduces_what_is_said_of_it() -> None:
    source = "<dl><dt>Ebb</dt><dd>The tide going out.</dd><dd><p>A decline.</p></dd></dl>"
    assert kinds(source) == [
        (HEADING, "Ebb"),
        (LIST, "The tide going out."),
        (LIST, "A decline."),
    ]


def test_a_summary_is_the_heading_of_what_it_unfolds() -> None:
    source = "<details><summary>What of the ferries?</summary>They sail on.</details>"
    assert kinds(source) == [(HEADING, "What of the ferries?"), (BODY, "They sail on.")]


@pytest.mark.parametrize(
    "source",
    [
        "<figure><img alt='x'><figcaption>The crane</figcaption></figure>",
        "<figure><img alt='x'><p>The crane</p></figure>",
        "<figure><img alt='x'>The crane</figure>",
        "<div class='wp-caption'><img alt='x'><p class='wp-caption-text'>The crane</p></div>",
        "<p class='Caption'>The crane</p>",
        "<ul><li><figure><figcaption><span>The crane</span></figcaption></figure></li></ul>",
    ],
)
def test_what_stands_under_a_picture_is_a_caption(source: str) -> None:
    assert kinds(source) == [(CAPTION, "The crane")]


def test_what_only_has_a_caption_is_none() -> None:
    source = "<div class='captioned-image has-caption'>one<p class='photo__caption'>two</p></div>"
    assert kinds(source) == [(BODY, "one"), (CAPTION, "two")]


def test_a_figure_may_hold_something_else_than_a_picture() -> None:
    source = (
        "<figure><blockquote>said</blockquote></figure><figure><pre>x = 1</pre></figure>"
        "<figure><table><caption>Bays</caption><tr><th>a</th><td>b</td></tr></table></figure>"
    )
    assert kinds(source) == [
        (QUOTE, "said"),
        (CODE, "x = 1"),
        (CAPTION, "Bays"),
        (ParagraphKind.TABLE, "a b"),
    ]


@pytest.mark.parametrize(
    "name", ["script", "style", "svg", "video", "audio", "object", "textarea", "select", "nav"]
)
def test_what_is_no_text_is_not_read(name: str) -> None:
    assert texts(f"<div>one <{name}>unread</{name}>two</div>") == ["one two"]


def test_each_block_knows_where_in_the_tree_it_was_said() -> None:
    root = parse("<div>one <b>two</b> three<p>four</p></div>")
    said = [
        [(each.element.tag, each.text) for each in placed.said] for placed in placed_blocks_of(root)
    ]
    assert said == [[("div", "one "), ("b", "two"), ("div", " three")], [("p", "four")]]


@pytest.mark.parametrize(
    "line",
    [
        "<div>Set {0} to north.</div>",
        "<div>{0} turns the boat about.</div>",
        "<div><a href='/wind'>{0}</a> turns the boat about.</div>",
        "<div>Set <b>the</b> {0}</div>",
        "<div>{0} <code>bow</code> turn the boat.</div>",
        "<section><span>Set {0}, and go.</span></section>",
    ],
)
def test_code_in_a_line_that_stands_in_no_paragraph_is_a_part_of_it(line: str) -> None:
    source = line.format("<code>wind</code>")
    assert len(kinds(source)) == 1
    assert kinds(source)[0][0] is BODY


@pytest.mark.parametrize(
    "source",
    [
        "<div><code>wind north</code></div>",
        "<div>Set:<br><br><code>wind north</code></div>",
        "<div><code>wind north\nbow west</code> </div>",
        "<div><code>wind north</code><p>It turns.</p></div>",
    ],
)
def test_code_that_no_line_goes_on_behind_is_a_block(source: str) -> None:
    assert CODE in [kind for kind, _ in kinds(source)]
