"""A cleaned tree says what its reader sees, once, in order."""

import pytest

from corpus.article import ParagraphKind
from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import parse

FILLING = (
    "<p>The harbour board met in the old customs house on Tuesday evening and agreed to rebuild "
    "the eastern quay, which a storm damaged in the winter before last.</p>"
)


def cleaned(body: str, head: str = "", language: str = "en") -> list[str]:
    """Return the texts of the blocks of *body*, which stand before a paragraph."""
    page = f"<html lang='{language}'><head>{head}</head><body>{body}{FILLING}</body></html>"
    root = parse(page)
    clean(root)
    return [block.text for block in blocks_of(root)][:-1]


def read(body: str, head: str = "", language: str = "en") -> str:
    return " | ".join(cleaned(body, head, language))


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
    "mark",
    [
        "<sup>5</sup>",
        "<sup>[5]</sup>",
        "<sup><a href='#fn5'>5</a></sup>",
        "<a href='#fn5'><sup>5</sup></a>",
        "<sup id='cite_ref-5' class='reference'><a href='#cite_note-5'>[5]</a></sup>",
        "<sup>[<i><a href='/wiki/Citing'>citation needed</a></i>]</sup>",
        "<sup><a href='#fn5'>5</a>, <a href='#fn6'>6</a></sup>",
        "<a href='#_ftn5' name='_ftnref5'>[5]</a>",
        "<a href='#footnote-5' class='footnote-anchor'>5</a>",
        "<a href='#fn:5' rel='footnote'>5</a>",
        "<a epub:type='noteref' href='notes.xhtml#n5'>5</a>",
        "<a role='doc-noteref' href='#n5'>5</a>",
        "<sup><a href='notes.xhtml#n5'>*</a></sup>",
        "[<a href='#ref5'>5</a>]",
        "[<a href='#ref5'>5</a>, <a href='#ref6'>6</a>]",
        " (<a href='#note5'>note 5</a>)",
        "<sup>\u2020</sup>",
    ],
)
def test_note_marks_leave_the_text(mark: str) -> None:
    assert read(f"<p>It had been safeguarded{mark}, they said.</p>") == (
        "It had been safeguarded, they said."
    )


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


def test_notes_stay_without_the_links_back_from_them() -> None:
    notes = (
        "<ol class='footnotes'><li id='fn1'>Annual report. <a href='#fnref1'>\u21a9</a></li>"
        "<li id='fn2'><a href='#fnref2'>[2]</a> Minutes.</li>"
        "<li id='cite_note-3'><span class='mw-cite-backlink'><a href='#cite_ref-3'>^</a></span> "
        "A letter.</li></ol>"
    )
    assert read(notes) == "Annual report. | Minutes. | A letter."


def test_links_that_only_look_like_marks_stay() -> None:
    assert (
        read("<p>See <a href='#part2'>2</a> and <a href='/a#b'>[ab]</a>.</p>") == "See 2 and [ab]."
    )


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


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>unseen</p>",
        "<p style='display:none'>unseen</p>",
        "<p style='DISPLAY: none !important'>unseen</p>",
        "<p style='visibility: hidden'>unseen</p>",
        "<div style='display: none' class='modal fade'>unseen</div>",
        "<p style='opacity: 0'>unseen</p>",
        "<p style='font-size:0px'>unseen</p>",
        "<p style='position:absolute;left:-9999px'>unseen</p>",
        "<p style='position:absolute; clip: rect(0 0 0 0)'>unseen</p>",
        "<p style='text-indent:-9999px'>unseen</p>",
        "<p class='sr-only'>unseen</p>",
        "<p class='visually-hidden'>unseen</p>",
        "<p class='screen-reader-text'>unseen</p>",
        "<p class='u-visuallyhidden'>unseen</p>",
        "<p class='hidden'>unseen</p>",
        "<p class='d-none'>unseen</p>",
        "<div style='display:none'><p>un</p><p>seen</p></div>",
        "<template><p>unseen</p></template>",
        "<noscript><p>unseen</p></noscript>",
        "<dialog><p>unseen</p></dialog>",
        "<select><option>unseen</option></select>",
        "<!-- unseen -->",
    ],
)
def test_what_is_hidden_is_no_text(hidden: str) -> None:
    assert read(f"<p>Seen</p>{hidden}<p>too</p>") == "Seen | too"


@pytest.mark.parametrize(
    "shown",
    [
        "<details><summary>shown</summary></details>",
        "<dialog open>shown</dialog>",
        "<p hidden='until-found'>shown</p>",
        "<p class='hidden md:block'>shown</p>",
        "<p class='d-none d-md-block'>shown</p>",
        "<p class='not-sr-only'>shown</p>",
        "<p style='opacity: 0.5'>shown</p>",
        "<p style='opacity: 0; transform: translateY(20px)'>shown</p>",
        "<p style='opacity: 0' data-aos='fade-up'>shown</p>",
        "<p style='visibility: hidden' class='wow bounce'>shown</p>",
        "<h3><button aria-expanded='false' aria-controls='more'>sho</button>wn</h3>",
        "<button aria-expanded='false' aria-controls='m'>Ask</button><p hidden id='m'>shown</p>",
    ],
)
def test_what_a_reader_can_unfold_or_comes_to_is_text(shown: str) -> None:
    assert read(f"<p>Seen</p>{shown}<p>too</p>") == "Seen | shown | too"


def test_a_page_s_own_style_sheet_hides_what_no_rule_of_it_shows() -> None:
    style = (
        "<style>/* .kept{display:none} */ .gone, #away { display: none } p.off{visibility:hidden}"
        ".menu{display:none} .menu.open{display:block} .deep .kept{display:none}"
        "@media print {.kept{display:none}}</style><style media='print'>.kept{display:none}</style>"
        "<noscript><style>.kept{display:none}</style></noscript>"
    )
    body = (
        "<p class='gone'>a</p><p id='away'>b</p><p class='off'>c</p><p class='menu'>d</p>"
        "<p class='kept'>e</p>"
    )
    assert read(body, style) == "d | e"


def test_what_holds_most_of_a_page_is_shown_whatever_its_style_says() -> None:
    root = parse(f"<body><div style='display:none'>{FILLING}</div><p>Loading</p></body>")
    clean(root)
    assert [block.text[:11] for block in blocks_of(root)] == ["The harbour", "Loading"]


def test_what_is_seen_and_not_read_aloud_is_text_unless_it_is_a_sign() -> None:
    body = (
        "<p><span aria-hidden='true'>5 min</span><span class='sr-only'>five minutes</span> away "
        "<i class='icon' aria-hidden='true'>clock</i><span aria-hidden='true'>\u2192</span></p>"
    )
    assert read(body) == "5 min away"


def test_controls_beside_headings_are_no_part_of_them() -> None:
    body = (
        "<h2 id='a'>The lamp <a class='headerlink' href='#a'>\u00b6</a></h2>"
        "<h2>The quay<span class='mw-editsection'>[<a href='/edit'>edit</a>]</span></h2>"
    )
    assert read(body) == "The lamp | The quay"


def test_a_pull_quote_is_read_where_it_stands_and_not_again() -> None:
    sentence = "\u201cAgreed to rebuild the eastern quay.\u201d"
    repeated = f"<aside class='pullquote'><p>{sentence}</p></aside>"
    beside = f"<blockquote class='pull-quote'><p>{sentence}</p><p>The chair</p></blockquote>"
    alone = "<blockquote class='pull-quote'>Nobody else said this in it</blockquote>"
    assert read(repeated + alone + beside) == "Nobody else said this in it"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He said \u201cgo \u2018now\u2019\u201d."),
        ("de-AT", "He said \u201ego \u201anow\u2018\u201c."),
        ("fr", "He said \u00abgo \u00abnow\u00bb\u00bb."),
    ],
)
def test_quotations_have_the_marks_that_browsers_give_them(language: str, text: str) -> None:
    assert read("<p>He said <q>go <q>now</q></q>.</p>", language=language) == text


def test_quotations_with_marks_of_their_own_have_no_others() -> None:
    assert read("<p>He said <q>\u201cgo\u201d</q>.</p>") == "He said \u201cgo\u201d."


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


def test_what_a_page_hides_part_by_part_is_shown_where_it_is_most_of_the_page() -> None:
    slides = [f"Picture {each} shows the quay as it was in that year." for each in range(200)]
    inner = "".join(f"<div class='slide'><p>{text}</p></div>" for text in slides)
    sheet = "<style>.slide { display: none }</style>"
    assert cleaned(f"<p>So many pictures.</p>{inner}", sheet) == ["So many pictures.", *slides]


def test_what_is_meant_for_programs_without_scripts_is_the_page_where_it_holds_it() -> None:
    text = " ".join(["The harbour board met in the old customs house on Tuesday."] * 20)
    page, notice = (f"<noscript><p>{said}</p></noscript>" for said in (text, "Turn on scripts."))
    assert cleaned(f"<p>Loading.</p>{page}") == ["Loading.", text]
    assert cleaned(f"<p>Loading.</p>{notice}") == ["Loading."]


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
    block = blocks_of(root)[0]
    assert (block.kind, block.text) == (ParagraphKind.CODE, "set wind turn bow")


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
