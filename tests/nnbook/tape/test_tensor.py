"""Recorded operations against NumPy, the complex step, the layers, and PyTorch."""

import operator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

import nnbook
from nnbook import Tensor
from tests.nnbook.references import complex_step, distance

#: What the methods of a Tensor compute, said once more for arrays.
NUMPY = {
    "relu": lambda a: np.where(np.real(a) > 0, a, 0),
    "tanh": np.tanh,
    "exp": np.exp,
    "log": np.log,
    "sum": np.sum,
    "mean": np.mean,
    "log_softmax": lambda a: a - np.log(np.exp(a).sum(axis=1, keepdims=True)),
}
UNARY = {
    "relu": lambda call, a: call("relu", a),
    "tanh": lambda call, a: call("tanh", a),
    "exp": lambda call, a: call("exp", a),
    "log": lambda call, a: call("log", a * a + 0.5),
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


@pytest.mark.parametrize("name", UNARY)
@pytest.mark.parametrize("shape", [(), (4,), (2, 3)])
def test_operations_on_one_tensor(name, shape, rng):
    check(UNARY[name], rng.normal(size=shape))


@pytest.mark.parametrize("name", BINARY)
@given(arrays.mutually_broadcastable_shapes(num_shapes=2, max_dims=3, max_side=3))
def test_operations_on_two_tensors_of_any_shapes(name, shapes):
    rng = np.random.default_rng(7)
    a, b = (rng.normal(size=shape) for shape in shapes.input_shapes)
    check(lambda call, a, b: BINARY[name](a, b), a, b)
    check(lambda call, a: BINARY[name](a, b), a)
    check(lambda call, b: BINARY[name](a, b), b)


@pytest.mark.parametrize(
    "shapes", [((2, 3), (3, 4)), ((1, 1), (1, 2)), ((3, 1), (1, 3))]
)
def test_products_of_matrices(shapes, rng):
    a, b = (rng.normal(size=shape) for shape in shapes)
    check(lambda call, a, b: a @ b, a, b)
    check(lambda call, a: a @ b, a)
    check(lambda call, b: a @ b, b)


@pytest.mark.parametrize("name", ["sum", "mean"])
@pytest.mark.parametrize("axis", [None, 0, 1, -1, (0, 2), (-1, 1), (), (0, 1, 2)])
@pytest.mark.parametrize("keepdims", [False, True])
def test_sums_and_means_over_axes(name, axis, keepdims, rng):
    a = rng.normal(size=(2, 3, 4))
    check(lambda call, a: call(name, a, axis=axis, keepdims=keepdims), a)
    check(lambda call, a: call(name, a, axis), a)


def test_sums_and_means_give_up_their_axes_by_default():
    assert Tensor(np.ones((2, 3))).sum(axis=1).data.shape == (2,)
    assert Tensor(np.ones((2, 3))).mean(axis=0).data.shape == (3,)


def test_a_tensor_meets_itself(rng):
    check(lambda call, a: a * a + a / (a * a + 1) - a, rng.normal(size=(2, 3)))
    check(lambda call, a: a @ a @ a, rng.normal(size=(3, 3)))


@settings(max_examples=60)
@given(st.data())
def test_random_graphs(data):
    """Programs of random operations on random earlier results."""
    shapes = data.draw(
        arrays.mutually_broadcastable_shapes(num_shapes=3, max_dims=2, max_side=3)
    )
    operation = st.sampled_from([*UNARY, *BINARY])
    earlier = st.integers(0, 10**6)
    steps = data.draw(
        st.lists(st.tuples(operation, earlier, earlier), min_size=1, max_size=8)
    )
    rng = np.random.default_rng(11)

    def program(call, *leaves):
        values = list(leaves)
        for name, i, j in steps:
            a, b = values[i % len(values)], values[j % len(values)]
            value = UNARY[name](call, a) if name in UNARY else BINARY[name](a, b)
            values.append(call("tanh", value))
        total = leaves[0] * leaves[1] * leaves[2]
        for value in values:
            total = total + value
        return total

    check(program, *(rng.normal(size=shape) for shape in shapes.input_shapes))


def test_log_softmax(rng):
    check(lambda call, a: call("log_softmax", a), rng.normal(size=(3, 4)))


def test_log_softmax_does_not_overflow():
    Z = Tensor([[1000.0, 0.0], [-1000.0, -2000.0]])
    log_P = Z.log_softmax()
    np.testing.assert_array_equal(log_P.data, [[0.0, -1000.0], [0.0, -1000.0]])
    log_P.backward(np.array([[1.0, 0.0], [0.0, 1.0]]))
    np.testing.assert_array_equal(Z.grad, [[0.0, 0.0], [-1.0, 1.0]])


def test_relu_lets_nothing_through_at_zero_and_keeps_nan():
    a = Tensor([-1.0, 0.0, 2.0, np.nan, np.inf])
    c = a.relu()
    np.testing.assert_array_equal(c.data, [0, 0, 2, np.nan, np.inf])
    c.backward(np.ones(5))
    np.testing.assert_array_equal(a.grad, [0, 0, 1, 0, 1])


def test_the_power_zero_is_flat_also_at_zero():
    a = Tensor([0.0, 2.0])
    (a**0).backward(np.ones(2))
    np.testing.assert_array_equal(a.grad, [0, 0])


def test_the_first_power_has_slope_one_at_zero():
    a = Tensor(0.0)
    (a**1).backward()
    assert a.grad == 1


@pytest.mark.parametrize("one", [2, 2.0, *map(np.array(2).astype, "bilfd")])
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex128])
def test_one_real_number_fits_every_type(one, dtype):
    for number in (one, one[()] if isinstance(one, np.ndarray) else one):
        a = Tensor(np.ones(3, dtype))
        b = number - ((a + number) * number - number) / number * number
        c = number / (number - b)
        c.backward(np.ones(3))
        assert {t.data.dtype for t in (a, b, c)} == {np.dtype(dtype)}
        assert {t.grad.dtype for t in (a, b, c)} == {np.dtype(dtype)}
        np.testing.assert_array_equal(b.data, -2)


@pytest.mark.parametrize("one", [1j, np.complex128(1j), np.array(1j)])
def test_a_complex_number_stays_one(one):
    for a in (Tensor(2.0), Tensor([2.0, 2.0])):
        for b in (a * one, one * a):
            np.testing.assert_array_equal(b.data, np.full_like(b.data, 2j))


@pytest.mark.parametrize("dtype", [np.float32, np.complex128])
def test_types_are_kept(dtype, rng):
    """Also beside plain numbers, and in gradients that come without a type."""
    a = Tensor(rng.normal(size=(2, 3)).astype(dtype))
    W = Tensor(rng.normal(size=(3, 3)).astype(dtype))
    b = ((2 * a + 1) @ W / 3 - 0.5) ** 2 + 1
    c = (1 - b.log().exp().tanh().relu().log_softmax()).mean()
    d = c + 1 / b.sum() - a.mean(axis=1, keepdims=True).sum() - W.sum()
    d.backward()
    assert {t.data.dtype for t in (a, W, b, c, d)} == {np.dtype(dtype)}
    assert {t.grad.dtype for t in (a, W, b, c, d)} == {np.dtype(dtype)}


def test_constants_keep_out_of_the_record(rng):
    X, W = rng.normal(size=(2, 3)), Tensor(rng.normal(size=(3, 2)))
    for C in (X @ W, W @ X, W + 1.0, 1.0 * W, W - np.ones(2), np.ones(2) - W, W / 2):
        assert isinstance(C, Tensor)
        node = C
        while node is not W:
            (parent,) = node.parents
            node = parent[0]


def test_data_is_a_view_of_what_it_came_from():
    theta = np.zeros(4)
    Tensor(theta[1:3]).data += 1
    np.testing.assert_array_equal(theta, [0, 1, 1, 0])


def perceptrons(network, activation):
    """A network's layers as Tensors, and its logits as a function of X."""
    layers = [layer for layer in network.layers if hasattr(layer, "W")]
    pairs = [(Tensor(layer.W.copy()), Tensor(layer.b.copy())) for layer in layers]

    def logits(X):
        A = X
        for W, b in pairs[:-1]:
            A = getattr(A @ W + b, activation)()
        return A @ pairs[-1][0] + pairs[-1][1]

    return pairs, logits


@pytest.mark.parametrize("activation", ["relu", "tanh"])
@pytest.mark.parametrize("sizes", [[4, 3], [4, 7, 3], [4, 8, 6, 5]])
def test_the_layers_compute_the_same_gradient(activation, sizes, rng):
    network = nnbook.mlp(sizes, activation, seed=rng)
    network.theta += 0.1 * rng.normal(size=network.theta.shape)
    X, Y = rng.normal(size=(9, 4)), rng.dirichlet(np.ones(sizes[-1]), size=9)
    expected = network.loss_grad(nnbook.SoftmaxCrossEntropy(), X, Y)
    pairs, logits = perceptrons(network, activation)
    loss = -(Y * logits(X).log_softmax()).sum(axis=1).mean()
    loss.backward()
    flat = np.concatenate([p.grad.ravel() for pair in pairs for p in pair])
    assert loss.data == pytest.approx(float(expected), rel=1e-13)
    assert distance(flat, network.grad) < 1e-13


def test_gradient_descent_by_tape_learns_xor():
    rng = np.random.default_rng(3)
    X, y = nnbook.logic_gate("xor")
    Y = nnbook.one_hot(y)
    theta = [Tensor(rng.normal(size=n)) for n in [(2, 8), 8, (8, 2), 2]]
    W1, b1, W2, b2 = theta
    for _ in range(200):
        loss = -(Y * ((X @ W1 + b1).tanh() @ W2 + b2).log_softmax()).sum(axis=1).mean()
        loss.backward()
        for A in theta:
            A.data -= 0.5 * A.grad
            A.grad[...] = 0
    assert loss.data < 0.05


@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_torch(seed):
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(seed)
    X, W, b = (rng.normal(size=n) for n in [(5, 4), (4, 3), 3])
    Y = rng.dirichlet(np.ones(3), size=5)

    def program(X, W, b, log_softmax):
        Z = ((X @ W + b).tanh() - 0.5 * b).relu() * (b**2 + 1) / (b.exp() + 1)
        S = Z.sum(1, keepdims=True).exp() + X.mean(0).sum() - (b * b + 1).log()
        return -(log_softmax(Z + S) * Y).sum(1).mean() + (2 / (W * W + 1)).mean()

    leaves = [Tensor(a) for a in (X, W, b)]
    ours = program(*leaves, lambda Z: Z.log_softmax())
    ours.backward()
    theirs = [torch.tensor(a, requires_grad=True) for a in (X, W, b)]
    Y = torch.tensor(Y)
    expected = program(*theirs, lambda Z: Z.log_softmax(dim=1))
    expected.backward()
    assert float(ours.data) == pytest.approx(expected.item(), rel=1e-13)
    for leaf, other in zip(leaves, theirs, strict=True):
        assert distance(leaf.grad, other.grad.numpy()) < 1e-13
