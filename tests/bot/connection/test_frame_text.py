"""What no database keeps and no UTF-8 writes never leaves the gateway's text."""

import json
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connection.frame_text import keepable

HALF = re.compile("[\ud800-\udfff]")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("storm\0moon", "storm\ufffdmoon"),
        ("\ud83d", "\ufffd"),
        ("\udc00\ud800", "\ufffd\ufffd"),
        ("\ud800\0", "\ufffd\ufffd"),
        ("\U0001f600", "\U0001f600"),
        ("\\u0000 \\\\ud800", "\\u0000 \\\\ud800"),
    ],
)
def test_nul_and_halves_of_characters_are_marked_as_lost(typed: str, kept: str) -> None:
    assert json.loads(keepable(json.dumps({"d": typed}))) == {"d": kept}


@given(st.text(st.characters(codec=None)))
def test_what_is_whole_stays_as_it_is_and_the_rest_can_be_written(text: str) -> None:
    for ascii_alone in (True, False):
        whole = json.loads(json.dumps(HALF.sub("", text.replace("\0", ""))))
        kept = json.loads(keepable(json.dumps(text)))
        assert "\0" not in kept
        kept.encode()
        assert json.loads(keepable(json.dumps(whole, ensure_ascii=ascii_alone))) == whole


def test_a_frame_of_escapes_takes_as_long_as_it_is() -> None:
    begun = time.thread_time()

    keepable(json.dumps("\0\ud800\\\\" * 200_000))

    assert time.thread_time() - begun < 5
