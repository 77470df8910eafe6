"""The looks that a process takes are timed on both engines, over rows that they find."""

from collections import Counter
from collections.abc import Callable, Sized

import pytest

from benchmarks.scale import looks
from corpus.questions.gaps import Gaps
from corpus.questions.notifications import Notifications
from tests.doubles import postgresql


@pytest.mark.slow
@pytest.mark.skipif(postgresql.missing() is not None, reason=str(postgresql.missing()))
def test_each_look_is_told_with_its_times_and_finds_something(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found: Counter[str] = Counter()
    for name, value in {"SERVERS": 20, "TIMES": 1, "EVERY_DUE": 10}.items():
        monkeypatch.setattr(looks, name, value)
    for kind, look in ((Gaps, "open"), (Gaps, "reviewed"), (Notifications, "due")):
        monkeypatch.setattr(kind, look, noting(getattr(kind, look), found))

    looks.main()

    _, _, *rows = [line.split(" | ") for line in capsys.readouterr().out.splitlines()]
    assert [row[0].strip("| ") for row in rows] == ["SQLite"] * 5 + ["PostgreSQL"] * 5
    assert all(float(row[2]) > 0 and float(row[3].strip("| ")) > 0 for row in rows)
    assert all(found[each] for each in ("open", "reviewed", "due"))


def noting(look: Callable[..., Sized], found: Counter[str]) -> Callable[..., Sized]:
    """Return *look*, which notes in *found* how much it has found."""

    def noted(*given: object) -> Sized:
        came = look(*given)
        found[look.__name__] += len(came)
        return came

    return noted
