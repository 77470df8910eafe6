"""Notation inside a line of Markdown becomes plain text, and stays what it is in code."""

import pytest

from corpus.formats.markdown.document import read_markdown
from tests.corpus.formats.markdown.written_blocks import BODY, CODE, blocks


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


@pytest.mark.parametrize("mark", ["[", "![", "^[", "**", "[[", "{.a}[", "$"])
def test_any_number_of_marks_is_read(mark: str) -> None:
    assert read_markdown(f"{mark * 3_000} Text.").body.endswith("Text.")
