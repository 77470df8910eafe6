"""What the bot sends is drawn as Discord would show it."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interface import accents
from bot.interface.escaping import escape
from bot.play.drawing.components import component
from bot.play.drawing.markdown import markdown
from bot.play.drawing.names import Names
from bot.play.page import PAGE
from tests.bot.ask.quoting import unescape

NAMES = Names(now=1_000_000, people={"101": "ada"}, channels={"7": "general"})
OPENS = 'target="_blank" rel="noopener noreferrer"'


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
        (
            "</ask:5>",
            '<div><button type="button" class="mention" data-command="ask">/ask</button></div>',
        ),
        ("[a](https://e.example/)", f'<div><a href="https://e.example/" {OPENS}>a</a></div>'),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("snake_case_name", "<div>snake_case_name</div>"),
    ],
)
def test_markdown_is_shown_as_discord_shows_it(text: str, shown: str) -> None:
    assert markdown(text, NAMES) == shown


@given(st.text(st.characters(codec="utf-8", exclude_characters="\u200b\u2060\n\r")))
def test_escaped_text_is_shown_as_it_was_written(text: str) -> None:
    plain = re.sub(r"<[^>]*>", "", markdown(escape(text), NAMES))

    assert unescape(html.unescape(plain).replace("\\", "\\\\")) == unescape(escape(text))


def test_an_unknown_component_is_refused_rather_than_left_out() -> None:
    with pytest.raises(KeyError):
        component({"type": 99}, NAMES)


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(5, "1 minute"), (120, "2 minutes"), (3600, "1 hour"), (90_000, "1 day"), (200_000, "2 days")],
)
def test_a_moment_is_told_by_how_long_ago_it_is(seconds: int, told: str) -> None:
    assert f"{told} ago" in markdown(f"<t:{NAMES.now - seconds}:R>", NAMES)


def test_channels_people_and_commands_are_told_by_name() -> None:
    plain = re.sub(r"<[^>]*>", "", markdown("<#7> <#8> <@101> <@102> </ask:5>", NAMES))

    assert plain == "# general # unknown @ada @someone /ask"


@given(st.text(max_size=40))
def test_nothing_that_a_message_says_becomes_markup(text: str) -> None:
    message = {"type": 17, "components": [{"type": 10, "content": text}]}
    button = {"type": 2, "style": 1, "label": text, "custom_id": text}
    field = {"type": 4, "custom_id": text, "value": text, "placeholder": text}
    label = {"type": 18, "label": text, "description": text, "component": field}

    drawn = "".join(component(each, NAMES) for each in (message, button, label))

    known = {
        "div", "h1", "h2", "h3", "small", "ul", "li", "blockquote", "strong", "em", "u", "s",
        "mark", "code", "a", "span", "button", "label", "input",
    }  # fmt: skip
    assert {each.lower() for each in re.findall(r"<(\w+)", drawn)} <= known
    assert "style=" not in re.sub(r'"[^"]*"', '""', drawn)


def test_each_colour_of_the_cards_has_its_rule() -> None:
    style = (PAGE / "discord.css").read_text("utf-8")
    colours = [each for name, each in vars(accents).items() if name.isupper() and name[0] != "_"]

    assert len(colours) == 4
    for colour in colours:
        number = f"{colour.value:06x}"
        assert f".accent-{number} {{ border-left: 4px solid #{number}; }}" in style


def test_a_select_of_several_says_so_and_keeps_what_was_chosen() -> None:
    options = [{"label": "A", "value": "a", "default": True}, {"label": "B", "value": "b"}]
    drawn = component(
        {"type": 3, "custom_id": "x", "options": options, "min_values": 0, "max_values": 2}, NAMES
    )

    assert 'multiple size="2" data-least="0"' in drawn
    assert '<option value="a" selected>A</option><option value="b">B</option>' in drawn
