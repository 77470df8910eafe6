"""What a quote check gives back: each quotation with its verdict, its changes, the true words."""

from dataclasses import dataclass
from enum import StrEnum

from index.answer import RankedPassage


class Verdict(StrEnum):
    """How a quotation compares with the articles."""

    EXACT = "exact"
    """Word for word, each mark included."""
    ALTERED = "altered"
    """Most of its words stand in an article in this order; others do not."""
    ABSENT = "absent"
    """In no article."""


class PieceKind(StrEnum):
    """What a piece of a quotation is, beside the true words."""

    KEPT = "kept"
    CHANGED = "changed"
    INSERTED = "inserted"
    """Put in by who quotes, who says so by square brackets."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a quotation, as it is *said* and, where it was changed, as it is *stated*.

    Of what was changed *said* is empty where the quotation leaves out, *stated* where it adds.
    What is *said* in all pieces together is the quotation.
    """

    kind: PieceKind
    said: str
    stated: str = ""


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """*said* is the quotation on one line; *pieces* are all of it, in order, with its changes.

    *passages* are the true words with the sentences that they stand in, one for each part of a
    quotation that leaves out between them; empty where it is absent. *insertions* are what it
    puts in, in square brackets. *only_marks* tells of an altered one that its words are all
    there.
    """

    said: str
    verdict: Verdict
    pieces: tuple[Piece, ...] = ()
    passages: tuple[RankedPassage, ...] = ()
    insertions: tuple[str, ...] = ()
    only_marks: bool = False

    @property
    def changes(self) -> tuple[Piece, ...]:
        """Return the pieces that were changed."""
        return tuple(each for each in self.pieces if each.kind is PieceKind.CHANGED)


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """The *quotations* of a message that were checked; *more* were not.

    *whole* tells that it quotes nothing, and that its text was tried as one quotation.
    """

    quotations: tuple[CheckedQuotation, ...]
    more: int = 0
    whole: bool = False

    def count(self, verdict: Verdict) -> int:
        """Return how many quotations have that *verdict*."""
        return sum(each.verdict is verdict for each in self.quotations)
