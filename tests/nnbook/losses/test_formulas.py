"""Losses against 60 digits, their gradients against the complex step."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import nnbook
from nnbook.losses import Loss
from tests.nnbook import references as ref

NAMES = ["MSE", "BinaryCrossEntropy", "SoftmaxCrossEntropy"]
LOSSES = [getattr(nnbook, name)() for name in NAMES]
each_loss = pytest.mark.parametrize("loss", LOSSES, ids=NAMES)
SHAPES = [(1, 1), (1, 5), (6, 1), (7, 3)]


def reference(loss, Z, Y):
    return float(ref.LOSSES[type(loss).__name__](Z, Y))


def targets(kind, shape, rng):
    """One-hot rows, distributions, or any numbers at all."""
    if kind == "one-hot":
        return np.eye(shape[1])[rng.integers(shape[1], size=shape[0])]
    if kind == "distributions":
        return rng.dirichlet(np.ones(shape[1]), size=shape[0])
    return rng.normal(size=shape)


@each_loss
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", ["one-hot", "distributions", "any"])
def test_value_is_the_definition(loss, shape, kind, rng):
    Z, Y = 3 * rng.normal(size=shape), targets(kind, shape, rng)
    assert loss(Z, Y) == pytest.approx(reference(loss, Z, Y), rel=1e-13, abs=1e-14)


@each_loss
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", ["one-hot", "distributions", "any"])
def test_gradient_is_the_derivative(loss, shape, kind, rng):
    Z, Y = 3 * rng.normal(size=shape), targets(kind, shape, rng)
    Z[0, 0] = 0
    expected = ref.complex_step(lambda z: loss(z, Y), Z)
    np.testing.assert_allclose(loss.grad(Z, Y), expected, rtol=1e-13, atol=1e-15)


@each_loss
def test_extreme_logits(loss):
    Z = np.array([[a, b] for a in ref.EXTREMES for b in ref.EXTREMES])
    for Y in ([1, 0], [0, 1], [0.25, 0.75]):
        for row in Z:
            z, y = row[None], np.array([Y], float)
            got, grad = loss(z, y), loss.grad(z, y)
            error = abs(got - reference(loss, z, y))
            power = 2 if isinstance(loss, nnbook.MSE) else 1
            assert error <= 1e-15 * max(1, np.abs(row).max()) ** power
            expected = ref.complex_step(lambda z, y=y: loss(z, y), z)
            np.testing.assert_allclose(grad, expected, rtol=1e-13, atol=1e-15)


@each_loss
def test_doubling_the_batch_changes_no_mean(loss, rng):
    Z, Y = rng.normal(size=(2, 5, 3))
    twice = np.vstack([Z, Z]), np.vstack([Y, Y])
    assert loss(*twice) == pytest.approx(loss(Z, Y), rel=1e-14)
    half = np.vstack([loss.grad(Z, Y)] * 2) / 2
    np.testing.assert_allclose(loss.grad(*twice), half, rtol=1e-14)


@each_loss
def test_value_and_gradient_come_together_and_inputs_stay(loss, rng):
    Z, Y = ref.read_only(*rng.normal(size=(2, 4, 3)))
    value, grad = loss.value_and_grad(Z, Y)
    assert value == loss(Z, Y)
    np.testing.assert_array_equal(grad, loss.grad(Z, Y))


@each_loss
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex128])
def test_type_is_kept(loss, dtype, rng):
    Z, Y = rng.normal(size=(2, 4, 3)).astype(dtype)
    value, grad = loss.value_and_grad(Z, Y)
    assert (value.dtype, grad.dtype, grad.shape) == (dtype, dtype, (4, 3))


@each_loss
def test_float32_agrees_with_float64(loss, rng):
    Z, Y = rng.normal(size=(2, 40, 3)).astype(np.float32)
    exact = Z.astype(float), Y.astype(float)
    assert loss(Z, Y) == pytest.approx(loss(*exact), rel=1e-5)
    np.testing.assert_allclose(loss.grad(Z, Y), loss.grad(*exact), rtol=1e-5, atol=1e-7)


@each_loss
@pytest.mark.parametrize(
    ("Z", "Y", "message"),
    [
        ((3, 2), (3, 1), r"Y has shape \(3, 1\), expected that of Z, \(3, 2\)"),
        ((3, 2), (2, 2), r"Y has shape \(2, 2\), expected that of Z, \(3, 2\)"),
        ((3,), (3,), r"Z has shape \(3,\), expected \(N, n\) with N >= 1"),
        ((0, 2), (0, 2), r"Z has shape \(0, 2\), expected \(N, n\) with N >= 1"),
    ],
)
def test_shapes_that_do_not_fit_are_refused(loss, Z, Y, message):
    for method in (loss, loss.grad):
        with pytest.raises(ValueError, match=message):
            method(np.zeros(Z), np.zeros(Y))


def test_mse_by_hand():
    Z, Y = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[0.0, 2.0], [3.0, 1.0]])
    assert nnbook.MSE()(Z, Y) == 10 / 4
    np.testing.assert_array_equal(nnbook.MSE().grad(Z, Y), [[0.5, 0], [0, 1.5]])


@given(
    arrays(np.float64, (3, 4), elements=st.floats(-30, 30)),
    arrays(np.float64, (3, 4), elements=st.floats(0.01, 1)),
)
def test_softmax_cross_entropy_is_divergence_plus_entropy(Z, D):
    D = D / D.sum(axis=1, keepdims=True)
    loss, P = nnbook.SoftmaxCrossEntropy()(Z, D), nnbook.softmax(Z)
    parts = nnbook.kl_divergence(D, P) + nnbook.entropy(D)
    assert loss == pytest.approx(parts.mean(), rel=1e-9)


def test_softmax_cross_entropy_of_one_hot_is_the_divergence(rng):
    Z, Y = rng.normal(size=(8, 4)), np.eye(4)[rng.integers(4, size=8)]
    divergence = nnbook.kl_divergence(Y, nnbook.softmax(Z)).mean()
    assert nnbook.SoftmaxCrossEntropy()(Z, Y) == pytest.approx(divergence, rel=1e-13)


def test_softmax_gradient_of_a_distribution_is_p_minus_y(rng):
    Z, Y = rng.normal(size=(6, 3)), rng.dirichlet(np.ones(3), size=6)
    got = nnbook.SoftmaxCrossEntropy().grad(Z, Y)
    np.testing.assert_allclose(got, (nnbook.softmax(Z) - Y) / 6, atol=1e-16)


def test_softmax_gradient_where_rows_do_not_sum_to_one(rng):
    Z, Y = rng.normal(size=(6, 3)), rng.normal(size=(6, 3))
    mass = np.array([[sum(row)] for row in Y])
    expected = (mass * nnbook.softmax(Z) - Y) / 6
    got = nnbook.SoftmaxCrossEntropy().grad(Z, Y)
    np.testing.assert_allclose(got, expected, rtol=1e-13)


def test_two_classes_are_one_question(rng):
    z, y = 5 * rng.normal(size=(9, 1)), rng.uniform(size=(9, 1))
    one = nnbook.BinaryCrossEntropy()
    two = nnbook.SoftmaxCrossEntropy()
    Z, Y = np.hstack([z, 0 * z]), np.hstack([y, 1 - y])
    assert one(z, y) == pytest.approx(two(Z, Y), rel=1e-13)
    np.testing.assert_allclose(one.grad(z, y), two.grad(Z, Y)[:, :1], atol=1e-15)


@pytest.mark.parametrize("shape", [(8, 1), (8, 5)])
def test_agrees_with_scikit_learn(shape, rng):
    metrics = pytest.importorskip("sklearn.metrics")
    Z, Y = rng.normal(size=(2, *shape))
    expected = metrics.mean_squared_error(Y, Z)
    assert nnbook.MSE()(Z, Y) == pytest.approx(expected, rel=1e-13)
    bits, P = (Y > 0).astype(int), nnbook.sigmoid(Z)
    expected = metrics.log_loss(bits.ravel(), P.ravel(), labels=[0, 1])
    got = nnbook.BinaryCrossEntropy()(Z, bits)
    assert got == pytest.approx(expected, rel=1e-13)
    if shape[1] > 1:
        y = rng.integers(5, size=8)
        expected = metrics.log_loss(y, nnbook.softmax(Z), labels=range(5))
        got = nnbook.SoftmaxCrossEntropy()(Z, np.eye(5)[y])
        assert got == pytest.approx(expected, rel=1e-13)


@each_loss
def test_agrees_with_torch(loss, rng):
    torch = pytest.importorskip("torch")
    F = torch.nn.functional
    theirs = {
        "MSE": F.mse_loss,
        "BinaryCrossEntropy": F.binary_cross_entropy_with_logits,
        "SoftmaxCrossEntropy": F.cross_entropy,
    }[type(loss).__name__]
    Z, Y = 4 * rng.normal(size=(6, 3)), rng.uniform(size=(6, 3))
    leaf = torch.tensor(Z, requires_grad=True)
    value = theirs(leaf, torch.tensor(Y))
    value.backward()
    assert loss(Z, Y) == pytest.approx(value.item(), rel=1e-13)
    np.testing.assert_allclose(
        loss.grad(Z, Y), leaf.grad.numpy(), rtol=1e-12, atol=1e-16
    )


def test_a_loss_needs_its_formula():
    with pytest.raises(TypeError, match="abstract"):
        Loss()
    assert [repr(loss) for loss in LOSSES] == [f"{name}()" for name in NAMES]
