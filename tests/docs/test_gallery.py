"""Pictures show what the bot sends, as Discord would show it."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interface.escaping import escape
from docs.gallery.__main__ import PICTURES, scenes
from docs.gallery.components import component
from docs.gallery.markdown import markdown
from docs.gallery.page import page
from docs.gallery.scene import Scene
from tests.bot.ask.quoting import unescape


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**a** b", "<div><strong>a</strong> b</div>"),
        ("**a *b***", "<div><strong>a *b</strong>*</div>"),
        ("> a\n> **b**", "<blockquote><div>a\n<strong>b</strong></div></blockquote>"),
        ("-# ¹ a", "<small>¹ a</small>"),
        ("## a\nb", "<h2>a</h2><div>b</div>"),
        (r"\*a\* \_b\_ 1\. <c>", "<div>*a* _b_ 1. &lt;c&gt;</div>"),
        ("<@101> `x*y*`", '<div><span class="mention">@ada</span> <code>x*y*</code></div>'),
        ("[a](https://e.example/)", '<div><a href="https://e.example/">a</a></div>'),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("snake_case_name", "<div>snake_case_name</div>"),
    ],
)
def test_markdown_is_shown_as_discord_shows_it(text: str, shown: str) -> None:
    assert markdown(text) == shown


@given(st.text(st.characters(codec="utf-8", exclude_characters="\u200b\u2060\n\r")))
def test_escaped_text_is_shown_as_it_was_written(text: str) -> None:
    plain = re.sub(r"<[^>]*>", "", markdown(escape(text)))

    assert unescape(html.unescape(plain).replace("\\", "\\\\")) == unescape(escape(text))


def test_an_unknown_component_is_refused_rather_than_left_out() -> None:
    with pytest.raises(KeyError):
        component({"type": 99})


@pytest.mark.parametrize(("name", "scene"), list(scenes()))
async def test_every_scene_has_its_picture(name: str, scene: Scene) -> None:
    assert "<main>" in page(scene())
    assert (PICTURES / f"{name}.png").is_file()


def test_every_picture_has_its_scene() -> None:
    drawn = {name for name, _ in scenes()}

    assert {each.stem for each in PICTURES.glob("*.png")} == drawn
