"""How well the article is read from web pages, on pages of article-extraction-benchmark.

Scores as that benchmark defines them: 4-grams of words, counted with repetition, of the text
that was read and of the text a person marked; hits, extras and misses are made shares of
their sum for every page, so that long pages weigh no more; F1 is that of mean precision and
mean recall, and its deviation that of a bootstrap over the pages. Pages that are refused count
as read with no text. Beside it, in the same run, trafilatura alone, which is what most would take.
"""

import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import fmean, stdev

import trafilatura

from corpus.errors import SourceRefused
from corpus.formats.html.document import read_html

PAGES = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "pages"
SHINGLE = 4
"""Words in a shingle, as in article-extraction-benchmark."""
RESAMPLES = 1_000
"""Draws of the bootstrap, as in article-extraction-benchmark."""


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return how often each run of `SHINGLE` words stands in *text*; a shorter text is one run."""
    words = re.findall(r"\w+", text)
    runs = range(max(1, len(words) - SHINGLE + 1))
    return Counter(tuple(words[start : start + SHINGLE]) for start in runs)


def precision_and_recall(expected: str, read: str) -> tuple[float, float]:
    """Return the share of *read*'s shingles that is expected, and the reverse."""
    wanted, found = shingles(expected), shingles(read)
    hits = (wanted & found).total()
    return hits / found.total(), hits / wanted.total()


def ours(page: str) -> str:
    """Return the body that Footnote reads from *page*, empty where it is refused."""
    try:
        return read_html(page).body
    except SourceRefused:
        return ""


def trafilatura_default(page: str) -> str:
    """Return what trafilatura alone reads, called as its README does."""
    return trafilatura.extract(page) or ""


def trafilatura_benchmark(page: str) -> str:
    """Return what trafilatura alone reads, called as article-extraction-benchmark calls it."""
    return trafilatura.extract(page, include_comments=False) or ""


def trafilatura_precision(page: str) -> str:
    """Return what trafilatura alone reads with `favor_precision`, without comments."""
    return trafilatura.extract(page, favor_precision=True, include_comments=False) or ""


READERS: dict[str, Callable[[str], str]] = {
    "Footnote": ours,
    "trafilatura, precision": trafilatura_precision,
    "trafilatura, no comments": trafilatura_benchmark,
    "trafilatura, its default": trafilatura_default,
}


def f1(scores: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Return mean precision, mean recall and their F1 of the *scores* of some pages."""
    precision = fmean(score[0] for score in scores)
    recall = fmean(score[1] for score in scores)
    return precision, recall, 2 * precision * recall / (precision + recall)


def deviation(scores: list[tuple[float, float]]) -> float:
    """Return the standard deviation of F1 over `RESAMPLES` draws of as many pages."""
    draws = random.Random(0)  # noqa: S311 - a seed, not a secret
    return stdev(f1(draws.choices(scores, k=len(scores)))[2] for _ in range(RESAMPLES))


def main() -> None:
    """Print F1 with its deviation, precision, recall and milliseconds a page for each reader."""
    truth = json.loads((PAGES / "truth.json").read_text(encoding="utf-8"))
    pages = {
        name: gzip.decompress((PAGES / f"{name}.html.gz").read_bytes()).decode() for name in truth
    }
    print(f"{len(pages)} pages, trafilatura {version('trafilatura')}")
    print(f"{'':26}{'F1':>6}   {'±':>5}   {'P':>6}   {'R':>6}   ms a page")
    for name, read in READERS.items():
        read(next(iter(pages.values())))  # what is loaded on first use costs no page
        started = time.perf_counter()
        bodies = {key: read(page) for key, page in pages.items()}
        milliseconds = (time.perf_counter() - started) * 1000 / len(pages)
        scores = [
            precision_and_recall(truth[key]["articleBody"], body) for key, body in bodies.items()
        ]
        precision, recall, score = f1(scores)
        print(
            f"{name:26}{score:.4f}   {deviation(scores):.3f}   {precision:.4f}   {recall:.4f}"
            f"   {milliseconds:.1f}"
        )


if __name__ == "__main__":
    main()
