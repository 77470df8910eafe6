"""Which sentence of a passage answers."""

from index.answer import Span
from index.signals import Signals
from index.snapshot import Candidate, Snapshot
from index.words import stems

OVERLAP_WEIGHT = 1.0
"""Of shared rare words beside the cosine; measured in `benchmarks/RESULTS.md`."""


def highlight(snapshot: Snapshot, candidate: Candidate, signals: Signals, question: str) -> Span:
    """Return the span of the sentence of *candidate* that best answers *question*.

    A sentence is scored by its cosine and by the share of the question's word weight
    (inverse document frequency) that it holds; of equals the first wins.
    """
    wanted = {stem: snapshot.sparse_index.inverse_frequency(stem) for stem in set(stems(question))}
    total = sum(wanted.values()) or 1.0

    def score(position: int) -> float:
        start, end = candidate.sentences[position]
        shared = wanted.keys() & set(stems(candidate.text[start:end]))
        overlap = sum(wanted[stem] for stem in shared) / total
        similarity = float(signals.sentences[candidate.first_sentence_row + position])
        return similarity + OVERLAP_WEIGHT * overlap

    best = max(range(len(candidate.sentences)), key=lambda position: (score(position), -position))
    return Span(*candidate.sentences[best])
