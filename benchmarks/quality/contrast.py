"""What the reader makes of our contrast set: `python -m benchmarks.quality.contrast`.

Questions of a group differ in one thing; the passage answers one of them and leaves another open.
`benchmarks/contrast/CARD.md` tells how the set was written and checked. Its two parts have no
article in common: what is fitted may learn from `LEARNED`, and only `REPORTED` is printed here.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.question_sets import shipped
from benchmarks.tables import table
from index.evaluation.measures import auroc
from index.reader.reading import Reader, Titled

FOLDER = Path(__file__).resolve().parents[1] / "contrast"
LEARNED, REPORTED = "learned", "reported"


@dataclass(frozen=True, slots=True)
class Contrasted:
    """A question over *passage*; *answer* is its words there, `None` where it is left open.

    Questions of one *group* differ in one thing, which *kind* names.
    """

    passage: Titled
    group: str
    kind: str
    question: str
    answer: str | None


def contrasted(part: str) -> list[Contrasted]:
    """Return the questions of *part*, in the order of its file."""
    passages = {
        each["id"]: Titled(each["title"], each["text"]) for each in _lines(f"{part}-passages.jsonl")
    }
    return [
        Contrasted(
            passages[each["passage"]],
            f"{each['passage']}/{each['group']}",
            each["kind"],
            each["question"],
            each["answer"],
        )
        for each in _lines(f"{part}-questions.jsonl")
    ]


def _lines(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


def main() -> None:
    """Print how well the reader that ships tells answered questions from open ones, by kind."""
    _, reader = shipped()
    if reader is None:
        raise RuntimeError("This copy has no reader.")
    asked = contrasted(REPORTED)
    scores = read(reader, asked)
    rows = {"all": figures(asked, scores)}
    by_kind = defaultdict(list)
    for each, score in zip(asked, scores, strict=True):
        by_kind[each.kind].append((each, score))
    for kind, held in sorted(by_kind.items()):
        rows[kind] = figures([each for each, _ in held], [score for _, score in held])
    columns = ("answered", "open", "auroc", "right within groups, %")
    table(("kind", *columns), ([kind, *(row[c] for c in columns)] for kind, row in rows.items()))


def read(reader: Reader, asked: Sequence[Contrasted]) -> list[float]:
    """Return the log-odds that each question's passage answers it, as *reader* reads them."""
    found = []
    for each in asked:
        readings = reader.read(each.question, [each.passage])
        if readings is None:
            raise RuntimeError("Someone else uses the reader of the benchmark.")
        found.append(readings[0].answers)
    return found


def figures(asked: Sequence[Contrasted], scores: Sequence[float]) -> dict[str, float | str]:
    """Return how *scores* part the answered from the open questions: of all, and within groups.

    Within a group every answered question is compared with every open one. Figures are empty
    where all questions are answered, or all open.
    """
    good = [score for each, score in zip(asked, scores, strict=True) if each.answer is not None]
    bad = [score for each, score in zip(asked, scores, strict=True) if each.answer is None]
    groups: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for each, score in zip(asked, scores, strict=True):
        groups[each.group].append((each.answer is not None, score))
    compared = [
        answered > left_open
        for held in groups.values()
        for is_answered, answered in held
        for is_other_answered, left_open in held
        if is_answered and not is_other_answered
    ]
    told: dict[str, float | str] = {"answered": len(good), "open": len(bad)}
    apart = auroc(good, bad)
    told["auroc"] = "" if apart is None else round(apart, 3)
    told["right within groups, %"] = (
        round(100 * sum(compared) / len(compared), 1) if compared else ""
    )
    return told


if __name__ == "__main__":
    main()
