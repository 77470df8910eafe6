"""A table tells what its heads name, and nothing else."""

import pytest

from corpus.article import Metadata
from corpus.assembly import assemble
from corpus.searched_text import SearchedText, searched_text
from index.ranking.asked_columns import lacks_column
from tests.doubles.articles import snapshot_of
from tests.doubles.tables import row


def night_ferry() -> SearchedText:
    """Return a row of a table as it is searched."""
    heads = row("Band", "Stage", "Weight", heading=True)
    draft = assemble(Metadata(), [heads, row("Night Ferry", "Quay", "120 kg")])
    paragraph = draft.paragraphs[1]
    return searched_text(draft.body, draft.paragraphs, paragraph.start, paragraph.end)


@pytest.mark.parametrize(
    ("question", "is_lacking"),
    [
        ("what genre is night ferry", True),
        ("which label are night ferry on", True),
        ("which stage is night ferry on", False),
        ("what group plays on the quay", False),
        ("what time is night ferry on", False),
        ("what is night ferry", False),
        ("who are night ferry", False),
    ],
)
def test_what_no_head_names_is_lacking(question: str, *, is_lacking: bool) -> None:
    assert lacks_column(question, night_ferry(), "") is is_lacking


def test_what_the_article_states_of_itself_is_not_lacking() -> None:
    assert not lacks_column("what genre is night ferry", night_ferry(), "Bands by genre")


def test_prose_may_tell_it_in_other_words() -> None:
    (candidate,) = snapshot_of("Night Ferry play folk.").candidates[:]
    assert not lacks_column("what genre is night ferry", candidate.searched, "")
