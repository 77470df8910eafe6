"""What each stage costs is measured where a question passes."""

from benchmarks.speed import stages
from corpus.store import OPERATOR
from tests.doubles.articles import MEMOIR, draft, engine, source


def test_a_question_passes_every_stage() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(MEMOIR), source())
    spent: dict[str, list[float]] = {name: [] for name, *_ in stages.STAGES}

    with stages.timed(spent):
        asked.ask(OPERATOR, "Who spared nobody in the memoir?")

    assert {name: len(seconds) for name, seconds in spent.items()} == dict.fromkeys(spent, 1)
