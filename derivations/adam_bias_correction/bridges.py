"""The proved formulas against nnbook's Adam, after random gradients."""

from collections.abc import Iterator
from functools import partial

import numpy as np

import nnbook
from derivations.adam_bias_correction.moments import FIRST_MOMENT, SECOND_MOMENT
from derivations.adam_bias_correction.symbols import t
from derivations.adam_bias_correction.updates import PATH
from derivations.bridge import Array, Bridge, Point


def runs(rng: np.random.Generator) -> Iterator[tuple[nnbook.Adam, Array, Array]]:
    """Adam after random gradients: optimiser, gradients, how far theta moved."""
    for count in range(30):
        steps = int(rng.integers(1, 9)) if count else 25
        gradients = 10.0 ** rng.integers(-4, 2) * rng.normal(size=steps)
        lr, eps = 10.0 ** rng.uniform(-2, 0), 10.0 ** rng.uniform(-8, -1)
        beta1, beta2 = rng.uniform(0.5, 0.95), rng.uniform(0.5, 0.999)
        start = rng.normal(size=1)
        theta = start.copy()
        adam = nnbook.Adam(theta, lr, beta1, beta2, eps)
        for gradient in gradients:
            adam.step(np.array([gradient]))
        yield adam, gradients, theta - start


def states(rng: np.random.Generator, name: str) -> Iterator[Point]:
    """m, v or the distance moved, at the last step of each run."""
    for adam, gradients, moved in runs(rng):
        got = moved if name == "path" else getattr(adam, name)
        symbols_ = {
            "eta": adam.lr,
            "epsilon": adam.eps,
            "beta_1": adam.beta1,
            "beta_2": adam.beta2,
        }
        tables = {key: {(): value} for key, value in symbols_.items()}
        yield Point(got[0], (), {t: len(gradients)}, {"g": gradients, **tables})


BRIDGES = (
    Bridge("m", "nnbook.Adam.m", FIRST_MOMENT, partial(states, name="m")),
    Bridge("v", "nnbook.Adam.v", SECOND_MOMENT, partial(states, name="v")),
    Bridge(
        "theta",
        "nnbook.Adam.step",
        PATH,
        partial(states, name="path"),
        using=(FIRST_MOMENT, SECOND_MOMENT),
    ),
)
