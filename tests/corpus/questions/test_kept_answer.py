"""An answer that was kept comes back as it was, and one that was never kept is known as none."""

import json
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from hypothesis import given
from hypothesis import strategies as st

from corpus import migrations
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.kept_answer import KeptAnswer, KeptPassage, kept_object, kept_of
from corpus.questions.question import AskedQuestion
from corpus.storage.database import Database

numbers = st.integers(0, 10**6)
offsets = st.tuples(numbers, numbers)
ids = st.text("0123456789abcdef", min_size=12, max_size=12)


def passages(
    also: st.SearchStrategy[tuple[KeptPassage, ...]],
) -> st.SearchStrategy[tuple[KeptPassage, ...]]:
    """Return some passages, each of which is said alike in those of *also*."""
    scores = st.floats(0, 1)
    one = st.builds(
        KeptPassage, ids, numbers, numbers, numbers, numbers, scores, offsets,
        st.none() | offsets, also,
    )  # fmt: skip
    return st.lists(one, max_size=3).map(tuple)


some = passages(passages(st.just(())))
texts = st.none() | st.sampled_from(["high", "not_covered"])


@pytest.mark.slow
@given(st.builds(KeptAnswer, st.booleans(), texts, texts, some, st.just(("date",)), some))
def test_what_is_kept_comes_back_from_json_as_it_was(kept: KeptAnswer) -> None:
    assert kept_of(json.loads(json.dumps(kept_object(kept)))) == kept


def test_nothing_and_another_form_are_no_answer() -> None:
    kept = kept_object(KeptAnswer(answered=False, confidence=None, reason=None, passages=()))

    assert kept_of(None) is None
    assert kept_of(kept | {"form": 1}) is None


def test_a_question_of_an_older_version_is_kept_without_an_answer(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/footnote.db"
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        config.attributes["connection"] = connection
        command.upgrade(config, "0006")
        connection.exec_driver_sql(
            "INSERT INTO asked_questions (id, collection, question, asked_at) "
            "VALUES ('0123456789abcdef', 'discord:1', 'Who asked?', '2026-11-01 10:00:00')"
        )
    engine.dispose()

    asked = AskedQuestions(Database(url))

    assert asked.recall("discord:1", "0123456789abcdef") == AskedQuestion("Who asked?")
    assert asked.answer_to("discord:1", "0123456789abcdef") is None
