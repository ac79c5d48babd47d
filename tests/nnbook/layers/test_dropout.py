"""Dropout: the same mask both ways, the mean kept, and nothing to do in evaluation."""

from copy import deepcopy

import numpy as np
import pytest

import nnbook
from tests.nnbook.layers.derivatives import assert_does_all_of_it, moved


def made(rate, seed=0):
    layer = nnbook.Dropout(rate)
    layer.initialize(nnbook.he, np.random.default_rng(seed))
    return layer


@pytest.mark.parametrize("train", [True, False])
@pytest.mark.parametrize("rate", [0, 0.0, 0.25, 0.9])
def test_backward_uses_the_mask_of_forward(rate, train, rng):
    layer = made(rate)
    start = layer.state()
    X, dA = rng.normal(size=(2, 50, 4))
    A = layer.forward(X, train)
    mask = A / X
    allowed = {0.0, 1 / (1 - rate)} if train and rate else {1.0}
    assert set(np.round(mask.ravel(), 12)) == set(np.round(list(allowed), 12))
    np.testing.assert_allclose(layer.backward(dA), dA * mask, rtol=1e-13)
    assert_does_all_of_it(
        Restarting(layer, start), rng.normal(size=(3, 2, 2, 2)), rng, train
    )


class Restarting(nnbook.Layer):
    """Dropout that draws the same mask in every forward."""

    def __init__(self, layer, start):
        self.layer, self.start = layer, start

    def forward(self, X, train=False):
        self.layer.load_state(self.start)
        return self.layer.forward(X, train)

    def backward(self, dA, need_dX=True):
        return self.layer.backward(dA, need_dX)


def test_training_keeps_the_mean_and_drops_the_share():
    layer = made(0.3)
    A = layer.forward(np.ones((400, 500)), train=True)
    assert (A == 0).mean() == pytest.approx(0.3, abs=0.01)
    assert A.mean() == pytest.approx(1, abs=0.01)
    assert len(np.unique(A)) == 2
    rows, columns = (A == 0).mean(axis=1), (A == 0).mean(axis=0)
    assert rows.std() == pytest.approx((0.3 * 0.7 / 500) ** 0.5, rel=0.2)
    assert columns.std() == pytest.approx((0.3 * 0.7 / 400) ** 0.5, rel=0.2)


def test_evaluation_and_rate_0_change_and_draw_nothing(rng):
    X, dA = rng.normal(size=(2, 4, 3))
    for layer, train in ((made(0.5), False), (made(0), True)):
        before = layer.state()
        assert layer.forward(X, train) is X
        assert layer.backward(dA) is dA
        assert layer.state() == before
    layer = nnbook.Dropout(0.5)
    assert layer.forward(X) is X


def test_evaluation_after_training_is_evaluation(rng):
    layer = made(0.5)
    X = rng.normal(size=(4, 3))
    layer.forward(X, train=True)
    layer.forward(X)
    np.testing.assert_array_equal(layer.backward(X), X)


def test_masks_differ_from_batch_to_batch_and_come_back_with_the_state():
    layer, X = made(0.5), np.ones((20, 20))
    start = layer.state()
    first, second = (layer.forward(X, train=True) for _ in range(2))
    assert (first != second).any()
    twin = deepcopy(layer)
    third = layer.forward(X, train=True)
    np.testing.assert_array_equal(twin.forward(X, train=True), third)
    layer.load_state(start)
    np.testing.assert_array_equal(layer.forward(X, train=True), first)
    with pytest.raises(ValueError, match=r"state is \['mask'\], expected Dropout's"):
        layer.load_state({"mask": 1})


def test_masks_are_those_of_the_generator_given():
    X = np.ones((20, 20))
    masks = [made(0.5, seed).forward(X, train=True) for seed in (0, 0, 1)]
    np.testing.assert_array_equal(masks[0], masks[1])
    assert (masks[0] != masks[2]).any()
    rng = np.random.default_rng(0)
    one, other = nnbook.Dropout(0.5), nnbook.Dropout(0.5)
    for layer in (one, other):
        layer.initialize(nnbook.he, rng)
    assert (one.forward(X, train=True) != other.forward(X, train=True)).any()
    assert rng.random() == np.random.default_rng(0).random()
    unbound = nnbook.Dropout(0.5).forward(X, train=True)
    np.testing.assert_array_equal(unbound, nnbook.Dropout(0.5).forward(X, train=True))


def test_the_mask_depends_neither_on_the_type_nor_on_memory(rng):
    X = 1 + rng.uniform(size=(3, 4, 5, 6))
    expected = made(0.5).forward(X, train=True) == 0
    for dtype in (np.float32, np.complex128):
        A = made(0.5).forward(X.astype(dtype), train=True)
        np.testing.assert_array_equal(A == 0, expected)
    images = moved(X)
    layer = made(0.5)
    A = layer.forward(images, train=True)
    np.testing.assert_array_equal(A == 0, expected)
    assert A.strides == images.strides


def test_the_smallest_number_drawn_is_kept_at_rate_0_and_dropped_above():
    class Zeros:
        def random(self, shape, dtype):
            assert dtype == np.float32
            return np.full(shape, 0.5, dtype)

    layer = nnbook.Dropout(0.5)
    layer.rng = Zeros()
    np.testing.assert_array_equal(layer.forward(np.ones((2, 2)), train=True), 2)


def test_it_shows_what_it_is():
    assert repr(nnbook.Dropout(0.5)) == "Dropout(0.5)"
    assert nnbook.Dropout(0.5).output_shape((8, 3)) == (8, 3)


KINDS = ("MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64")


@pytest.mark.parametrize("kind", KINDS)
def test_any_generator_of_numpys_can_draw_be_copied_saved_and_checked(
    kind, rng, tmp_path
):
    seed = np.random.Generator(getattr(np.random, kind)(3))
    layers = [nnbook.Dense(3, 8), nnbook.Dropout(0.5), nnbook.Dense(8, 2)]
    network = nnbook.Network(layers, seed=seed)
    X, Y = rng.normal(size=(4, 3)), rng.normal(size=(4, 2))
    assert nnbook.check_gradient(network, nnbook.MSE(), X, Y).complex_step < 1e-13
    nnbook.save_network(network, tmp_path / "network.npz")
    twins = [network.astype(float), nnbook.load_network(tmp_path / "network.npz")]
    expected = network.forward(X, train=True)
    for twin in twins:
        np.testing.assert_array_equal(twin.forward(X, train=True), expected)


def test_masks_are_drawn_from_seed_0_until_a_network_says_otherwise():
    kept = np.random.default_rng(0).random((4, 3), np.float32) >= 0.5
    A = nnbook.Dropout(0.5).forward(np.ones((4, 3)), True)
    np.testing.assert_array_equal(A, 2.0 * kept)


@pytest.mark.parametrize("train", ["no", None, 1, np.ones(2)])
def test_a_flag_that_is_no_bool_moves_nothing(train, rng):
    layer = nnbook.Dropout(0.5)
    layer.forward(rng.normal(size=(4, 3)), train=True)
    state, X, scale = layer.state(), layer.X, layer.scale
    with pytest.raises(ValueError, match=r"^train is .*, expected of type bool"):
        layer.forward(rng.normal(size=(4, 3)), train)
    assert layer.state() == state
    assert layer.X is X
    assert layer.scale is scale
