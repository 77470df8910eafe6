"""What Obsidian, Hugo, Jekyll, GitHub, MkDocs and pandoc add to Markdown is read as meant."""

import pytest

from corpus.article import ParagraphKind
from corpus.errors import SourceRefused
from corpus.formats.markdown.document import read_markdown

BODY, HEADING, LIST = ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.LIST
CAPTION, TABLE, CODE = ParagraphKind.CAPTION, ParagraphKind.TABLE, ParagraphKind.CODE


def blocks(text: str) -> list[tuple[ParagraphKind, str]]:
    draft = read_markdown(text)
    return [(part.kind, draft.body[part.start : part.end]) for part in draft.paragraphs]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("It cost ~~\u00a3400,000~~ \u00a3900,000.", "It cost \u00a3900,000."),
        ("It cost ~\u00a3400,000~ \u00a3900,000.", "It cost ~\u00a3400,000~ \u00a3900,000."),
        ("A ~gone~ word, <del>gone</del> too.", "A word, too."),
        ("About ~5 km and ~6 km, 5~10 and 15~20.", "About ~5 km and ~6 km, 5~10 and 15~20."),
        ("In ~/bin, ~/lib and C:~1.", "In ~/bin, ~/lib and C:~1."),
        ("H~2~O, 10^6^, 4^th^, x~i~.", "H\u2082O, 10\u2076, 4th, x\u1d62."),
        ("2^10 and 2^20, ^_^, 2^3^4.", "2^10 and 2^20, ^_^, 2^3^4."),
        ("3 \u00d7 10<sup>6</sup> algae", "3 \u00d7 10\u2076 algae"),
        ("[[Page]], [[Page|the *page*]], [[#Part]].", "Page, the page, Part."),
        ("[[1]](https://a.example) and [[a]][b]", "[1] and [[a]][b]"),
        ("See ![[note]] and ![[a.png|300x200]] here.", "See and here."),
        ("A ==bright *mark*== here, a == b == c.", "A bright mark here, a == b == c."),
        ("Told. %%Not this.%% Told, 5%% too.", "Told. Told, 5%% too."),
        ("A block. ^block-1", "A block."),
        ("A power ^2", "A power ^2"),
        ('See {{< ref "a.md" >}} and {{% b %}} and {% c d="{{ e }}" %}.', "See and and ."),
        ("{{< note >}}Kept.{{< /note >}} {{/* not */}}", "Kept."),
        ('[text]({{< ref "a.md" >}}) and [that]({% link a.md %}#b)', "text and that"),
        ("[here]({{ site.url }}/a) ![not]({{ site.url }}/a.png)", "here"),
        ('[lined]{.underline}, [gone]{.deletion author="A B"}, [in]{.mark}', "lined, , in"),
        ("Text `code`{.python} and *it*{: .x} here.", "Text code and it here."),
        ("Text here.\n{: .lead #first}", "Text here."),
        ("A set {a, b} and {x: 1}.", "A set {a, b} and {x: 1}."),
        ("Costs $5 and $10, or $x_1 * y_2 * z$.", "Costs $5 and $10, or $x_1 * y_2 * z$."),
        ("$$\na\n= b\n- c\n$$", "$$ a = b - c $$"),
        (
            "https://a.example/_b_/*c* <https://a.example/caf%C3%A9>",
            ("https://a.example/_b_/*c* https://a.example/caf%C3%A9"),
        ),
        ("**See https://a.example/b**", "See https://a.example/b"),
        ('#tag, :smile: and "quotes" -- (c) ...', '#tag, :smile: and "quotes" -- (c) ...'),
        ("Two  \nlines,\\\nthree<br>four", "Two lines, three four"),
        (
            "Run <file> with List<String>; <b>bold</b>, <x-y>own</x-y>.",
            ("Run <file> with List<String>; bold, own."),
        ),
        ("The <title> tag, and <script>alert(1)</script> too.", "The <title> tag, and too."),
        ("[x](javascript:alert) ![y](data:image/svg+xml;base64,AA)", "x"),
        ("\\<b> \\[[a]] \\==b==", "<b> [[a]] ==b=="),
    ],
)
def test_notation_in_a_line_becomes_plain_text(markup: str, text: str) -> None:
    assert blocks(markup) == [(BODY, text)]


def test_notation_is_not_looked_for_in_code() -> None:
    told = "`~~a~~ [[b]] {{< c >}} %%d%% ==e== $f$ <g>`"
    assert blocks(f"Text {told}.") == [(BODY, f"Text {told[1:-1]}.")]
    assert blocks(f"Text.\n\n```\n{told}\n```") == [(BODY, "Text."), (CODE, told)]


def test_a_line_break_is_a_space_and_two_end_a_paragraph() -> None:
    assert blocks("One<br><br>two") == [(BODY, "One"), (BODY, "two")]


def test_a_setext_heading_may_have_two_lines() -> None:
    draft = read_markdown("It is closed.\n2. Until May\n=====\n\nText.\n\nTwo\nlines\n---\n\nText.")
    assert draft.metadata.title == "It is closed. 2. Until May"
    assert draft.body == "Text.\n\nTwo lines\n\nText."


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


def test_templates_comments_and_code_may_take_several_lines() -> None:
    text = (
        "Text.\n\n{% highlight python %}\nx = *1*\n\n- y\n{% endhighlight %}\n\n"
        "{{< highlight go >}}\n# no heading\n{{< /highlight >}}\n\n%%\nhidden\n\n# hidden\n%%\n\n"
        "{% comment %}\nhidden\n{% endcomment %}\n\n{{/* hidden\n\nhidden */}}\n\n"
        '{{< gallery\n  a="b"\n>}}\n\n<div>\n{{< hidden >}}\nShown.\n</div>\n\n%% never ends'
    )
    assert blocks(text) == [
        (BODY, "Text."),
        (CODE, "x = *1*"),
        (CODE, "- y"),
        (CODE, "# no heading"),
        (BODY, "Shown."),
        (BODY, "%% never ends"),
    ]


@pytest.mark.parametrize(
    ("text", "captions"),
    [
        ("![Alt](a.png)", ["Alt"]),
        ('![Alt](a.png "Title")', ["Alt", "Title"]),
        ('![Alt](a.png "Alt")', ["Alt"]),
        ("![](a.png)\n*Below*", ["Below"]),
        ("![Alt](a.png)\n\n_Below_", ["Alt", "Below"]),
        ("[![Alt](a.png)](b.png)", ["Alt"]),
        ("[![Build](a.svg)](b) [![Tests](c.svg)](d)", []),
        ("![One](a.png) ![Two](b.png)", ["One", "Two"]),
        ("![[a.png|Alt]]", ["Alt"]),
        ('{{< figure src="a.png" caption="Below" >}}', ["Below"]),
        ("{% include image.html src='a.png' caption='Below' %}", ["Below"]),
        ("<figure><img src=a.png><figcaption>Below</figcaption></figure>", ["Below"]),
    ],
)
def test_what_is_said_of_images_are_captions(text: str, captions: list[str]) -> None:
    assert blocks(f"{text}\n\nText.") == [*((CAPTION, each) for each in captions), (BODY, "Text.")]


def cells(text: str) -> list[list[str]]:
    draft = read_markdown(text)
    return [
        [
            ": ".join(draft.body[slice(*place)] for place in (*cell.heads, cell.place))
            for cell in each.cells
        ]
        for each in draft.paragraphs
        if each.cells
    ]


def test_a_row_has_bars_between_its_cells_and_keeps_those_beyond_its_head() -> None:
    text = (
        "Bay | Length\n--- | ---\nFirst | 31 metres\n"
        "Second | 44 \\| 45 metres | cracked\n | | x\n\nText."
    )
    assert [text for kind, text in blocks(text) if kind is TABLE] == [
        "Bay | Length",
        "First | 31 metres",
        "Second | 44 | 45 metres | cracked",
        "| x",
    ]
    assert cells(text) == [
        ["Bay", "Length"],
        ["Bay: First", "Length: 31 metres"],
        ["Bay: Second", "Length: 44 | 45 metres", "cracked"],
        ["Length: x"],
    ]


def test_a_table_may_have_one_column_or_a_head_alone() -> None:
    text = "|Bay|\n|---|\n|First|\n\n|Only|Heads|\n|--|--|\n\nText."
    assert blocks(text) == [
        (TABLE, "Bay"),
        (TABLE, "First"),
        (TABLE, "Only | Heads"),
        (BODY, "Text."),
    ]
    assert cells(text) == [["Bay"], ["Bay: First"], ["Only", "Heads"]]


DRAWN = {
    "under dashes": """
  Bay      Length
  -------- ---------
  First    31 metres
  Second   44 metres
""",
    "over lines": """
-------------------
Bay      Length
-------- ----------
First    31
         metres

Second   44 metres
-------------------
""",
    "in a grid": """
+--------+-----------+
| Bay    | Length    |
+========+===========+
| First  | 31 metres |
+--------+-----------+
| Second | 44        |
|        | metres    |
+--------+-----------+
""",
    "with bars": """
| Bay | Length |
|-----|--------|
| First | 31 metres |
| Second | 44 metres |
""",
    "in HTML": """
<table>
<tr><th>Bay</th><th>Length</th></tr>

<tr><td>First</td><td>31 metres</td></tr>
<tr><td>Second</td><td>44<br>metres</td></tr>
</table>
""",
}


@pytest.mark.parametrize("form", DRAWN)
def test_tables_are_told_in_whatever_form_they_are_drawn(form: str) -> None:
    text = f"Before.\n{DRAWN[form]}\nAfter."
    assert blocks(text) == [
        (BODY, "Before."),
        (TABLE, "Bay | Length"),
        (TABLE, "First | 31 metres"),
        (TABLE, "Second | 44 metres"),
        (BODY, "After."),
    ]
    assert cells(text)[1:] == [
        ["Bay: First", "Length: 31 metres"],
        ["Bay: Second", "Length: 44 metres"],
    ]


@pytest.mark.parametrize("place", ["above", "below"])
def test_a_line_about_a_table_is_its_caption(place: str) -> None:
    table, caption = DRAWN["with bars"].strip(), "Table: The *bays*"
    text = f"{caption}\n\n{table}" if place == "above" else f"{table}\n\n{caption}"
    assert [said for kind, said in blocks(f"{text}\n\nText.") if kind is CAPTION] == ["The bays"]


@pytest.mark.parametrize(
    "text",
    [
        "Text\n--- ---\n\nText cut in words\n----- -----\nwhere no column ends",
        "+---+\n| a\n\nText",
        "+---+---+\nText\n\nText",
        "------------\n\nText\n\n--- ---\n\nText",
    ],
)
def test_dashes_that_draw_no_table_are_none(text: str) -> None:
    assert not [kind for kind, _ in blocks(text) if kind is TABLE]
    assert sum(said.count("Text") for _, said in blocks(text)) == text.count("Text")


def test_terms_introduce_their_definitions() -> None:
    draft = read_markdown("Term\n: Definition\n  goes on\n\n: Another\n\nText.")
    assert [
        (part.kind, draft.body[slice(*part.introduction)] if part.introduction else None)
        for part in draft.paragraphs
    ] == [(HEADING, None), (LIST, "Term"), (LIST, "Term"), (BODY, None)]


def test_html_is_read_as_pages_are() -> None:
    text = (
        "<details><summary>More</summary>\n\n- *one*\n- two\n\n</details>\n\n"
        "<style>\np { color: red }\n\nh1 { color: blue }\n</style>\n\n<p hidden>No.</p>\n\n"
        '<div align="center">\n\n**Shown.**\n\n</div>\n\n'
        "<script>\nlet a = 1;\n\nlet b = 2;\n</script>"
    )
    assert blocks(text) == [(HEADING, "More"), (LIST, "one"), (LIST, "two"), (BODY, "Shown.")]


@pytest.mark.parametrize("text", ["[TOC]", "[[toc]]", "\\newpage", "***", "- - -", "___", "[a]: b"])
def test_what_programs_put_something_else_for_is_no_text(text: str) -> None:
    assert blocks(f"Text.\n\n{text}\n\nText.") == [(BODY, "Text."), (BODY, "Text.")]


@pytest.mark.parametrize(
    "text",
    ["> " * 60 + "deep", "- " * 60 + "deep", "".join(f"{'  ' * n}- deep\n" for n in range(60))],
)
def test_what_is_nested_far_too_deeply_is_refused(text: str) -> None:
    with pytest.raises(SourceRefused, match=r"^This Markdown is nested too deeply to be read: "):
        read_markdown(f"Text.\n\n{text}")


@pytest.mark.parametrize("mark", ["[", "![", "^[", "**", "[[", "{.a}[", "$"])
def test_any_number_of_marks_is_read(mark: str) -> None:
    assert read_markdown(f"{mark * 3_000} Text.").body.endswith("Text.")


def test_tags_that_nobody_closes_are_refused_before_they_swallow_the_text() -> None:
    assert read_markdown(f"{'<b>' * 200} Text.").body == "Text."
    with pytest.raises(SourceRefused, match="nested too deeply"):
        read_markdown(f"{'<b>' * 300} Text.")
