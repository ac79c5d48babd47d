"""Networks in files: what is loaded is what was saved."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnbook
from nnbook.layers import LAYERS
from nnbook.storage import load_state, save_state

ACTIVATIONS = st.sampled_from(["relu", "tanh", "sigmoid", "identity"])
DTYPES = st.sampled_from([np.float32, np.float64])


def same(one, other):
    """Assert that two states are equal to the last bit."""
    assert repr(one) == repr(other)
    np.testing.assert_array_equal(one["theta"], other["theta"], strict=True)


@st.composite
def dense_layers(draw):
    """A stack of dense layers with anything between them."""
    widths = draw(st.lists(st.integers(1, 4), min_size=2, max_size=4))
    layers = []
    for n_in, n_out in pairwise(widths):
        layers.append(nnbook.Dense(n_in, n_out))
        between = [
            nnbook.BatchNorm(n_out, momentum=draw(st.floats(0.1, 1))),
            nnbook.Activate(draw(ACTIVATIONS)),
            nnbook.Dropout(draw(st.floats(0, 0.9))),
        ]
        layers += [layer for layer in between if draw(st.booleans())]
    return layers, (widths[0],)


@st.composite
def image_layers(draw):
    """A small convolutional network for images of 8 x 8."""
    kernel, pad = draw(st.sampled_from([(3, 1), ((3, 5), (1, 2)), ([1, 3], [0, 1])]))
    channels = draw(st.integers(1, 3))
    pool = draw(st.sampled_from([nnbook.MaxPool2d, nnbook.AvgPool2d]))
    size, stride = draw(st.sampled_from([(2, None), ((2, 2), 2), (2, (2, 2))]))
    layers = [
        nnbook.Conv2d(2, channels, kernel, padding=pad),
        nnbook.BatchNorm(channels),
        nnbook.Activate(draw(ACTIVATIONS)),
        pool(size, stride),
        nnbook.Flatten(),
        nnbook.Dense(16 * channels, 2),
    ]
    return layers, (2, 8, 8)


def seen(layers, dtype, seed, shape):
    """A network that has seen a batch in training, and that batch."""
    network = nnbook.Network(layers, seed=seed, dtype=dtype)
    X = np.random.default_rng(seed).normal(size=(5, *shape)).astype(dtype)
    network.forward(X, train=True)
    return network, X


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("networks")


#: A layer of each kind, and the shape of its samples.
EXAMPLES = {
    "Activate": (lambda: nnbook.Activate("tanh"), (3,)),
    "AvgPool2d": (lambda: nnbook.AvgPool2d(2, count_include_pad=False), (2, 4, 4)),
    "BatchNorm": (lambda: nnbook.BatchNorm(3, eps=0.5), (3,)),
    "Conv2d": (lambda: nnbook.Conv2d(2, 3, (1, 2), stride=(1, 2)), (2, 4, 4)),
    "Dense": (lambda: nnbook.Dense(3, 2), (3,)),
    "Dropout": (lambda: nnbook.Dropout(0.5), (3,)),
    "Flatten": (lambda: nnbook.Flatten(), (2, 4, 4)),
    "MaxPool2d": (lambda: nnbook.MaxPool2d(3, padding=1), (2, 4, 4)),
    "Reshape": (lambda: nnbook.Reshape((2, 2, 1)), (4,)),
}


@pytest.mark.parametrize("name", LAYERS)
def test_every_layer_can_be_saved(tmp_path, name):
    layer, shape = EXAMPLES[name]
    network, X = seen([layer()], np.float64, 1, shape)
    nnbook.save_network(network, tmp_path / "network")
    loaded = nnbook.load_network(str(tmp_path / "network"))
    assert repr(loaded.layers) == repr(network.layers)
    expected = network.forward(X, train=True)
    np.testing.assert_array_equal(loaded.forward(X, train=True), expected)


def test_a_loaded_network_trains_as_the_saved_one_would(tmp_path):
    network, X = seen([nnbook.Dense(3, 2)], np.float64, 0, (3,))
    nnbook.save_network(network, tmp_path / "network")
    loaded, Y = nnbook.load_network(tmp_path / "network"), np.eye(2)[[0, 1, 0, 1, 1]]
    for each in (network, loaded):
        sgd = nnbook.GradientDescent(each.theta, lr=0.1)
        nnbook.fit(each, nnbook.SoftmaxCrossEntropy(), sgd, X, Y, epochs=2)
    np.testing.assert_array_equal(loaded.theta, network.theta)


class Scale(nnbook.Layer):
    def forward(self, X, train=False):
        return 2 * X


class Dense(nnbook.Dense):
    """A subclass that has the name of nnbook's own."""


@pytest.mark.parametrize("layer", [Scale(), Dense(3, 2)])
def test_layers_that_nobody_could_load_are_not_saved(tmp_path, layer):
    network = nnbook.Network([layer])
    with pytest.raises(ValueError, match=r"network is .*, expected nnbook's layers"):
        nnbook.save_network(network, tmp_path / "network")
    assert list(tmp_path.iterdir()) == []


def changed(path, change):
    """Write a network's file anew, changed."""
    saved = load_state(path)
    change(saved)
    save_state(saved, path)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda s: s["layers"][0].update(layer="Dens"),
            "layer is 'Dens', expected one",
        ),
        (lambda s: s["layers"][0]["arguments"].update(n_in=0), "n_in is 0, expected"),
        (lambda s: s["layers"][0]["arguments"].update(n=0), "unexpected keyword"),
        (lambda s: s["layers"][0].pop("arguments"), "missing 1 required"),
        (lambda s: s["layers"].append({}), "missing 2 required"),
        (lambda s: s["layers"].append(None), "must be a mapping"),
        (lambda s: s.update(layers=[]), "at least one layer"),
        (lambda s: s.update(layers=None), "not iterable"),
        (lambda s: s.update(dtype="int8"), "dtype is 'int8', expected"),
        (lambda s: s["state"].update(theta=np.ones(3)), r"has shape \(3,\), expected"),
        (lambda s: s["state"].update(theta=None), "theta"),
        (lambda s: s["state"].update(layers=[]), "state's layers"),
        (lambda s: s["state"].pop("layers"), "state is"),
        (lambda s: s.update(more=1), "a file that save_network wrote"),
        (lambda s: s.pop("dtype"), "a file that save_network wrote"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(tmp_path, change, message):
    path = tmp_path / "network.npz"
    nnbook.save_network(nnbook.mlp([2, 3, 1]), path)
    changed(path, change)
    with pytest.raises(ValueError, match=f"path is .*network.npz.*{message}"):
        nnbook.load_network(path)


def test_a_file_of_something_else_is_refused(tmp_path):
    save_state(["dtype", "layers", "state"], tmp_path / "list")
    with pytest.raises(ValueError, match="expected a file that save_network wrote"):
        nnbook.load_network(tmp_path / "list")


def test_a_file_that_is_cut_short_is_refused(tmp_path):
    path = tmp_path / "network"
    nnbook.save_network(nnbook.mlp([2, 3, 1]), path)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(ValueError, match=r"path is .*network.*, expected a whole file"):
        nnbook.load_network(path)


@settings(max_examples=30)  # each waits for the disk
@given(st.one_of(dense_layers(), image_layers()), DTYPES, st.integers(0, 99))
def test_a_loaded_network_is_the_saved_one(folder, made, dtype, seed):
    network, X = seen(made[0], dtype, seed, made[1])
    nnbook.save_network(network, folder / "network.npz")
    loaded = nnbook.load_network(folder / "network.npz")
    same(loaded.state(), network.state())
    assert repr(loaded.layers) == repr(network.layers)
    assert loaded.theta.dtype == dtype
    assert loaded.theta is not network.theta
    for train in (False, True):
        expected = network.forward(X, train=train)
        np.testing.assert_array_equal(loaded.forward(X, train=train), expected)
