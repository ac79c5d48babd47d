"""Layers, forward and backward, with their parameters' gradients."""

import numpy as np

import nnbook
from tests.conformance.offered import offered
from tests.conformance.pytorch.base import bound, require_no_others, require_numbers


def linear(X, W, b=None):
    """PyTorch keeps W transposed; without b it is 0 here."""
    require_numbers(X, W)
    offered(W.ndim == 2, "linear with a vector of weights")
    bias = np.zeros(len(W)) if b is None else b
    layer = bound(nnbook.Dense(W.shape[1], W.shape[0]), W.T, bias)
    Z = layer.forward(X.reshape(-1, X.shape[-1]))

    def vjp(dZ):
        dX = layer.backward(dZ.reshape(Z.shape)).reshape(X.shape)
        return [dX, layer.dW.T] if b is None else [dX, layer.dW.T, layer.db]

    return Z.reshape(*X.shape[:-1], len(W)), vjp


def of_images(layer, X):
    """A and dX of a layer, for a batch of images or for one alone."""
    batch = X if X.ndim == 4 else X[None]
    A = layer.forward(batch)

    def back(dA):
        return layer.backward(dA.reshape(A.shape)).reshape(X.shape)

    return A.reshape(X.shape[:-3] + A.shape[1:]), back


def as_pair(sizes):
    """PyTorch takes an integer, a pair, or a list of one for both."""
    sizes = tuple(np.atleast_1d(sizes).tolist())
    return sizes * 2 if len(sizes) == 1 else sizes


def conv2d(X, W, b=None, stride=1, padding=0, dilation=1, groups=1):
    require_numbers(X, W)
    offered(groups == 1, "convolution in groups")
    offered(as_pair(dilation) == (1, 1), "convolution with dilation")
    if padding == "same":
        offered(all(k % 2 for k in W.shape[2:]), "padding on one side only")
        padding = [k // 2 for k in W.shape[2:]]
    padding = 0 if padding == "valid" else padding
    bias = np.zeros(len(W)) if b is None else b
    options = (W.shape[2:], as_pair(stride), as_pair(padding))
    layer = bound(nnbook.Conv2d(W.shape[1], W.shape[0], *options), W, bias)
    Z, back = of_images(layer, X)

    def vjp(dZ):
        dX = back(dZ)
        return [dX, layer.dW] if b is None else [dX, layer.dW, layer.db]

    return Z, vjp


def pool(cls, X, size, stride, padding):
    require_numbers(X)
    size = as_pair(size)
    stride = size if stride is None or np.size(stride) == 0 else as_pair(stride)
    A, back = of_images(cls(size, stride, as_pair(padding)), X)
    return A, lambda dA: [back(dA)]


def max_pool2d(
    X,
    kernel_size,
    stride=None,
    padding=0,
    dilation=1,
    ceil_mode=False,
    return_indices=False,
):
    offered(not return_indices, "max pooling that tells where the maxima are")
    offered(as_pair(dilation) == (1, 1), "max pooling with dilation")
    offered(not ceil_mode, "pooling of windows that are not full")
    return pool(nnbook.MaxPool2d, X, kernel_size, stride, padding)


def avg_pool2d(
    X,
    kernel_size,
    stride=None,
    padding=0,
    ceil_mode=False,
    count_include_pad=True,
    divisor_override=None,
):
    offered(divisor_override is None, "average pooling with another divisor")
    offered(not ceil_mode, "pooling of windows that are not full")
    counted = count_include_pad or as_pair(padding) == (0, 0)
    offered(counted, "average pooling that does not count the padding")
    return pool(nnbook.AvgPool2d, X, kernel_size, stride, padding)


def batch_norm(
    X, mean, var, gamma=None, beta=None, training=False, momentum=0.1, eps=1e-5
):
    """Axes after the channels are taken for one; the running values are not asked for.

    No gradient goes to them, here as there.
    """
    require_numbers(X)
    offered(0 <= momentum <= 1, "batch norm with a momentum outside [0, 1]")
    n = X.shape[1]
    scale = np.ones(n) if gamma is None else gamma
    shift = np.zeros(n) if beta is None else beta
    layer = bound(nnbook.BatchNorm(n, momentum, eps), scale, shift)
    if mean is not None and var is not None:
        layer.load_state({"running_mean": mean, "running_var": var})
    batch = X if X.ndim == 2 else X.reshape(*X.shape[:2], 1, -1)
    A = layer.forward(batch, train=training)

    def vjp(dA):
        dX = layer.backward(dA.reshape(A.shape)).reshape(X.shape)
        running = [None for value in (mean, var) if value is not None]
        given = [(gamma, layer.dgamma), (beta, layer.dbeta)]
        return [dX, *running, *(g for p, g in given if p is not None)]

    return A.reshape(X.shape), vjp


def flatten(X, start_dim=0, end_dim=-1):
    offered(start_dim == 1 and end_dim == -1, "flattening of other axes")
    layer = nnbook.Flatten()
    return layer.forward(X), lambda dA: [layer.backward(dA)]


def dropout(X, p=0.5, training=True, **others):
    """Masks are drawn by each in its own way; without a mask there is none."""
    require_no_others(others)
    require_numbers(X)
    offered(p < 1, "dropout of everything")
    offered(p == 0 or not training, "dropout by a mask of PyTorch's")
    layer = nnbook.Dropout(p)
    A = layer.forward(X.reshape(1, -1), train=training).reshape(X.shape)
    return A, lambda dA: [layer.backward(dA.reshape(1, -1)).reshape(X.shape)]


COUNTERPARTS = {
    "nn.functional.linear": linear,
    "nn.functional.conv2d": conv2d,
    "nn.functional.max_pool2d": max_pool2d,
    "nn.functional.avg_pool2d": avg_pool2d,
    "nn.functional.batch_norm": batch_norm,
    "nn.functional.dropout": dropout,
    "flatten": flatten,
}
