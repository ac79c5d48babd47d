"""What max-pooling must do: maxima of windows, and gradients to the first of them."""

from dataclasses import replace

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Family,
    Made,
    Own,
    SameValues,
    Scenario,
    See,
    SlopeOf,
    SlopeOfOwn,
    fixed,
)
from exercises.checks.base import Bench
from exercises.checks.cases import Draw

IN, OUT = "images channels rows columns", "images channels out across"
DEPTH, NEAR = 1e30, 1e-8
SMALL = {"images": (1, 3), "channels": (1, 3)}
EXAMPLE = np.array([[[[1.0, 2.0, 0.0], [4.0, 4.0, 9.0]]]])


def apart(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw numbers no two of which lie closer than 0.1."""
    entries = rng.permutation(int(np.prod(shape))) - rng.uniform(0, shape[-1] * 2)
    return np.asarray(0.1 * entries).reshape(shape)


def close(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw numbers that are nearly alike, but no two of them equal."""
    return np.asarray(1.0 + NEAR * apart(rng, shape))


def below(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw numbers below zero, no two of which lie closer than 0.1."""
    entries = apart(rng, shape)
    return np.asarray(entries - entries.max() - 0.1)


def deep(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw numbers below any that could be thought of as the smallest."""
    return np.asarray(DEPTH * below(rng, shape))


def few(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw many equal numbers, as ReLU leaves them."""
    return np.maximum(rng.integers(-2, 3, shape), 0)


def images(low: int, high: int, size: int, draw: Draw = apart) -> Family:
    """Return drawn images with sides between low and high."""
    args: dict[str, Array | Made] = {"X": Array(IN, draw)}
    args["size"] = Made(lambda rng: size)
    sides = {"rows": (low, high), "columns": (low, high)}
    return Family(args, SMALL | sides, count=4)


def backwards(
    rows: int, columns: int, size: int, dtype: str = "float64", draw: Draw = apart
) -> Family:
    """Return drawn gradients and images of these sides."""
    args: dict[str, Array | Made] = {
        "dA": Array(OUT, dtype=dtype),
        "X": Array(IN, draw, dtype),
        "size": Made(lambda rng: size),
    }
    out, across = rows // size, columns // size
    sides = {"rows": rows, "columns": columns, "out": out, "across": across}
    return Family(args, SMALL | {n: (k, k) for n, k in sides.items()}, count=3)


def slopes(rows: int, columns: int) -> Family:
    """Return a gradient and an image for windows of 2 by 2."""
    drawn = backwards(rows, columns, 2)
    args = {name: drawn.args[name] for name in ("dA", "X")}
    return Family(args, drawn.sizes, count=2)


OWN = SlopeOf("max_pool", "max_pool_backward", slopes(4, 6))


def first_of_ties(case: Case, bench: Bench) -> list[Own]:
    """Return the slopes of the learner's own where the first of equals is largest."""
    X = case.inputs["X"]
    ramp = np.linspace(0.1, 0.0, X.size).reshape(X.shape)
    X = (X - 1.0) / NEAR if 0.0 < np.ptp(X) < NEAR * X.size else X + ramp
    return OWN(replace(case, inputs=case.inputs | {"X": X}), bench)


def up_here(case: Case, bench: Bench) -> list[Own]:
    """Return the slopes of the learner's own, at images that differences can tell."""
    X = case.inputs["X"]
    X = X / DEPTH if np.abs(X).max() > DEPTH / 100 else X
    return OWN(replace(case, inputs=case.inputs | {"X": X}), bench)


CHECKS: list[Check] = [
    SameValues(
        id="example",
        title="The example of the statement comes out",
        points=1,
        call="max_pool",
        cases=[fixed({"X": IN}, X=EXAMPLE)],
        returns=ArrayOf(IN),
        visible=True,
    ),
    SameValues(
        id="forward",
        title="The maximum of every window remains",
        points=2,
        call="max_pool",
        cases=[
            images(2, 6, 2),
            images(3, 9, 3),
            images(1, 3, 1),
            images(4, 6, 2),  # two windows at least to either side
            images(2, 5, 2, deep),
        ],
        returns=ArrayOf(IN),
    ),
    SlopeOfOwn(
        id="slope",
        title="The gradient is the slope of the forward function",
        points=3,
        forward="max_pool",
        backward="max_pool_backward",
        cases=[slopes(2, 2), slopes(4, 6), slopes(5, 3)],
        axes=IN,
        probe=slopes(4, 6),
        unless=("forward",),
    ),
    SameValues(
        id="sizes",
        title="Gradients find their way back for windows of any size",
        points=2,
        call="max_pool_backward",
        cases=[
            backwards(3, 3, 3),
            backwards(6, 10, 3),
            backwards(2, 3, 1),
            backwards(4, 6, 2, draw=below),
        ],
        returns=ArrayOf(IN),
        own=OWN,
        unless=("forward",),
    ),
    SameValues(
        id="ties",
        title="Of equal maxima the first receives the gradient, of others the largest",
        points=2,
        call="max_pool_backward",
        cases=[
            backwards(2, 4, 2, draw=few),
            backwards(6, 6, 3, draw=few),
            backwards(4, 4, 2, draw=close),
        ],
        returns=ArrayOf(IN),
        own=first_of_ties,
        unless=("forward",),
        needs=("sizes",),
    ),
    SameValues(
        id="precision",
        title="float32 in, float32 out, however large the numbers are",
        points=1,
        call="max_pool_backward",
        cases=[
            backwards(4, 4, 2, "float32"),
            backwards(4, 6, 2, "float32", draw=deep),
        ],
        returns=ArrayOf(IN),
        own=up_here,
        unless=("forward",),
        needs=("sizes",),
        strict=True,
    ),
    Scenario(
        id="inputs",
        title="dA and X stay as they were, in both functions",
        points=1,
        cases=[backwards(4, 4, 2)],
        needs=("sizes",),
        untouched=("dA", "X"),
        shrinks=False,
        steps=[
            See("max_pool_backward(dA, X, size)", fresh=True),
            "max_pool_backward(2.0 * dA, X, size)",
            "max_pool(X, size)",
        ],
    ),
]
