"""Batch normalisation against its definition, PyTorch and the complex step."""

from copy import deepcopy

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnbook
from tests.nnbook import references as ref
from tests.nnbook.layers.binding import assert_other_vectors_are_refused, bound
from tests.nnbook.layers.derivatives import assert_does_all_of_it

SHAPES = [(5, 3), (2, 3), (4, 3, 2, 5), (1, 3, 1, 2), (2, 3, 1, 1)]
each_shape = pytest.mark.parametrize("shape", SHAPES, ids=str)


def started(n, **options):
    layer = nnbook.BatchNorm(n, **options)
    layer.initialize(nnbook.he, np.random.default_rng(0))
    return layer


def by_feature(X):
    """A row of numbers for each feature."""
    return [np.moveaxis(X, 1, 0)[k].ravel() for k in range(X.shape[1])]


@each_shape
@pytest.mark.parametrize("train", [True, False])
def test_backward(shape, train, rng):
    layer = nnbook.BatchNorm(3, eps=0.1)
    bound(layer, rng)
    layer.load_state({"running_mean": rng.normal(size=3), "running_var": rng.random(3)})
    X = 2 + 3 * rng.normal(size=shape)
    assert_does_all_of_it(layer, X, rng, train)


@each_shape
def test_training_is_the_definition(shape, rng):
    layer = started(3, eps=0.25)
    layer.gamma[:], layer.beta[:] = rng.normal(size=(2, 3))
    X = ref.read_only(5 + 2 * rng.normal(size=shape))
    A = layer.forward(X, train=True)
    for k, (x, a) in enumerate(zip(by_feature(X), by_feature(A), strict=True)):
        mean = sum(x) / len(x)
        variance = sum((x - mean) ** 2) / len(x)
        expected = layer.gamma[k] * (x - mean) / (variance + 0.25) ** 0.5
        np.testing.assert_allclose(a, expected + layer.beta[k], rtol=1e-12)
        unbiased = sum((x - mean) ** 2) / (len(x) - 1)
        assert layer.running_mean[k] == pytest.approx(0.1 * mean)
        assert layer.running_var[k] == pytest.approx(0.9 + 0.1 * unbiased)


@each_shape
def test_evaluation_uses_what_training_left(shape, rng):
    layer = started(3, eps=0.25)
    layer.forward(rng.normal(size=(8, 3)), train=True)
    before = layer.state()
    X = rng.normal(size=shape)
    A = layer.forward(X)
    for k, (x, a) in enumerate(zip(by_feature(X), by_feature(A), strict=True)):
        m, v = layer.running_mean[k], layer.running_var[k]
        np.testing.assert_allclose(a, (x - m) / (v + 0.25) ** 0.5, rtol=1e-12)
    for name, value in layer.state().items():
        np.testing.assert_array_equal(value, before[name])


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from([(2, 3), (4, 2), (2, 2, 3, 2), (3, 1, 2, 2)]),
    st.floats(0, 1),
    st.floats(1e-6, 1),
    st.integers(0, 2**32),
)
def test_agrees_with_torch(shape, momentum, eps, seed):
    torch = pytest.importorskip("torch")
    rng, n = np.random.default_rng(seed), shape[1]
    layer = nnbook.BatchNorm(n, momentum, eps)
    theta, grad = bound(layer, rng)
    kind = torch.nn.BatchNorm1d if len(shape) == 2 else torch.nn.BatchNorm2d
    theirs = kind(n, eps, momentum, dtype=torch.float64)
    with torch.no_grad():
        theirs.weight.copy_(torch.tensor(theta[:n]))
        theirs.bias.copy_(torch.tensor(theta[n:]))
    for train in (True, True, False):
        theirs.train(train)
        X, dA = rng.normal(size=(2, *shape))
        tensor = torch.tensor(X, requires_grad=True)
        theirs.zero_grad()
        A = theirs(tensor)
        A.backward(torch.tensor(dA))
        assert ref.distance(layer.forward(X, train), A.detach().numpy()) < 1e-11
        assert ref.distance(layer.backward(dA), tensor.grad.numpy()) < 1e-10
        gradient = [theirs.weight.grad.numpy(), theirs.bias.grad.numpy()]
        assert ref.distance(grad, np.concatenate(gradient)) < 1e-10
        for ours, buffer in (
            (layer.running_mean, theirs.running_mean),
            (layer.running_var, theirs.running_var),
        ):
            assert ref.distance(ours, buffer.numpy()) < 1e-12


def test_training_does_not_feel_where_a_feature_lies_or_how_wide_it_is(rng):
    layer = started(2, eps=1e-12)
    X = rng.normal(size=(30, 2))
    A = layer.forward(X, train=True)
    moved = layer.forward(5 + 3 * X, train=True)
    np.testing.assert_allclose(moved, A, rtol=1e-9, atol=1e-9)


def test_it_starts_as_the_identity_of_a_standard_feature(rng):
    layer = nnbook.BatchNorm(3)
    theta, _ = bound(layer, rng)
    layer.forward(rng.normal(size=(4, 3)), train=True)
    layer.initialize(nnbook.he, rng)
    np.testing.assert_array_equal(theta, [1, 1, 1, 0, 0, 0])
    np.testing.assert_array_equal(layer.running_mean, [0, 0, 0])
    np.testing.assert_array_equal(layer.running_var, [1, 1, 1])
    X = rng.normal(size=(4, 3))
    np.testing.assert_allclose(layer.forward(X), X / (1 + 1e-5) ** 0.5, rtol=1e-14)


def test_scales_and_shifts_are_parameters_that_do_not_decay(rng):
    layer = nnbook.BatchNorm(3)
    theta, grad = bound(layer, rng)
    assert (layer.parameter_count, layer.weight_count) == (6, 0)
    np.testing.assert_array_equal(np.concatenate([layer.gamma, layer.beta]), theta)
    np.testing.assert_array_equal(np.concatenate([layer.dgamma, layer.dbeta]), grad)
    assert np.shares_memory(layer.gamma, theta)
    assert np.shares_memory(layer.dbeta, grad)
    with_dense = nnbook.Network([nnbook.Dense(2, 3), nnbook.BatchNorm(3)])
    assert with_dense.weight_mask.tolist() == [1] * 6 + [0] * 9


def test_it_takes_vectors_of_its_parameters_alone(rng):
    assert_other_vectors_are_refused(nnbook.BatchNorm(3), rng)


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex128])
def test_the_running_numbers_have_the_type_of_the_network(dtype, rng):
    layer = nnbook.BatchNorm(3)
    bound(layer, rng, dtype)
    for _ in range(2):
        assert layer.running_mean.dtype == layer.running_var.dtype == dtype
        layer.forward(rng.normal(size=(4, 3)).astype(dtype), train=True)


def test_the_state_is_a_copy_and_comes_back(rng, tmp_path):
    network = nnbook.Network([nnbook.Dense(2, 3), nnbook.BatchNorm(3)])
    X = rng.normal(size=(6, 2))
    network.forward(X, train=True)
    state, twin = network.state(), deepcopy(network)
    expected = network.forward(X)
    np.testing.assert_array_equal(network.astype(np.float64).forward(X), expected)
    nnbook.save_network(network, tmp_path / "network.npz")
    network.forward(5 * X, train=True)
    assert (network.forward(X) != expected).any()
    np.testing.assert_array_equal(twin.forward(X), expected)
    loaded = nnbook.load_network(tmp_path / "network.npz")
    np.testing.assert_array_equal(loaded.forward(X), expected)
    network.load_state(state)
    np.testing.assert_array_equal(network.forward(X), expected)


@pytest.mark.parametrize(
    "wrong",
    [
        {"running_mean": np.zeros(2), "running_var": np.ones(3)},
        {"running_mean": np.zeros(3), "running_var": np.ones(4)},
        {"running_mean": np.zeros(3)},
    ],
)
def test_a_wrong_state_changes_nothing(wrong):
    layer = started(3)
    with pytest.raises(ValueError, match="state"):
        layer.load_state({name: value + 5 for name, value in wrong.items()})
    np.testing.assert_array_equal(layer.running_mean, [0, 0, 0])
    np.testing.assert_array_equal(layer.running_var, [1, 1, 1])


def test_one_number_of_a_feature_has_no_variance():
    layer = started(3)
    message = r"X's shape is \(1, 3\), expected two numbers of each feature at least"
    with pytest.raises(ValueError, match=message):
        layer.forward(np.ones((1, 3)), train=True)
    with pytest.raises(ValueError, match=r"X's shape is \(1, 3, 1, 1\), expected two"):
        layer.forward(np.ones((1, 3, 1, 1)), train=True)
    assert layer.forward(np.ones((1, 3))).shape == (1, 3)
    np.testing.assert_array_equal(layer.running_mean, [0, 0, 0])


def test_input_gradient_is_left_out_when_told(rng):
    layer = started(3)
    A = layer.forward(rng.normal(size=(4, 3)), train=True)
    assert layer.backward(A, need_dX=False).shape == (0,)


def test_it_knows_its_shapes_and_shows_what_it_is():
    layer = nnbook.BatchNorm(3)
    for shape in (None, (3,), (None,), (3, 5, 7), (3, None, None)):
        assert layer.output_shape(shape) == shape
    for wrong in ((4,), (), (3, 5), (4, 5, 7), (3, 1, 1, 1)):
        with pytest.raises(
            ValueError, match=r"sample of BatchNorm.*, expected \(3,\) or \(3, H"
        ):
            layer.output_shape(wrong)
    assert repr(layer) == "BatchNorm(3)"
    assert layer.config() == {"n_features": 3, "momentum": 0.1, "eps": 1e-5}
    assert repr(nnbook.BatchNorm(3, 0.2, 1)) == "BatchNorm(3, momentum=0.2, eps=1)"
    for edge in (0, 1):
        assert nnbook.BatchNorm(3, momentum=edge).momentum == edge


@pytest.mark.parametrize("train", ["no", None, 1, np.ones(2)])
def test_a_flag_that_is_no_bool_moves_nothing(train, rng):
    layer = nnbook.BatchNorm(3)
    layer.forward(rng.normal(size=(4, 3)), train=True)
    before = deepcopy(layer.state()), layer.X_hat
    with pytest.raises(ValueError, match=r"^train is .*, expected of type bool"):
        layer.forward(rng.normal(size=(4, 3)), train)
    np.testing.assert_equal(layer.state(), before[0])
    assert layer.X_hat is before[1]
