"""Operators that compute nothing: a graph needs them to bring numbers into place."""

import numpy as np
from onnx import helper

from tests.conformance.operators.base import Operator


def constant(node):
    """A tensor, or numbers in the type that their attribute is named after."""
    ((name, value),) = node.attributes.items()
    types = {"value_float": np.float32, "value_int": np.int64}
    return value if name == "value" else np.array(value, types[name.removesuffix("s")])


def transpose(node, X):
    return np.transpose(X, node.attributes.get("perm"))


def shape(node, X):
    return np.array(X.shape[node.attributes.get("start", 0) :])


def axes(node, given):
    return tuple(node.attributes["axes"] if given is None else given)


def squeeze(node, X, given=None):
    return np.squeeze(X, axes(node, given))


def unsqueeze(node, X, given=None):
    return np.expand_dims(X, axes(node, given))


def cast(node, X):
    return X.astype(helper.tensor_dtype_to_np_dtype(node.attributes["to"]))


def cast_like(node, X, like):
    return X.astype(like.dtype)


CONSTANTS = ("value", "value_float", "value_floats", "value_int", "value_ints")

OPERATORS = {
    "Cast": Operator(cast, ("to",), moves=True),
    "CastLike": Operator(cast_like, moves=True),
    "Constant": Operator(constant, CONSTANTS, moves=True),
    "Transpose": Operator(transpose, ("perm",), moves=True),
    "Shape": Operator(shape, ("start",), moves=True),
    "Squeeze": Operator(squeeze, ("axes",), moves=True),
    "Unsqueeze": Operator(unsqueeze, ("axes",), moves=True),
}
