"""Drawn curves of five kinds that keep clear margins, and four runs on paper."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from exercises.checks import (
    Array,
    ByHand,
    Case,
    Check,
    Choice,
    Family,
    SameValues,
    WholeNumber,
    fixed,
)

Rng = np.random.Generator
Curves = Callable[[np.ndarray, Rng], tuple[np.ndarray, np.ndarray]]
WORD = Choice(("oscillating", "overfitting", "fine", "slow", "underfitting"))
SIZES = (0.01, 1.0, 50.0)  # of the losses: a border that is a fixed number fails
REMEDY = Choice(("smaller rate", "larger rate", "larger network", "stop earlier"))


def overfitting(t: np.ndarray, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """Training goes on falling, validation turns."""
    rise = rng.uniform(0.3, 0.7)
    return 0.05 + 0.95 * np.exp(-6 * t), 0.2 + 0.8 * np.exp(-8 * t) + rise * t**2


def fine(t: np.ndarray, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """Both fall and stay low."""
    end = rng.uniform(0.05, 0.12)
    train = end + (1 - end) * np.exp(-10 * t)
    return train, train * (1 + 0.03 * t)


def apart(t: np.ndarray, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """Both settle, validation far above training: a gap, and no turn."""
    train, _ = fine(t, rng)
    end = rng.uniform(0.4, 0.7)
    return train, end * (1 + 0.03 * t) + (1 - end) * np.exp(-10 * t)


def underfitting(t: np.ndarray, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """Both stay high, and flat at the end."""
    end = rng.uniform(0.65, 0.9)
    train = end + (1 - end) * np.exp(-12 * t)
    return train, train * (1 + 0.03 * t)


def settled(t: np.ndarray, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """Both fall for more than half of the time, and are flat and high afterwards."""
    end = rng.uniform(0.63, 0.68)
    train = end + (1 - end) * np.maximum(1 - t / 0.64, 0)
    return train, train * (1 + 0.03 * t)


def slow(t: np.ndarray, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """Both are still on the way down."""
    train = 1 - rng.uniform(0.48, 0.58) * t
    return train, train * (1 + 0.03 * t)


def late(t: np.ndarray, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """Both begin to fall late, and end high while they fall."""
    train = 1 - rng.uniform(0.3, 0.36) * t**2
    return train, train * (1 + 0.03 * t)


def oscillating(t: np.ndarray, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """Both jump up and down around some height."""
    height = rng.uniform(0.15, 0.7)
    jumps = 0.5 * (-1.0) ** np.arange(len(t)) * rng.uniform(0.6, 1.0, len(t))
    train = np.append(1.0, height * (1 + jumps[1:]))
    return train, train * (1 + 0.03 * t)


def saw(t: np.ndarray, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """Both jump up in every third epoch, and fall in the two between."""
    height = rng.uniform(0.15, 0.7)
    train = height * np.array([1.3, 1.0, 0.8])[np.arange(len(t)) % 3]
    train[0] = 1.0
    return train, train * (1 + 0.03 * t)


@dataclass(frozen=True)
class Drawn(Family):
    """Pairs of curves of one kind, of any length and of losses of any size."""

    curves: Curves = fine

    def draw(self, rng: Rng) -> list[Case]:
        """Draw the pairs."""
        low, high = self.sizes["epochs"]
        cases = []
        for size in SIZES:
            t = np.linspace(0.0, 1.0, int(rng.integers(low, high + 1)))
            pair = np.stack(self.curves(t, rng)) * rng.uniform(0.5, 2) * size
            pair *= rng.uniform(0.999, 1.001, pair.shape)
            cases.append(Case({"train": pair[0], "valid": pair[1]}, {}))
        return cases


def family(curves: Curves, low: int = 30, high: int = 60) -> Drawn:
    """Return drawn curves of one kind."""
    return Drawn({}, {"epochs": (low, high)}, 3, curves)


def told_apart(
    name: str, title: str, points: int, *cases: Case | Family, visible: bool = False
) -> SameValues:
    """Return a check of words."""
    return SameValues(
        id=name,
        title=title,
        points=points,
        call="diagnose",
        cases=cases,
        returns=WORD,
        visible=visible,
    )


def remedy(run: str, answer: str) -> ByHand:
    """Return the check of one run on paper."""
    return ByHand(
        id=f"run-{run.lower()}",
        title=f"The remedy for run {run} is right",
        points=1,
        name=f"REMEDY_{run}",
        answer=answer,
        returns=REMEDY,
    )


EXAMPLE = fixed(
    train=np.array([2.3, 1.1, 0.6, 0.4, 0.3, 0.2, 0.15, 0.12]),
    valid=np.array([2.3, 1.3, 0.9, 0.8, 0.85, 0.95, 1.1, 1.2]),
)
TIED = fixed(valid=np.array([1.0, 0.5, 0.7, 0.5, 0.9]))
CLOSE = fixed(valid=np.array([0.9, 0.5, 0.499999, 0.7]))

CHECKS: list[Check] = [
    SameValues(
        id="best",
        title="The epoch of the lowest validation loss is found",
        points=2,
        call="best_epoch",
        cases=[TIED, CLOSE, Family({"valid": Array("epochs")}, {"epochs": (2, 20)})],
        returns=WholeNumber(),
    ),
    told_apart(
        "overfitting",
        "Overfitting is told from a good fit",
        2,
        EXAMPLE,
        family(overfitting),
        family(fine),
        family(apart),
    ),
    told_apart(
        "underfitting",
        "A network that is too small is told from steps that are too small",
        2,
        family(underfitting),
        family(settled),
        family(slow),
        family(late),
    ),
    told_apart(
        "oscillating",
        "Curves that jump are told from those that do not",
        1,
        family(oscillating),
        family(saw),
        family(fine),
    ),
    told_apart(
        "lengths",
        "A dozen epochs and two hundred are read as well",
        1,
        *(
            family(kind, *epochs)
            for kind in (overfitting, fine, underfitting, slow, oscillating)
            for epochs in ((13, 18), (190, 200))
        ),
        family(saw, 13, 15),
        family(saw, 190, 200),
    ),
    remedy("A", "smaller rate"),
    remedy("B", "larger rate"),
    remedy("C", "stop earlier"),
    remedy("D", "larger network"),
]
