"""The dashboard asks for metrics that there are."""

import json
import re
from pathlib import Path

from benchmarks.dashboard import DASHBOARD, Labels, Sample, evaluated
from bot.metrics.metrics import Metrics
from bot.metrics.state import ShardState, State
from corpus.backlog import Backlog
from corpus.storage.database import Database
from corpus.submissions.submission import SubmissionState
from index.search.index_cache import CacheCounts

_METRIC = re.compile(r"\b(?:footnote|process)_\w+")


def expressions() -> list[str]:
    dashboard = json.loads(DASHBOARD.read_text("utf-8"))
    return [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]


def test_every_metric_of_the_dashboard_is_told_by_the_bot(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/footnote.db")
    state = State(
        shards=[ShardState(0, is_ready=True, latency=0.1)],
        servers=1,
        is_serving=True,
        is_model_ready=True,
        cache=CacheCounts(1, 2, 3, 4, 5),
        database=database.counted(),
        backlog=Backlog({SubmissionState.WAITING: 1}, 0),
    )
    metrics = Metrics()
    metrics.answered("answer", 0.1)
    told = metrics.written(state).decode()
    database.close()

    asked = {name for each in expressions() for name in _METRIC.findall(each)}

    assert {each for each in asked if not re.search(rf"^{each}[ {{]", told, re.MULTILINE)} == set()
    assert len(asked) == 21


def test_the_picture_works_out_what_prometheus_would() -> None:
    def scrape(second: int, asked: float) -> tuple[float, Sample]:
        bucket: dict[Labels, float] = {
            (("le", "0.1"),): asked / 2,
            (("le", "1.0"),): asked,
            (("le", "+Inf"),): asked,
        }
        counted: dict[Labels, float] = {
            (("outcome", "answer"),): asked,
            (("outcome", "failed"),): 0.0,
        }
        return float(second), {"seconds_bucket": bucket, "asked": counted}

    scrapes = [scrape(second, 3.0 * second) for second in range(12)]

    assert evaluated("sum by (outcome) (rate(asked[1m]))", scrapes) == {
        "answer": [(10.0, 3.0), (11.0, 3.0)],
        "failed": [(10.0, 0.0), (11.0, 0.0)],
    }
    assert evaluated("max(asked)", scrapes[:2]) == {"": [(0.0, 0.0), (1.0, 3.0)]}
    quantile = "histogram_quantile(0.75, sum by (le) (rate(seconds_bucket[1m])))"
    # Half are below 0.1 s; the quarter above lies in the middle between 0.1 and 1.
    assert evaluated(quantile, scrapes)[""] == [(10.0, 0.55), (11.0, 0.55)]
