"""How well it is told what a question wants: `python -m benchmarks.quality.wants`.

`benchmarks/wants/CARD.md` tells how the questions were written. Its two parts have no library in
common: what is learned sees `LEARNED` alone, and only `REPORTED` is printed here.
"""

import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality import contrast
from benchmarks.tables import table
from benchmarks.training.outputs import WANTS, packaged
from bot.app import encoder_for
from bot.settings import Settings
from index.encoding.encoder import Vectors
from index.understanding.likely_wants import LIKELY
from index.understanding.wants import ARTICLES, FACTS, LIBRARY, SMALL_TALK, Want, wanted

FOLDER = Path(__file__).resolve().parents[1] / "wants"
LEARNED, REPORTED = "learned", "reported"
GROUPS = ("passage", "fact", "article", "library", "small talk")
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what is wanted with it, its language, and the library that it is asked of."""

    question: str
    want: Want
    language: str
    library: str


def asked(part: str) -> list[Asked]:
    """Return the questions of *part*, in the order of its file."""
    lines = (FOLDER / f"{part}.jsonl").read_text("utf-8").splitlines()
    return [
        Asked(each["question"], Want(each["want"]), each["language"], each["library"])
        for each in map(json.loads, lines)
    ]


def group(want: Want) -> str:
    """Return the group of *want*, one of `GROUPS`."""
    named = (
        (FACTS, "fact"),
        (ARTICLES, "article"),
        (LIBRARY, "library"),
        (SMALL_TALK, "small talk"),
    )
    return next((name for wants, name in named if want in wants), "passage")


def followed(wants: Sequence[tuple[Want, float]]) -> Want:
    """Return what of *wants* is followed before a search, weighed as `understanding.py` does.

    Facts count together, and so do the kinds of small talk; what is less than likely is searched.
    """
    likeliest: dict[str, Want] = {}
    chances: dict[str, float] = {}
    for want, chance in wants:
        together = group(want) if want in FACTS or want in SMALL_TALK else want.value
        likeliest.setdefault(together, want)
        chances[together] = chances.get(together, 0) + chance
    best = max(chances, key=chances.__getitem__)
    return likeliest[best] if chances[best] >= LIKELY else Want.PASSAGE


def main() -> None:
    """Print what becomes of the questions of `REPORTED`, with their vectors and without."""
    held_out = asked(REPORTED)
    encoder = encoder_for(Settings())
    vectors = encoder.encode([each.question for each in held_out])
    told = [
        wanted(each.question, vector, encoder.weights)
        for each, vector in zip(held_out, vectors, strict=True)
    ]
    best = [followed(each) for each in told]
    _print_confusion(held_out, best)
    _print_wants(held_out, best)
    _print_languages(held_out, best, [followed(wanted(each.question)) for each in held_out])
    _print_bands(held_out, [each[0] for each in told])
    _print_contrast()
    _print_cost(held_out, vectors)


def _print_confusion(held_out: Sequence[Asked], best: Sequence[Want]) -> None:
    """Print what the groups of wants were taken for."""
    pairs = Counter(
        (group(each.want), group(told)) for each, told in zip(held_out, best, strict=True)
    )
    rows = []
    for wanted_group in GROUPS:
        counts = [pairs[wanted_group, other] for other in GROUPS]
        rows.append(
            [
                wanted_group,
                sum(counts),
                *counts,
                _share(pairs[wanted_group, wanted_group], sum(counts)),
            ]
        )
    table(("wanted", "questions", *GROUPS, "right group, %"), rows)


def _print_wants(held_out: Sequence[Asked], best: Sequence[Want]) -> None:
    """Print how many of each want were told as such."""
    print()
    rows = []
    for want in Want:
        own = [told for each, told in zip(held_out, best, strict=True) if each.want is want]
        rows.append([want.value, len(own), own.count(want), best.count(want)])
    table(("want", "questions", "right", "told"), rows)


def _print_languages(
    held_out: Sequence[Asked], best: Sequence[Want], by_words: Sequence[Want]
) -> None:
    """Print the share of right groups by language, with vectors and by the words alone."""
    print()
    rows = []
    for language in sorted({each.language for each in held_out}):
        for name in GROUPS:
            own = [
                at
                for at, each in enumerate(held_out)
                if each.language == language and group(each.want) == name
            ]
            right = [sum(group(told[at]) == name for at in own) for told in (best, by_words)]
            rows.append([language, name, len(own), *(_share(each, len(own)) for each in right)])
    table(("language", "wanted", "questions", "right group, %", "by words alone, %"), rows)


def _print_bands(held_out: Sequence[Asked], told: Sequence[tuple[Want, float]]) -> None:
    """Print how true the probability of the likeliest want is."""
    print()
    rows = []
    for low, high in zip(BANDS, (*BANDS[1:], 1.1), strict=True):
        own = [
            (chance, want is each.want)
            for each, (want, chance) in zip(held_out, told, strict=True)
            if low <= chance < high
        ]
        mean = round(sum(chance for chance, _ in own) / max(len(own), 1), 3)
        rows.append(
            [low, len(own), mean, round(sum(right for _, right in own) / max(len(own), 1), 3)]
        )
    table(("from", "questions", "mean probability", "share right"), rows)


def _print_contrast() -> None:
    """Print how many questions of the contrast set, all about passages, are taken for others."""
    questions = [each.question for each in contrast.contrasted(contrast.REPORTED)]
    vectors = encoder_for(Settings()).encode(questions)
    others = [
        told
        for question, vector in zip(questions, vectors, strict=True)
        if (told := followed(wanted(question, vector))) is not Want.PASSAGE
    ]
    print(f"\nof {len(questions)} questions of the contrast set {len(others)} are no passage's")


def _print_cost(held_out: Sequence[Asked], vectors: Vectors) -> None:
    """Print the size of what was learned, and what a question costs."""
    size = len(packaged(WANTS).read_bytes())
    since = time.process_time()
    for each, vector in zip(held_out, vectors, strict=True):
        wanted(each.question, vector)
    spent = 1000 * (time.process_time() - since) / len(held_out)
    print(f"\n{size} bytes; {spent:.2f} ms a question, the encoder's time left out")


def _share(count: int, of: int) -> float | str:
    return round(100 * count / of, 1) if of else ""


if __name__ == "__main__":
    main()
