"""A tree that is cleaned says what its reader sees."""

import pytest

from corpus.article import ParagraphKind
from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import parse
from tests.corpus.formats.markup.cleaned import FILLING, read


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>3 \u00d7 10<sup>6</sup> algae</p>", "3 \u00d7 10\u2076 algae"),
        (
            "<p>H<sub>2</sub>O and NO<sub>3</sub><sup>\u2212</sup></p>",
            "H\u2082O and NO\u2083\u207b",
        ),
        ("<p>2<sup>2<sup>n</sup></sup></p>", "2^(2\u207f)"),
        ("<p>the 1<sup>st</sup> of May</p>", "the 1st of May"),
        ("<p>10<span style='vertical-align: super'>6</span> and more</p>", "10\u2076 and more"),
        ("<p>m<span class='superscript'>3</span> of stone</p>", "m\u00b3 of stone"),
        ("<p><b>km<sup>2</sup></b></p>", "km\u00b2"),
    ],
)
def test_raised_and_lowered_text_is_written_on_the_line(body: str, text: str) -> None:
    assert read(body) == text


@pytest.mark.parametrize(
    "code",
    [
        "<div class='language-sh'><button></button><span class='lang'>sh</span><pre>ls</pre></div>",
        "<figure class='highlight'><span class='code-lang'>Bash</span><pre>ls</pre></figure>",
        "<div class='code-block'><div class='language'>shell</div><pre><code>ls</code></pre></div>",
    ],
)
def test_the_name_of_the_language_of_code_is_no_text(code: str) -> None:
    assert read(f"<p>List them:</p>{code}") == "List them: | ls"


def test_what_is_called_a_language_elsewhere_is_text() -> None:
    assert read("<p>In <span class='lang'>Welsh</span> it is ty.</p>") == "In Welsh it is ty."


@pytest.mark.parametrize(
    "struck",
    [
        "<s>\u00a3400,000</s>",
        "<strike>\u00a3400,000</strike>",
        "<del>\u00a3400,000</del>",
        "<span style='color:red; text-decoration: line-through'>\u00a3400,000</span>",
        "<span style='text-decoration-line:line-through'>\u00a3400,000</span>",
        "<span class='line-through'>\u00a3400,000</span>",
        "<b><s>\u00a3400</s><s>,000</s></b>",
    ],
)
def test_struck_out_text_is_no_text_and_what_replaces_it_is(struck: str) -> None:
    body = f"<p>It costs {struck} <ins>\u00a3900,000</ins>, they said.</p>"
    assert read(body) == "It costs \u00a3900,000, they said."


def test_no_space_is_left_before_a_comma_by_what_leaves() -> None:
    assert read("<p>It costs \u00a39 <s>\u00a34</s>, and more <sup>2</sup>.</p>") == (
        "It costs \u00a39, and more."
    )


def test_controls_beside_headings_are_no_part_of_them() -> None:
    body = (
        "<h2 id='a'>The lamp <a class='headerlink' href='#a'>\u00b6</a></h2>"
        "<h2>The quay<span class='mw-editsection'>[<a href='/edit'>edit</a>]</span></h2>"
    )
    assert read(body) == "The lamp | The quay"


def test_readings_beside_ruby_are_not_read() -> None:
    body = "<p><ruby>\u6f22<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>\u5b57</p>"
    assert read(body) == "\u6f22\u5b57"


def test_numbers_of_printed_pages_are_no_text() -> None:
    body = "<p>the ferries <span epub:type='pagebreak' title='12'>12</span>sail on</p>"
    assert read(body) == "the ferries sail on"


def test_roles_make_a_table() -> None:
    body = (
        "<div role='table'><div role='row'><span role='columnheader'>Bay</span>"
        "<span role='columnheader'>State</span></div><div role='row'><span role='cell'>First</span>"
        "<span role='cell'>sound</span></div></div>"
    )
    assert read(body) == "Bay State | First sound"


def test_text_behind_an_empty_element_is_not_lost_by_an_extractor() -> None:
    root = parse("<p>a<span></span> b<b><i></i></b> c<a name='x'></a> d</p>")
    clean(root)
    assert [element.tag for element in root.iter()] == ["html", "body", "p"]
    assert read("<p>a<span></span> b<b><i></i></b> c<a name='x'></a> d</p>") == "a b c d"


@pytest.mark.parametrize(
    "part",
    ["<div>", "<sup>x", "<q>", "<s>", "<ol><li>", "<p class='pullquote'>", "<math>", "<b hidden>"],
)
def test_trees_however_deep_are_cleaned(part: str) -> None:
    root = parse(f"<body>{part * 100}")
    clean(root)
    assert blocks_of(root) is not None


def test_what_project_gutenberg_writes_around_its_books_is_no_text() -> None:
    around = "<{0} class='pg-boilerplate pgheader section'><p>{1} of this eBook.</p></{0}>"
    body = around.format("section", "Start") + "<p>The ferry.</p>" + around.format("div", "End")
    assert read(body) == "The ferry."


@pytest.mark.parametrize(
    "listing",
    [
        (
            "<figure class='highlight'><table><tr><td class='gutter'><pre><span>1</span><br><span>2"
            "</span></pre></td><td><pre>set wind\nturn bow</pre></td></tr></table></figure>"
        ),
        (
            "<table class='lntable'><tr><td><pre><code><span class='lnt'>7\n</span><span>8\n</span>"
            "</code></pre></td><td><pre><code>set wind\nturn bow</code></pre></td></tr></table>"
        ),
        "<pre><span class='lineno'>1</span>set wind\n<span class='lineno'>2</span>turn bow</pre>",
        (
            "<pre><code><span style='-webkit-user-select: none'> 1</span>set wind\n"
            "<span style='-webkit-user-select: none'> 2</span>turn bow</code></pre>"
        ),
    ],
)
def test_the_numbers_of_lines_of_code_are_no_text(listing: str) -> None:
    root = parse(f"<div>{listing}{FILLING}</div>")
    clean(root)
    lines = [(block.kind, block.text) for block in blocks_of(root)[:2]]
    assert lines == [(ParagraphKind.CODE, "set wind"), (ParagraphKind.CODE, "turn bow")]


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("<tr><td>1 3</td><td><pre>set wind</pre></td></tr>", "1 3 set wind"),
        ("<tr><td>1 2</td><td>two boats</td></tr>", "1 2 two boats"),
        ("<tr><td>1</td><td>a</td></tr><tr><td>2</td><td><pre>b</pre></td></tr>", "1 a | 2 b"),
    ],
)
def test_numbers_in_a_table_that_count_no_lines_of_code_are_text(table: str, text: str) -> None:
    assert read(f"<table>{table}</table>") == text


def test_what_a_forum_writes_for_programs_without_scripts_is_the_page_however_short() -> None:
    body = (
        "<div id='app'>Loading</div><noscript><p>Please run scripts.</p></noscript>"
        "<noscript><article><p>When does the ferry leave?</p></article><article>"
        f"{FILLING}</article></noscript>"
    )
    root = parse(f"<html><body>{body}</body></html>")
    clean(root)
    assert [block.text for block in blocks_of(root)][:2] == [
        "Loading",
        "When does the ferry leave?",
    ]


def test_what_a_wiki_writes_between_title_and_article_is_no_text() -> None:
    body = "<div id='siteSub'>From Tide Wiki</div><div id='contentSub'>(Redirected from Orr)</div>"
    assert read(body) == ""
