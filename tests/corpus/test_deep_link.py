"""Deep links lead to the quoted words, or to the page."""

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from corpus.deep_link import deep_link

PAGE = "https://news.example/a"
BODY = (
    "It rained on Monday in the old harbour town of Example. The bridge was closed to everyone - "
    "even cyclists - for the whole of the week.\n\n"
    "It rained on Monday in the old harbour town of Example, said the mayor, and that was that."
)
BRIDGE = "The bridge was closed to everyone - even cyclists - for the whole of the week."


def link(quoted: str, url: str | None = PAGE) -> str | None:
    start = BODY.index(quoted)
    return deep_link(url, BODY, start, start + len(quoted))


def test_a_unique_sentence_is_named_by_its_first_and_last_words() -> None:
    assert link(BRIDGE) == f"{PAGE}#:~:text=The%20bridge%20was%20closed,of%20the%20week."


def test_dashes_and_commas_never_stand_for_themselves() -> None:
    found = link("even cyclists - for the whole of the week.")

    assert found == f"{PAGE}#:~:text=even%20cyclists%20%2D%20for%20the,of%20the%20week."


def test_an_anchor_of_the_page_is_kept() -> None:
    assert link(BRIDGE, f"{PAGE}#part") == (
        f"{PAGE}#part:~:text=The%20bridge%20was%20closed,of%20the%20week."
    )


def test_words_that_come_twice_are_told_apart_by_more_of_them() -> None:
    second = BODY.rindex("It rained")
    found = deep_link(PAGE, BODY, second, len(BODY))

    assert found is not None
    opening = unquote(found.partition("text=")[2].partition(",")[0])
    assert BODY.count(opening) == 1


def test_what_cannot_be_told_apart_leads_to_the_page() -> None:
    body = "Rain again. " * 9

    assert deep_link(PAGE, body, 0, 11) == PAGE


def test_without_a_link_there_is_none() -> None:
    assert link(BRIDGE, None) is None


words = st.sampled_from("rain bridge harbour the of-a mayor, said Example.".split())
sentences = st.lists(words, min_size=1, max_size=30).map(" ".join)


@given(st.lists(sentences, min_size=1, max_size=4), st.data())
def test_the_opening_words_are_the_quotes_own_and_stand_once(
    paragraphs: list[str], data: st.DataObject
) -> None:
    body = "\n\n".join(paragraphs)
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))

    found = deep_link(PAGE, body, start, end)

    assert found is not None
    if "text=" in found:
        opening, _, closing = found.partition("text=")[2].partition(",")
        assert body.count(unquote(opening)) == 1
        assert unquote(opening) in body[start:end]
        assert unquote(closing) in body[start:end]
