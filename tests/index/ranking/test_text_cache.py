"""What is made of texts is kept up to a number of characters, whatever their number."""

from hypothesis import given
from hypothesis import strategies as st

from index.ranking.text_cache import TextCache

MOST = 20


def counting() -> tuple[TextCache[int], list[str]]:
    """Return a cache of the lengths of texts, and the texts that it was asked to measure."""
    made: list[str] = []

    def length(text: str) -> int:
        made.append(text)
        return len(text)

    return TextCache(length, MOST), made


def test_a_text_is_looked_through_once_while_there_is_room() -> None:
    lengths, made = counting()

    assert [lengths(each) for each in ("aaaa", "bbbb", "aaaa")] == [4, 4, 4]
    assert made == ["aaaa", "bbbb"]


def test_those_that_were_used_last_stay() -> None:
    lengths, made = counting()
    for each in ("a" * 8, "b" * 8, "a" * 8, "c" * 8, "a" * 8):
        lengths(each)

    assert made == ["a" * 8, "b" * 8, "c" * 8]
    lengths("b" * 8)
    assert made[-1] == "b" * 8


def test_a_text_that_is_longer_than_all_may_be_is_kept_alone() -> None:
    lengths, made = counting()
    for each in ("a", "b" * 50, "b" * 50, "a"):
        lengths(each)

    assert made == ["a", "b" * 50, "a"]


@given(st.lists(st.text("ab", max_size=12), max_size=30))
def test_no_more_characters_are_held_than_may_be(texts: list[str]) -> None:
    lengths, made = counting()
    assert [lengths(each) for each in texts] == list(map(len, texts))

    recent: list[str] = []
    for each in reversed(texts):
        if each not in recent and sum(map(len, [*recent, each])) > MOST:
            break
        recent.append(each) if each not in recent else None
    before = len(made)
    for each in recent:
        lengths(each)
    assert made[before:] == []
