"""Batches to normalise: wide and narrow ones, some with a unit that is switched off."""

import numpy as np

from exercises.checks import Array, Family, Made

Rng = np.random.Generator
SIZES = {"rows": (3, 6), "units": (1, 4)}
NARROW = 1e-6


def spread(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Draw columns that vary: equal distances, some noise, means of their own."""
    columns = np.tile(np.linspace(-1.5, 1.5, shape[0])[:, None], (1, shape[1]))
    Z: np.ndarray = rng.permuted(columns, axis=0) + rng.normal(0.0, 0.1, shape)
    return Z * rng.uniform(0.5, 2.0, shape[1]) + rng.normal(size=shape[1])


def factors(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Draw scales, none of them near 0 or 1."""
    return rng.choice([-1.0, 1.0], shape) * rng.uniform(1.3, 2.5, shape)


def off(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Draw scales of which the first is 0: nothing of that unit passes."""
    return np.concatenate([[0.0], factors(rng, (shape[0] - 1,))])


def narrow(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Draw units that hardly vary: what is a small step elsewhere leaps across."""
    return NARROW * spread(rng, shape)


LAYER = {
    "Z": Array("rows units", spread),
    "gamma": Array("units", factors),
    "beta": Array("units"),
}
EPS = Made(lambda rng: float(rng.uniform(0.05, 0.5)))
FORWARD = Family({**LAYER, "eps": EPS}, SIZES)
BACKWARD = Family({"dA": Array("rows units"), **LAYER, "eps": EPS}, SIZES, 4)
OFF = Family(
    {**BACKWARD.args, "gamma": Array("units", off)}, {**SIZES, "units": (2, 4)}, 2
)
FLAT = Family(
    {
        **BACKWARD.args,
        "Z": Array("rows units", narrow),
        "eps": Made(lambda rng: float(NARROW**2 * rng.uniform(0.05, 0.5))),
    },
    SIZES,
    2,
)
