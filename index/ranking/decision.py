"""What is decided of the finalists: their order, what is marked in them, and how likely each is."""

from dataclasses import dataclass

from index.answer import Span
from index.ranking.fitted import Fitted, FittedReading


@dataclass(frozen=True, slots=True)
class Finalist:
    """A candidate's place in the snapshot, the span to mark, and its probability.

    *answer* is the words inside the mark that answer, where a reader is sure of them.
    """

    position: int
    marked: Span
    probability: float
    answer: Span | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """*finalists* in their final order, and the *numbers* that tell what their probabilities mean.

    These are others where a reader took part. *unread* tells whether there was something to read,
    and a reader that would have read it took no part.
    """

    finalists: tuple[Finalist, ...]
    numbers: Fitted | FittedReading
    unread: bool = False

    @property
    def likeliest(self) -> float:
        """Return the probability that the first of them answers."""
        return self.finalists[0].probability if self.finalists else 0.0

    @property
    def answers(self) -> bool:
        """Return whether the first of them is likely enough to be an answer."""
        return bool(self.finalists) and self.likeliest >= self.numbers.answer_at
