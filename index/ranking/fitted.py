"""The learned numbers that this version ships, read from `index/fitted`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from index.encoding.learned_files import PACKAGED, learned_file
from index.ranking.rising_threshold import RisingThreshold
from index.reader.signals import AGAIN

Floats = npt.NDArray[np.float32]

OTHER_LANGUAGES = "other"
"""Stands in `Fitted.lowered` for languages that nothing was learned from."""

FEW_ARTICLES = 3
"""Articles that count as few: among four and five, answering from less took more than it gave
(`benchmarks/RESULTS.md`, "From less where few articles are searched")."""


@dataclass(frozen=True, slots=True)
class Network:
    """A score from named signals: linear, plus a layer of tanh units where it has any.

    *mean* and *deviation* (f) bring the signals to one scale; *linear* is f, *hidden* f x h,
    *bias* and *out* h.
    """

    signals: tuple[str, ...]
    mean: Floats
    deviation: Floats
    linear: Floats
    intercept: float
    hidden: Floats
    bias: Floats
    out: Floats

    def scores(self, rows: Floats) -> Floats:
        """Return a score for each row of signals (n x f): n; higher is better."""
        scaled = (rows - self.mean) / self.deviation
        bent = np.tanh(scaled @ self.hidden + self.bias) @ self.out
        return np.asarray(scaled @ self.linear + bent + self.intercept, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class FittedReading:
    """The same with a reader: each network weighs what was read beside the score without it.

    *words* gives the log-odds that the words found are the ones that answer; they are shown
    from the probability *words_at*. *unread*, which only models for many languages need, gives the
    log-odds that a passage answers which was not read, from those known without a reader; it is
    learned from the same questions as *answerability*, so that both mean the same.

    Where up to `FEW_ARTICLES` are searched it answers from what *few* tells of so many; of more,
    and where nothing was learned of few, from *answer_at*.
    """

    ranking: Network
    highlight: Network
    answerability: Network
    words: Network
    answer_at: float
    medium_at: float
    high_at: float
    words_at: float
    unread: Network | None = None
    few: RisingThreshold | None = None

    @property
    def looks_twice(self) -> bool:
        """Return whether it weighs what is read a second time."""
        return AGAIN in self.answerability.signals

    def among(self, articles: int) -> "FittedReading":
        """Return this where so many *articles*, at least one, are searched.

        Among few, a question that none of them answers seldom finds a passage that fits by chance.
        """
        if self.few is None or articles > FEW_ARTICLES:
            return self
        return replace(self, answer_at=min(self.answer_at, self.few.among(articles)))


@dataclass(frozen=True, slots=True)
class FittedMarking:
    """What marks a passage that was read in another language than English: sentence and words.

    They are as in `FittedReading`.
    """

    highlight: Network
    words: Network
    words_at: float


@dataclass(frozen=True, slots=True)
class FittedCells:
    """What chooses the cell of a row, and the probability from which one is shown as the answer."""

    network: Network
    shown_at: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """What ranks, what marks, what judges, and the probabilities from which it acts.

    *reading* is what takes over where a passage was read, *marking* what marks one that another
    reader read, in another language; *cells* what does in a table's row that
    was read, *across* where a passage is in another language than the question, by scores that
    compare with these; null where nothing was learned. *lowered* tells by the languages of question
    and passage ("de>en") what is taken from the log-odds, so that of each as many are answered that
    no article answers.
    """

    ranking: Network
    highlight: Network
    answerability: Network
    answer_at: float
    medium_at: float
    high_at: float
    reading: FittedReading | None = None
    marking: FittedMarking | None = None
    cells: FittedCells | None = None
    across: "Fitted | None" = None
    lowered: Mapping[str, float] = field(default_factory=dict)

    def lowered_by(self, languages: str) -> float:
        """Return what *languages* of question and passage take from the log-odds."""
        return self.lowered.get(languages, self.lowered.get(OTHER_LANGUAGES, 0.0))

    def among(self, articles: int) -> "Fitted":
        """Return these numbers where so many *articles*, at least one, are searched."""
        return self if self.reading is None else replace(self, reading=self.reading.among(articles))

    def of(self, *, shared: bool) -> "Fitted":
        """Return what weighs passages in the language of the question, or those in another."""
        return self if shared or self.across is None else self.across


@lru_cache(maxsize=4)
def fitted(weights: str) -> Fitted:
    """Return the numbers that `benchmarks/training/fit.py` wrote for the model of *weights*.

    A model that nothing was learned for is weighed as the packaged one.
    """
    file = learned_file(weights, "json") or learned_file(PACKAGED, "json")
    if file is None:
        raise FileNotFoundError("index/fitted has lost the packaged model's numbers.")
    return parse(json.loads(file.read_text("utf-8")))


def parse(stored: dict[str, Any]) -> Fitted:
    """Return the numbers in the JSON document *stored*."""
    return Fitted(
        ranking=_network(stored["ranking"]),
        highlight=_network(stored["highlight"]),
        answerability=_network(stored["answerability"]),
        **stored["probabilities"],
        reading=_reading(stored["reading"]) if "reading" in stored else None,
        marking=_marking(stored["marking"]) if "marking" in stored else None,
        cells=_cells(stored["cells"]) if "cells" in stored else None,
        across=parse(stored["across"] | {"probabilities": stored["probabilities"]})
        if "across" in stored
        else None,
        lowered=stored.get("lowered", {}),
    )


def _reading(stored: dict[str, Any]) -> FittedReading:
    return FittedReading(
        ranking=_network(stored["ranking"]),
        highlight=_network(stored["highlight"]),
        answerability=_network(stored["answerability"]),
        words=_network(stored["words"]),
        unread=_network(stored["unread"]) if "unread" in stored else None,
        few=RisingThreshold(**stored["few"]) if "few" in stored else None,
        **stored["probabilities"],
    )


def _marking(stored: dict[str, Any]) -> FittedMarking:
    return FittedMarking(
        _network(stored["highlight"]), _network(stored["words"]), float(stored["words_at"])
    )


def _cells(stored: dict[str, Any]) -> FittedCells:
    return FittedCells(_network(stored["network"]), float(stored["shown_at"]))


def _network(stored: dict[str, Any]) -> Network:
    features = len(stored["signals"])
    units = len(stored["bias"])
    return Network(
        signals=tuple(stored["signals"]),
        intercept=float(stored["intercept"]),
        hidden=np.array(stored["hidden"], dtype=np.float32).reshape(features, units),
        **{
            name: np.array(stored[name], dtype=np.float32)
            for name in ("mean", "deviation", "linear", "bias", "out")
        },
    )
