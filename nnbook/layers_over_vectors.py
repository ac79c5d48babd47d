"""Layers over two flat vectors, in which each layer's parameters are a slice."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.layers import Layer
from nnbook.types import Array, Shape
from nnbook.validation import as_numbers, require, require_instance, require_same_shape
from nnbook.vectors import zero_vector


class LayersOverVectors:
    """theta = [W_1, b_1, W_2, b_2, ...] and grad = [dW_1, db_1, ...], of the layers.

    Raises ValueError unless `layers` are different layers, each fit for the last one's
    output, and in no network yet: it would lose them. `copy.deepcopy` of a layer makes
    one that is in none. `dtype` is one that the formulas can run in.
    """

    def __init__(self, layers: Sequence[Layer], dtype: np.dtype[Any]) -> None:
        require_instance("layers", layers, (list, tuple))
        require(len(layers) > 0, "layers", layers, "at least one layer")
        for i, layer in enumerate(layers):
            require_instance("layers", layer, Layer)
            before = [other for other in layers[:i] if other is layer]
            require(not before, "layers", layer, "each layer once, with its own theta")
            expected = "layers that are in no network yet, as copy.deepcopy makes one"
            require(not layer.in_network, "layers", layer, expected)
        self.layers = list(layers)
        self.sample_shapes = _sample_shapes(self.layers)
        n = self.parameter_count
        self._theta, self._grad = zero_vector(n, dtype), zero_vector(n, dtype)
        self._bind()

    @property
    def theta(self) -> Array:
        """Every parameter, shape (n,). `network.theta = v` copies v into it.

        The setter raises ValueError unless v holds n numbers.
        """
        return self._theta

    @theta.setter
    def theta(self, values: npt.ArrayLike) -> None:
        self._theta[:] = self._vector("theta", values)

    @property
    def grad(self) -> Array:
        """Every derivative, in the order of theta. `network.grad = v` copies v into it.

        The setter raises ValueError unless v holds n numbers.
        """
        return self._grad

    @grad.setter
    def grad(self, values: npt.ArrayLike) -> None:
        self._grad[:] = self._vector("grad", values)

    def _vector(self, name: str, values: npt.ArrayLike) -> Array:
        """The values as a vector like theta, or ValueError."""
        vector = as_numbers(name, values, self._theta.dtype)
        require_same_shape(name, vector, "the network's theta", self._theta)
        return vector

    def _hold(self) -> None:
        """Let no other network take the layers."""
        for layer in self.layers:
            layer.in_network = True

    def _bind(self) -> None:
        """Give each layer its views of theta and grad."""
        for layer, part in self._parts():
            layer.bind(self._theta[part], self._grad[part])

    def __setstate__(self, attributes: dict[str, Any]) -> None:
        """Bind the layers again: copying and pickling made their views into copies."""
        self.__dict__.update(attributes)
        self._bind()
        self._hold()

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
        mask: Array = np.zeros_like(self._theta)
        for layer, part in self._parts():
            mask[part][: layer.weight_count] = 1
        return mask

    def _parts(self) -> Iterator[tuple[Layer, slice]]:
        """Each layer, with where its parameters lie in theta."""
        start = 0
        for layer in self.layers:
            stop = start + layer.parameter_count
            yield layer, slice(start, stop)
            start = stop

    def state(self) -> dict[str, Any]:
        """Theta and what the layers remember beside it; a copy, for `load_state`."""
        layers = [layer.state() for layer in self.layers]
        return {"theta": self._theta.copy(), "layers": layers}

    def load_state(self, state: dict[str, Any]) -> None:
        """Go back, in place, to a state of this network.

        Raises ValueError, and nothing has changed, for any other. Numbers that are not
        finite are taken: a network that diverged has a state, too.
        """
        require_instance("state", state, dict)
        known = set(state) == {"theta", "layers"}
        require(known, "state", list(state), "'theta' and 'layers'")
        require_instance("state's layers", state["layers"], (list, tuple))
        layers, expected = len(state["layers"]), len(self.layers)
        require(layers == expected, "state's layers", layers, str(expected))
        theta = self._vector("state's theta", state["theta"])
        pairs = list(zip(self.layers, state["layers"], strict=True))
        for layer, remembered in pairs:
            layer.check_state(remembered)
        for layer, remembered in pairs:
            layer.load_state(remembered)
        self._theta[:] = theta


def _sample_shapes(layers: Sequence[Layer]) -> list[Shape]:
    """The shape of a sample after each layer, or ValueError where two do not fit."""
    shapes: list[Shape] = [None]
    for layer in layers:
        shapes.append(layer.output_shape(shapes[-1]))
    return shapes[1:]
