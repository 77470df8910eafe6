"""The operator's folder is followed; what ships is a sample, which gives way to anything else."""

from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import pytest

from corpus.article import Article, SourceKind
from corpus.store import OPERATOR, SAMPLE, Store
from index.answer import Reason
from index.engine import Engine
from index.operator_articles import take_up
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, engine, source

SERVER, OTHER = "discord:1", "discord:2"
QUESTION = "Who is the memoir's author?"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "memoir.md").write_text(f"---\ntitle: A memoir\n---\n\n{MEMOIR}\n")
    return folder


def _titles(made: Engine, collection: str) -> list[str | None]:
    return [each.metadata.title for each in made.articles.all(collection)]


def test_the_sample_answers_where_there_is_nothing_else_and_says_what_it_is(shipped: Path) -> None:
    made = engine()
    take_up(made, shipped, is_sample=True)

    for collection in (OPERATOR, SERVER):
        answer = made.ask(collection, QUESTION)
        assert answer.answered
        assert answer.passages[0].citation.is_sample
        assert [each.source.kind for each in made.articles.all(collection)] == [SourceKind.SAMPLE]


def test_what_another_process_takes_up_just_then_is_there_once_and_nothing_is_left_out(
    shipped: Path,
) -> None:
    made, other = engine(), list[str]()

    def first(store: Store, collections: Sequence[str]) -> tuple[Article, ...]:
        found = held(store, collections)
        if not other and collections == [SAMPLE]:
            other.append("it")  # comes right after this one has looked at what there is
            other.extend(take_up(made, shipped, is_sample=True))
        return found

    held = Store.articles
    (shipped / "bridge.md").write_text(BRIDGE)
    take_up(made, shipped, is_sample=True)
    (shipped / "bridge.md").unlink()
    (shipped / "missiles.md").write_text(MISSILES)
    with patch.object(Store, "articles", autospec=True, side_effect=first):
        left_out = take_up(made, shipped, is_sample=True)

    assert (left_out, other) == ((), ["it"])
    kept = sorted(each.source.name for each in made.articles.all(SAMPLE))
    assert kept == ["memoir.md", "missiles.md"]


def test_a_servers_first_article_ends_the_sample_there_alone(shipped: Path) -> None:
    made = engine()
    take_up(made, shipped, is_sample=True)
    before = made.articles.state(SERVER)
    added = made.writer.add(SERVER, draft(BRIDGE, title="The bridge"), source())

    assert _titles(made, SERVER) == ["The bridge"]
    assert not made.ask(SERVER, QUESTION).answered
    assert made.ask(OTHER, QUESTION).answered
    assert made.articles.state(SERVER) != before

    made.writer.remove(SERVER, added.id)
    assert made.ask(SERVER, QUESTION).answered


def test_an_article_of_the_operators_ends_the_sample_everywhere(shipped: Path) -> None:
    made = engine()
    take_up(made, shipped, is_sample=True)
    made.writer.add(OPERATOR, draft(BRIDGE, title="The bridge"), source())

    for collection in (OPERATOR, SERVER):
        assert _titles(made, collection) == ["The bridge"]
        assert not made.ask(collection, QUESTION).answered


def test_another_folder_takes_the_place_of_the_sample_even_when_it_is_empty(
    shipped: Path, tmp_path: Path
) -> None:
    made = engine()
    take_up(made, shipped, is_sample=True)
    own = tmp_path / "own"
    own.mkdir()

    take_up(made, own)

    assert made.store.articles([SAMPLE]) == ()
    assert made.ask(OPERATOR, QUESTION).reason is Reason.NO_SOURCES


def test_what_was_taken_up_for_the_operators_own_becomes_the_sample(shipped: Path) -> None:
    made = engine()
    take_up(made, shipped)
    assert not made.ask(OPERATOR, QUESTION).passages[0].citation.is_sample

    take_up(made, shipped, is_sample=True)

    assert made.store.articles([OPERATOR]) == ()
    assert made.ask(OPERATOR, QUESTION).passages[0].citation.is_sample


def test_an_answer_from_the_sample_stays_as_it_was_given_when_others_come(shipped: Path) -> None:
    made = engine()
    take_up(made, shipped, is_sample=True)
    (sample,) = made.articles.all(SERVER)
    made.writer.add(SERVER, draft(BRIDGE), source())

    assert made.articles.get(SERVER, sample.id) == sample
    assert made.articles.by_id(SERVER, [sample.id]) == {sample.id: sample}
