"""The convolutional layer: the same small kernels at every place of an image."""

from math import prod

import numpy as np

from nnbook.initializers import Initializer, drawn
from nnbook.layers.base import NO_BATCH, Layer
from nnbook.layers.correlation import col2im, correlated, im2col, kernel_rows
from nnbook.layers.windows import OneOrPair, Windows, as_given, as_pair, samples_last
from nnbook.types import Array, Shape
from nnbook.validation import (
    as_gradient,
    as_numbers,
    require_batch,
    require_count,
    require_sample_shape,
)


class Conv2d(Layer):
    """Z_nfij = b_f + sum_cuv X_n,c,(s i + u - p),(s j + v - p) W_fcuv; X = 0 outside.

    X has shape (N, c_in, H, W), W (c_out, c_in, kh, kw), b (c_out,), and Z
    (N, c_out, (H + 2p - kh) // s + 1, and alike for columns). `kernel`, `stride` s and
    `padding` p are integers, or pairs for rows and columns. A cross-correlation, as
    in PyTorch: the kernel is not flipped. W and b are 0 until a network, or
    `initialize`, draws W. Raises ValueError.
    Source: LeCun, Bottou, Bengio and Haffner (1998), Gradient-Based Learning.
    """

    columns: Array = NO_BATCH
    X_shape: tuple[int, ...] = NO_BATCH
    Z_shape: tuple[int, ...] = NO_BATCH

    def __init__(
        self,
        c_in: int,
        c_out: int,
        kernel: OneOrPair,
        stride: OneOrPair = 1,
        padding: OneOrPair = 0,
    ) -> None:
        self.c_in, self.c_out = (
            require_count("c_in", c_in),
            require_count("c_out", c_out),
        )
        k, s = as_pair("kernel", kernel), as_pair("stride", stride)
        p = as_pair("padding", padding, least=0)
        self.kernel, self.stride, self.padding = as_given(k), as_given(s), as_given(p)
        self.windows = Windows(k, s, p)
        self.input_shape = (self.c_in, None, None)
        self.weight_count = self.c_out * self.c_in * prod(k)
        self.parameter_count = self.weight_count + self.c_out
        self.bind_own()

    def output_shape(self, shape: Shape) -> Shape:
        """(c_in, H, W) -> (c_out, (H + 2p - kh) // s + 1, and alike for W)."""
        require_sample_shape(self, shape, self.input_shape)
        return self.windows.output_shape(self.c_out, shape)

    def bind(self, theta: Array, grad: Array) -> None:
        """theta = [W kernel by kernel, b], and grad = [dW, db] alike."""
        super().bind(theta, grad)
        weights = self.weight_count
        shape = (self.c_out, self.c_in, *self.windows.kernel)
        self.W, self.b = theta[:weights].reshape(shape), theta[weights:]
        self.dW, self.db = grad[:weights].reshape(shape), grad[weights:]

    def initialize(self, initializer: Initializer, rng: np.random.Generator) -> None:
        """W = initializer(c_in kh kw, c_out kh kw), b = 0.

        So many numbers each output reads, and by so many outputs each number is read.
        """
        places = prod(self.windows.kernel)
        n_in, n_out = self.c_in * places, self.c_out * places
        self.W[:] = drawn(initializer, n_in, n_out, rng, self.W.shape)
        self.b[:] = 0

    def forward(self, X: Array, train: bool = False) -> Array:
        """Z_ij = W @ columns_ij + b, where the columns are the windows of X."""
        X = require_batch("X", X, self.input_shape)
        self.output_shape(X.shape[1:])
        X = as_numbers("X", X, self.W.dtype)
        self.X_shape, self.columns = X.shape, im2col(self.windows, X)
        Z = correlated(self.columns, self.W)
        Z += self.b[:, None, None]
        self.Z_shape = Z.shape
        return Z

    def backward(self, dA: Array, need_dX: bool = True) -> Array:
        """dW = sum_ij dZ_ij columns_ij^T,  db = sum_nij dZ,  dX = col2im(W^T dZ_ij)."""
        dZ = samples_last(as_gradient("dA", dA, self.Z_shape, self.columns.dtype))
        rows = zip(dZ, self.columns.swapaxes(2, 3), strict=True)
        dW = np.sum([np.sum(z @ columns, axis=0) for z, columns in rows], axis=0)
        c_out, c_in, kh, kw = self.W.shape
        self.dW[:] = dW.reshape(c_out, kh, kw, c_in).transpose(0, 3, 1, 2)
        np.sum(dZ.sum(axis=(0, 1)), axis=1, out=self.db)  # quicker than axis (0, 1, 3)
        if not need_dX:
            return np.empty(0)
        return col2im(self.windows, kernel_rows(self.W).T @ dZ, self.X_shape)
