"""Two vectors and a state: set in place, all of it or nothing."""

import copy
import pickle

import numpy as np
import pytest

import nnbook


def remembering(dtype=float):
    """A network with running means and a generator."""
    layers = [nnbook.Dense(3, 4), nnbook.BatchNorm(4), nnbook.Dropout(0.5)]
    return nnbook.Network([*layers, nnbook.Dense(4, 2)], dtype=dtype)


def test_a_layer_has_one_place_in_a_network():
    layer = nnbook.Dense(2, 2)
    with pytest.raises(ValueError, match=r"layers is Dense\(2, 2\), expected each lay"):
        nnbook.Network([layer, nnbook.Activate("relu"), layer])


@pytest.mark.parametrize("name", ["theta", "grad"])
def test_what_is_assigned_is_copied_into_the_vector(name, rng):
    network = remembering(np.float32)
    vector = getattr(network, name)
    values = rng.normal(size=len(vector))
    setattr(network, name, values)
    assert getattr(network, name) is vector
    np.testing.assert_array_equal(vector, values.astype(np.float32))
    W = getattr(network.layers[0], {"theta": "W", "grad": "dW"}[name])
    np.testing.assert_array_equal(W.ravel(), vector[:12])
    setattr(network, name, vector - 1)
    np.testing.assert_array_equal(vector, values.astype(np.float32) - 1)
    for wrong in (1.0, values[1:], "a", values + 1j, None):
        with pytest.raises(ValueError, match=f"{name} has .*, expected"):
            setattr(network, name, wrong)
    np.testing.assert_array_equal(vector, values.astype(np.float32) - 1)


def test_training_goes_on_after_theta_is_assigned(rng):
    network = nnbook.mlp([3, 2])
    network.theta = network.theta + 1
    before = network.forward(np.ones((1, 3)))
    optimizer = nnbook.GradientDescent(network.theta, 0.1)
    network.loss_grad(nnbook.MSE(), np.ones((1, 3)), np.zeros((1, 2)))
    optimizer.step(network.grad)
    assert (network.forward(np.ones((1, 3))) != before).all()


def wrong_states(state):
    """States of `remembering` in which one thing is wrong, the last one mostly."""
    dense, norm, dropout, last = state["layers"]
    mean, var = norm["running_mean"], norm["running_var"]
    bits = dropout["rng"]["state"]

    def with_norm(**changes):
        return [dense, norm | changes, dropout, last]

    def with_rng(rng):
        return [dense, norm, {"rng": rng}, last]

    layers = [
        with_norm(running_var="a"),
        with_norm(running_var=np.full(4, "a")),
        with_norm(running_var=var + 1j),
        with_norm(running_var=var[1:]),
        with_norm(running_var=-var),
        with_norm(running_mean=mean[1:]),
        with_rng(None),
        with_rng(3),
        with_rng({}),
        with_rng({"bit_generator": "PCG65"}),
        with_rng({"bit_generator": ["PCG64"]}),
        with_rng(dropout["rng"] | {"state": bits | {"state": -1}}),
        with_rng(dropout["rng"] | {"state": None}),
        [dense, norm, None, last],
        [dense, norm, {1: 2, "rng": 3}, last],
        [dense, norm, dropout],
        [None] * 4,
        None,
        3,
    ]
    yield from ({**state, "layers": wrong} for wrong in layers)
    for theta in ("a", None, state["theta"][1:], state["theta"] + 1j):
        yield {**state, "theta": theta}
    yield {1: 2, "theta": 3}


def test_a_state_is_loaded_whole_or_not_at_all(rng):
    network = remembering()
    other = remembering()
    other.theta = rng.normal(size=len(other.theta))
    other.forward(rng.normal(size=(5, 3)), train=True)
    start, there = network.state(), other.state()
    for wrong in wrong_states(there):
        with pytest.raises(ValueError, match=r"^state.* (is|has) .*, expected "):
            network.load_state(wrong)
        np.testing.assert_equal(network.state(), start)
    network.load_state(there)
    np.testing.assert_equal(network.state(), there)


def test_a_network_that_diverged_has_a_state_too():
    network = remembering()
    network.theta[0] = np.inf
    with np.errstate(all="ignore"):
        network.forward(np.ones((2, 3)), train=True)
    twin = remembering()
    twin.load_state(network.state())
    np.testing.assert_equal(twin.state(), network.state())
    assert np.isnan(twin.state()["layers"][1]["running_var"]).any()


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda layer: pickle.loads(pickle.dumps(layer))]
)
def test_a_network_keeps_its_layers_and_gives_copies_away(again, rng):
    network, X = remembering(), rng.normal(size=(5, 3))
    state, expected = network.state(), network.forward(X)
    for part in (network.layers[:2], network.layers[1:2], again(network).layers):
        with pytest.raises(ValueError, match=r"layers is .* in no network yet"):
            nnbook.Network(part)
    other = nnbook.Network([again(layer) for layer in network.layers], seed=1)
    other.theta += 1
    other.loss_grad(nnbook.MSE(), X, np.ones((5, 2)))
    np.testing.assert_equal(network.state(), state)
    np.testing.assert_array_equal(network.forward(X), expected)
    assert (network.grad == 0).all()
    with pytest.raises(ValueError, match=r"layers is .* in no network yet"):
        nnbook.Network(other.layers)


def test_layers_that_a_network_refused_are_free():
    layers = [nnbook.Dense(3, 4), nnbook.Dropout(0.5)]
    for wrong in ("x", lambda *a: None, lambda *a: 1 / 0):
        with pytest.raises((ValueError, ZeroDivisionError)):
            nnbook.Network(layers, wrong)
    with pytest.raises(ValueError, match="gets samples of shape"):
        nnbook.Network([*layers, nnbook.Dense(3, 2)])
    assert nnbook.Network(layers).layers == layers


@pytest.mark.parametrize("late", [np.ones((7, 7)), None, "a"])
def test_a_drawing_that_fails_leaves_the_network(late, rng):
    network = remembering()
    network.forward(rng.normal(size=(5, 3)), train=True)
    before = network.state()

    def fails(n_in, n_out, rng):
        return np.ones((3, 4)) if n_in == 3 else late

    def raises(n_in, n_out, rng):
        return {3: np.ones((3, 4))}[n_in]

    with pytest.raises(ValueError, match="initializer's W has"):
        network.initialize(fails)
    with pytest.raises(KeyError):
        network.initialize(raises)
    np.testing.assert_equal(network.state(), before)
