"""The real article and the packaged model: read exactly, quoted exactly, refused honestly."""

from pathlib import Path

import pytest

from corpus.drafts import now
from corpus.ingest import read_file
from corpus.store import OPERATOR
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from tests.doubles.databases import empty_database

ARTICLE = Path(__file__).resolve().parents[2] / "shared" / "data" / "article.txt"

with_article = pytest.mark.skipif(
    not ARTICLE.is_file(), reason="the real article is not on this machine"
)


@pytest.fixture(scope="module")
def engine(fast_encoder: OnnxEncoder) -> Engine:
    made = Engine(empty_database(), fast_encoder)
    made.writer.add(OPERATOR, *read_file(ARTICLE, now()))
    return made


@with_article
@pytest.mark.parametrize(
    ("question", "paragraph"),
    [
        ("Who says Trump wanted to launch missiles into Mexico?", 1),
        ("What did Trump say about keeping the strikes secret?", 2),
        ("what did tom cotton say on fox news", 5),
        ("What did Trump tell Pena Nieto?", 6),
        ("when was Soleimani killed", 7),
        ("how did he react when baghdad wanted us troops to leave", 8),
    ],
)
def test_the_right_paragraph_answers_word_for_word(
    engine: Engine, question: str, paragraph: int
) -> None:
    answer = engine.ask(OPERATOR, question)

    best = answer.passages[0]
    (article,) = engine.articles.all(OPERATOR)
    assert answer.answered
    assert best.citation.paragraph == paragraph
    assert article.body[best.citation.start : best.citation.end] == best.text


@with_article
@pytest.mark.parametrize(
    "question", ["How do I bake sourdough bread?", "Who won the world cup in 1998?", "hello"]
)
def test_what_the_article_does_not_cover_is_refused(engine: Engine, question: str) -> None:
    assert not engine.ask(OPERATOR, question).answered
