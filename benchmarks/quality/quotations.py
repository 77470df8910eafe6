"""Quotations exact, altered, paraphrased and foreign: `python -m benchmarks.quality.quotations`.

The articles in `quotation_set.json` are ours (CC0-1.0), of invented places and people, and so are
the quotations. The threshold of `index/quotations/matching.py` was chosen on the set `choosing`;
the articles of `reported` are others. All articles of both are one collection. Told last is how
long a check takes among a thousand articles of the shared question sets.
"""

import json
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

import numpy as np

from benchmarks.question_sets import WIKIPEDIA_SETS, load
from benchmarks.tables import table
from corpus.article import Article, Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from corpus.store import OPERATOR
from index.quotations import matching
from index.quotations.checking import checked_quotation
from index.quotations.outcome import Verdict
from index.quotations.parsing import parsed
from index.quotations.word_index import WordIndex

FILE = Path(__file__).parent / "quotation_set.json"
SETS = ("choosing", "reported")
KINDS = {
    "exact": Verdict.EXACT,
    "altered": Verdict.ALTERED,
    "paraphrase": Verdict.ABSENT,
    "foreign": Verdict.ABSENT,
}
"""The verdict that each kind of quotation should get."""

THRESHOLDS = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)
MANY = 1000
PARAGRAPHS = 9
"""Of one of the many articles."""


class Quotation(TypedDict):
    """A quotation of the set."""

    set: str
    kind: str
    text: str


def articles() -> list[Article]:
    """Return the articles of both sets, in order."""
    held = json.loads(FILE.read_text("utf-8"))["articles"]
    return [_article(each["title"], each["paragraphs"]) for each in held]


def quotations() -> list[Quotation]:
    """Return the quotations of both sets, in order."""
    found: list[Quotation] = json.loads(FILE.read_text("utf-8"))["quotations"]
    return found


def verdicts(index: WordIndex, asked: Sequence[Quotation]) -> Counter[tuple[str, Verdict]]:
    """Return how often each kind of *asked* gets each verdict."""
    return Counter(
        (each["kind"], checked_quotation([index], each["text"]).verdict) for each in asked
    )


def main() -> None:
    """Print verdicts by kind, what other thresholds would give, and times."""
    index = WordIndex(articles())
    asked = {name: [each for each in quotations() if each["set"] == name] for name in SETS}
    for name in SETS:
        found = verdicts(index, asked[name])
        print(f"\n{name}\n")
        table(
            ["kind", *Verdict], ([kind, *(found[kind, each] for each in Verdict)] for kind in KINDS)
        )
    print("\nchoosing: taken for altered, by the least agreement\n")
    agreements = {
        kind: [
            _agreement(index, each["text"]) for each in asked["choosing"] if each["kind"] == kind
        ]
        for kind in KINDS
        if kind != "exact"
    }
    table(
        ["least", *agreements],
        (
            [least, *(sum(each >= least for each in found) for found in agreements.values())]
            for least in THRESHOLDS
        ),
    )
    _times()


def _agreement(index: WordIndex, text: str) -> float:
    """Return how far *text* agrees with what is nearest to it, whatever the threshold."""
    chosen, matching.LEAST_AGREEMENT = matching.LEAST_AGREEMENT, 0.0
    found = matching.nearest_match(index, parsed(text))
    matching.LEAST_AGREEMENT = chosen
    return 0.0 if found is None else found.agreement


def _times() -> None:
    """Print how long it takes to check sentences as they stand, and with one word changed."""
    drafts = [each for name in WIKIPEDIA_SETS for each in load(name).drafts]
    texts = [each.body[part.start : part.end] for each in drafts for part in each.paragraphs]
    many = [
        _article(
            f"{number}",
            [texts[(PARAGRAPHS * number + at) % len(texts)] for at in range(PARAGRAPHS)],
        )
        for number in range(MANY)
    ]
    began = time.process_time()
    index = WordIndex(many)
    spent = time.process_time() - began
    print(f"\n{MANY} articles, {len(index.tokens):,} tokens read in {spent:.1f} s")
    others = [each for each in quotations() if KINDS[each["kind"]] is Verdict.ABSENT]
    told = verdicts(index, others)
    absent = sum(n for (_, verdict), n in told.items() if verdict is Verdict.ABSENT)
    print(f"of {len(others)} that are paraphrased or foreign, told to be in none of them: {absent}")
    sentences = [each.body.split(". ")[0] for each in many[::10]]
    for kind, said in (("exact", sentences), ("altered", [f"{each} zebra" for each in sentences])):
        times = []
        for each in said:
            began = time.process_time()
            checked_quotation([index], each)
            times.append(1000 * (time.process_time() - began))
        middle, most = np.percentile(times, [50, 95])
        print(f"{kind}: ms a quotation, p50 {middle:.1f} p95 {most:.1f}")


def _article(title: str, paragraphs: Sequence[str]) -> Article:
    draft = assemble(Metadata(title), [Block(ParagraphKind.BODY, each) for each in paragraphs])
    posted = Source(SourceKind.TEXT, title, None, datetime(2026, 1, 1, tzinfo=UTC))
    return as_article(OPERATOR, draft, posted)


if __name__ == "__main__":
    main()
