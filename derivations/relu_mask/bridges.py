"""The proved gradients against nnbook: ReLU, one layer, whole networks."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
from sympy import IndexedBase, Symbol

import nnbook
from derivations.bridge import Array, Bridge, Point
from derivations.relu_mask.layer import BIASES, INPUTS, LAYER, WEIGHTS
from derivations.relu_mask.network import FIRST, FIRST_BIASES, SECOND, THIRD
from derivations.relu_mask.slopes import CONVENTION
from derivations.relu_mask.symbols import (
    W1,
    W2,
    W3,
    A_below,
    N,
    W,
    X,
    Z_below,
    b1,
    b2,
    b3,
    dZ,
    dZ3,
    i,
    j,
    k,
    m,
    n_in,
    n_out,
    r,
    sizes,
)


def masks(rng: np.random.Generator) -> Iterator[Point]:
    """The slope that nnbook gives ReLU, at zero too."""
    for count in range(60):
        Zs = rng.normal(size=1) if count % 3 else np.zeros(1)
        dA = rng.normal(size=1) + 3
        slope = nnbook.relu_vjp(dA, Zs, nnbook.relu(Zs)) / dA
        yield Point(slope[0], tables={"z": {(): Zs[0]}})


def layers(rng: np.random.Generator) -> Iterator[tuple[nnbook.Dense, Array, Array]]:
    """Dense layers of random sizes with an input and an upstream gradient."""
    for _ in range(30):
        rows, n_in, n_out = (int(size) for size in rng.integers(1, 5, size=3))
        layer = nnbook.Dense(n_in, n_out)
        theta = rng.normal(size=layer.parameter_count)
        layer.bind(theta, np.zeros_like(theta))
        yield layer, rng.normal(size=(rows, n_in)), rng.normal(size=(rows, n_out))


def layer_gradients(rng: np.random.Generator, name: str) -> Iterator[Point]:
    """dW, db or dX of nnbook's dense layer."""
    axes = {"dW": (i, j), "db": (j,), "dX": (m, i)}[name]
    for layer, inputs, upstream in layers(rng):
        layer.forward(inputs, train=True)
        dX = layer.backward(upstream)
        got = dX if name == "dX" else getattr(layer, name).copy()
        shape = {N: len(inputs), n_in: layer.n_in, n_out: layer.n_out}
        tables = {A_below: inputs, W: layer.W, dZ: upstream}
        yield Point(got, axes, shape, named(tables))


def any_depth(rng: np.random.Generator) -> Iterator[Point]:
    """The gradient below a layer in networks of two to six, for single samples.

    With one sample the gradient of the biases is the gradient of Z.
    """
    for _ in range(30):
        widths = [int(size) for size in rng.integers(1, 5, size=rng.integers(3, 8))]
        network = nnbook.mlp(widths, seed=rng)
        network.theta[:] = rng.normal(size=network.theta.size)
        network.forward(rng.normal(size=(1, widths[0])), train=True)
        network.backward(rng.normal(size=(1, widths[-1])))
        dense = [layer for layer in network.layers if isinstance(layer, nnbook.Dense)]
        below = int(rng.integers(len(dense) - 1))
        lower, upper = dense[below : below + 2]
        tables = {Z_below: lower.X @ lower.W + lower.b, W: upper.W, dZ: upper.db[None]}
        shape = {N: 1, n_in: upper.n_in, n_out: upper.n_out}
        yield Point(lower.db[None], (m, i), shape, named(tables))


def named(tables: dict[IndexedBase, Any]) -> dict[str, Any]:
    """The tables by the names of their bases."""
    return {str(base): table for base, table in tables.items()}


def network_gradients(
    rng: np.random.Generator, which: int, name: str, axes: tuple[Symbol, ...]
) -> Iterator[Point]:
    """dW or db of one layer of nnbook's networks, every third at the kink."""
    for count in range(30):
        widths = [int(size) for size in rng.integers(1, 5, size=4)]
        rows = int(rng.integers(1, 4))
        network = nnbook.mlp(widths, seed=rng)
        inputs, upstream = (
            rng.normal(size=(rows, widths[0])),
            rng.normal(size=(rows, widths[3])),
        )
        if count % 3:
            network.theta[:] = rng.normal(size=network.theta.size)
        else:
            inputs[0] = 0
        network.forward(inputs, train=True)
        network.backward(upstream)
        trio = [layer for layer in network.layers if isinstance(layer, nnbook.Dense)]
        tables = {X: inputs, dZ3: upstream}
        for layer, weights, biases in zip(
            trio, (W1, W2, W3), (b1, b2, b3), strict=True
        ):
            tables |= {weights: layer.W, biases: layer.b}
        shape = {N: rows, **dict(zip(sizes, widths, strict=True))}
        yield Point(getattr(trio[which - 1], name), axes, shape, named(tables))


BRIDGES = (
    Bridge("relu-vjp", "nnbook.relu_vjp", CONVENTION, masks),
    *(
        Bridge(
            f"dense-{name}",
            "nnbook.Dense.backward",
            step,
            partial(layer_gradients, name=name),
        )
        for name, step in (("dW", WEIGHTS), ("db", BIASES), ("dX", INPUTS))
    ),
    Bridge("layer", "nnbook.Network.backward", LAYER, any_depth),
    *(
        Bridge(
            step.id,
            "nnbook.Network.backward",
            step,
            partial(network_gradients, which=which, name=name, axes=axes),
        )
        for step, which, name, axes in (
            (THIRD, 3, "dW", (k, r)),
            (SECOND, 2, "dW", (j, k)),
            (FIRST, 1, "dW", (i, j)),
            (FIRST_BIASES, 1, "db", (j,)),
        )
    ),
)
