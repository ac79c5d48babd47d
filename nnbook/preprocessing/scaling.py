"""Data in comparable units, by numbers that are taken from training data alone.

Fit on the training data, then transform everything with what was learnt there: a mean
that has seen the test data has told the model about them.

`axis` says over what the numbers are taken; it holds 0, the samples. The default, 0,
gives each feature its own. For images (N, C, H, W) the axes (0, 2, 3) give one for each
channel, and None gives one for all pixels of all images.
"""

from abc import ABC, abstractmethod
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from nnbook.types import Array
from nnbook.validation import as_numbers, require, require_between, require_finite

#: Units in the last place. What varies by fewer does not vary: that is rounding.
ROUNDING = 4


class Scaler(ABC):
    """(X - shift) / scale: both are learnt by `fit`, and kept for all other data.

    X holds N >= 1 samples of any shape, finite; float32 and float64 stay what they are,
    and X is not changed. All methods raise ValueError for other data, and for a shift
    or scale that the type of X cannot hold.
    Source: LeCun, Bottou, Orr and Müller (1998), Efficient BackProp.
    """

    shift: Array
    scale: Array

    def __init__(self, axis: int | tuple[int, ...] | None = 0) -> None:
        axes = axis if isinstance(axis, tuple) else (0 if axis is None else axis,)
        known = all(type(a) is int and a >= 0 and axes.count(a) == 1 for a in axes)
        expected = "0, a tuple of axes with 0, or None"
        require(known and 0 in axes, "axis", axis, expected)
        self.axis = axis
        self.sample_shape: tuple[int, ...] | None = None

    @abstractmethod
    def _learn(self, X: Array, noise: Array) -> tuple[Array, Array]:
        """Shift and scale of X in float64, for where it varies by more than the noise.

        Both broadcast against X, as the noise does.
        """

    def fit(self, X: npt.ArrayLike) -> Self:
        """Learn shift and scale from X, the training data; returns the scaler."""
        samples = _samples(X)
        highest = max(self.axis) if isinstance(self.axis, tuple) else 0
        fits = samples.ndim > highest
        require(fits, "X's shape", samples.shape, f"more than {highest} axes")
        wide = samples.astype(np.float64, copy=False)
        largest = np.abs(wide).max(axis=self.axis, keepdims=True)
        noise = ROUNDING * np.finfo(samples.dtype).eps * largest
        with np.errstate(over="ignore", invalid="ignore"):  # `_held` finds it
            shift, scale = self._learn(wide, noise)
        self.shift, self.scale = _held(shift, scale, np.dtype(np.float64))
        self.sample_shape = samples.shape[1:]
        return self

    def transform(self, X: npt.ArrayLike) -> Array:
        """(X - shift) / scale, an array of X's shape."""
        samples, shift, scale = self._fitted(X)
        return (samples - shift) / scale

    def inverse_transform(self, X: npt.ArrayLike) -> Array:
        """X * scale + shift: back in the units of the training data."""
        samples, shift, scale = self._fitted(X)
        return samples * scale + shift

    def fit_transform(self, X: npt.ArrayLike) -> Array:
        """`fit(X)`, then `transform(X)`: for training data, and for no other."""
        return self.fit(X).transform(X)

    def _fitted(self, X: npt.ArrayLike) -> tuple[Array, Array, Array]:
        """X, shift and scale in X's type. Raises ValueError unless they fit."""
        samples, shape = _samples(X), self.sample_shape
        if shape is None:
            raise ValueError(f"{type(self).__name__} is not fitted, expected fit first")
        if samples.shape[1:] != shape:
            expected = ", ".join(["N", *map(str, shape)])
            raise ValueError(f"X has shape {samples.shape}, expected ({expected})")
        return samples, *_held(self.shift, self.scale, samples.dtype)


class StandardScaler(Scaler):
    """(X - mean) / std, with mean and std of the training data: mean 0 and std 1.

    `std` divides by N. What does not vary, but for rounding, is only shifted, to 0.

    >>> StandardScaler().fit([[1], [3]]).transform([[2], [5]]).tolist()
    [[0.0], [3.0]]
    """

    def _learn(self, X: Array, noise: Array) -> tuple[Array, Array]:
        # From the minimum on: equal numbers then have their own value as mean, and
        # no rounding error that would be taken for a standard deviation.
        low = X.min(axis=self.axis, keepdims=True)
        mean = low + (X - low).mean(axis=self.axis, keepdims=True)
        return mean, _or_one(X.std(axis=self.axis, keepdims=True, mean=mean), noise)


class MinMaxScaler(Scaler):
    """low + (high - low) (X - min) / (max - min): training data fill [low, high].

    Other data may lie outside. What does not vary, but for rounding, becomes `low`.
    Raises ValueError unless low < high, both finite.

    >>> MinMaxScaler().fit([[1], [3]]).transform([[2], [5]]).tolist()
    [[0.5], [2.0]]
    """

    def __init__(
        self,
        low: float = 0.0,
        high: float = 1.0,
        axis: int | tuple[int, ...] | None = 0,
    ) -> None:
        super().__init__(axis)
        self.low = require_between("low", low, -np.inf, np.inf, open_low=True)
        self.high = require_between("high", high, low, np.inf, open_low=True)

    def _learn(self, X: Array, noise: Array) -> tuple[Array, Array]:
        low = X.min(axis=self.axis, keepdims=True)
        high = X.max(axis=self.axis, keepdims=True)
        scale = _or_one(high - low, noise) / (self.high - self.low)
        return low - self.low * scale, scale


def _or_one(spread: Array, noise: Array) -> Array:
    """The spread, and 1 where it is no more than noise."""
    return np.where(spread > noise, spread, 1)


def _held(shift: Array, scale: Array, dtype: np.dtype[Any]) -> tuple[Array, Array]:
    """Shift and scale in the type of X. Raises ValueError where it cannot hold them."""
    with np.errstate(over="ignore"):
        cast = shift.astype(dtype), scale.astype(dtype)
    if not (np.isfinite(cast).all() and (cast[1] > 0).all()):
        raise ValueError(
            f"X has dtype {dtype}, expected one that holds shift and scale: "
            "finite numbers, and a scale above 0"
        )
    return cast


def _samples(X: npt.ArrayLike) -> Array:
    """X as finite real numbers with an axis of samples. Raises ValueError."""
    samples = as_numbers("X", X)
    if samples.dtype.kind == "c" or not samples.size or not samples.ndim:
        raise ValueError(
            f"X has shape {samples.shape} and dtype {samples.dtype}, "
            "expected N >= 1 samples of real numbers"
        )
    require_finite("X", samples)
    return samples
