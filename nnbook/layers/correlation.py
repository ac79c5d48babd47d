"""Cross-correlation and convolution, as one matrix product of all windows at once."""

import numpy as np

from nnbook.layers.windows import OneOrPair, Windows, as_pair, samples_first
from nnbook.types import Array
from nnbook.validation import as_numbers, require


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
    """Z = W @ columns: kernels as rows, windows as columns; Z has shape (N, F, .., ..).

    `columns` are those of `im2col`.
    """
    kernels = W.reshape(len(W), -1)
    Z: Array = kernels @ columns.reshape(kernels.shape[1], -1)
    return samples_first(Z.reshape(len(W), *columns.shape[-3:]))


def im2col(windows: Windows, X: Array) -> Array:
    """columns_cuvijn = P_c,(s i + u),(s j + v),n, with P the padded images.

    Column (i, j, n) of the matrix (C kh kw, Ho Wo N) is a window, written as a vector.
    """
    P = windows.padded(X)
    views = list(windows.views(P))
    C, *places = views[0].shape
    columns = np.empty((C, len(views), *places), X.dtype)
    for k, view in enumerate(views):
        columns[:, k] = view
    return columns


def col2im(windows: Windows, columns: Array, H: int, W: int) -> Array:
    """X_nc.. = sum of what the windows hold there: the transpose of `im2col`.

    Shape (N, C, H, W). Where windows overlap, their numbers add up.
    """
    (C, *_, N), (ph, pw) = columns.shape, windows.padding
    P = np.zeros((C, H + 2 * ph, W + 2 * pw, N), columns.dtype)
    for k, view in enumerate(windows.views(P)):
        view += columns[:, k]
    return windows.cropped(P)
