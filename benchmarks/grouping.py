"""How alike two questions must be to count as one gap: `python -m benchmarks.grouping`.

Pairs are made from the shared SQuAD sets. Two questions of one article are *one gap* when
their gold answer is the same words at the same place, so that one passage settles both; they
are *two gaps* when both are answerable and their answers do not overlap. Pairs of the same
words are left out. Each question also has a twin as a hurried member types it: lower case, no
question mark, "does anyone know" before it.

The threshold is the one of the best F1 on the articles of even position; what is reported is
measured on the odd ones, of pairs, and of the groups that `index.grouping` makes there.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from benchmarks.question_sets import WIKIPEDIA_SETS, pooled
from index.encoder import SentenceTransformersEncoder, Vectors
from index.grouping import grouped
from index.squad import SquadQuestion

Pairs = list[tuple[int, int]]
STEPS = np.arange(0.40, 0.96, 0.01)


def main() -> None:
    """Print the best threshold and what it gives on articles it was not chosen on."""
    squad = pooled(WIKIPEDIA_SETS)
    questions = [each for each in squad.questions if each.answers]
    vectors = SentenceTransformersEncoder().encode([each.text for each in questions])
    twins = SentenceTransformersEncoder().encode([hurried(each.text) for each in questions])
    one, two = pairs(questions, 0)
    scores = {float(at): _f1(vectors, one, two, at) for at in STEPS}
    best = max(scores, key=lambda at: scores[at])
    print(
        f"questions {len(questions)}; even articles: {len(one)} pairs of one gap, {len(two)} of two"
    )
    print(f"best F1 on even articles at {best:.2f}: {scores[best]:.3f}")
    one, two = pairs(questions, 1)
    print(f"odd articles: {len(one)} pairs of one gap, {len(two)} of two")
    for at in (best - 0.1, best, best + 0.1):
        precision, recall = _rates(vectors, one, two, at)
        print(f"  pairs at {at:.2f}: precision {precision:.3f}, recall {recall:.3f}")
        print(f"  groups at {at:.2f}: {_of_groups(questions, vectors, one, two, at)}")
    alike = np.einsum("ij,ij->i", vectors, twins)
    print(f"hurried twins at {best:.2f} or more: {(alike >= best).mean():.3f}")


def hurried(text: str) -> str:
    """Return the question as somebody in a hurry types it."""
    return f"does anyone know {text.casefold().rstrip('?')}"


def pairs(questions: Sequence[SquadQuestion], parity: int) -> tuple[Pairs, Pairs]:
    """Return the pairs of one gap and of two, of the articles whose position has *parity*."""
    one: Pairs = []
    two: Pairs = []
    for members in _by_article(questions, parity):
        for a, b in combinations(members, 2):
            first, second = questions[a], questions[b]
            if first.text.casefold() == second.text.casefold():
                continue
            if first.paragraph != second.paragraph:
                two.append((a, b))
            elif set(first.answers) & set(second.answers):
                one.append((a, b))
            else:
                two.append((a, b))
    return one, two


def _by_article(questions: Sequence[SquadQuestion], parity: int) -> Iterator[list[int]]:
    for article in sorted({each.article for each in questions}):
        if article % 2 == parity:
            yield [place for place, each in enumerate(questions) if each.article == article]


def _rates(vectors: Vectors, one: Pairs, two: Pairs, at: float) -> tuple[float, float]:
    hits, misses = (_alike(vectors, each) >= at for each in (one, two))
    return hits.sum() / max(1, hits.sum() + misses.sum()), float(hits.mean())


def _f1(vectors: Vectors, one: Pairs, two: Pairs, at: float) -> float:
    precision, recall = _rates(vectors, one, two, at)
    return 2 * precision * recall / max(1e-9, precision + recall)


def _alike(vectors: Vectors, chosen: Pairs) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    first, second = np.array(chosen).T
    return np.asarray(np.einsum("ij,ij->i", vectors[first], vectors[second]))


def _of_groups(
    questions: Sequence[SquadQuestion], vectors: Vectors, one: Pairs, two: Pairs, at: float
) -> str:
    group: dict[int, tuple[int, int]] = {}
    for article, members in enumerate(_by_article(questions, 1)):
        for number, rows in enumerate(grouped(vectors[members], at)):
            group |= {members[row]: (article, number) for row in rows}
    hits = sum(group[a] == group[b] for a, b in one)
    misses = sum(group[a] == group[b] for a, b in two)
    return f"precision {hits / max(1, hits + misses):.3f}, recall {hits / len(one):.3f}"


if __name__ == "__main__":
    main()
