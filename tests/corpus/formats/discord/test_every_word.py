"""Whatever a message is written in, every visible word is read once, in order."""

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.discord.lines import without_spoilers
from corpus.formats.discord.markdown import blocks_of
from tests.corpus.formats.discord.conversations import BODY, said


def _words() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"word{number}end"


PIECES = ("{}", "**{}**", "*{}*", "__{}__", "`{}`", "[{}](https://a.example)", "~~{}~~", "||{}||")
PREFIXES = ("", "# ", "-# ", "- ", "  - ", "1. ", "> ", "> - ", "    ")


@given(
    st.lists(
        st.one_of(
            st.just(None),
            st.tuples(st.sampled_from(PREFIXES), st.lists(st.sampled_from(PIECES), min_size=1)),
        ),
        max_size=12,
    ),
    st.booleans(),
)
def test_every_visible_word_is_read_once_in_order_and_no_other(
    lines: list[tuple[str, list[str]] | None],
    quotes: bool,  # noqa: FBT001 - drawn
) -> None:
    words, visible, written = _words(), [], []
    for line in lines:
        if line is None:
            written.append("")
            continue
        prefix, pieces = line
        parts = [(piece, next(words)) for piece in pieces]
        written.append(prefix + " ".join(piece.format(word) for piece, word in parts))
        visible += [word for piece, word in parts if piece[:2] not in {"~~", "||"}]
    text = "\n".join(written)

    left, hidden = without_spoilers(f">>> {text}" if quotes else text)
    blocks = blocks_of(left, {})

    assert re.findall(r"word\d+end", " ".join(each.text for each in blocks)) == visible
    assert hidden == text.count("||") // 2


def test_no_item_is_too_deep_and_no_bracket_too_many() -> None:
    deep = "\n".join(f"{'  ' * depth}- item{depth}" for depth in range(60))

    assert [text for _, text in said(deep)] == [f"item{depth}" for depth in range(60)]
    assert said("[" * 2000 + "a") == [(BODY, "[" * 2000 + "a")]


@given(st.text(alphabet="ab*_~`|#>-1. \n\\[]()<@:t&!/é🎉", max_size=200))
def test_no_message_is_too_odd_to_be_read(text: str) -> None:
    left, _ = without_spoilers(text)

    for block in blocks_of(left, {}):
        assert block.text
        assert "\n" not in block.text
