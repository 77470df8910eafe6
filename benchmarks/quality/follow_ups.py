"""Follow-up questions with and without the question before.

Run by `python -m benchmarks.quality.follow_ups`.

Two questions of the shared sets that were written about one paragraph become a conversation:
the second loses the name that the first has said (a pronoun stands for it), or the opening
that both share ("And …?"). Beside them stand second questions left as they were, and second
questions about another article: of those nothing should be lost. Reported are articles of folds 3
and 4 of `benchmarks/training/trials.py`; whoever changes the wording looks at the others, by
`--choosing`.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from benchmarks.question_sets import COLLECTIONS, engine_over, gold_span, pooled, shipped
from benchmarks.training.trials import fold_of
from corpus.store import OPERATOR
from index.answering.follow_ups import leans
from index.engine import Engine
from index.evaluation.squad import SquadQuestion, SquadSet

SEED = 20261125
MOST = 200
"""Conversations of each kind and collection."""
REPORTED_FOLDS = (3, 4)
PRONOUNS = ("it", "they", "he", "she")
SHARED_OPENING = 3
"""Words that two questions begin with alike before the second is shortened."""

_NAME = re.compile(r"(?<=\w )(?:the )?[A-Z][\w'-]+(?: (?:of |the )*[A-Z][\w'-]+)*")


Asked = tuple[str, tuple[str, ...]]
"""A question, and those before it."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """The question before, the second as it is typed, and what it was written about."""

    kind: str
    before: str
    typed: str
    gold: SquadQuestion


def conversations(squad: SquadSet, folds: Sequence[int]) -> list[Conversation]:
    """Return conversations of every kind about articles of *folds*, the same at every call."""
    random = Random(SEED)  # noqa: S311 - sampling, not secrecy
    asked = [
        each
        for each in squad.questions
        if each.answers and fold_of(squad.drafts[each.article].metadata.title or "") in folds
    ]
    pairs = [
        (first, second)
        for first, second in pairwise(asked)
        if (first.article, first.paragraph) == (second.article, second.paragraph)
    ]
    made = [each for first, second in pairs for each in _follow_ups(first, second)]
    made += [Conversation("left as it was", a.text, b.text, b) for a, b in pairs]
    made += [
        Conversation("about another article", first.text, second.text, second)
        for first, second in zip(asked, random.sample(asked, len(asked)), strict=True)
        if first.article != second.article
    ]
    kinds = dict.fromkeys(each.kind for each in made)
    groups = [[each for each in made if each.kind == kind] for kind in kinds]
    return [one for group in groups for one in random.sample(group, min(MOST, len(group)))]


def _follow_ups(first: SquadQuestion, second: SquadQuestion) -> Iterator[Conversation]:
    shared = [name for name in _NAME.findall(second.text) if name in first.text]
    if shared:
        longest = max(shared, key=len)
        pronoun = PRONOUNS[len(second.text) % len(PRONOUNS)]
        yield Conversation("pronoun", first.text, second.text.replace(longest, pronoun), second)
    one, other = first.text.split(), second.text.split()
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    if SHARED_OPENING <= same < len(other) - 1:
        yield Conversation("opening left out", first.text, f"And {' '.join(other[same:])}", second)


def recall(engine: Engine, asked: Sequence[Asked], golds: Sequence[tuple[str, int, int]]) -> float:
    """Return how often, in per cent, the passage at *golds* comes first for what is *asked*."""
    right = 0
    for (text, earlier), (article, start, end) in zip(asked, golds, strict=True):
        passages = engine.ask(OPERATOR, text[:500], top=1, earlier=earlier).passages
        if not passages:
            continue
        best = passages[0].citation
        right += best.article_id == article and best.start < end and best.end > start
    return round(100 * right / max(1, len(asked)), 1)


def main() -> None:
    """Print a row for each kind: recognised, then R@1 alone, always joined, and as decided."""
    folds = (0, 1, 2) if "--choosing" in sys.argv[1:] else REPORTED_FOLDS
    encoder, _ = shipped()
    for name, files in COLLECTIONS.items():
        squad = pooled(files)
        engine, ids = engine_over(squad, range(len(squad.drafts)), encoder)
        found = conversations(squad, folds)
        for kind in dict.fromkeys(each.kind for each in found):
            rows = [each for each in found if each.kind == kind]
            golds = [(ids[each.gold.article], *gold_span(squad, each.gold)) for each in rows]
            recognised = 100 * sum(leans(each.typed) for each in rows) / len(rows)
            forms: dict[str, list[Asked]] = {
                "alone": [(each.typed, ()) for each in rows],
                "joined": [(f"{each.before} {each.typed}", ()) for each in rows],
                "as decided": [(each.typed, (each.before,)) for each in rows],
            }
            shown = "  ".join(f"{k} {recall(engine, v, golds):5.1f}" for k, v in forms.items())
            print(
                f"{name:16} {kind:22} {len(rows):4} recognised {recognised:5.1f} %  R@1 {shown}",
                flush=True,
            )


if __name__ == "__main__":
    main()
