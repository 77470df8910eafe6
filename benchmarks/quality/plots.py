"""Draws the pictures of `docs/ranking.md` from the fitted numbers.

Run by `python -m benchmarks.quality.plots`.
"""

import json
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from benchmarks.training.outputs import packaged

PLOTS = Path(__file__).resolve().parents[2] / "docs" / "plots"
DOTS_PER_INCH = 110
COLOURS = ("#3b6ea5", "#d08a2e")


def main() -> None:
    """Draw every picture anew."""
    report = json.loads(packaged().read_text("utf-8"))["cross_validated"]
    PLOTS.mkdir(parents=True, exist_ok=True)
    _save(signals(report["steps"]), "signals.png")
    _save(coverage(report["curve"]), "coverage.png")
    _save(reliability(report["reliability"]), "reliability.png")


def signals(steps: dict[str, dict[str, dict[str, float]]]) -> Figure:
    """Return how often the right paragraph comes first as signals are added, a bar a set."""
    names = list(next(iter(steps.values())))
    figure = Figure(figsize=(8, 4), layout="constrained")
    axes = figure.subplots()
    height = 0.8 / len(steps)
    for number, ((collection, found), colour) in enumerate(
        zip(steps.items(), COLOURS, strict=True)
    ):
        places = [at + number * height for at in range(len(names))]
        bars = axes.barh(places, [found[name]["R@1"] for name in names], height, color=colour)
        axes.bar_label(bars, fmt="%.1f", padding=3, fontsize=8)
        bars.set_label(collection)
    axes.set_yticks([at + height / 2 for at in range(len(names))], names)
    axes.invert_yaxis()
    axes.set_xlim(50, 100)
    axes.set_xlabel("right paragraph first, % of questions (articles never learned from)")
    figure.legend(loc="outside upper right", ncols=len(steps), fontsize=8)
    return figure


def coverage(curve: list[dict[str, float]]) -> Figure:
    """Return what is answered and refused as more false answers are allowed."""
    figure = Figure(figsize=(7, 4), layout="constrained")
    axes = figure.subplots()
    allowed = [row["false answers"] for row in curve]
    lines = {
        "answered, of questions whose article is there": "answered",
        "refused, of questions that their own article leaves open": "in-context refused",
    }
    for (label, key), colour in zip(lines.items(), COLOURS, strict=True):
        axes.plot(allowed, [row[key] for row in curve], marker="o", color=colour, label=label)
    axes.set_xscale("log")
    axes.set_xticks(allowed, [f"{each:g}" for each in allowed])
    axes.minorticks_off()
    axes.set_ylim(0, 101)
    axes.set_xlabel("false answers allowed, % of questions whose article is absent")
    axes.set_ylabel("%")
    axes.grid(alpha=0.3)
    axes.legend(loc="center right", fontsize=8)
    return figure


def reliability(bins: list[dict[str, float]]) -> Figure:
    """Return how often the first passage was right, for each bin of told probability."""
    figure = Figure(figsize=(5, 4), layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="#999999", linestyle="--", label="told = true")
    told = [row["mean probability"] for row in bins]
    true = [row["share right"] for row in bins]
    axes.plot(told, true, marker="o", color=COLOURS[0], label="Footnote, cross-validated")
    axes.set_xlabel("probability told")
    axes.set_ylabel("share whose first passage answers")
    axes.legend(loc="upper left", fontsize=8)
    return figure


def _save(figure: Figure, name: str) -> None:
    # Without the software's version in it, the same data gives the same file.
    metadata: dict[str, Any] = {"Software": None}
    figure.savefig(PLOTS / name, dpi=DOTS_PER_INCH, metadata=metadata)
    print(f"wrote docs/plots/{name}")


if __name__ == "__main__":
    main()
