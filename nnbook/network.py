"""A network is one vector: theta holds every parameter, grad every derivative."""

from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.initializers import INITIALIZERS
from nnbook.layers import Activate, Dense, Layer
from nnbook.losses import Loss
from nnbook.types import Array
from nnbook.validation import (
    require,
    require_choice,
    require_count,
    require_dtype,
    require_rows,
    require_same_shape,
)

__all__ = [
    "Network",
    "dense_parameter_count",
    "mlp",
]


class Network:
    """Layers in a row over two flat vectors, `theta` and `grad`.

    Every W, b, dW and db of every layer is a view of these vectors: an optimiser
    that changes theta in place changes the network, and early stopping is a copy.
    """

    def __init__(
        self, layers: Sequence[Layer], dtype: npt.DTypeLike = np.float64
    ) -> None:
        require(len(layers) > 0, "layers", layers, "at least one layer")
        self.layers = list(layers)
        self.theta: Array = np.zeros(self.parameter_count, require_dtype(dtype))
        self.grad: Array = np.zeros_like(self.theta)
        start = 0
        for layer in self.layers:
            stop = start + layer.parameter_count
            layer.bind(self.theta[start:stop], self.grad[start:stop])
            start = stop

    @property
    def parameter_count(self) -> int:
        """The length of theta: the sum over the layers."""
        return sum(layer.parameter_count for layer in self.layers)

    @property
    def n_in(self) -> int | None:
        """The width of X, or None when the first layer takes any."""
        return getattr(self.layers[0], "n_in", None)

    def forward(self, X: npt.ArrayLike, train: bool = False) -> Array:
        """Z = layer_L(... layer_1(X)), logits of shape (N, n_out), for X (N, n_in).

        Raises ValueError when X is not a matrix whose rows fit the first layer.
        """
        A: Array = np.asarray(X, self.theta.dtype)
        require_rows("X", A, self.n_in)
        for layer in self.layers:
            A = layer.forward(A, train)
        return A

    def backward(self, dZ: Array) -> Array:
        """grad = d loss / d theta, from dZ = d loss / d logits; layers in reverse.

        The gradient with respect to X is not computed: training has no use for it.
        """
        for layer in reversed(self.layers):
            dZ = layer.backward(dZ, need_dX=layer is not self.layers[0])
        return self.grad

    def loss_grad(self, loss: Loss, X: npt.ArrayLike, Y: npt.ArrayLike) -> Any:
        """Return the loss on a batch, and leave its gradient in `grad`.

        X has shape (N, n_in) and Y that of the output, (N, n_out). Raises ValueError.
        """
        Z, Y = self.forward(X, train=True), np.asarray(Y, self.theta.dtype)
        require_same_shape("Y", Y, "the network's output", Z)
        value, dZ = loss.value_and_grad(Z, Y)
        self.backward(dZ)
        return value

    def astype(self, dtype: npt.DTypeLike) -> "Network":
        """Return a copy of this network with its numbers in another type."""
        twin = Network(deepcopy(self.layers), dtype)
        twin.theta[:] = self.theta
        return twin

    def __repr__(self) -> str:
        return f"Network({self.layers}, {self.parameter_count} parameters)"


def mlp(
    sizes: Sequence[int],
    activation: str = "relu",
    initializer: str = "he",
    seed: int | np.random.Generator = 0,
    dtype: npt.DTypeLike = np.float64,
) -> Network:
    """A_l = f(A_(l-1) @ W_l + b_l) for every layer but the last, which gives logits.

    `sizes` are the widths (n_0, ..., n_L) from input to output; `seed` a generator
    or the seed of one. Raises ValueError for unknown names and impossible sizes.
    """
    require(len(sizes) >= 2, "sizes", sizes, "an input and an output size at least")
    require_choice("initializer", initializer, list(INITIALIZERS))
    for size in sizes:
        require_count("sizes", size)
    layers: list[Layer] = []
    for n_in, n_out in pairwise(sizes):
        layers += [Dense(n_in, n_out), Activate(activation)]
    network = Network(layers[:-1], dtype)
    rng = np.random.default_rng(seed)
    for layer in network.layers:
        layer.initialize(INITIALIZERS[initializer], rng)
    return network


def dense_parameter_count(sizes: Sequence[int]) -> int:
    """sum_l n_(l-1) n_l + n_l: the parameters of a network of dense layers."""
    return sum(n_in * n_out + n_out for n_in, n_out in pairwise(sizes))
