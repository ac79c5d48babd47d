"""Cross-correlation and convolution, as a matrix product at every place."""

import numpy as np

from nnbook.layers.windows import OneOrPair, Windows, as_pair, samples_first
from nnbook.types import Array
from nnbook.validation import as_numbers, require, require_formula_type


def cross_correlate(
    X: Array, W: Array, stride: OneOrPair = 1, padding: OneOrPair = 0
) -> Array:
    """Z_nfij = sum_cuv X_n,c,(s i + u - p),(s j + v - p) W_fcuv, with X = 0 outside.

    X are images (N, C, H, W), W kernels (F, C, kh, kw); Z has shape (N, F, .., ..).
    This is what deep learning calls a convolution: the kernel is not flipped. Raises
    ValueError for shapes that do not fit.

    >>> edge = np.array([[[[-1.0, 1.0]]]])
    >>> cross_correlate(np.array([[[[0.0, 0.0, 1.0, 1.0]]]]), edge)
    array([[[[0., 1., 0.]]]])
    """
    X, W = as_numbers("X", X), as_numbers("W", W)
    require_formula_type("X", X)
    require_formula_type("W", W)
    require(X.ndim == 4 and X.size > 0, "X's shape", X.shape, "(N, C, H, W), no 0")
    fits = W.ndim == 4 and W.size > 0 and W.shape[1] == X.shape[1]
    require(fits, "W's shape", W.shape, f"(F, {X.shape[1]}, kh, kw), no 0")
    sizes = as_pair("stride", stride), as_pair("padding", padding, least=0)
    windows = Windows((W.shape[2], W.shape[3]), *sizes)
    windows.output_shape(None, X.shape[1:])
    return correlated(im2col(windows, X), W)


def convolve(
    X: Array, W: Array, stride: OneOrPair = 1, padding: OneOrPair = 0
) -> Array:
    """Z_nfij = sum_cuv X_n,c,(s i - u + q),(s j - v + q) W_fcuv, with q = k - 1 - p.

    The convolution of mathematics: `cross_correlate` with the kernel flipped both ways,
    so that it commutes. Shapes and errors are the same.

    >>> edge = np.array([[[[-1.0, 1.0]]]])
    >>> convolve(np.array([[[[0.0, 0.0, 1.0, 1.0]]]]), edge)
    array([[[[ 0., -1.,  0.]]]])
    """
    W = as_numbers("W", W)
    require(W.ndim == 4, "W's shape", W.shape, "(F, C, kh, kw)")
    return cross_correlate(X, W[:, :, ::-1, ::-1], stride, padding)


def correlated(columns: Array, W: Array) -> Array:
    """Z_ij = W @ columns_ij: the same dense layer at every place of the images.

    `columns` are those of `im2col`; Z has shape (N, F, Ho, Wo).
    """
    return samples_first(kernel_rows(W) @ columns)


def kernel_rows(W: Array) -> Array:
    """(F, C, kh, kw) -> (F, kh kw C): kernels as rows, in the order of `im2col`."""
    return W.transpose(0, 2, 3, 1).reshape(len(W), -1)


def im2col(windows: Windows, X: Array) -> Array:
    """columns_ij,(u,v,c),n = P_(s i + u),(s j + v),c,n, with P the padded images.

    Shape (Ho, Wo, kh kw C, N): a column is a window, written as a vector.
    Source: Chellapilla, Puri and Simard (2006), High Performance Convolutional Neural
    Networks for Document Processing.
    """
    views = list(windows.views(windows.padded(X)))
    H, W, C, N = views[0].shape
    columns = np.empty((H, W, len(views), C, N), X.dtype)
    for k, view in enumerate(views):
        columns[:, :, k] = view
    return columns.reshape(H, W, -1, N)


def col2im(windows: Windows, columns: Array, shape: tuple[int, ...]) -> Array:
    """X_ncij = the sum of what the windows hold there: the transpose of `im2col`.

    X has the shape given, (N, C, H, W). Where windows overlap, their numbers add up.
    """
    (N, C, H, W), (ph, pw) = shape, windows.padding
    P = np.zeros((H + 2 * ph, W + 2 * pw, C, N), columns.dtype)
    columns = columns.reshape(*columns.shape[:2], -1, C, N)
    for k, view in enumerate(windows.views(P)):
        view += columns[:, :, k]
    return windows.cropped(P)
