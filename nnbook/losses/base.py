"""What a loss is: one number for a batch, and its gradient with respect to Z."""

from abc import ABC, abstractmethod
from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.types import Array
from nnbook.validation import (
    as_numbers,
    require_finite,
    require_formula_type,
    require_rows,
    require_same_shape,
    require_weights,
)


class Loss(ABC):
    """L = sum_n w_n l_n / sum_n w_n, the mean of the samples' losses, and dL/dZ.

    Z, Y and the gradient have shape (N, K). `weights`, shape (N,), says how often each
    sample counts, once if they are left out: a whole weight is that many equal rows.
    Every loss raises ValueError for numbers, shapes, targets, weights that do not fit.
    """

    @abstractmethod
    def value_and_grad(
        self, Z: Array, Y: Array, weights: Array | None = None
    ) -> tuple[Any, Array]:
        """L and dL/dZ: a scalar of Z's type, and an array of Z's shape; no checks."""

    def __call__(
        self, Z: npt.ArrayLike, Y: npt.ArrayLike, weights: npt.ArrayLike | None = None
    ) -> Any:
        """L alone. Raises ValueError for numbers, shapes or weights that do not fit."""
        return self._quietly(*self.checked(Z, Y, weights))[0]

    def grad(
        self, Z: npt.ArrayLike, Y: npt.ArrayLike, weights: npt.ArrayLike | None = None
    ) -> Array:
        """dL/dZ alone, shape (N, K). Raises ValueError as the loss itself does."""
        return self._quietly(*self.checked(Z, Y, weights))[1]

    def _quietly(self, Z: Array, Y: Array, weights: Array | None) -> tuple[Any, Array]:
        """L and dL/dZ without warnings: a row may span more than its type holds."""
        with np.errstate(over="ignore", invalid="ignore"):
            return self.value_and_grad(Z, Y, weights)

    def checked(
        self, Z: npt.ArrayLike, Y: npt.ArrayLike, weights: npt.ArrayLike | None = None
    ) -> tuple[Array, Array, Array | None]:
        """(Z, Y, weights) as arrays, Y in Z's type. Raises ValueError."""
        Z = as_numbers("Z", Z)
        require_formula_type("Z", Z)
        Y = as_numbers("Y", Y, Z.dtype)
        require_rows("Z", Z)
        require_same_shape("Y", Y, "Z", Z)
        self.check_targets(Y)
        if weights is not None:
            weights = require_weights("weights", weights, len(Z))
        return Z, Y, weights

    def check_targets(self, Y: npt.ArrayLike, name: str = "Y") -> None:
        """Raise ValueError unless Y holds targets of this loss: finite numbers here.

        Who calls `value_and_grad` many times, as training does, asks this once before;
        `name` is what the error calls Y.
        """
        require_finite(name, as_numbers(name, Y))

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


def shares(weights: Array | None, Z: Array) -> Any:
    """w_n / sum_m w_m, the share of each row of Z in the mean; 1/N without weights.

    Shares are a column (N, 1) of Z's type, or the number 1/N. They are computed in
    float64: weights may be too large or too small for Z's type, their shares are not.
    """
    if weights is None:
        return 1 / len(Z)
    column = np.asarray(weights, np.float64)[:, None]
    return (column / column.sum()).astype(Z.dtype)
