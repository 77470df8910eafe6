"""What nobody wrote is put right where a word of the articles was meant, and else left alone."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.store import OPERATOR
from index.ranking.spelling.correction import corrected
from index.search.snapshot import Snapshot
from tests.doubles.articles import draft, engine, snapshot_of, source

PARAGRAPHS = (
    (
        "The director of the herring museum is Ingrid Vaskelund. She repaired the footbridge "
        "herself, and the visitors of the museum applauded."
    ),
    (
        "The petition for a temporary lighthouse was signed by a thousand sailors. In the house of "
        "the pilot, Mr Esper keeps the capitol's old lantern."
    ),
    "The safety rule of the harbour is strict: nobody, said Esper, sails in fog.",
)


@cache
def snapshot() -> Snapshot:
    return snapshot_of(*PARAGRAPHS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("who is the hering museum director", "who is the herring museum director"),
        ("who runs the herringmuseum", "who runs the herring museum"),
        ("who repaired the foot bridge", "who repaired the footbridge"),
        ("who signd the petiton", "who signed the petition"),
        ("the tempory lighthouse", "the temporary lighthouse"),
        ("Petiton for what?", "Petition for what?"),
        ("what does Esperr keep", "what does Esper keep"),
        ("what does esperr keep", "what does esper keep"),
        ("When did Vaskelundt come?", "When did Vaskelund come?"),
        ("whose lantren's glass broke", "whose lantern's glass broke"),
    ],
)
def test_a_slip_is_put_right(typed: str, meant: str) -> None:
    assert corrected(typed, snapshot()) == meant


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of Portugal?",
        "where is the hose",
        "When was Sigrid born?",
        "How many turbines does Vattenfall want to build?",
        "what did Jesper say",
        "who is mr voss",
        "what did dr hartung say about the museum",
        "who signed \u201cpetiton\u201d",
        "see https://example.org/petiton",
        "the museum2 petition",
        "asdkjh qwoie zzxm hrring petiton lantren",
        "VRC",
        "这座桥是什么时候建成的",
        "この橋はいつ建てられましたか",
        "когда построили новый мост",
        "",
    ],
)
def test_words_and_names_that_are_meant_stay(question: str) -> None:
    assert corrected(question, snapshot()) is None


def test_of_two_words_that_are_as_near_the_one_beside_the_others_is_meant() -> None:
    asked = engine()
    pairs = ("A marble lantern stood in the hall. It shone.", "The mantle of the pilot was green.")
    asked.writer.add(OPERATOR, draft(*pairs), source())
    found = asked.indexes.snapshot(OPERATOR)

    assert corrected("who carried the lantrn in the hall", found) == (
        "who carried the lantern in the hall"
    )


# The dictionary is read by the first question that needs it, in half a second.
@given(st.lists(st.sampled_from(" ".join(PARAGRAPHS).split()), max_size=8).map(" ".join))
def test_words_that_an_article_has_are_never_changed(question: str) -> None:
    assert corrected(question, snapshot()) is None


@given(st.text(max_size=60))
def test_any_text_may_be_asked(question: str) -> None:
    found = corrected(question, snapshot())

    assert found is None or found != question
