"""Pooling: each window of an image becomes one number, its maximum or its mean."""

from abc import ABC, abstractmethod
from math import prod

import numpy as np

from nnbook.layers.base import NO_BATCH, Layer
from nnbook.layers.windows import (
    OneOrPair,
    Windows,
    as_given,
    as_pair,
    samples_first,
    samples_last,
)
from nnbook.types import Array, Shape
from nnbook.validation import (
    as_gradient,
    require,
    require_batch,
    require_instance,
    require_sample_shape,
)


class Pool2d(Layer, ABC):
    """A_ncij = one number for window (i, j) of channel c of image n.

    X has shape (N, C, H, W), A (N, C, (H + 2p - k) // s + 1, and alike for columns),
    with k = `size`, s = `stride`, by default `size`, and p = `padding`, at most k / 2:
    integers, or pairs for rows and columns. Raises ValueError.
    """

    A: Array = NO_BATCH

    def __init__(
        self, size: OneOrPair, stride: OneOrPair | None = None, padding: OneOrPair = 0
    ) -> None:
        k, p = as_pair("size", size), as_pair("padding", padding, least=0)
        s = k if stride is None else as_pair("stride", stride)
        small = all(2 * p_axis <= k_axis for p_axis, k_axis in zip(p, k, strict=True))
        require(small, "padding", padding, f"at most half of size, {size}")
        self.size, self.padding = as_given(k), as_given(p)
        self.stride = None if s == k else as_given(s)
        self.windows = Windows(k, s, p)
        self.input_shape = (None, None, None)

    def output_shape(self, shape: Shape) -> Shape:
        """(C, H, W) -> (C, (H + 2p - k) // s + 1, and alike for W)."""
        require_sample_shape(self, shape, self.input_shape)
        channels = None if shape is None else shape[0]
        return self.windows.output_shape(channels, shape)

    def forward(self, X: Array, train: bool = False) -> Array:
        """A, from the padded images."""
        X = require_batch("X", X, self.input_shape)
        self.output_shape(X.shape[1:])
        self.A = samples_first(self.pooled(X))
        return self.A

    def backward(self, dA: Array, need_dX: bool = True) -> Array:
        """dX, from dA spread over the windows; where they overlap, it adds up."""
        dA = as_gradient("dA", dA, self.A.shape, self.A.dtype)
        if not need_dX:
            return np.empty(0)
        return self.windows.cropped(self.spread(samples_last(dA)))

    @abstractmethod
    def pooled(self, X: Array) -> Array:
        """A with samples last, for an X that `forward` has checked."""

    @abstractmethod
    def spread(self, dA: Array) -> Array:
        """dP, the gradient of the padded images; it and dA with samples last.

        `backward` has checked dA.
        """


class MaxPool2d(Pool2d):
    """A_ncij = max_uv P_nc,(s i + u),(s j + v), with P = X and -inf around it.

    The gradient goes to the maximum; of equals, to the first one, row by row.
    """

    P: Array = NO_BATCH

    def pooled(self, X: Array) -> Array:
        """A with samples last, one place in the window after the other."""
        self.P = self.windows.padded(X, -np.inf)
        first, *others = self.windows.views(self.P)
        A = first.copy()
        for view in others:
            A = _larger(A, view)
        return A

    def spread(self, dA: Array) -> Array:
        """dP = dA at the first place of a window where P = A, and 0 elsewhere."""
        A, dP = samples_last(self.A), np.zeros_like(self.P)
        unclaimed = np.ones(A.shape, bool)
        places = zip(self.windows.views(self.P), self.windows.views(dP), strict=True)
        for view, dview in places:
            claimed = unclaimed & (view == A)
            unclaimed ^= claimed
            if self.windows.overlap:
                dview += dA * claimed
            else:  # the same, without a sum: nobody else writes there
                np.multiply(dA, claimed, out=dview)
        return dP


class AvgPool2d(Pool2d):
    """A_ncij = (1 / kh kw) sum_uv P_nc,(s i + u),(s j + v), with P = X and 0 around it.

    With `count_include_pad=False` the padding does not count: the mean is over the
    numbers of X that lie in the window.
    """

    P_shape: tuple[int, ...] = NO_BATCH
    counts: Array | int = NO_BATCH

    def __init__(
        self,
        size: OneOrPair,
        stride: OneOrPair | None = None,
        padding: OneOrPair = 0,
        count_include_pad: bool = True,
    ) -> None:
        super().__init__(size, stride, padding)
        require_instance("count_include_pad", count_include_pad, bool)
        self.count_include_pad = count_include_pad

    def pooled(self, X: Array) -> Array:
        """A with samples last."""
        P = self.windows.padded(X)
        self.P_shape, self.counts = P.shape, self._counts(X)
        return self._sums(P) / self.counts

    def spread(self, dA: Array) -> Array:
        """dP = dA / count, in equal parts to every place of the window."""
        dP = np.zeros(self.P_shape, dA.dtype)
        part = dA / self.counts
        for dview in self.windows.views(dP):
            dview += part
        return dP

    def _counts(self, X: Array) -> Array | int:
        """How many numbers count in each window."""
        if self.count_include_pad:
            return prod(self.windows.kernel)
        return self._sums(self.windows.padded(np.ones((1, 1, *X.shape[2:]), X.dtype)))

    def _sums(self, P: Array) -> Array:
        """The sum of each window."""
        first, *others = self.windows.views(P)
        S = first.copy()
        for view in others:
            S += view
        return S


def _larger(A: Array, B: Array) -> Array:
    """max(A, B), entry by entry: by the real part, and A where they are equal."""
    if np.iscomplexobj(A):
        return np.where(B.real > A.real, B, A)
    return np.maximum(A, B)
