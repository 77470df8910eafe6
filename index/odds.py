"""Probabilities as log-odds, in which what speaks for and against an answer adds up."""

import numpy as np

_LEAST = 1e-6
"""How near to 0 and 1 a probability is taken for what it is, so that its log-odds stay finite."""


def chance(log_odds: float) -> float:
    """Return the probability, 0 to 1, that is meant by *log_odds*."""
    return float(1 / (1 + np.exp(-log_odds)))


def log_odds(probability: float) -> float:
    """Return the log-odds that mean *probability*, which is kept from 0 and 1."""
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return float(np.log(kept / (1 - kept)))


def with_odds(probability: float, added: float) -> float:
    """Return *probability* with *added* to its log-odds."""
    return chance(log_odds(probability) + added)
