"""Class indices and one-hot vectors, along any axis."""

import numpy as np

import nnbook
from tests.conformance.offered import offered
from tests.conformance.operators.base import Operator, require_floats


def argmax(node, X):
    axis = node.attributes.get("axis", 0)
    last = node.attributes.get("select_last_index", 0)
    offered(not last, "ArgMax that takes the last of equal scores")
    rows = np.moveaxis(require_floats(X), axis, -1)
    labels = nnbook.class_indices(rows.reshape(-1, X.shape[axis]))
    labels = labels.reshape(rows.shape[:-1])
    return (
        np.expand_dims(labels, axis) if node.attributes.get("keepdims", 1) else labels
    )


def one_hot(node, labels, classes, values):
    """`values` are what stands for 0 and for 1."""
    inside = bool((labels >= 0).all() and (labels < classes).all())
    offered(inside, "OneHot of labels that are no class indices")
    offered(values.dtype.name != "bfloat16", "dtype bfloat16")
    K = int(classes)
    rows = nnbook.one_hot(labels.astype(int).ravel(), K).reshape(*labels.shape, K)
    Y = np.moveaxis(rows, -1, node.attributes.get("axis", -1)).astype(values.dtype)
    return values[0] + (values[1] - values[0]) * Y


OPERATORS = {
    "ArgMax": Operator(argmax, ("axis", "keepdims", "select_last_index")),
    "OneHot": Operator(one_hot, ("axis",)),
}
