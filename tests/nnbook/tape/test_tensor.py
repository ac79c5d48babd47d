"""What Tensors add to the rules; types and constants; networks; PyTorch."""

import operator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnbook
from nnbook import Node, Tensor
from tests.nnbook.references import distance
from tests.nnbook.tape.programs import check

OPERATIONS = [
    operator.add,
    operator.sub,
    operator.mul,
    operator.truediv,
    operator.matmul,
]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_gradients_reach_a_bare_node_on_either_side(operation):
    for left in (False, True):
        A, B = Tensor([[2.0]]), Node([[4.0]])
        C = operation(B, A) if left else operation(A, B)
        C.backward([[1.0]])
        D, E = Tensor([[2.0]]), Tensor([[4.0]])
        F = operation(E, D) if left else operation(D, E)
        F.backward([[1.0]])
        np.testing.assert_array_equal([A.grad, B.grad], [D.grad, E.grad])
        assert B.grad.any()


def test_log_softmax(rng):
    check(lambda call, a: call("log_softmax", a), rng.normal(size=(3, 4)))


def test_log_softmax_does_not_overflow():
    Z = Tensor([[1000.0, 0.0], [-1000.0, -2000.0]])
    log_P = Z.log_softmax()
    np.testing.assert_array_equal(log_P.data, [[0.0, -1000.0], [0.0, -1000.0]])
    log_P.backward(np.array([[1.0, 0.0], [0.0, 1.0]]))
    np.testing.assert_array_equal(Z.grad, [[0.0, 0.0], [-1.0, 1.0]])


@pytest.mark.parametrize("shape", [(), (4,), (2, 3), (2, 3, 4)])
def test_transposed(shape, rng):
    check(lambda call, a: a.T, rng.normal(size=shape))


def test_a_product_transposed(rng):
    a, b = rng.normal(size=(2, 3)), rng.normal(size=(4, 3))
    check(lambda call, a, b: a @ b.T, a, b)


@pytest.mark.parametrize("shape", [(6,), (3, 2), (1, 6, 1), (2, -1), (-1,)])
def test_reshaped(shape, rng):
    a = rng.normal(size=(2, 3))
    check(lambda call, a: a.reshape(shape) * 2.0, a)
    check(lambda call, a: a.reshape(list(shape)), a)
    check(lambda call, a: a.reshape(*shape), a)
    check(lambda call, a: a.reshape(*np.array(shape)), a)


def test_a_number_reshaped():
    check(lambda call, a: a.reshape(()), np.ones((1, 1)))
    assert Tensor([[2.0]]).reshape().data.shape == ()
    assert Tensor(2.0).reshape(1, 1).data.shape == (1, 1)


@given(st.data())
def test_entries_by_any_index(data):
    """Numbers, slices, new axes, and lists in which entries may repeat."""
    shape = (3, 4)
    lists = st.lists(st.integers(0, 2), min_size=1, max_size=5)
    one = st.integers(-3, 2) | st.slices(3).filter(lambda s: range(3)[s]) | lists
    index = data.draw(one | st.tuples(one) | st.tuples(st.none(), one, st.just(...)))
    a = np.random.default_rng(3).normal(size=shape)
    check(lambda call, a: a[index] * 3.0, a)


def test_entries_by_pairs_of_lists_and_by_a_mask(rng):
    a = rng.normal(size=(4, 3))
    check(lambda call, a: a[[0, 1, 1, 1], [2, 0, 0, 1]], a)
    check(lambda call, a: a[1, 2], a)
    check(lambda call, a: a[a > 0] if isinstance(a, np.ndarray) else a[a.data > 0], a)


def test_the_entry_of_each_row_as_in_a_cross_entropy(rng):
    Z, y = rng.normal(size=(5, 3)), rng.integers(3, size=5)
    a = Tensor(Z)
    loss = -a.log_softmax()[np.arange(5), y].mean()
    loss.backward()
    expected, dZ = nnbook.SoftmaxCrossEntropy().value_and_grad(Z, nnbook.one_hot(y, 3))
    assert loss.data == pytest.approx(expected, rel=1e-14)
    assert distance(a.grad, dZ) < 1e-14


def test_rows_one_after_the_other(rng):
    a = Tensor(rng.normal(size=(3, 2)))
    first, _, last = a
    (first * 2 + last).sum().backward()
    np.testing.assert_array_equal(a.grad, [[2, 2], [0, 0], [1, 1]])


def test_a_sigmoid_far_out():
    a = Tensor([-800.0, -40.0, 0.0, 800.0])
    c = a.sigmoid()
    np.testing.assert_allclose(c.data, [0, np.exp(-40), 0.5, 1], rtol=1e-15)
    c.backward(np.ones(4))
    np.testing.assert_allclose(a.grad, [0, np.exp(-40), 0.25, 0], rtol=1e-15)


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
    c = (1 - b.log().exp().tanh().sigmoid().relu().log_softmax()).mean()
    d = c + 1 / b.sum() - a.mean(axis=1, keepdims=True).sum() - W.T[0].reshape(3).sum()
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
