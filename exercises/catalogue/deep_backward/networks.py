"""Drawn networks with a batch, placed where differences can see every slope."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from exercises.checks import Case, Family

HIDDEN = ("relu", "tanh", "sigmoid")
NEAR, FAR = 0.01, 5.0  # ReLU has two slopes at 0; far out a sigmoid has none


def targets(rng: np.random.Generator, rows: int, outputs: int) -> np.ndarray:
    """Draw rows that add up to one and so serve every loss."""
    return rng.dirichlet(np.ones(outputs), rows)


@dataclass(frozen=True)
class Networks(Family):
    """Drawn networks with a batch and its targets, at these depths."""

    depths: tuple[int, ...] = (2,)
    hidden: tuple[str, ...] = HIDDEN
    output: tuple[str, ...] = ("softmax",)

    def draw(self, rng: np.random.Generator) -> list[Case]:
        """Draw one network for each depth, hidden function and output."""
        return [
            self._case(rng, depth, hidden, output)
            for depth in self.depths
            for hidden in self.hidden
            for output in self.output
        ]

    def _case(
        self, rng: np.random.Generator, depth: int, hidden: str, output: str
    ) -> Case:
        while True:
            rows, *sizes = map(int, rng.integers(2, 5, depth + 2))
            weights = [
                rng.normal(size=(inputs, units)) / np.sqrt(inputs)
                for inputs, units in pairwise(sizes)
            ]
            biases = [rng.normal(size=units) for units in sizes[1:]]
            X = rng.normal(size=(rows, sizes[0]))
            if well_placed(X, weights, biases):
                break
        T = targets(rng, rows, sizes[-1])
        inputs = {"X": X, "T": T, "weights": weights, "biases": biases}
        axes = {"X": "rows", "T": "rows"}
        return Case(inputs | {"hidden": hidden, "output": output}, axes)


def well_placed(
    X: np.ndarray, weights: list[np.ndarray], biases: list[np.ndarray]
) -> bool:
    """Say whether every sum of a ReLU network has a slope that differences can see."""
    A = X
    for W, b in zip(weights, biases, strict=True):
        Z = A @ W + b
        if np.abs(Z).min() < NEAR or np.abs(Z).max() > FAR:
            return False
        A = np.maximum(Z, 0)
    return True


def networks(**settings: object) -> Networks:
    """Return drawn networks with these settings."""
    return Networks({}, {}, **settings)  # type: ignore[arg-type]
