"""What every loss keeps: 60 digits, the derivative, means, weights, types."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import nnbook
from nnbook.losses import Loss
from nnbook.losses.base import shares
from tests.nnbook import references as ref
from tests.nnbook.losses.every import ALL_LOSSES, ALL_NAMES, KINDS, targets

each_loss = pytest.mark.parametrize("loss", ALL_LOSSES, ids=ALL_NAMES)
each_kind = pytest.mark.parametrize("kind", KINDS)
each_shape = pytest.mark.parametrize("shape", [(1, 1), (1, 5), (6, 1), (7, 3)])


def reference(loss, Z, Y):
    return float(ref.LOSSES[type(loss).__name__](Z, Y))


@each_loss
@each_shape
@each_kind
def test_value_is_the_definition(loss, shape, kind, rng):
    Z, Y = 3 * rng.normal(size=shape), targets(loss, kind, shape, rng)
    assert loss(Z, Y) == pytest.approx(reference(loss, Z, Y), rel=1e-13, abs=1e-14)


@each_loss
@each_shape
@each_kind
def test_gradient_is_the_derivative(loss, shape, kind, rng):
    Z, Y = 3 * rng.normal(size=shape), targets(loss, kind, shape, rng)
    Z[0, 0] = 0
    weights = rng.uniform(size=shape[0])
    for w in (None, weights):
        expected = ref.complex_step(lambda z, w=w: loss(z, Y, w), Z)
        got = loss.grad(Z, Y, w)
        np.testing.assert_allclose(got, expected, rtol=1e-12, atol=1e-15)


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
    Z, Y = rng.normal(size=(5, 3)), targets(loss, "any", (5, 3), rng)
    twice = np.vstack([Z, Z]), np.vstack([Y, Y])
    assert loss(*twice) == pytest.approx(loss(Z, Y), rel=1e-14)
    half = np.vstack([loss.grad(Z, Y)] * 2) / 2
    np.testing.assert_allclose(loss.grad(*twice), half, rtol=1e-13)


@each_loss
@given(counts=st.lists(st.integers(0, 4), min_size=4, max_size=4).filter(any))
def test_whole_weights_are_repetitions(loss, counts):
    rng = np.random.default_rng(sum(counts))
    Z, Y = 3 * rng.normal(size=(4, 3)), targets(loss, "any", (4, 3), rng)
    repeated = np.repeat(Z, counts, axis=0), np.repeat(Y, counts, axis=0)
    assert loss(Z, Y, counts) == pytest.approx(loss(*repeated), rel=1e-13)
    sums = [
        [0, 0, 0] if c == 0 else c * loss.grad(Z, Y)[n] for n, c in enumerate(counts)
    ]
    expected = np.array(sums) * 4 / sum(counts)
    got = loss.grad(Z, Y, counts)
    np.testing.assert_allclose(got, expected, rtol=1e-13, atol=1e-16)


@each_loss
def test_weights_have_no_unit(loss, rng):
    Z, Y = rng.normal(size=(4, 3)), targets(loss, "any", (4, 3), rng)
    w = rng.uniform(size=4)
    assert loss(Z, Y, 1e-3 * w) == pytest.approx(loss(Z, Y, w), rel=1e-13)
    assert loss(Z, Y, np.full(4, 7.0)) == pytest.approx(loss(Z, Y), rel=1e-13)
    rows = [loss(z[None], y[None]) for z, y in zip(Z, Y, strict=True)]
    assert loss(Z, Y, w) == pytest.approx(np.average(rows, weights=w), rel=1e-13)
    equal = loss.grad(Z, Y, np.full(4, 7.0))
    np.testing.assert_allclose(equal, loss.grad(Z, Y), rtol=1e-13, atol=1e-17)


@each_loss
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@given(power=st.integers(-300, 307))
def test_weights_may_be_beyond_the_type_of_the_logits(loss, dtype, power):
    Z = np.array([[1, -2], [0, 3]], dtype)
    Y = np.array([[1, 0], [0.25, 0.75]], dtype)
    rtol = 100 * np.finfo(dtype).eps
    for w in ([1, 1], [1, 3], [0, 2]):
        value, grad = loss(Z, Y, w), loss.grad(Z, Y, w)
        scaled = np.multiply(w, 10.0**power)
        np.testing.assert_allclose(loss(Z, Y, scaled), value, rtol=rtol)
        np.testing.assert_allclose(loss.grad(Z, Y, scaled), grad, rtol, 1e-9)


@pytest.mark.parametrize(
    "loss", [loss for loss in ALL_LOSSES if not isinstance(loss, nnbook.MSE)], ids=repr
)
@given(
    rows=st.lists(
        st.floats(width=32, allow_nan=False, allow_infinity=False),
        min_size=2,
        max_size=2,
    ),
    first=st.booleans(),
)
@example(rows=[3e38, -3e38], first=True)
@example(rows=[3e38, -3e38], first=False)
def test_no_finite_logits_warn(loss, rows, first):
    """In float32 two logits may differ by more than it holds."""
    Y = [[first, not first]]
    Z = np.array([rows], np.float32)
    wide = Z.astype(np.float64)
    np.testing.assert_allclose(loss.grad(Z, Y), loss.grad(wide, Y), 1e-4, 1e-6)
    with np.errstate(over="ignore"):
        expected = np.float32(loss(wide, Y))
    np.testing.assert_allclose(loss(Z, Y), expected, 1e-4, 1e-6)


@each_loss
def test_a_matrix_is_an_array(loss):
    """What scipy.sparse calls dense is a matrix, whose * is another."""
    Z, Y = np.array([[1.0, -2], [0, 3]]), np.array([[1.0, 0], [0.25, 0.75]])
    for matrix in ref.SUBCLASSES:
        for dtype in (np.float64, np.float32):
            pairs = [(Z, matrix(Y.astype(dtype))), (matrix(Z), Y), (Z, matrix(Y))]
            for z, y in pairs:
                assert loss(z, y) == pytest.approx(loss(Z, Y), rel=1e-15)
                assert type(loss.grad(z, y)) is np.ndarray
                np.testing.assert_array_equal(loss.grad(z, y), loss.grad(Z, Y))


@each_loss
def test_value_and_gradient_come_together_and_inputs_stay(loss, rng):
    Y = targets(loss, "any", (4, 3), rng)
    Z, Y, weights = ref.read_only(rng.normal(size=(4, 3)), Y, rng.uniform(size=4))
    for w in (None, weights):
        value, grad = loss.value_and_grad(Z, Y, w)
        assert value == loss(Z, Y, w)
        np.testing.assert_array_equal(grad, loss.grad(Z, Y, w))


@each_loss
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex128])
def test_type_is_kept(loss, dtype, rng):
    Z = rng.normal(size=(4, 3)).astype(dtype)
    Y = targets(loss, "any", (4, 3), rng).astype(dtype)
    for weights in (None, rng.uniform(size=4), rng.uniform(size=4).astype(np.float32)):
        value, grad = loss.value_and_grad(Z, Y, weights)
        assert (value.dtype, grad.dtype, grad.shape) == (dtype, dtype, (4, 3))
        assert loss(Z, abs(Y), weights).dtype == dtype


@each_loss
def test_float32_agrees_with_float64(loss, rng):
    Z = rng.normal(size=(40, 3)).astype(np.float32)
    Y = targets(loss, "any", (40, 3), rng).astype(np.float32)
    exact = Z.astype(float), Y.astype(float)
    assert loss(Z, Y) == pytest.approx(loss(*exact), rel=1e-5)
    np.testing.assert_allclose(loss.grad(Z, Y), loss.grad(*exact), rtol=1e-5, atol=1e-7)


@each_loss
def test_lists_and_integers_are_taken(loss):
    Z, Y, weights = [[1, -2], [0, 3]], [[1, 0], [0, 1]], [1, 3]
    arrays = np.array(Z, float), np.array(Y, float), np.array(weights, float)
    value, grad = loss.value_and_grad(*arrays)
    assert loss(Z, Y, weights) == loss(np.array(Z), np.array(Y), weights) == value
    assert loss(Z=Z, Y=Y, weights=weights) == value
    np.testing.assert_array_equal(loss.grad(Z, Y, weights), grad)
    single = np.array(Z, np.float32)
    assert loss(single, arrays[1]).dtype == np.float32
    assert loss.grad(single, Y).dtype == np.float32


@each_loss
def test_agrees_with_torch(loss, rng):
    torch = pytest.importorskip("torch")
    F = torch.nn.functional
    theirs = {
        "MSE": lambda z, y: F.mse_loss(z, y, reduction="none").mean(1),
        "BinaryCrossEntropy": lambda z, y: F.binary_cross_entropy_with_logits(
            z, y, reduction="none"
        ).mean(1),
        "SoftmaxCrossEntropy": lambda z, y: F.cross_entropy(z, y, reduction="none"),
        "KLDivergence": lambda z, y: F.kl_div(
            F.log_softmax(z, dim=1), y, reduction="none"
        ).sum(1),
    }[type(loss).__name__]
    Z, Y, w = 4 * rng.normal(size=(6, 3)), rng.uniform(size=(6, 3)), rng.uniform(size=6)
    for weights in (None, w):
        leaf = torch.tensor(Z, requires_grad=True)
        shared = torch.tensor(np.ones(6) if weights is None else weights)
        value = (shared * theirs(leaf, torch.tensor(Y))).sum() / shared.sum()
        value.backward()
        assert loss(Z, Y, weights) == pytest.approx(value.item(), rel=1e-13)
        got = loss.grad(Z, Y, weights)
        np.testing.assert_allclose(got, leaf.grad.numpy(), rtol=1e-11, atol=1e-16)


def test_shares():
    Z = np.ones((4, 2), np.float32)
    assert shares(None, Z) == 0.25
    column = shares([1, 0, 1, 2], Z)
    assert column.dtype == np.float32
    np.testing.assert_array_equal(column, [[0.25], [0], [0.25], [0.5]])


def test_registry():
    assert {
        "mse": nnbook.MSE,
        "binary_cross_entropy": nnbook.BinaryCrossEntropy,
        "softmax_cross_entropy": nnbook.SoftmaxCrossEntropy,
        "kl_divergence": nnbook.KLDivergence,
    } == nnbook.LOSSES


def test_a_loss_needs_its_formula():
    with pytest.raises(TypeError, match="abstract"):
        Loss()
    assert [repr(loss) for loss in ALL_LOSSES] == [f"{name}()" for name in ALL_NAMES]
