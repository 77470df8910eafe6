"""Every metric by its name, what it means and where its value is from.

Labels are of few values: an outcome, a state, a shard. None names a server, a person or a word.
"""

import time
from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

from bot.metrics.state import State
from bot.observations import Observations

ACKNOWLEDGED = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0)
"""Seconds; Discord gives an interaction up after three."""

ANSWERED = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds; `benchmarks/RESULTS.md` has what to expect."""

AWAITED = 1000
"""Interactions whose first response is awaited; of more, the oldest will have none any more."""


class Metrics(Observations):
    """The metrics of one process: those that are counted as it goes, and those of its state."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._questions = Counter(
            "footnote_questions",
            "Questions by what came of them: a kind of reply, a reason for none, busy or failed.",
            ["outcome"],
            registry=self._registry,
        )
        self._answering = Histogram(
            "footnote_answer_seconds",
            "From a question's arrival to its answer, its turn waited for and not yet sent.",
            buckets=ANSWERED,
            registry=self._registry,
        )
        self._acknowledging = Histogram(
            "footnote_acknowledge_seconds",
            "From an interaction's arrival until Discord had its first response.",
            buckets=ACKNOWLEDGED,
            registry=self._registry,
        )
        self._unacknowledged = Counter(
            "footnote_unacknowledged_interactions",
            "Interactions whose first response could not be brought to Discord.",
            registry=self._registry,
        )
        self._arrivals: dict[int, float] = {}

    def arrived(self, interaction_id: int) -> None:
        """Begin to measure how long the first response to it takes."""
        self._arrivals[interaction_id] = time.monotonic()
        if len(self._arrivals) > AWAITED:
            del self._arrivals[next(iter(self._arrivals))]

    def acknowledged(self, interaction_id: int, *, taken: bool) -> None:
        """Count it, with how long it took."""
        arrived = self._arrivals.pop(interaction_id, None)
        if not taken:
            self._unacknowledged.inc()
        elif arrived is not None:
            self._acknowledging.observe(time.monotonic() - arrived)

    def answered(self, outcome: str, seconds: float) -> None:
        """Count a question, with how long it took."""
        self._questions.labels(outcome).inc()
        self._answering.observe(seconds)

    def turned_away(self) -> None:
        """Count a question that took no time, as too much was asked."""
        self._questions.labels("busy").inc()

    def written(self, state: State) -> bytes:
        """Return all metrics in Prometheus's text form, with *state* as it stands now."""
        of_state = CollectorRegistry()
        of_state.register(_StateCollector(state))
        return generate_latest(self._registry) + generate_latest(of_state)


class _StateCollector(Collector):
    """The metrics that are read of a process when somebody asks."""

    def __init__(self, state: State) -> None:
        self._state = state

    def collect(self) -> Iterable[Metric]:
        """Yield them."""
        yield from self._discord()
        yield from self._index_cache()
        yield from self._database()
        yield from self._queues()

    def _discord(self) -> Iterable[Metric]:
        state = self._state
        yield _gauge(
            "footnote_serving", "1 while every shard held here is ready.", state.is_serving
        )
        yield _gauge(
            "footnote_model_ready", "1 once questions can be answered.", state.is_model_ready
        )
        yield _gauge("footnote_servers", "Servers of the shards held here.", state.servers)
        ready = GaugeMetricFamily(
            "footnote_shard_ready", "1 while a shard held here is ready.", labels=["shard"]
        )
        latency = GaugeMetricFamily(
            "footnote_shard_latency_seconds", "How long its heartbeats take.", labels=["shard"]
        )
        for shard in state.shards:
            ready.add_metric([str(shard.number)], shard.is_ready)
            if shard.latency is not None:
                latency.add_metric([str(shard.number)], shard.latency)
        yield _gauge("footnote_shards", "Shards that this process holds.", len(state.shards))
        yield ready
        yield latency

    def _index_cache(self) -> Iterable[Metric]:
        cache, name = self._state.cache, "footnote_index_cache"
        yield _gauge(f"{name}_collections", "Collections indexed in memory.", cache.collections)
        yield _gauge(f"{name}_bytes", "Bytes that their indexes take.", cache.size)
        yield _counter(f"{name}_hits", "Indexes that were there when needed.", cache.hits)
        yield _counter(f"{name}_misses", "Indexes that had to be waited for.", cache.misses)
        yield _counter(f"{name}_builds", "Indexes that were built or brought up.", cache.builds)

    def _database(self) -> Iterable[Metric]:
        counts, name = self._state.database, "footnote_database"
        is_up = self._state.backlog is not None
        yield _gauge(f"{name}_up", "1 where the database answered just now.", is_up)
        yield _gauge(f"{name}_connections_in_use", "Now, of its pool.", counts.connections_in_use)
        yield _counter(f"{name}_statements", "Statements carried out.", counts.statements)
        yield _counter(f"{name}_failures", "Statements that failed.", counts.failures)
        yield _counter(f"{name}_disconnections", "Connections lost.", counts.disconnections)
        yield _counter(f"{name}_retries", "Interrupted work done once more.", counts.retries)

    def _queues(self) -> Iterable[Metric]:
        backlog = self._state.backlog
        if backlog is None:
            return
        submissions = GaugeMetricFamily(
            "footnote_submissions",
            "Sources of all servers: queued, being read, or waiting for a moderator.",
            labels=["state"],
        )
        for state, count in backlog.submissions.items():
            submissions.add_metric([state.value], count)
        yield submissions
        yield _gauge(
            "footnote_wishes_due", "Members of all servers to be told.", backlog.wishes_due
        )


def _gauge(name: str, told: str, value: float) -> Metric:
    return GaugeMetricFamily(name, told, value=value)


def _counter(name: str, told: str, value: float) -> Metric:
    return CounterMetricFamily(name, told, value=value)
