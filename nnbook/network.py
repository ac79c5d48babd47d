"""A network is one vector: theta holds every parameter, grad every derivative."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.initializers import INITIALIZERS, Initializer
from nnbook.layers import Layer
from nnbook.losses import Loss
from nnbook.penalty import l2_penalty
from nnbook.summary import summary_table
from nnbook.types import Array, Shape
from nnbook.validation import (
    as_numbers,
    require,
    require_choice,
    require_dtype,
    require_generator,
    require_instance,
    require_same_shape,
    require_weights,
)
from nnbook.vectors import zero_vector

__all__ = ["Network"]


class Network:
    """Layers in a row over two flat vectors, `theta` and `grad`.

    Every W, b, dW and db of every layer is a view of these vectors: an optimiser
    that changes theta in place changes the network, and early stopping is a copy.
    Weights are drawn by `initializer` (a name or a function) from `seed` (a generator
    or the seed of one), biases start at 0. Raises ValueError for an unknown name, a
    dtype that is not float32, float64 or complex128, or layers that do not fit.
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        initializer: str | Initializer = "he",
        seed: int | np.random.Generator = 0,
        dtype: npt.DTypeLike = np.float64,
    ) -> None:
        require_instance("layers", layers, (list, tuple))
        require(len(layers) > 0, "layers", layers, "at least one layer")
        for layer in layers:
            require_instance("layers", layer, Layer)
        self.layers = list(layers)
        self.sample_shapes = _sample_shapes(self.layers)
        counts = [layer.parameter_count for layer in self.layers]
        #: The first layer with parameters: no gradient is needed before it.
        self.first = next((i for i, count in enumerate(counts) if count), 0)
        count, dtype = self.parameter_count, require_dtype(dtype)
        self.theta, self.grad = zero_vector(count, dtype), zero_vector(count, dtype)
        self._bind()
        self.initialize(initializer, seed)

    def _bind(self) -> None:
        """Give each layer its views of theta and grad."""
        for layer, part in self._parts():
            layer.bind(self.theta[part], self.grad[part])

    def __setstate__(self, attributes: dict[str, Any]) -> None:
        """Bind the layers again: copying and pickling made their views into copies."""
        self.__dict__.update(attributes)
        self._bind()

    @property
    def parameter_count(self) -> int:
        """The length of theta: the sum over the layers."""
        return sum(layer.parameter_count for layer in self.layers)

    @property
    def input_shape(self) -> Shape:
        """Shape of a sample of X, as far as the first layer fixes it."""
        return self.layers[0].input_shape

    @property
    def weight_mask(self) -> Array:
        """1 where theta holds a weight, 0 for biases, scales and shifts: what decays.

        Shape of theta; made anew at each call.
        """
        mask: Array = np.zeros_like(self.theta)
        for layer, part in self._parts():
            mask[part][: layer.weight_count] = 1
        return mask

    def initialize(
        self, initializer: str | Initializer = "he", seed: int | np.random.Generator = 0
    ) -> None:
        """Draw theta anew, layer by layer from one generator. Raises ValueError."""
        if not callable(initializer):
            require_choice("initializer", initializer, list(INITIALIZERS))
            initializer = INITIALIZERS[initializer]
        rng = require_generator("seed", seed)
        for layer in self.layers:
            layer.initialize(initializer, rng)

    def forward(self, X: npt.ArrayLike, train: bool = False) -> Array:
        """Z = layer_L(... layer_1(X)), logits of shape (N, n_out), for N samples X.

        Raises ValueError when X does not hold samples that fit the first layer.
        """
        A = as_numbers("X", X, self.theta.dtype)
        for layer in self.layers:
            A = layer.forward(A, train)
        return A

    def backward(self, dZ: Array) -> Array:
        """grad = d loss / d theta, from dZ = d loss / d logits; layers in reverse.

        The gradient with respect to X is not computed: training has no use for it.
        """
        for layer in self.layers[: self.first : -1]:
            dZ = layer.backward(dZ)
        self.layers[self.first].backward(dZ, need_dX=False)
        return self.grad

    def loss_grad(
        self,
        loss: Loss,
        X: npt.ArrayLike,
        Y: npt.ArrayLike,
        weights: npt.ArrayLike | None = None,
        l2: float = 0.0,
    ) -> Any:
        """Return L = loss(Z, Y) + (l2 / 2) |W|^2, and leave its gradient in `grad`.

        X holds N samples and Y has the shape of the output, (N, n_out); `weights` of
        shape (N,) count the samples. |W|^2 runs over weights, not biases. Raises
        ValueError.
        """
        require_instance("loss", loss, Loss)
        Z, Y = self.forward(X, train=True), as_numbers("Y", Y, self.theta.dtype)
        require_same_shape("Y", Y, "the network's output", Z)
        if weights is not None:
            weights = require_weights("weights", weights, len(Z))
        value, dZ = loss.value_and_grad(Z, Y, weights)
        self.backward(dZ)
        if l2:
            penalty, slope = l2_penalty(self.theta, self.weight_mask, l2)
            self.grad += slope
            value += penalty
        return value

    def astype(self, dtype: npt.DTypeLike) -> "Network":
        """Return a copy of this network with its numbers in another type."""
        twin = Network(deepcopy(self.layers), "zeros", 0, dtype)
        twin.load_state(self.state())
        return twin

    def state(self) -> dict[str, Any]:
        """Theta and what the layers remember beside it; a copy, for `load_state`."""
        layers = [layer.state() for layer in self.layers]
        return {"theta": self.theta.copy(), "layers": layers}

    def load_state(self, state: dict[str, Any]) -> None:
        """Go back, in place, to a state of this network. Raises ValueError."""
        require_instance("state", state, dict)
        known = sorted(state) == ["layers", "theta"]
        require(known, "state", sorted(state), "'theta' and 'layers'")
        layers, expected = len(state["layers"]), len(self.layers)
        require(layers == expected, "state's layers", layers, str(expected))
        require_same_shape("state's theta", state["theta"], "theta", self.theta)
        for layer, remembered in zip(self.layers, state["layers"], strict=True):
            layer.load_state(remembered)
        self.theta[:] = state["theta"]

    def summary(self) -> str:
        """A table: each layer, the shape of a sample after it, its parameters."""
        return summary_table(self.layers, self.sample_shapes)

    def _parts(self) -> Iterator[tuple[Layer, slice]]:
        """Each layer, with where its parameters lie in theta."""
        start = 0
        for layer in self.layers:
            stop = start + layer.parameter_count
            yield layer, slice(start, stop)
            start = stop

    def __repr__(self) -> str:
        return f"Network({self.layers}, {self.parameter_count} parameters)"


def _sample_shapes(layers: Sequence[Layer]) -> list[Shape]:
    """The shape of a sample after each layer, or ValueError where two do not fit."""
    shapes: list[Shape] = [None]
    for layer in layers:
        shapes.append(layer.output_shape(shapes[-1]))
    return shapes[1:]
