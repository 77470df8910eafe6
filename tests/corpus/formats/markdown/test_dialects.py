"""What dialects add around the blocks of Markdown is read as meant."""

import pytest

from corpus.errors import SourceRefused
from corpus.formats.markdown.document import read_markdown
from tests.corpus.formats.markdown.written_blocks import BODY, CAPTION, CODE, HEADING, LIST, blocks


def test_a_setext_heading_may_have_two_lines() -> None:
    draft = read_markdown("It is closed.\n2. Until May\n=====\n\nText.\n\nTwo\nlines\n---\n\nText.")
    assert draft.metadata.title == "It is closed. 2. Until May"
    assert draft.body == "Text.\n\nTwo lines\n\nText."


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


def test_tags_that_nobody_closes_are_refused_before_they_swallow_the_text() -> None:
    assert read_markdown(f"{'<b>' * 200} Text.").body == "Text."
    with pytest.raises(SourceRefused, match="nested too deeply"):
        read_markdown(f"{'<b>' * 300} Text.")
