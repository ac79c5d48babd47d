"""The same numbers in another shape: images as rows, and rows as images."""

from collections.abc import Sequence
from math import prod

import numpy as np

from nnbook.layers.base import NO_BATCH, Layer
from nnbook.types import Array, Shape
from nnbook.validation import (
    as_gradient,
    require,
    require_batch,
    require_count,
    require_instance,
    require_known_shape,
)


class Flatten(Layer):
    """A_n,((c H + i) W + j) = X_ncij: the numbers of each sample in one row.

    X has shape (N, C, H, W), or (N, ...) in general, and A (N, C H W). A shares memory
    with X where it can: what is written into it changes X. Raises ValueError as every
    layer does.
    """

    X: Array = NO_BATCH
    A: Array = NO_BATCH

    def output_shape(self, shape: Shape) -> Shape:
        """(C, H, W) -> (C H W,)."""
        return (_size(shape),)

    def forward(self, X: Array, train: bool = False) -> Array:
        """A = X in another shape."""
        X = require_batch("X", X)
        shape = self.output_shape(X.shape[1:])
        self.X, self.A = X, X.reshape(len(X), *(shape or ()))
        return self.A

    def backward(self, dA: Array, need_dX: bool = True) -> Array:
        """dX = dA in the shape of X, and in memory in X's order."""
        dA = as_gradient("dA", dA, self.A.shape, self.A.dtype)
        dX = np.empty_like(self.X)
        dX[:] = dA.reshape(self.X.shape)
        return dX


class Reshape(Flatten):
    """A_n = the numbers of X_n, in the order of their indices, in the shape `shape`.

    X has shape (N, ...) and A (N, *shape): `Reshape((1, 28, 28))` makes images of rows
    with 784 numbers. Raises ValueError.
    """

    def __init__(self, shape: Sequence[int]) -> None:
        require_instance("shape", shape, (tuple, list))
        require(len(shape) > 0, "shape", shape, "at least one size")
        self.shape = tuple(require_count("shape", size) for size in shape)

    def output_shape(self, shape: Shape) -> Shape:
        """(784,) -> (1, 28, 28), for example."""
        fits = _size(shape) in (None, prod(self.shape))
        require(fits, f"sample of {self}", shape, f"{prod(self.shape)} numbers")
        return self.shape


def _size(shape: Shape) -> int | None:
    """How many numbers a sample has, or None where that is not known."""
    require_known_shape("shape", shape)
    if shape is None:
        return None
    known = [size for size in shape if size is not None]
    return prod(known) if len(known) == len(shape) else None
