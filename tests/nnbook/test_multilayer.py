"""Multi-layer perceptrons: their layers, where they start, how many parameters."""

import numpy as np
import pytest

import nnbook


def test_mlp_has_an_activation_between_layers_and_none_at_the_end():
    network = nnbook.mlp([4, 3, 2], activation="tanh")
    shown = "[Dense(4, 3), Activate('tanh'), Dense(3, 2)]"
    assert repr(network) == f"Network({shown}, 23 parameters)"
    assert network.input_shape == (4,)
    assert nnbook.Network([nnbook.Activate("relu")]).input_shape is None
    defaults = [layer for layer in nnbook.mlp([2, 2, 2]).layers if "Act" in repr(layer)]
    assert repr(defaults) == "[Activate('relu')]"


@pytest.mark.parametrize(
    ("sizes", "count"),
    [
        ((4, 4, 4, 2), 50),
        ((4, 16, 16, 2), 386),
        ((784, 256, 128, 10), 235146),
        ((2, 1), 3),
    ],
)
def test_parameter_counts(sizes, count):
    network = nnbook.mlp(sizes)
    assert network.parameter_count == len(network.theta) == len(network.grad) == count
    assert nnbook.dense_parameter_count(sizes) == count


@pytest.mark.parametrize("dtype", [np.float32, np.float64, "float32", np.complex128])
def test_type_is_the_one_asked_for(dtype):
    network = nnbook.mlp([3, 2], dtype=dtype)
    assert network.theta.dtype == network.grad.dtype == dtype
    assert network.layers[0].W.dtype == dtype
    assert nnbook.mlp([3, 2]).theta.dtype == np.float64


def test_initialisation_draws_layer_by_layer_from_one_stream():
    for name, scale in (
        ("he", lambda a, b: 2 / a),
        ("xavier", lambda a, b: 2 / (a + b)),
    ):
        network = nnbook.mlp([5, 4, 3], initializer=name, seed=9)
        stream = np.random.default_rng(9)
        for n_in, n_out, layer in (
            (5, 4, network.layers[0]),
            (4, 3, network.layers[2]),
        ):
            W = stream.standard_normal((n_in, n_out)) * np.sqrt(scale(n_in, n_out))
            np.testing.assert_allclose(layer.W, W, rtol=1e-15)
            assert (layer.b == 0).all()
    assert (nnbook.mlp([5, 4, 3], initializer="zeros").theta == 0).all()
    assert (
        nnbook.mlp([3, 2]).theta == nnbook.mlp([3, 2], initializer="he").theta
    ).all()


def test_a_seed_fixes_the_start():
    same = nnbook.mlp([3, 2], seed=5).theta
    np.testing.assert_array_equal(nnbook.mlp([3, 2], seed=5).theta, same)
    generator = np.random.default_rng(5)
    np.testing.assert_array_equal(nnbook.mlp([3, 2], seed=generator).theta, same)
    assert (nnbook.mlp([3, 2], seed=generator).theta != same).any()
    assert (nnbook.mlp([3, 2], seed=0).theta == nnbook.mlp([3, 2]).theta).all()
    assert (nnbook.mlp([3, 2], seed=6).theta != same).any()


def test_an_activation_with_options_is_copied_after_every_hidden_layer(rng):
    pattern = nnbook.Activate("elu", alpha=0.5)
    pattern.forward(np.ones((2, 3)))
    network = nnbook.mlp([4, 3, 3, 2], pattern, dropout=0.25)
    shown = "Activate('elu', alpha=0.5), Dropout(0.25)"
    layers = f"[Dense(4, 3), {shown}, Dense(3, 3), {shown}, Dense(3, 2)]"
    assert repr(network.layers) == layers
    assert len({id(layer) for layer in [pattern, *network.layers]}) == 8
    assert not pattern.in_network
    assert network.layers[1].Z.size == 0
    # It computes what it says, and is another network than with the option's default.
    X = rng.normal(size=(5, 4))
    W, b = network.layers[0].W, network.layers[0].b
    np.testing.assert_array_equal(
        nnbook.mlp([4, 3, 3], pattern).layers[1].forward(X @ W + b),
        nnbook.elu(X @ W + b, alpha=0.5),
    )
    default = nnbook.mlp([4, 3, 3, 2], "elu", dropout=0.25)
    assert (network.forward(X) != default.forward(X)).all()


def test_a_layer_may_be_the_pattern_of_many_networks_and_a_part_of_one():
    first = nnbook.mlp([2, 3, 1], nnbook.Activate("leaky_relu", alpha=0.2))
    second = nnbook.mlp([2, 3, 1], first.layers[1])
    assert repr(first) == repr(second)
    assert first.layers[1] is not second.layers[1]


def test_dropout_follows_every_hidden_activation():
    network = nnbook.mlp([4, 3, 3, 2], dropout=0.25)
    shown = "Dense(4, 3), Activate('relu'), Dropout(0.25), "
    shown += "Dense(3, 3), Activate('relu'), Dropout(0.25), Dense(3, 2)"
    assert repr(network.layers) == f"[{shown}]"
    np.testing.assert_array_equal(network.theta, nnbook.mlp([4, 3, 3, 2]).theta)
    masks = [network.layers[i].rng.random() for i in (2, 5)]
    assert masks[0] != masks[1]


def test_ranges_and_tuples_are_sizes():
    assert nnbook.dense_parameter_count(range(4, 1, -1)) == 15 + 8
    assert repr(nnbook.mlp((2, 1)).layers) == "[Dense(2, 1)]"
