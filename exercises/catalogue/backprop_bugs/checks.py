"""What the repaired way back must give, layer by layer from the output down."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from exercises.checks import (
    ArrayOf,
    Case,
    Check,
    Family,
    Scenario,
    See,
)

CLASSES = 2
NEAR = 1e-6  # how far above 0 a unit stands that differences step across


@dataclass(frozen=True)
class Networks(Family):
    """Drawn networks with hidden layers of these sizes, and a one-hot batch."""

    hidden: tuple[int, int] = (4, 4)
    idle: bool = False

    def draw(self, rng: np.random.Generator) -> list[Case]:
        """Draw as many networks as are asked for."""
        return [self._case(rng) for _ in range(self.count)]

    def _case(self, rng: np.random.Generator) -> Case:
        params = {}
        for layer, shape in enumerate(pairwise((4, *self.hidden, CLASSES)), 1):
            params[f"W{layer}"] = rng.normal(size=shape)
            params[f"b{layer}"] = rng.normal(size=shape[1]) + 0.5
        X = rng.integers(0, 2, (int(rng.integers(4, 8)), 4)).astype(float)
        if self.idle:
            for n in "12":  # its sum is 0 in every row, in whatever precision
                params[f"W{n}"][:, 1] = params[f"b{n}"][1] = 0.0
        _to_the_corner(params, X)
        T = np.eye(CLASSES)[rng.integers(CLASSES, size=len(X))]
        return Case({"X": X, "T": T, "params": params}, {"X": "rows", "T": "rows"})


def _to_the_corner(params: dict[str, np.ndarray], X: np.ndarray) -> None:
    """Shift biases until the first row sets each first unit barely on."""
    A = X
    for layer in "12":
        Z = A @ params[f"W{layer}"] + params[f"b{layer}"]
        shift = NEAR - Z[0, 0]
        params[f"b{layer}"][0] += shift
        Z[:, 0] += shift
        A = np.maximum(Z, 0)


SQUARE = Networks({}, {}, 4)
IDLE = Networks({}, {}, 2, idle=True)
OTHER = Networks({}, {}, 3, (3, 5))


def layer(
    number: int, title: str, points: int, nets: Networks, needs: tuple[str, ...] = ()
) -> Scenario:
    """Return the check of the gradients of one layer."""
    return Scenario(
        id=f"layer-{number}",
        title=title,
        points=points,
        about="gradients",
        cases=[nets],
        needs=needs,
        steps=[
            "grads = gradients(X, T, params)",
            See(f"grads['W{number}']", ArrayOf("inputs units"), scale=1.0),
            See(f"grads['b{number}']", ArrayOf("units"), scale=1.0),
        ],
    )


CHECKS: list[Check] = [
    layer(3, "The gradients of the output layer are right", 2, SQUARE),
    layer(2, "Those of the second hidden layer are right", 3, SQUARE),
    layer(1, "Those of the first hidden layer are right", 3, SQUARE, ("layer-2",)),
    Scenario(
        id="sizes",
        title="Other sizes work too, and units whose sum is exactly 0",
        points=1,
        about="gradients",
        cases=[OTHER, IDLE],
        needs=("layer-1",),
        steps=[
            "grads = gradients(X, T, params)",
            *(
                See(f"grads['W{n}']", ArrayOf("inputs units"), scale=1.0)
                for n in (1, 2, 3)
            ),
        ],
    ),
    Scenario(
        id="inputs",
        title="Data and parameters stay as they were",
        points=1,
        about="gradients",
        cases=[SQUARE],
        needs=("layer-3", "layer-1"),
        steps=[
            "gradients(X, T, params)",
            *(See(f"params['W{n}']", ArrayOf("inputs units")) for n in (1, 2, 3)),
        ],
        untouched=("X", "T"),
    ),
]
