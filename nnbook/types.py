"""The types that the signatures of this package share."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

#: An array of float32 or float64. The complex step passes complex128 through the same
#: code; NumPy's types cannot say so without losing what they know of real arrays.
Array: TypeAlias = npt.NDArray[np.floating[Any]]

#: Labels as class indices, shape (N,).
Labels: TypeAlias = npt.NDArray[np.integer[Any]]

#: A source of randomness that the caller owns. RandomState is accepted so that
#: published runs, which used it, can be replayed.
Rng: TypeAlias = np.random.Generator | np.random.RandomState

#: The shape of a sample, as far as it is known: a size that is None may be any, and a
#: whole shape that is None as well.
Shape: TypeAlias = tuple[int | None, ...] | None

#: A scalar function of the parameter vector.
Objective: TypeAlias = Callable[[Array], Any]
