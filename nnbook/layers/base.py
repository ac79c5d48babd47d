"""What every layer is: a thin object over views of theta and grad.

Samples come first: rows (N, n), or images (N, C, H, W). `forward` keeps what `backward`
needs; `backward` takes the gradient of the loss with respect to the layer's output,
writes the gradient of its parameters, and returns that with respect to its input. It
goes through the last batch of `forward`, one from evaluation too, and looks at the
arrays that went in and came out there: they are not to be changed in between.

Every argument of a layer's constructor is an attribute of the same name, so that a
layer can be shown, saved and built again from `config()`.

Every layer raises ValueError for arguments of its constructor that it cannot use, for
an X that does not fit, for a dA that is not of A's shape, and for another's state.
"""

import inspect
from typing import Any

import numpy as np

from nnbook.initializers import Initializer
from nnbook.types import Array, Shape
from nnbook.validation import (
    require,
    require_formula_type,
    require_instance,
    require_known_shape,
    require_shape,
)

#: What a layer has, before `forward`, instead of all that it keeps for `backward`: no
#: gradient is like it, as `as_gradient` knows.
NO_BATCH: Any = np.empty((0, 0), object)


class Layer:
    """A = layer.forward(X), dX = layer.backward(dA); by default without parameters.

    A copy of a layer, and one that was pickled, has its parameters and its state, but
    nothing of the last batch: it has to run `forward` before `backward`. It belongs to
    no network. Parameters are 0 until a network, or `initialize`, sets them.
    """

    #: How many entries of theta are this layer's.
    parameter_count = 0
    #: How many of these, the first ones, are weights; biases and scales do not decay.
    weight_count = 0
    #: The shape of a sample that the layer takes, as far as it is fixed.
    input_shape: Shape = None
    #: Whether the parameters are views of a network's theta.
    in_network = False

    def output_shape(self, shape: Shape) -> Shape:
        """Shape of a sample of A, from that of X; None stands for what is not known.

        Raises ValueError for samples that this layer cannot take.
        """
        require_known_shape("shape", shape)
        return shape

    def bind(self, theta: Array, grad: Array) -> None:
        """Take this layer's part of the network's two vectors as views.

        Raises ValueError unless they are vectors of its parameters, of one type.
        """
        for name, vector in (("theta", theta), ("grad", grad)):
            whose = "the layer's parameters"
            require_shape(name, vector, (self.parameter_count,), whose)
            require_formula_type(name, vector)
        require(grad.dtype == theta.dtype, "grad's dtype", grad.dtype.name, "theta's")

    def bind_own(self) -> None:
        """Take two vectors of the layer's own, all 0: until a network binds it.

        Raises ValueError where they do not fit into memory.
        """
        n = self.parameter_count
        try:
            self.bind(np.zeros(n), np.zeros(n))
        except (MemoryError, OverflowError, ValueError) as error:
            expected = "parameters that fit into memory"
            raise ValueError(f"{self} has {n}, expected {expected}") from error

    def initialize(self, initializer: Initializer, rng: np.random.Generator) -> None:
        """Set the parameters, in place, to where training starts."""

    def forward(self, X: Array, train: bool = False) -> Array:
        """Return A for X, both with N samples, and keep what backward needs.

        Raises ValueError when X is not an array of N >= 1 samples that fit the layer,
        and, where training differs, for a `train` that is no bool.
        """
        raise NotImplementedError

    def backward(self, dA: Array, need_dX: bool = True) -> Array:
        """Write the parameters' gradient; return dX (empty if not needed).

        Raises ValueError when dA does not have the shape of the last forward's A.
        """
        raise NotImplementedError

    def state(self) -> dict[str, Any]:
        """What the layer remembers beside theta; a copy, for `load_state`."""
        return {}

    def check_state(self, state: dict[str, Any]) -> None:
        """Raise ValueError unless it is a state of this layer; nothing changes."""
        require_instance("state", state, dict)
        kind = f"{type(self).__name__}'s, with {sorted(self.state()) or 'nothing'}"
        require(set(state) == set(self.state()), "state", list(state), kind)

    def load_state(self, state: dict[str, Any]) -> None:
        """Go back to a state. Raises ValueError when it is not one of this layer's."""
        self.check_state(state)

    def __getstate__(self) -> dict[str, Any]:
        """What a copy has: all but the last batch and the place in a network."""
        return {
            name: value
            for name, value in vars(self).items()
            if name != "in_network" and getattr(type(self), name, None) is not NO_BATCH
        }

    def config(self) -> dict[str, Any]:
        """Return the arguments of the constructor, by name."""
        return {name: getattr(self, name) for name in _defaults(self)}

    def __repr__(self) -> str:
        """Layer(required, option=value), with options that are not the default."""
        defaults, shown = _defaults(self), []
        for name, value in self.config().items():
            if defaults.get(name) is inspect.Parameter.empty:
                shown.append(repr(value))
            elif name not in defaults or value != defaults[name]:
                shown.append(f"{name}={value!r}")
        return f"{type(self).__name__}({', '.join(shown)})"


def _defaults(layer: Layer) -> dict[str, Any]:
    """Default of each argument of the constructor, `Parameter.empty` if it has none."""
    parameters = inspect.signature(type(layer)).parameters.values()
    return {p.name: p.default for p in parameters if p.kind is not p.VAR_KEYWORD}
