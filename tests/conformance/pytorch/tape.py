"""The tape: operations on Tensors, played back by `backward`."""

import numpy as np

from nnbook.tape import Tensor
from tests.conformance.offered import offered
from tests.conformance.pytorch.base import require_no_others, require_numbers


def played(f, *arrays):
    """f of Tensors of these arrays, and the gradients that `backward` leaves."""
    require_numbers(*arrays)
    leaves = [Tensor(a) for a in arrays]
    C = f(*leaves)

    def vjp(dC):
        C.backward(dC)
        return [leaf.grad for leaf in leaves]

    return C.data, vjp


def binary(f):
    def g(A, B, **options):
        require_no_others(options)
        return played(f, A, B)

    return g


def scaled(f):
    """B times alpha, before the two are added or subtracted."""

    def g(A, B, alpha=1):
        return played(lambda a, b: f(a, b * alpha), A, B)

    return g


def unary(f):
    def g(A):
        return played(f, A)

    return g


def power(A, p):
    offered(not isinstance(p, np.ndarray), "an array of exponents")
    return played(lambda a: a**p, A)


def matmul(A, B):
    offered(A.ndim == B.ndim == 2, "products of other things than two matrices")
    return played(lambda a, b: a @ b, A, B)


def divide(A, B, rounding_mode=None):
    offered(rounding_mode is None, "division with rounding")
    return played(lambda a, b: a / b, A, B)


def over_axes(name):
    def g(A, dim=None, keepdim=False, dtype=None):
        axis = tuple(dim) if isinstance(dim, list | tuple) else dim
        offered(A.ndim > 0 or axis is None, "an axis of a number")
        axis = None if axis == () else axis
        return played(lambda a: getattr(a, name)(axis=axis, keepdims=keepdim), A)

    return g


def reshaped(A, *shape):
    return played(lambda a: a.reshape(*shape), A)


def entries(A, index):
    C, vjp = played(lambda a: a[index], A)
    others = [None] * isinstance(index, np.ndarray)  # an index has no gradient
    return C, lambda dC: [*vjp(dC), *others]


COUNTERPARTS = {
    "add": scaled(lambda a, b: a + b),
    "sub": scaled(lambda a, b: a - b),
    "rsub": lambda A, B, alpha=1: played(lambda a, b: b - a * alpha, A, B),
    "mul": binary(lambda a, b: a * b),
    "div": divide,
    "pow": power,
    "neg": unary(lambda a: -a),
    "exp": unary(lambda a: a.exp()),
    "log": unary(lambda a: a.log()),
    "sqrt": unary(lambda a: a**0.5),
    "reciprocal": unary(lambda a: 1 / a),
    "mm": matmul,
    "matmul": matmul,
    "t": unary(lambda a: a.T),
    "reshape": reshaped,
    "view": reshaped,
    "__getitem__": entries,
    "sum": over_axes("sum"),
    "mean": over_axes("mean"),
}
