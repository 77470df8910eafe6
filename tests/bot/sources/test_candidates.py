"""Links are found in what people write, without what only surrounds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.candidates import links_in


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("see https://a.example/x.", ["https://a.example/x"]),
        ("(https://a.example/x_(y))", ["https://a.example/x_(y)"]),
        ("<https://a.example/x?y=1>, **https://b.example**", ["https://a.example/x?y=1", "https://b.example"]),
        ("[read](https://a.example/x)", ["https://a.example/x"]),
        ("||https://a.example||", ["https://a.example"]),
        ("ftp://a.example http:// nothing", []),
    ],
)  # fmt: skip
def test_links_are_taken_without_the_marks_around_them(text: str, links: list[str]) -> None:
    assert links_in(text) == links


@given(st.text())
def test_every_link_stands_in_the_text(text: str) -> None:
    assert all(link in text for link in links_in(f"{text} https://{text}"[: len(text)]))
