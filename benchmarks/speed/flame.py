"""Pictures of where time goes, for a question and the bot under load.

py-spy looks at the running program a hundred times a second; drawn is what it saw, each function
of Footnote's a box as wide as its share, standing on its caller; what a library does is one box.
The reader takes part in both; its threads stand beside what waits for them, which is left out.
`python -m benchmarks.speed.flame load [RATE]` or `question` draws one of the two. Looking into the
bot takes the right to trace other processes: root's, or `kernel.yama.ptrace_scope=0`.
"""

import asyncio
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.peers import systems
from benchmarks.quality.plots import DOTS_PER_INCH, PLOTS
from benchmarks.question_sets import COLLECTIONS, pooled
from benchmarks.question_sets import load as question_set
from benchmarks.speed import load
from index.engine import TOP

ROOMS = {"bot": "#d08a2e", "index": "#3b6ea5", "corpus": "#5b9a68"}
LIBRARY = "#b9b9b9"
NARROWEST = 0.005
"""Share of all samples below which a box is left out."""

QUESTIONS = 600
LOAD_SECONDS = 20
LOAD_RATE = 20

_FRAME = re.compile(r"(?P<function>.+) \((?P<file>[^()]+?)(?::\d+)?\)")
_THREAD = re.compile(r"thread \(\d+\): (?P<name>.*?)(?:_\d+)?$")
_IDLE = re.compile(r"EpollSelector\.select|^_worker |^Condition\.wait ")
"""What a thread does last while it only waits, for Discord, for work or for another thread."""

Box = tuple[str, str]
"""A label, and the colour of its room."""


def main() -> None:
    """Draw the pictures that are asked for, else both."""
    wanted = sys.argv[1:2] or ["question", "load"]
    with TemporaryDirectory() as folder:
        samples = Path(folder) / "samples"
        if "question" in wanted:
            _record_questions(Path(folder), samples)
            _save(_of_questions(samples), "profile-question.png", "a question")
        if "load" in wanted:
            rate = int(sys.argv[2]) if len(sys.argv) > 2 else LOAD_RATE  # noqa: PLR2004 - as told
            _record_load(Path(folder), samples, rate)
            _save(_by_thread(samples), "profile-load.png", f"the bot at {rate} questions a second")


def _recorder(samples: Path) -> list[str]:
    found = shutil.which("py-spy", path=str(Path(sys.executable).parent)) or "py-spy"
    kind = ["--format", "raw", "--function", "--threads", "--rate", "100"]
    return [found, "record", *kind, "--output", str(samples)]


def _record_questions(home: Path, samples: Path) -> None:
    squad = pooled(COLLECTIONS["squad2+xquad-en"])
    questions = [each.text for each in squad.questions if each.answers][:QUESTIONS]
    systems.index(systems.FOOTNOTE_READING, squad, home)
    systems.ask(systems.FOOTNOTE_READING, questions, TOP, home, [*_recorder(samples), "--"])


def _record_load(home: Path, samples: Path, rate: int) -> None:
    squad = question_set("squad2.json")
    load.fill_servers(home, squad, load.SERVERS)

    def begun(process: int) -> None:
        during = ["--duration", str(LOAD_SECONDS), "--pid", str(process)]
        looking.append(subprocess.Popen([*_recorder(samples), *during]))  # noqa: S603 - the same

    looking: list[subprocess.Popen[bytes]] = []
    asyncio.run(load.run(home, squad, LOAD_SECONDS, [rate], begun))
    for each in looking:
        each.wait()


def _samples(file: Path) -> Iterable[tuple[list[str], int]]:
    for line in file.read_text("utf-8").splitlines():
        stack, _, count = line.rpartition(" ")
        yield stack.split(";"), int(count)


def _of_questions(file: Path) -> Counter[tuple[Box, ...]]:
    """Return how often each stack of a question was seen, and of the threads that read for it."""
    found: Counter[tuple[Box, ...]] = Counter()
    for stack, count in _samples(file):
        roots = ("Engine.ask ", "OnnxReader._one ")
        at = next((place for place, each in enumerate(stack) if each.startswith(roots)), None)
        if at is not None and not _IDLE.search(stack[-1]):
            found[_boxes(stack[at:])] += count
    return found


def _by_thread(file: Path) -> Counter[tuple[Box, ...]]:
    """Return how often each stack was seen, standing on the kind of its thread; not idle ones."""
    found: Counter[tuple[Box, ...]] = Counter()
    for stack, count in _samples(file):
        if _IDLE.search(stack[-1]):
            continue
        named = _THREAD.match(stack[0])
        boxes = _boxes(stack[1:])
        # Until the first function of ours that is called for a reason, all stacks are alike.
        first = next((at for at, each in enumerate(boxes) if each[0] == "serve"), -1)
        if named and len(boxes) > 1:
            found[((named["name"] + " threads", LIBRARY), *boxes[first + 1 :])] += count
    return found


def _boxes(stack: Sequence[str]) -> tuple[Box, ...]:
    # How the bot was started and counted is not its own work.
    own = (each for each in stack if "(benchmarks/" not in each)
    return tuple(box for box, _ in groupby(map(_box, own)))


def _box(frame: str) -> Box:
    parsed = _FRAME.fullmatch(frame)
    if parsed is None:
        return frame, LIBRARY
    room, _, rest = parsed["file"].partition("/")
    if room in ROOMS:
        return parsed["function"].replace(".<locals>", ""), ROOMS[room]
    return (room if rest and not room.startswith("<") else "Python"), LIBRARY


def _save(stacks: Counter[tuple[Box, ...]], name: str, what: str) -> None:
    total = sum(stacks.values())
    tall = max(_heights(stacks, total))
    figure = Figure(figsize=(16, 0.9 + 0.25 * tall), layout="constrained")
    axes = figure.subplots()
    _stand(axes, stacks, 0.0, 0, total)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, tall)
    axes.set_yticks([])
    axes.set_title(
        f"Where the time of {what} goes: {total} samples; orange bot, blue index, green corpus, "
        "grey libraries",
        fontsize=9,
    )
    axes.set_xlabel("share of the samples", fontsize=8)
    figure.savefig(PLOTS / name, dpi=DOTS_PER_INCH)
    print(f"wrote {PLOTS.name}/{name}")


def _heights(stacks: Counter[tuple[Box, ...]], total: int) -> Iterable[int]:
    seen: Counter[tuple[Box, ...]] = Counter()
    for stack, count in stacks.items():
        for height in range(1, len(stack) + 1):
            seen[stack[:height]] += count
    return [1, *(len(each) for each, count in seen.items() if count >= NARROWEST * total)]


def _stand(
    axes: Axes, stacks: Counter[tuple[Box, ...]], left: float, height: int, total: int
) -> None:
    """Draw the boxes of *height* from *left* on, widest first, and on each what it calls."""
    callers: dict[Box, Counter[tuple[Box, ...]]] = {}
    for stack, count in stacks.items():
        if len(stack) > height:
            callers.setdefault(stack[height], Counter())[stack] += count
    for (label, colour), own in sorted(callers.items(), key=lambda each: -each[1].total()):
        width = own.total() / total
        if width < NARROWEST:
            continue
        axes.barh(height, width, 1, left, align="edge", color=colour, edgecolor="white", lw=0.5)
        fitting = int(width * 200)
        text = f"{label} {width:.0%}"
        shown = text if len(text) <= fitting else label[: max(0, fitting)]
        axes.text(left + 0.001, height + 0.5, shown, va="center", fontsize=7, clip_on=True)
        _stand(axes, own, left, height + 1, total)
        left += width


if __name__ == "__main__":
    main()
