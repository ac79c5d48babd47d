"""Programs that run on Tensors and on arrays: value and gradients by both."""

import operator

import numpy as np

from nnbook import Tensor
from tests.nnbook.references import complex_step, distance

#: What the methods of a Tensor compute, said once more for arrays.
NUMPY = {
    "relu": lambda a: np.where(np.real(a) > 0, a, 0),
    "tanh": np.tanh,
    "exp": np.exp,
    "log": np.log,
    "sigmoid": lambda a: 1 / (1 + np.exp(-a)),
    "sum": np.sum,
    "mean": np.mean,
    "log_softmax": lambda a: a - np.log(np.exp(a).sum(axis=1, keepdims=True)),
}
UNARY = {
    "relu": lambda call, a: call("relu", a),
    "tanh": lambda call, a: call("tanh", a),
    "exp": lambda call, a: call("exp", a),
    "log": lambda call, a: call("log", a * a + 0.5),
    "sigmoid": lambda call, a: call("sigmoid", a),
    "there and back": lambda call, a: (a.T * 2.0).T,
    "negative": lambda call, a: -a,
    "square": lambda call, a: a**2,
    "cube": lambda call, a: a**3,
    "root": lambda call, a: (a * a + 0.5) ** 0.5,
    "inverse": lambda call, a: (a * a + 0.5) ** -1,
    "constant power": lambda call, a: a**0,
    "numbers": lambda call, a: 3 - (2 * a + 1) / 4 - 0.5,
    "number over": lambda call, a: 2 / (a * a + 0.7),
    "sum": lambda call, a: call("sum", a),
    "mean": lambda call, a: call("mean", a),
}
BINARY = {
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
    "divide": lambda a, b: a / (b * b + 0.7),
}


def call_array(name, a, *arguments, **options):
    return NUMPY[name](a, *arguments, **options)


def call_method(name, a, *arguments, **options):
    return getattr(a, name)(*arguments, **options)


def check(program, *inputs):
    """Value and every gradient of a program, by the tape and without it."""
    leaves = [Tensor(value) for value in inputs]
    result = program(call_method, *leaves)
    expected = program(call_array, *inputs)
    assert distance(result.data, expected) < 1e-12
    dC = np.random.default_rng(5).normal(size=np.shape(expected))
    result.backward(dC)
    for i, leaf in enumerate(leaves):

        def loss(x, i=i):
            return (dC * program(call_array, *inputs[:i], x, *inputs[i + 1 :])).sum()

        gradient = complex_step(loss, np.asarray(inputs[i]))
        assert leaf.grad.shape == np.shape(inputs[i])
        assert distance(leaf.grad, gradient) < 1e-11
