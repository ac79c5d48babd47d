"""Networks to go through: drawn ones of any depth, and some written down."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from exercises.checks import Case, Family, fixed


@dataclass(frozen=True)
class Networks(Family):
    """Drawn networks: the depth grows from case to case, then the settings repeat."""

    depths: tuple[int, ...] = (1, 2, 2, 3, 4)
    hidden: tuple[str, ...] = ("relu", "tanh", "sigmoid")
    output: tuple[str, ...] = ("identity",)
    scale: int = 1
    dtype: str = "float64"

    def draw(self, rng: np.random.Generator) -> list[Case]:
        """Draw one network and a batch for each depth, hidden and output function."""
        return [
            self._case(rng, depth, hidden, output)
            for depth in self.depths
            for hidden in self.hidden
            for output in self.output
        ]

    def _case(
        self, rng: np.random.Generator, depth: int, hidden: str, output: str
    ) -> Case:
        rows, *sizes = map(int, rng.integers(2, 5, depth + 2))
        pairs = list(pairwise(sizes))

        def normal(*shape: int) -> np.ndarray:
            return rng.normal(size=shape).astype(self.dtype)

        inputs = {
            "X": normal(rows, sizes[0]),
            "weights": [normal(*pair) * self.scale for pair in pairs],
            "biases": [normal(units) for _, units in pairs],
            "hidden": hidden,
            "output": output,
        }
        return Case(inputs, {"X": "rows"})


def single(*sizes: int) -> Case:
    """Return a network of these sizes, and one row for it."""
    pairs = list(pairwise(sizes))
    weights = [np.linspace(-1.0, 2.0, a * b).reshape(a, b) for a, b in pairs]
    biases = [np.linspace(0.5, 1.0, units) for _, units in pairs]
    inputs = {"X": np.linspace(1.0, 2.0, sizes[0])[None], "weights": weights}
    names = {"hidden": "relu", "output": "identity"}
    return Case(inputs | {"biases": biases} | names, {"X": "rows"})


def far_out(hidden: str) -> Case:
    """Return a network whose hidden sums are -20 and 20: a ceiling would cut them."""
    return fixed(
        X=np.array([[20.0, -20.0], [-20.0, 20.0]]),
        weights=[np.eye(2), np.array([[1.0], [3.0]])],
        biases=[np.zeros(2), np.zeros(1)],
        hidden=hidden,
        output="identity",
    )


def networks(**settings: object) -> Networks:
    """Return drawn networks with these settings."""
    return Networks({}, {}, **settings)  # type: ignore[arg-type]
