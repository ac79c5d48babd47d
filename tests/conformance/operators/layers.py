"""Layers: dense for products of matrices, dropout, flatten, reshape, batch norm."""

import numpy as np

import nnbook
from tests.conformance.offered import offered
from tests.conformance.operators.base import Operator, require_floats


def dense(X, W, b=None):
    """X @ W + b by a layer that is given its parameters."""
    layer = nnbook.Dense(*W.shape)
    b = np.zeros(W.shape[1]) if b is None else b
    theta = np.concatenate([W.ravel(), b.ravel()]).astype(X.dtype)
    layer.bind(theta, np.zeros_like(theta))
    return layer.forward(X)


def gemm(node, A, B, C=None):
    """alpha A B + beta C: the weights are alpha B, the bias is beta C."""
    a = {"alpha": 1.0, "beta": 1.0, "transA": 0, "transB": 0} | node.attributes
    A = A.T if a["transA"] else A
    B = B.T if a["transB"] else B
    C = np.zeros(1, A.dtype) if C is None else C
    offered(C.size in (1, B.shape[1]), "Gemm with a matrix for a bias")
    bias = np.broadcast_to(C.reshape(-1), B.shape[1])
    return dense(require_floats(A), a["alpha"] * B, a["beta"] * bias)


def matmul(node, A, B):
    offered(B.ndim <= 2, "MatMul of more than one pair of matrices")
    rows = require_floats(A).reshape(-1, A.shape[-1])
    columns = B.reshape(len(B), -1)
    return dense(rows, columns).reshape(A.shape[:-1] + B.shape[1:])


def flatten(node, X):
    """Axes before the given one are for samples, the others become a row."""
    axis = node.attributes.get("axis", 1)
    axis = axis + X.ndim if axis < 0 else axis
    samples = int(np.prod(X.shape[:axis]))
    X = require_floats(X).reshape(samples, *(X.shape[axis:] or (1,)))
    return nnbook.Flatten().forward(X)


def reshape(node, X, sizes):
    """All of X is one sample; a size of 0 is copied from it, unless allowzero is set"""
    if not node.attributes.get("allowzero", 0):
        sizes = [X.shape[i] if size == 0 else size for i, size in enumerate(sizes)]
    offered(X.size > 0, "Reshape of no numbers at all")
    known = -int(np.prod(sizes))
    sizes = [X.size // known if size == -1 else int(size) for size in sizes]
    return nnbook.Reshape(tuple(sizes)).forward(X[None])[0]


class OldGenerator:
    """NumPy's generator of 2006 for Dropout, which draws by a new one."""

    def __init__(self, seed):
        self.old = np.random.RandomState(seed)

    def random(self, shape, dtype=None):
        return self.old.random_sample(shape)


def dropout(node, X, ratio=0.5, training=False):
    """(A, mask): the cases draw their masks from NumPy's old generator."""
    old = node.opset < 12
    ratio = node.attributes.get("ratio", 0.5) if old else ratio
    seed = node.attributes.get("seed", 0)
    layer = nnbook.Dropout(float(ratio))

    def draw(X):
        layer.rng = OldGenerator(seed)
        return layer.forward(X[None], train=bool(training))[0]

    return draw(require_floats(X)), draw(np.ones_like(X)) != 0


def batch_norm(node, X, gamma, beta, mean, var):
    """(A, running mean, running variance), with all axes after the channels in one.

    ONNX's momentum is what stays of the running values, nnbook's what is replaced. What
    enters the running variance is divided by M in ONNX, by M - 1 in nnbook and PyTorch.
    """
    a = {"epsilon": 1e-5, "momentum": 0.9, "training_mode": 0} | node.attributes
    training, m = bool(a["training_mode"]), 1 - a["momentum"]
    layer = nnbook.BatchNorm(len(gamma), momentum=m, eps=a["epsilon"])
    theta = np.concatenate([gamma, beta])
    layer.bind(theta, np.zeros_like(theta))
    layer.load_state({"running_mean": mean, "running_var": var})
    images = require_floats(X).reshape(*X.shape[:2], 1, -1)
    A = layer.forward(images, train=training).reshape(X.shape)
    M = X.size // len(gamma)
    kept = (1 - layer.momentum) * var
    new_var = kept + (layer.running_var - kept) * X.dtype.type((M - 1) / M)
    return (A, layer.running_mean, new_var) if training else A


OPERATORS = {
    "Gemm": Operator(gemm, ("alpha", "beta", "transA", "transB", "broadcast")),
    "MatMul": Operator(matmul),
    "Flatten": Operator(flatten, ("axis",)),
    "Reshape": Operator(reshape, ("allowzero",)),
    "BatchNormalization": Operator(
        batch_norm, ("epsilon", "momentum", "training_mode", "is_test")
    ),
    "Dropout": Operator(dropout, ("ratio", "seed")),
}
