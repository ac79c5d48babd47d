"""An activation as a layer of its own."""

from typing import Any

from nnbook.activations import make_activation
from nnbook.layers.base import NO_BATCH, Layer
from nnbook.types import Array
from nnbook.validation import as_gradient, require_batch


class Activate(Layer):
    """A = f(Z), with f an activation by name, such as Activate("elu", alpha=0.5).

    Raises ValueError for an unknown name or option.
    """

    Z: Array = NO_BATCH
    A: Array = NO_BATCH

    def __init__(self, name: str, **options: float) -> None:
        self.activation = make_activation(name, **options)
        self.name, self.options = name, options

    def config(self) -> dict[str, Any]:
        """Return the name of f, and its options."""
        return {"name": self.name} | self.options

    def forward(self, X: Array, train: bool = False) -> Array:
        """A = f(Z)."""
        X = require_batch("X", X)
        self.Z = X
        self.A = self.activation.f(X)
        return self.A

    def backward(self, dA: Array, need_dX: bool = True) -> Array:
        """dZ = dA . f'(Z)."""
        dA = as_gradient("dA", dA, self.A.shape, self.A.dtype)
        return self.activation.vjp(dA, self.Z, self.A)
