"""Optimisers: one step from a given state, for every tensor on its own."""

import numpy as np

import nnbook
from tests.conformance.offered import offered
from tests.conformance.operators.base import Operator

DEFAULTS = {"alpha": 0.9, "beta": 0.999, "epsilon": 1e-6, "norm_coefficient": 0.0}


def parts(values, count):
    """[(x, grad, v, ...), ...] from x_1, x_2, ..., grad_1, grad_2, ..., v_1, ..."""
    n = len(values) // count
    return list(zip(*[values[i * n : (i + 1) * n] for i in range(count)], strict=True))


def step(optimizer, state, grad):
    """(theta, ...state) after a step from this state; `norm_coefficient` is L2's."""
    optimizer.load_state(optimizer.state() | state)
    optimizer.step(grad)
    after = optimizer.state()
    return optimizer.theta, *[after[name] for name in state if name != "t"]


def sums(optimizer, m, v):
    """The state of Adam in which its moments are m and v."""
    return {
        "sum_g": m / (1 - optimizer.beta1),
        "sum_g2": v / (1 - optimizer.beta2),
    }


def with_penalty(x, grad, strength):
    """grad + strength x, by nnbook's L2 penalty."""
    return grad + nnbook.l2_penalty(x, np.ones_like(x), strength)[1].astype(x.dtype)


def by_kind(results):
    """x_1, x_2, ..., v_1, v_2, ... from [(x_1, v_1), ...]."""
    return tuple(value for kind in zip(*results, strict=True) for value in kind)


def adam(node, lr, t, *values):
    """ONNX adds eps before it corrects sqrt(v), and with t = 0 corrects nothing.

    The first is another eps; the second is as after very many steps.
    """
    a = DEFAULTS | node.attributes
    offered(a.get("norm_coefficient_post", 0) == 0, "Adam with a penalty afterwards")
    steps = int(t) if t > 0 else 10**9
    eps = a["epsilon"] / np.sqrt(1 - a["beta"] ** steps)
    results = []
    for x, grad, m, v in parts(values, 4):
        optimizer = nnbook.Adam(x.copy(), float(lr), a["alpha"], a["beta"], float(eps))
        grad = with_penalty(x, grad, a["norm_coefficient"])
        state = sums(optimizer, m, v) | {"t": steps - 1}
        theta, *_ = step(optimizer, state, grad)
        results.append((theta, optimizer.m, optimizer.v))
    return by_kind(results)


def momentum(node, lr, t, *values):
    """From the second step on, t > 0, ONNX weighs grad with beta."""
    a = DEFAULTS | node.attributes
    nesterov = a["mode"] == "nesterov"
    weight = a["beta"] if t > 0 else 1
    offered(not nesterov or weight == 1, "Nesterov's momentum with a weight for grad")
    method = nnbook.Nesterov if nesterov else nnbook.Momentum
    results = []
    for x, grad, v in parts(values, 3):
        optimizer = method(x.copy(), float(lr), mu=a["alpha"])
        grad = x.dtype.type(weight) * with_penalty(x, grad, a["norm_coefficient"])
        results.append(step(optimizer, {"v": v}, grad))
    return by_kind(results)


def clip(node, X, low=None, high=None):
    """Before version 11 the limits were attributes."""
    low = node.attributes.get("min") if low is None else low
    high = node.attributes.get("max") if high is None else high
    symmetric = low is not None and high is not None and low == -high
    offered(symmetric, "Clip other than to [-limit, limit]")
    X = X.copy()
    nnbook.clip_by_value(X, float(high))
    return X


OPERATORS = {
    "Adam": Operator(adam, (*DEFAULTS, "norm_coefficient_post")),
    "Momentum": Operator(momentum, (*DEFAULTS, "mode")),
    "Clip": Operator(clip, ("min", "max")),
}
