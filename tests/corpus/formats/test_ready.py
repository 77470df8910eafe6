"""What a process makes ready before it reads is there for every document."""

import pytest
from trafilatura import external

from corpus.formats import make_ready
from corpus.formats.kinds import Kind
from corpus.formats.written_dates import weekdays
from corpus.sandbox import process
from corpus.sandbox.client import Sandbox
from corpus.sandbox.process import ReadingUnavailable
from tests.corpus.sandbox.commands import started_by


@pytest.fixture(autouse=True)
def _nothing_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external, "JT_STOPLIST", None)
    weekdays.cache_clear()
    make_ready.cache_clear()


@pytest.mark.parametrize("kind", Kind)
def test_the_days_of_all_languages_are_known_before_a_document_of_any_kind_is_read(
    kind: Kind,
) -> None:
    make_ready(kind)

    assert weekdays.cache_info().currsize == 1


def test_the_common_words_of_all_languages_are_known_before_a_page_is_read() -> None:
    make_ready(Kind.HTML)

    assert external.JT_STOPLIST is not None


def test_a_reading_process_makes_ready_before_it_divides(monkeypatch: pytest.MonkeyPatch) -> None:
    ends = "from corpus.sandbox import server; server.make_ready = lambda kind: sys.exit(1)"
    monkeypatch.setattr(process, "_COMMAND", started_by(ends))

    with pytest.raises(ReadingUnavailable, match="it ended"):
        Sandbox().read(b"The ferry is late.", "a.txt")
