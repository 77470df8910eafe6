"""What the bot answers within and across languages: `python -m benchmarks.languages.answering`.

Questions of XQuAD are put to an engine with each encoder, and the reader that ships beside it, that
holds every second article: those about these articles, and those about the others. `… 3 de>en
zh>zh` asks every third question of these pairs alone.
"""

import sys

from benchmarks.languages.retrieval import encoders, question_set
from benchmarks.question_sets import engine_over, gold_span
from benchmarks.tables import head, row
from benchmarks.training.language_sets import PAIRS, Pair, about
from bot.app import reader_for
from bot.settings import Settings
from corpus.store import OPERATOR
from index.encoding.encoder import Encoder

EVERY = 3
"""One question of so many is asked."""


def main() -> None:
    """Print a row for each pair and encoder."""
    every = int(sys.argv[1]) if len(sys.argv) > 1 else EVERY
    pairs = [Pair(*each.split(">")) for each in sys.argv[2:]] or PAIRS
    head(["pair", "encoder", "present", "right first", "and answered", "absent", "answered"])
    for pair in pairs:
        for label, encoder in encoders().items():
            row([pair.name, label, *_answers(pair, encoder, every)])


def _answers(pair: Pair, encoder: Encoder, every: int) -> list[int]:
    """Return how many questions are about articles that are there, and what became of all."""
    squad = about({each: question_set(each) for each in (pair.asked, pair.searched)}, pair)
    held, reader = range(0, len(squad.drafts), 2), reader_for(encoder, Settings())
    engine, ids = engine_over(squad, held, encoder, reader)
    present = first = answered = absent = false = 0
    for question in squad.questions[::every]:
        answer = engine.ask(OPERATOR, question.text)
        if question.article not in ids:
            absent, false = absent + 1, false + answer.answered
            continue
        start, end = gold_span(squad, question)
        cited = [each.citation for each in answer.passages[:1]]
        right = any(
            each.article_id == ids[question.article] and each.start < end and start < each.end
            for each in cited
        )
        present, first = present + 1, first + right
        answered += right and answer.answered
    return [present, first, answered, absent, false]


if __name__ == "__main__":
    main()
