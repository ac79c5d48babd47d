"""What a softmax must do: sum to one by rows, survive large logits, keep its input."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Family,
    LeavesAlone,
    SameValues,
    fixed,
    normal,
)

AXES = {"Z": "rows classes"}
PROBABILITIES = ArrayOf("rows classes")
SMALLEST = 1e-307  # what is smaller has lost digits


def logits(Z: list[list[float]]) -> Case:
    """Return a fixed case."""
    return fixed(AXES, Z=np.array(Z))


def far_apart(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw rows whose levels lie thousands apart, above and below zero."""
    levels = rng.permutation(np.linspace(-3000.0, 3000.0, shape[0]))
    return levels[:, None] + rng.normal(0.0, 2.0, shape)


def one_far_below(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw rows with an entry whose probability is tiny, but no zero in a float."""
    Z = rng.normal(0.0, 2.0, shape)
    Z[:, -1] -= rng.choice([30.0, 80.0, 700.0], shape[0])
    Z[0, -1] = Z[0, 0] - 700.0
    return Z


def family(draw: object = None, dtype: str = "float64") -> Family:
    """Return drawn logits of growing size."""
    array = Array("rows classes", draw or normal(2.0), dtype)  # type: ignore[arg-type]
    return Family({"Z": array}, {"rows": (1, 6), "classes": (2, 5)})


def rounding(Z: np.ndarray) -> np.ndarray:
    """Return what rounds: log-sum-exp forms lose digits of each to large logits."""
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    shares = powers / powers.sum(axis=1, keepdims=True)
    size: np.ndarray = (1.0 + np.abs(Z).max()) * shares + SMALLEST
    return size


CHECKS: list[Check] = [
    SameValues(
        id="example",
        title="The example of the statement comes out",
        points=1,
        call="softmax",
        cases=[logits([[0.0, 0.0], [0.0, np.log(3.0)]])],
        returns=PROBABILITIES,
        visible=True,
    ),
    SameValues(
        id="rows",
        title="Every row is divided by its own sum",
        points=3,
        call="softmax",
        cases=[family()],
        returns=PROBABILITIES,
    ),
    SameValues(
        id="large",
        title="Large logits and rows or entries far apart give finite, right values",
        points=2,
        call="softmax",
        cases=[
            logits([[1000.0, 0.0]]),
            logits([[-1000.0, -1001.0]]),
            logits([[-1000.0, 0.0, -500.0, 1000.0]]),
            family(one_far_below),
            Family(
                {"Z": Array("rows classes", far_apart)},
                {"rows": (2, 6), "classes": (2, 5)},
            ),
        ],
        returns=PROBABILITIES,
        needs=("rows",),
        scale=rounding,
    ),
    SameValues(
        id="precision",
        title="float32 in, float32 out",
        points=1,
        call="softmax",
        cases=[family(dtype="float32")],
        returns=PROBABILITIES,
        needs=("rows",),
        strict=True,
    ),
    LeavesAlone(
        id="inputs",
        title="Z stays as it was",
        points=1,
        call="softmax",
        cases=[family()],
        needs=("rows",),
    ),
]
