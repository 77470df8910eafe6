"""Where processes come from that have their imports behind them."""

import multiprocessing
from multiprocessing.context import ForkServerContext


def forkserver() -> ForkServerContext:
    """Return what starts processes of the races and of the rounds.

    There is one server in a process, and what it imported first is what all begin with.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["benchmarks.takeovers.process", "benchmarks.takeovers.left"])
    return context
