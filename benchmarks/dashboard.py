"""Draws `docs/dashboard.json` from the metrics of a loaded bot: `python -m benchmarks.dashboard`.

The bot runs for a minute on a Discord of our own (`benchmarks/speed/load.py`) and is scraped each
second. Each panel's expressions are worked out as Prometheus would, of the few forms that the
dashboard has; Grafana itself is not needed, and would look different.
"""

import asyncio
import contextlib
import json
import os
import re
import socket
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from matplotlib.figure import Figure
from prometheus_client.parser import text_string_to_metric_families

from benchmarks.question_sets import load
from benchmarks.speed.load import SERVERS, fill_servers, run

DOCS = Path(__file__).resolve().parents[1] / "docs"
DASHBOARD = DOCS / "dashboard.json"
PICTURE = DOCS / "plots" / "dashboard.png"
RATES = (5, 20, 40)
"""Questions a second, each for `SECONDS`."""

SECONDS = 20
WINDOW = 10
"""Seconds over which rates are taken, for a minute's run; the dashboard's own is a minute."""

COLUMNS = 3
LABEL = "docs/dashboard.json over a minute of a loaded bot; drawn by matplotlib, not by Grafana"

_QUANTILE = re.compile(r"histogram_quantile\((?P<share>[\d.]+), (?P<inner>.*)\)")
_AGGREGATE = re.compile(r"(?P<how>sum|max)(?: by \((?P<by>\w+)\) )?\((?P<inner>.*)\)")
_RATE = re.compile(r"rate\((?P<name>\w+)\[\w+\]\)")

Labels = tuple[tuple[str, str], ...]
Sample = Mapping[str, Mapping[Labels, float]]
"""What one scrape told: the values of each metric by their labels."""

Series = dict[str, list[tuple[float, float]]]
"""Points, of seconds and value, by the value of the label that they are grouped by."""


class Scrapes:
    """The scrapes of a run, each with its second; a thread takes one each second to the end."""

    def __init__(self, address: str) -> None:
        self.taken: list[tuple[float, Sample]] = []
        self._address = address

    def begin(self, _process: int) -> None:
        """Scrape from now on."""
        threading.Thread(target=self._scrape, daemon=True).start()

    def _scrape(self) -> None:
        began, url = time.monotonic(), f"http://{self._address}/metrics"
        with contextlib.suppress(OSError):  # the bot has ended
            while True:
                with urllib.request.urlopen(url, timeout=10) as response:
                    text = response.read().decode()
                self.taken.append((time.monotonic() - began, _parsed(text, self._address)))
                time.sleep(1)


def main() -> None:
    """Run a bot under load and draw what its metrics tell."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        address = f"127.0.0.1:{found.getsockname()[1]}"
    os.environ["FOOTNOTE_METRICS"] = address
    scrapes = Scrapes(address)
    with TemporaryDirectory() as folder:
        squad = load("squad2.json")
        fill_servers(Path(folder), squad, SERVERS)
        asyncio.run(run(Path(folder), squad, SECONDS, RATES, scrapes.begin))
    draw(json.loads(DASHBOARD.read_text("utf-8")), scrapes.taken).savefig(PICTURE, dpi=80)


def draw(dashboard: Mapping[str, Any], scrapes: Sequence[tuple[float, Sample]]) -> Figure:
    """Return a picture of each panel of *dashboard* over *scrapes*."""
    panels = dashboard["panels"]
    rows = -(-len(panels) // COLUMNS)
    figure = Figure(figsize=(5 * COLUMNS, 2.6 * rows), layout="constrained")
    for axes, panel in zip(figure.subplots(rows, COLUMNS).flat, panels, strict=False):
        axes.set_title(panel["title"], fontsize=9)
        scale, unit = _unit(panel["fieldConfig"]["defaults"]["unit"])
        for name, points in _lines(panel, scrapes):
            axes.plot([t for t, _ in points], [v / scale for _, v in points], label=name)
        axes.set_ylim(bottom=0)
        axes.set_ylabel(unit, fontsize=8)
        axes.tick_params(labelsize=7)
        axes.legend(fontsize=7, loc="upper left")
    figure.suptitle(LABEL, fontsize=9)
    return figure


def _lines(
    panel: Mapping[str, Any], scrapes: Sequence[tuple[float, Sample]]
) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    for target in panel["targets"]:
        for value, points in evaluated(target["expr"], scrapes).items():
            yield re.sub(r"\{\{\w+\}\}", value, target["legendFormat"]), points


def evaluated(expression: str, scrapes: Sequence[tuple[float, Sample]]) -> Series:
    """Return what *expression* comes to over *scrapes*."""
    if (quantile := _QUANTILE.fullmatch(expression)) is not None:
        return _quantile(float(quantile["share"]), evaluated(quantile["inner"], scrapes))
    aggregate = _AGGREGATE.fullmatch(expression)
    if aggregate is None:
        raise ValueError(expression)
    rated = _RATE.fullmatch(aggregate["inner"])
    values = _rates(rated["name"], scrapes) if rated else _values(aggregate["inner"], scrapes)
    combine: Callable[[list[float]], float] = sum if aggregate["how"] == "sum" else max
    series: Series = {}
    for at, found in values:
        groups: dict[str, list[float]] = {}
        for labels, value in found.items():
            groups.setdefault(dict(labels).get(aggregate["by"] or "", ""), []).append(value)
        for group, each in groups.items():
            series.setdefault(group, []).append((at, combine(each)))
    return series


def _values(
    name: str, scrapes: Sequence[tuple[float, Sample]]
) -> Iterator[tuple[float, Mapping[Labels, float]]]:
    yield from ((at, sample.get(name, {})) for at, sample in scrapes)


def _rates(
    name: str, scrapes: Sequence[tuple[float, Sample]]
) -> Iterator[tuple[float, Mapping[Labels, float]]]:
    for before, now in zip(scrapes, scrapes[WINDOW:], strict=False):
        seconds, past = now[0] - before[0], before[1].get(name, {})
        yield (
            now[0],
            {
                labels: (value - past.get(labels, 0.0)) / seconds
                for labels, value in now[1].get(name, {}).items()
            },
        )


def _quantile(share: float, buckets: Series) -> Series:
    """Return the quantile of a histogram, straight between the bounds of its bucket."""
    bounds = sorted(buckets, key=float)
    points = []
    for rows in zip(*(buckets[each] for each in bounds), strict=True):
        wanted, lower = share * rows[-1][1], (0.0, 0.0)
        for bound, (at, count) in zip(bounds, rows, strict=True):
            if wanted and count >= wanted:
                top = lower[0] if bound == "+Inf" else float(bound)
                part = (wanted - lower[1]) / (count - lower[1])
                points.append((at, lower[0] + (top - lower[0]) * part))
                break
            lower = (float(bound), count)
    return {"": points}


def _parsed(text: str, instance: str) -> Sample:
    found: dict[str, dict[Labels, float]] = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            labels = tuple(sorted({**sample.labels, "instance": instance}.items()))
            found.setdefault(sample.name, {})[labels] = sample.value
    return found


def _unit(name: str) -> tuple[float, str]:
    """Return what values of Grafana's unit *name* are divided by, and what they are then."""
    a_second = 1.0, "a second"
    known = {"bytes": (2.0**20, "MB"), "s": (0.001, "ms"), "reqps": a_second, "ops": a_second}
    return known.get(name, (1, ""))


if __name__ == "__main__":
    main()
