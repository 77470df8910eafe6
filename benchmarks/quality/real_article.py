"""Our own 120 questions about the real article: `python -m benchmarks.quality.real_article`.

Sixty that it answers, as members type them, with the paragraph and sentences that answer;
sixty that it does not. The article is read in place; the questions are our own.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.question_sets import DATA, shipped
from corpus.article import Article
from corpus.drafts import now
from corpus.ingest import read_file
from corpus.storage.database import Database
from corpus.store import OPERATOR
from index.answer import RankedPassage
from index.encoding.encoder import Encoder
from index.engine import Engine
from index.reader.reading import Reader
from index.search.embedding import passage_sentences

ARTICLE = DATA / "article.txt"
QUESTIONS = Path(__file__).resolve().parents[2] / "tests" / "real_article_questions.json"


def results(encoder: Encoder, reader: Reader | None = None) -> dict[str, list[dict[str, Any]]]:
    """Return each question with what became of it: right paragraph, sentence, answered."""
    engine = Engine(Database("sqlite://"), encoder, reader)
    article = engine.writer.add(OPERATOR, *read_file(ARTICLE, now()))
    asked = json.loads(QUESTIONS.read_text("utf-8"))
    return {
        kind: [each | _outcome(engine, article, each) for each in rows]
        for kind, rows in asked.items()
    }


def _outcome(engine: Engine, article: Article, row: dict[str, Any]) -> dict[str, Any]:
    answer = engine.ask(OPERATOR, row["question"])
    if not answer.passages:  # it is told what the library holds, or that nothing is asked
        return {"answered": answer.answered, "score": 0.0} | dict.fromkeys(
            ("right", "marked"), False
        )
    best = answer.passages[0]
    found: dict[str, Any] = {"answered": answer.answered, "score": round(best.score, 3)}
    if "paragraph" in row:
        cited = best.citation.paragraph or best.citation.kind.value
        right = cited == row["paragraph"]
        marked = right and bool(_marked(article, best) & set(row["sentences"]))
        found |= {"right": right, "marked": marked, "found": cited}
    return found


def _marked(article: Article, best: RankedPassage) -> set[int]:
    """Return the numbers, from 1, of the paragraph's sentences that the highlight covers."""
    start = best.citation.start + best.highlight.start
    end = best.citation.start + best.highlight.end
    paragraph = next(each for each in article.paragraphs if each.start <= start < each.end)
    spans = passage_sentences(article.body[paragraph.start : paragraph.end])
    return {
        number
        for number, (first, last) in enumerate(spans, start=1)
        if start < paragraph.start + last and end > paragraph.start + first
    }


def main() -> None:
    """Print a table for each kind, and every question that went wrong."""
    found = results(*shipped())
    good, bad = found["answered"], found["not_answered"]
    for kind in sorted({each["style"] for each in good}):
        rows = [each for each in good if each["style"] == kind]
        totals = Counter(
            {name: sum(each[name] for each in rows) for name in ("right", "marked", "answered")}
        )
        shown = " ".join(f"{name} {count:3}" for name, count in totals.items())
        print(f"{kind:14} {len(rows):3} {shown}")
    for kind in sorted({each["style"] for each in bad}):
        rows = [each for each in bad if each["style"] == kind]
        print(f"{kind:14} {len(rows):3} refused {sum(not each['answered'] for each in rows):3}")
    for each in good:
        if not (each["right"] and each["marked"] and each["answered"]):
            print("wrong:", each)
    for each in bad:
        if each["answered"]:
            print("answered:", each)


if __name__ == "__main__":
    main()
