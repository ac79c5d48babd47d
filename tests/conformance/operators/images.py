"""Convolution and pooling; series and vectors are taken for images of one row."""

import numpy as np

import nnbook
from tests.conformance.offered import offered
from tests.conformance.operators.base import Operator, require_floats

WINDOWS = ("kernel_shape", "strides", "pads", "auto_pad", "dilations")


def as_images(node, X):
    """(N, C, L) becomes (N, C, 1, L)."""
    offered(X.ndim in (3, 4), f"{node.op} in three dimensions")
    images = X[:, :, None] if X.ndim == 3 else X
    return require_floats(images)


def windows(node, X, kernel):
    """(kernel, stride, padding) as pairs for nnbook, from ONNX's attributes."""
    a, axes = node.attributes, len(kernel)
    dilated = any(d != 1 for d in a.get("dilations", []))
    offered(not dilated, f"{node.op} with dilations")
    strides = a.get("strides", [1] * axes)
    auto = a.get("auto_pad", "NOTSET")
    if auto.startswith("SAME"):
        sizes = zip(X.shape[2:], kernel, strides, strict=True)
        total = [max((-(-n // s) - 1) * s + k - n, 0) for n, k, s in sizes]
        pads = [t // 2 for t in total] + [t - t // 2 for t in total]
    else:
        pads = a.get("pads", [0] * 2 * axes)
    reason = f"{node.op} with other padding at the end than at the start"
    offered(pads[:axes] == pads[axes:], reason)
    pairs = [(1, *kernel), (1, *strides), (0, *pads[:axes])]
    return [tuple(pair[-2:]) for pair in pairs]


def conv(node, X, W, b=None):
    """The layer is given its parameters; without a bias it is 0."""
    offered(node.attributes.get("group", 1) == 1, "Conv with groups")
    images = as_images(node, X)
    kernel, stride, padding = windows(node, X, W.shape[2:])
    layer = nnbook.Conv2d(W.shape[1], W.shape[0], kernel, stride, padding)
    b = np.zeros(len(W), X.dtype) if b is None else b
    theta = np.concatenate([W.ravel(), b])
    layer.bind(theta, np.zeros_like(theta))
    Z = layer.forward(images)
    return Z[:, :, 0] if X.ndim == 3 else Z


def pool(name):
    def f(node, X):
        a = node.attributes
        images = as_images(node, X)
        size, stride, padding = windows(node, X, a["kernel_shape"])
        offered(not a.get("ceil_mode", 0), f"{node.op} of windows that are not full")
        counted = name == "MaxPool2d" or a.get("count_include_pad", 0)
        reason = "AveragePool that does not count the padding"
        offered(counted or padding == (0, 0), reason)
        half = all(2 * p <= k for p, k in zip(padding, size, strict=True))
        offered(half, f"{node.op} with padding of more than half a window")
        offered(not a.get("storage_order", 0), f"{node.op} with storage_order")
        A = getattr(nnbook, name)(size, stride, padding).forward(images)
        return A[:, :, 0] if X.ndim == 3 else A

    return Operator(f, (*WINDOWS, "ceil_mode", "count_include_pad", "storage_order"))


def pool_all(name):
    def f(node, X):
        return getattr(nnbook, name)(X.shape[2:]).forward(as_images(node, X))

    return Operator(f)


OPERATORS = {
    "Conv": Operator(conv, (*WINDOWS, "group")),
    "MaxPool": pool("MaxPool2d"),
    "AveragePool": pool("AvgPool2d"),
    "GlobalMaxPool": pool_all("MaxPool2d"),
    "GlobalAveragePool": pool_all("AvgPool2d"),
}
