"""How well the article is read from web pages, on pages of article-extraction-benchmark.

Scores as that benchmark defines them: 4-grams of words, counted with repetition, of the text
that was read and of the text a person marked; hits, extras and misses are made shares of
their sum for every page, so that long pages weigh no more; F1 is that of mean precision and
mean recall. Pages that are refused count as read with no text.
"""

import gzip
import json
import re
import time
from collections import Counter
from pathlib import Path

from corpus.errors import SourceRefused
from corpus.readers.html import read_html

PAGES = Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "pages"
SHINGLE = 4
"""Words in a shingle, as in article-extraction-benchmark."""


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


def read(page: str) -> str:
    """Return the body that is read from *page*, empty where it is refused."""
    try:
        return read_html(page).body
    except SourceRefused:
        return ""


def main() -> None:
    """Print the number of pages, precision, recall, F1 and milliseconds a page."""
    truth = json.loads((PAGES / "truth.json").read_text(encoding="utf-8"))
    pages = {
        name: gzip.decompress((PAGES / f"{name}.html.gz").read_bytes()).decode() for name in truth
    }
    started = time.perf_counter()
    bodies = {name: read(page) for name, page in pages.items()}
    milliseconds = (time.perf_counter() - started) * 1000 / len(pages)
    scores = [
        precision_and_recall(truth[name]["articleBody"], body) for name, body in bodies.items()
    ]
    precision = sum(score[0] for score in scores) / len(scores)
    recall = sum(score[1] for score in scores) / len(scores)
    print(f"pages      {len(scores)}")
    print(f"precision  {precision:.4f}")
    print(f"recall     {recall:.4f}")
    print(f"F1         {2 * precision * recall / (precision + recall):.4f}")
    print(f"ms a page  {milliseconds:.1f}")


if __name__ == "__main__":
    main()
