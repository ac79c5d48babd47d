"""Arithmetic, by the tape's Tensor: its operations with their broadcasting."""

from functools import reduce
from operator import add, mul, sub, truediv

import numpy as np

from nnbook.tape import Tensor
from tests.conformance.offered import offered
from tests.conformance.operators.base import Operator, require_floats


def tensors(arrays):
    arrays = [require_floats(np.asarray(a)) for a in arrays]
    offered(all(a.size > 0 for a in arrays), "an array of no numbers on the tape")
    return [Tensor(a) for a in arrays]


def square_root(node, A):
    offered((A >= 0).all(), "Sqrt of a negative number without a warning")
    return (tensors([A])[0] ** 0.5).data


def binary(f):
    def g(node, A, B):
        return f(*tensors([A, B])).data

    return Operator(g, ("broadcast", "axis"))


def unary(f):
    def g(node, A):
        return f(*tensors([A])).data

    return Operator(g)


def several(f):
    def g(node, *arrays):
        return f(tensors(arrays)).data

    return Operator(g)


def power(node, A, p):
    offered(p.size == 1, "Pow with an array of exponents")
    return (tensors([A])[0] ** float(p.item())).data.reshape(np.broadcast(A, p).shape)


def reduction(name):
    def f(node, A, axes=None):
        """Without axes all are meant, or none if noop_with_empty_axes is set."""
        axes = node.attributes.get("axes") if axes is None else axes
        empty = axes is None or len(axes) == 0
        noop = node.attributes.get("noop_with_empty_axes", 0)
        offered(not (empty and noop), f"{node.op} over no axes")
        axis = None if empty else tuple(int(a) for a in axes)
        kept = bool(node.attributes.get("keepdims", 1))
        return getattr(tensors([A])[0], name)(axis=axis, keepdims=kept).data

    return Operator(f, ("axes", "keepdims", "noop_with_empty_axes"))


OPERATORS = {
    "Add": binary(add),
    "Sub": binary(sub),
    "Mul": binary(mul),
    "Div": binary(truediv),
    "Pow": Operator(power),
    "Neg": unary(lambda A: -A),
    "Exp": unary(lambda a: a.exp()),
    "Log": unary(lambda a: a.log()),
    "Sqrt": Operator(square_root),
    "Reciprocal": unary(lambda A: 1 / A),
    "Sum": several(lambda parts: reduce(add, parts)),
    "Mean": several(lambda parts: reduce(add, parts) / len(parts)),
    "ReduceSum": reduction("sum"),
    "ReduceMean": reduction("mean"),
}
