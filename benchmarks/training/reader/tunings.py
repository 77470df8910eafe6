"""What a little more learning would be worth: `python -m benchmarks.training.reader.tunings`.

Three ways go on from what the first pass came to, over the same groups, made of the questions of
folds 0 to 3 with what the ranking puts first: learning as before; learning besides what the
ranking, in which late interaction is the strongest signal, says of each group; and with what was
learned brought into low-rank matrices, which are tuned together with the heads. Each is weighed
anew beside the ranking, as `benchmarks/training/reader/fit.py` does it, which has to have run.
"""

import multiprocessing
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch

from benchmarks.question_sets import COLLECTIONS, gold_span, pooled, shipped
from benchmarks.training.reader import outcomes
from benchmarks.training.reader.checkpoints import checkpoint
from benchmarks.training.reader.examples import CACHE, HELD_OUT
from benchmarks.training.reader.experiment import Experiment, kept
from benchmarks.training.reader.losses import step_loss
from benchmarks.training.reader.low_rank import into_low_rank, weights_of
from benchmarks.training.reader.model import JointReader
from benchmarks.training.reader.packing import named, packed
from benchmarks.training.reader.packings import figures
from benchmarks.training.reader.pairs import NEAR, POSITIVE, SEED, Pair, Pairs, flat
from benchmarks.training.reader.read_trials import Readings, read_trials
from benchmarks.training.reader.training import CLIP, batches, optimiser_of, set_rate
from benchmarks.training.trials import Trial, gathered
from index.encoding.packaged_model import file_sha256
from index.encoding.packaged_onnx_model import PACKAGED
from index.evaluation.squad import SquadSet
from index.ranking.fitted import Fitted
from index.reader.onnx_reader import OnnxReader
from index.reader.weights import StoredWeights

QUESTIONS = 1200
IN_GROUP = 3
RATE = 2e-5
LOW_RANK_RATE = 2e-4
"""Higher, because the matrices are small: after Hu et al., "LoRA" (ICLR 2022)."""
EVERY = 2
"""Of the held-out questions, those that are asked."""


@dataclass(frozen=True, slots=True)
class Way:
    """How to go on: *distilled* is the weight of the ranking's opinion, *rank* null for full."""

    name: str
    distilled: float = 0.0
    rank: int | None = None


WAYS = (Way("as before"), Way("distilled", distilled=1.0), Way("rank 32, tuned", rank=32))


def main() -> None:
    """Print what the first pass came to, and what each way makes of it."""
    found = kept()
    encoder, _ = shipped()
    whole, _ = gathered(encoder)
    pairs = taught([each for each in whole if each.fold != HELD_OUT], found.numbers)
    print(f"{len(pairs.kind)} pairs in {int(pairs.groups[-1]) + 1} groups", flush=True)
    # Two at a time, each on a core of its own.
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        learned = pool.starmap(tuned, [(way, pairs) for way in WAYS], chunksize=1)
    _print("first pass", begun(), found)
    for way, weights in zip(WAYS, learned, strict=True):
        _print(way.name, weights, found)


def taught(trials: Sequence[Trial], numbers: Fitted) -> Pairs:
    """Return groups of the passage that answers and of others that *numbers* rank highest."""
    random = Random(SEED)  # noqa: S311 - sampling, not secrecy
    sets = {name: pooled(files) for name, files in COLLECTIONS.items()}
    known = [each for each in trials if each.question.answers and each.right.any()]
    chosen = random.sample(known, min(QUESTIONS, len(known)))
    groups = [_group(each, sets[each.collection], numbers) for each in chosen]
    return flat([each for each in groups if each[0].answers], random)


def begun() -> dict[str, torch.Tensor]:
    """Return the averaged weights of the first pass."""
    state: dict[str, dict[str, torch.Tensor]] = torch.load(checkpoint(0), weights_only=True)
    return state["average"]


def _group(trial: Trial, squad: SquadSet, numbers: Fitted) -> list[Pair]:
    scores = numbers.ranking.scores(np.stack([each.passage for each in trial.features]))
    right = max(np.flatnonzero(trial.right).tolist(), key=lambda at: trial.answers[at].any())
    others = [int(at) for at in np.argsort(-scores, kind="stable") if not trial.right[at]]
    passage = trial.finalists[right]
    offset = gold_span(squad, trial.question)[0] - passage.start
    answers = [(offset + each.start, offset + each.end) for each in trial.question.answers]
    inside = tuple(each for each in answers if each[0] >= 0 and each[1] <= len(passage.text))
    return [
        Pair(trial.question.text, passage.titled, inside, POSITIVE, float(scores[right])),
        *(
            Pair(trial.question.text, trial.finalists[at].titled, (), NEAR, float(scores[at]))
            for at in others[: IN_GROUP - 1]
        ),
    ]


def tuned(way: Way, pairs: Pairs) -> dict[str, torch.Tensor]:
    """Return the weights that *way* comes to over *pairs*."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    reader = JointReader()
    reader.load_state_dict(begun(), strict=False)
    if way.rank is not None:
        into_low_rank(reader, way.rank)
    optimiser = optimiser_of(reader, LOW_RANK_RATE if way.rank else RATE)
    steps = list(batches(pairs))
    for step, chosen in enumerate(steps, start=1):
        set_rate(optimiser, 10 * step / len(steps), step / len(steps))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = step_loss(reader, pairs, chosen, way.distilled)
        optimiser.zero_grad()
        found.total.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        torch.nn.utils.clip_grad_norm_(reader.parameters(), CLIP)
        optimiser.step()
    return weights_of(reader)


def _print(name: str, weights: dict[str, torch.Tensor], found: Experiment) -> None:
    file = CACHE / "tuned.npz"
    file.write_bytes(packed(named(weights)))
    reader = OnnxReader(StoredWeights(file, file_sha256(file), PACKAGED), CACHE)
    trials = [each.trial for each in found.whole][::EVERY]
    read = read_trials(trials, found.numbers, Readings(reader, CACHE / "tuned"))
    halves = outcomes.taught(read, read, found.numbers)
    print(f"{name}: {figures(outcomes.cross_fitted(read, halves))}", flush=True)


if __name__ == "__main__":
    main()
