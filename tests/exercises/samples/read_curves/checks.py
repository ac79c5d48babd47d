"""What reading means: the right word for drawn curves, and for one on paper."""

import numpy as np

from exercises.checks import (
    ByHand,
    Case,
    Check,
    Choice,
    Family,
    Made,
    SameValues,
)

WORD = Choice(("underfitting", "overfitting", "fine"))


def curve(end: float, rise: float) -> Made:
    """Return a way to draw a curve from 1 to about `end` that rises afterwards."""

    def draw(rng: np.random.Generator) -> np.ndarray:
        t = np.linspace(0.0, 1.0, 40)
        noise = 0.005 * rng.normal(size=40)
        return end + (1 - end) * np.exp(-8 * t) + rise * t**2 + noise

    return Made(draw)


def curves(end: float, rise: float) -> Family:
    """Return drawn pairs of curves."""
    return Family({"train": curve(end, 0.0), "valid": curve(end + 0.02, rise)}, {}, 2)


KINDS: list[Case | Family] = [curves(0.8, 0.0), curves(0.1, 0.5), curves(0.1, 0.0)]
CHECKS: list[Check] = [
    SameValues(
        id="drawn",
        title="Drawn curves are read right",
        points=3,
        call="read_curves",
        cases=KINDS,
        returns=WORD,
    ),
    ByHand(
        id="paper",
        title="The curve on paper is read right",
        points=1,
        name="CURVE_A",
        answer="overfitting",
        returns=WORD,
    ),
]
