"""What the encoder for many languages does in English: `python -m benchmarks.languages.english`.

The sets that Footnote's own figures are about, all paragraphs of each searched, asked of both
encoders in the three ways of `benchmarks/languages/retrieval.py`.
"""

import sys

from benchmarks.languages.retrieval import EVERY, WAYS, Searched, encoders, shown
from benchmarks.question_sets import COLLECTIONS, pooled
from benchmarks.tables import head, row


def main() -> None:
    """Print a row for each set and encoder."""
    every = int(sys.argv[1]) if len(sys.argv) > 1 else EVERY
    head(["set", "questions", "encoder", "; ".join(WAYS)])
    for name, names in COLLECTIONS.items():
        squad = pooled(names)
        asked = [each for each in squad.questions if each.answers][::every]
        for label, encoder in encoders().items():
            row([name, len(asked), label, shown(Searched(squad, encoder).recall(asked))])


if __name__ == "__main__":
    main()
