"""A page without an article, or nested too deeply, is refused in one sentence."""

import pytest

from corpus.errors import SourceRefused
from corpus.formats.html.document import read_html
from tests.corpus.formats.html.pages import FIRST


@pytest.mark.parametrize(
    "text",
    ["", " ", "<html></html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>"],
)
def test_a_page_without_an_article_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(SourceRefused, match=r"^[^.]+\.$"):
        read_html(text)


@pytest.mark.parametrize("name", ["div", "blockquote"])
def test_a_page_nested_too_deeply_is_refused_without_a_crash(name: str) -> None:
    with pytest.raises(SourceRefused, match="post"):
        read_html("<html><body>" + f"<{name}>" * 5000 + FIRST + f"</{name}>" * 5000)


def test_a_page_that_is_nested_too_deeply_is_refused_rather_than_read_in_part() -> None:
    deep = "<div>" * 300 + "deep" + "</div>" * 300
    page = f"<html><body><article><p>{'It rained on Monday. ' * 9}</p>{deep}<p>After.</p></article>"

    with pytest.raises(SourceRefused, match="nested too deeply"):
        read_html(page)


def test_a_page_that_only_draws_lines_is_refused() -> None:
    with pytest.raises(SourceRefused, match="No article was found"):
        read_html(f"<html><body><p>{'=' * 60}</p></body></html>")
