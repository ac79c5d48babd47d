"""What the tape refuses: (id, call, what the message says)."""

import operator
from functools import partial

import numpy as np

from nnbook import Node, Tensor

ROWS = [
    (f"{kind.__name__}: {what}", partial(kind, data), message)
    for kind in (Node, Tensor)
    for what, data, message in [
        ("strings", ["a"], "data has dtype <U1, expected numbers"),
        ("None", None, "data has dtype object, expected numbers"),
        ("ragged", [[1], [2, 3]], "data is .*, expected an array of numbers"),
        ("empty", [], r"data is \[\], expected at least one number"),
        ("a tensor", Tensor(1.0), "data has dtype object, expected numbers"),
    ]
]
ROWS += [
    (f"Tensor.{name}: {what}", partial(operation, Tensor(np.ones((2, 3))), b), message)
    for name, operation in [
        ("__add__", operator.add),
        ("__sub__", operator.sub),
        ("__mul__", operator.mul),
        ("__truediv__", operator.truediv),
        ("__radd__", lambda A, B: B + A),
        ("__rsub__", lambda A, B: B - A),
        ("__rmul__", lambda A, B: B * A),
        ("__rtruediv__", lambda A, B: B / A),
    ]
    for what, b, message in [
        (
            "wrong shape",
            np.ones(2),
            r"B has shape \(2,\), expected one that b.* \(2, 3",
        ),
        ("None", None, "B has dtype object, expected numbers"),
        ("strings", np.array(["a"]), "B has dtype <U1, expected numbers"),
        ("ragged", [[1], [2, 3]], r"B is .*, expected an array of numbers"),
    ]
]
SHAPES, PRODUCTS = "A @ B has shapes ", r"expected \(n, k\) @ \(k, m\)"
ROWS += [
    (
        f"Tensor.__matmul__: {what}",
        partial(operator.matmul, Tensor(np.ones(shape)), b),
        message,
    )
    for what, shape, b, message in [
        (
            "widths",
            (2, 3),
            np.ones((2, 3)),
            rf"{SHAPES}\(2, 3\) @ \(2, 3\), {PRODUCTS}",
        ),
        ("vector", (2, 3), np.ones(3), rf"{SHAPES}\(2, 3\) @ \(3,\), {PRODUCTS}"),
        ("of vector", (3,), np.ones((3, 1)), rf"{SHAPES}\(3,\) @ \(3, 1\), {PRODUCTS}"),
        (
            "many",
            (1, 2, 2),
            np.ones((2, 2)),
            rf"{SHAPES}\(1, 2, 2\) @ \(2, 2\), {PRODUCTS}",
        ),
        (
            "by many",
            (2, 2),
            np.ones((2, 2, 1)),
            rf"{SHAPES}\(2, 2\) @ \(2, 2, 1\), {PRODUCTS}",
        ),
        ("number", (2, 3), 2, rf"{SHAPES}\(2, 3\) @ \(\), {PRODUCTS}"),
        ("None", (2, 3), None, "B has dtype object, expected numbers"),
    ]
]
ROWS += [
    (
        "Tensor.__rmatmul__: widths",
        lambda: np.ones((2, 2)) @ Tensor(np.ones((3, 1))),
        rf"{SHAPES}\(2, 2\) @ \(3, 1\), {PRODUCTS}",
    ),
    (
        "Tensor.__rmatmul__: vector",
        lambda: [1, 2, 3] @ Tensor(np.ones((3, 1))),
        rf"{SHAPES}\(3,\) @ \(3, 1\), {PRODUCTS}",
    ),
    (
        "Tensor.__rmatmul__: strings",
        lambda: np.array([["a"]]) @ Tensor(np.ones((1, 1))),
        "B has dtype <U1, expected numbers",
    ),
]
ROWS += [
    (
        f"Tensor.__pow__: {p!r}",
        partial(operator.pow, Tensor([1.0]), p),
        "p is .*, expected a n",
    )
    for p in (np.nan, np.inf, -np.inf, None, "2", True, Tensor(2.0), 1j)
]
ROWS += [
    (
        f"Tensor.{name}: axis {axis!r}",
        partial(getattr(Tensor(np.ones((2, 3))), name), axis),
        r"axis is .*, expected axes of an array of shape \(2, 3\)",
    )
    for name in ("sum", "mean")
    for axis in (2, -3, (0, 0), 0.5, "0", 10**30, (0, 10**30))
]
ROWS += [
    (
        f"Tensor.{name}: keepdims {flag!r}",
        partial(getattr(Tensor(np.ones((2, 3))), name), keepdims=flag),
        "keepdims is .*, expected of type bool",
    )
    for name in ("sum", "mean")
    for flag in ("no", None, 1, np.ones(2))
]
ROWS += [
    (
        f"Tensor.log_softmax: shape {shape}",
        Tensor(np.ones(shape)).log_softmax,
        r"A has shape .*, expected \(N, n\)",
    )
    for shape in ((), (3,), (1, 2, 3))
]
ROWS += [
    (
        f"Tensor.reshape: {shape!r}",
        partial(Tensor(np.ones((2, 3))).reshape, *shape),
        "shape is .*, expected sizes that multiply to 6",
    )
    for shape in (
        (4,),
        (4, 2),
        ((3, 3),),
        (-1, -1),
        (-1, 4),
        ("a",),
        (2.5,),
        (None,),
        ((3,), 2),
    )
]
ROWS += [
    (
        f"Tensor.__getitem__: {index!r}",
        partial(operator.getitem, Tensor(np.ones((2, 3))), index),
        "index is .*, expected an index of an array of shape",
    )
    for index in (2, (0, 3), (0, 0, 0), "a", 0.5, [0, 2], 10**30, Tensor([0.0]))
]
ROWS += [
    (
        f"Tensor.__getitem__: nothing by {index!r}",
        partial(operator.getitem, Tensor(np.ones((2, 3))), index),
        "index is .*, expected one that selects at least one entry",
    )
    for index in (slice(0), [], np.zeros((2, 3), bool))
]
ROWS += [
    (
        "Tensor.backward: no gradient for an array",
        Tensor([1.0, 2.0]).backward,
        r"grad has shape \(\), expected \(2,\), the shape of the result",
    ),
    (
        "Node.backward: wrong shape",
        partial(Node([1.0, 2.0]).backward, np.ones((2, 1))),
        r"grad has shape \(2, 1\), expected \(2,\), the shape of the result",
    ),
    (
        "Node.backward: strings",
        partial(Node(1.0).backward, "a"),
        "grad has dtype <U1, expected numbers",
    ),
    (
        "Node.backward: complex for real data",
        partial(Node(1.0).backward, 1j),
        "grad has dtype complex128, expected float64",
    ),
]

ROWS += [
    (
        f"{kind.__name__}: parents {parents!r}",
        partial(kind, 1.0, parents),
        "parents is .*, expected pairs of an operand and its rule",
    )
    for kind in (Node, Tensor)
    for parents in (
        3,
        None,
        "ab",
        [Node(1.0)],
        [(Node(1.0),)],
        [(Node(1.0), 2)],
        [(1, abs, 2)],
    )
]

# The message begins with the name of the argument.
ROWS = [(name, call, f"^{message}") for name, call, message in ROWS]
