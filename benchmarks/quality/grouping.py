"""How alike two questions must be to count as one gap: `python -m benchmarks.quality.grouping`.

Made from the shared SQuAD sets: of each article up to 40 questions, spread evenly, each with
two other wordings that rules make (`WORDINGS`, taking turns): as typed in a hurry, as keywords,
politely, with other words for asking, with a letter missing. All of an article are shuffled and
grouped by `index.answering.grouping`; the wordings of one question belong together, and nothing
else does, though the questions of an article are about one subject and some differ in a word only.

The threshold is the one of the best F1 over pairs on the articles of even position; what is
reported is measured on the odd ones.
"""

import random
import re
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from benchmarks.question_sets import WIKIPEDIA_SETS, pooled
from index.answering.grouping import grouped
from index.encoding.encoder import Vectors
from index.encoding.sentence_transformers_encoder import SentenceTransformersEncoder

PER_ARTICLE = 40
STEPS = np.arange(0.60, 0.96, 0.02)
_FUNCTION_WORDS = frozenset(
    "a an the of in on at to for by from with what which who whom whose when where why how is are "
    "was were be been do does did has have had and or that this it its as".split()
)
_OTHERWISE = {
    "how many": "what number of",
    "when": "at what time",
    "where": "in what place",
    "who": "which person",
    "why": "for what reason",
    "which": "what",
    "what": "which",
}


def main() -> None:
    """Print the best threshold and what it gives on articles it was not chosen on."""
    fitting, held_out = ([*_articles(parity)] for parity in (0, 1))
    scores = {float(at): _figures(fitting, at) for at in STEPS}
    best = max(scores, key=lambda at: scores[at][2])
    print(f"articles: {len(fitting)} to choose on, {len(held_out)} to report")
    for at in STEPS:
        print(f"  {at:.2f} even articles: {_told(scores[float(at)])}")
    print(f"best at {best:.2f}; odd articles: {_told(_figures(held_out, best))}")


def hurried(question: str) -> str:
    """Return *question* as somebody in a hurry types it."""
    return question.casefold().rstrip("?")


def keywords(question: str) -> str:
    """Return *question* without the words that a search would leave out."""
    words = re.findall(r"[\w'-]+", question)
    return " ".join(word for word in words if word.casefold() not in _FUNCTION_WORDS)


def polite(question: str) -> str:
    """Return *question* as a polite member asks it."""
    return f"Does anyone here know: {question[:1].lower()}{question[1:]}"


def otherwise(question: str) -> str:
    """Return *question* with other words for what is asked."""
    asking = "|".join(_OTHERWISE)
    return re.sub(
        rf"\b({asking})\b",
        lambda found: _OTHERWISE[found[0].casefold()],
        question,
        count=1,
        flags=re.IGNORECASE,
    )


def misspelt(question: str) -> str:
    """Return *question* with a letter missing from its longest word."""
    longest = max(question.split(), key=len)
    middle = len(longest) // 2
    return question.replace(longest, longest[:middle] + longest[middle + 1 :], 1)


WORDINGS = (hurried, keywords, polite, otherwise, misspelt)
_TURNS = list(combinations(WORDINGS, 2))


def _articles(parity: int) -> Iterator[tuple[Vectors, Sequence[int]]]:
    """Yield vectors and the number of the question that each is a wording of."""
    squad, encoder = pooled(WIKIPEDIA_SETS), SentenceTransformersEncoder()
    for article in range(parity, len(squad.drafts), 2):
        texts = list(
            dict.fromkeys(each.text for each in squad.questions if each.article == article)
        )
        chosen = texts[:: max(1, len(texts) // PER_ARTICLE)][:PER_ARTICLE]
        worded = [
            (number, wording(text))
            for number, text in enumerate(chosen)
            for wording in (str, *_TURNS[number % len(_TURNS)])
        ]
        random.Random(article).shuffle(worded)  # noqa: S311 - an order, not a secret
        yield encoder.encode([text for _, text in worded]), [number for number, _ in worded]


def _figures(
    articles: Sequence[tuple[Vectors, Sequence[int]]], at: float
) -> tuple[float, float, float]:
    """Return precision, recall and F1 over the pairs that were put together."""
    hits = put = same = 0
    for vectors, questions in articles:
        for group in grouped(vectors, at):
            put += len(group) * (len(group) - 1) // 2
            hits += sum(questions[a] == questions[b] for a, b in combinations(group, 2))
        same += sum(n * (n - 1) // 2 for n in np.bincount(questions))
    precision, recall = hits / max(1, put), hits / max(1, same)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _told(figures: tuple[float, float, float]) -> str:
    return "precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(*figures)


if __name__ == "__main__":
    main()
