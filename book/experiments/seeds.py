"""One experiment over many seeds, on every core, and how sure its outcome is."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TypeVar

from threadpoolctl import threadpool_limits

T = TypeVar("T")


@dataclass(frozen=True)
class Proportion:
    """How many of how many, with a 95 % interval for the true share."""

    count: int
    total: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """count / total."""
        return self.count / self.total


def proportion(outcomes: Iterable[bool]) -> Proportion:
    """count / total with Wilson's interval.

    Source: Wilson (1927), Journal of the American Statistical Association 22.
    """
    from scipy.stats import binomtest

    outcomes = list(outcomes)
    count, total = sum(map(bool, outcomes)), len(outcomes)
    interval = binomtest(count, total).proportion_ci(method="wilson")
    return Proportion(count, total, interval.low, interval.high)


def over_seeds(experiment: Callable[[int], T], seeds: Iterable[int]) -> list[T]:
    """[experiment(seed) for every seed], on all cores; the outcome depends on no order.

    `experiment` must be a function of a module, or a partial of one, so that another
    process can be told of it. Each process uses one thread, as small matrices want.
    """
    workers = os.cpu_count() or 1
    context = get_context("spawn")
    with ProcessPoolExecutor(
        workers, context, initializer=threadpool_limits, initargs=(1,)
    ) as pool:
        return list(pool.map(experiment, seeds, chunksize=4))
