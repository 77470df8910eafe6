"""What a question wants is told with probabilities, by its vector and by its words alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoding.learned_files import PACKAGED, learned_file
from index.encoding.onnx_encoder import OnnxEncoder
from index.understanding.classifier import classifier
from index.understanding.wants import ARTICLES, FACTS, LIBRARY, SMALL_TALK, Want, wanted

TYPICAL = [
    ("who wrote this", Want.AUTHOR),
    ("when was this article published", Want.DATE),
    ("where was this article published", Want.PUBLICATION),
    ("whats the title of this article", Want.TITLE),
    ("link?", Want.LINK),
    ("how long is the article", Want.LENGTH),
    ("who posted this article", Want.POSTED),
    ("show me the article", Want.SHOW),
    ("tldr", Want.SUMMARY),
    ("which article talks about wolves", Want.WHICH),
    ("what articles do you have", Want.EVERYTHING),
    ("what's new", Want.NEWEST),
    ("how many articles do you have", Want.COUNT),
    ("do you have anything about wolves", Want.TOPIC),
    ("what else did she write", Want.BY_AUTHOR),
    ("hey bot", Want.GREETING),
    ("thanks so much", Want.THANKS),
    ("good night", Want.PARTING),
    ("lol", Want.CHAT),
    ("stupid bot", Want.INSULT),
    ("who made you", Want.ABOUT_BOT),
    ("what do you think about it", Want.OPINION),
    ("write me a poem", Want.ORDER),
    ("danke dir", Want.THANKS),
    ("qui a écrit cet article", Want.AUTHOR),
    ("qué artículos tienes", Want.EVERYTHING),
]

PASSAGES = [
    "who wrote the memoir",
    "when was the bridge opened",
    "how long is the tunnel",
    "what did she write about her father",
    "what else did the council decide",
    "what is the link between sleep and pain",
    "show me how to reset it",
    "is it ok to bring a dog",
    "thanks, and how much is it",
    "why tho",
    "Wie hoch ist die Miete?",
    "combien coûte le billet",
    "cuándo abre el museo",
    "Кто написал доклад?",
    "谁写了这份报告",
]


@pytest.mark.parametrize(("question", "want"), TYPICAL)
def test_what_is_wanted_comes_first(question: str, want: Want, fast_encoder: OnnxEncoder) -> None:
    (vector,) = fast_encoder.encode([question])

    assert wanted(question, vector)[0][0] is want


@pytest.mark.parametrize("question", PASSAGES)
def test_what_articles_say_is_searched_for(question: str, fast_encoder: OnnxEncoder) -> None:
    (vector,) = fast_encoder.encode([question])

    assert wanted(question, vector)[0][0] is Want.PASSAGE
    assert wanted(question)[0][0] is Want.PASSAGE


@pytest.mark.parametrize("question", ["???", "42", "12 345", "😂", "👍👍", "...", "\u200b"])
def test_what_has_no_letters_asks_for_no_article(question: str) -> None:
    assert wanted(question)[0][0] in SMALL_TALK
    assert sum(chance for want, chance in wanted(question) if want in SMALL_TALK) == (
        pytest.approx(1)
    )


@given(st.text(max_size=80))
def test_every_want_has_its_probability_likeliest_first(question: str) -> None:
    told = wanted(question)
    chances = [chance for _, chance in told]

    assert {want for want, _ in told} == set(Want)
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) == pytest.approx(1)


def test_a_vector_of_another_width_is_not_looked_at() -> None:
    question = "what did the report say"

    assert wanted(question, np.ones(7, dtype=np.float32)) == wanted(question)


def test_a_vector_of_a_model_that_nothing_was_learned_for_is_not_looked_at() -> None:
    question = "what did the report say"
    vector = np.ones(384, dtype=np.float32)

    assert wanted(question, vector, "another model") == wanted(question)
    assert wanted(question, vector) != wanted(question)


def test_every_want_but_a_passage_is_in_one_group() -> None:
    grouped = [*FACTS, *ARTICLES, *LIBRARY, *SMALL_TALK]

    assert sorted(grouped) == sorted(set(Want) - {Want.PASSAGE})


def test_what_was_learned_is_of_these_wants_and_small() -> None:
    found = learned_file(PACKAGED, "wants.npz")

    assert classifier(PACKAGED).names == tuple(Want)
    assert found is not None
    assert len(found.read_bytes()) < 300_000
