"""What every layer shares: no parameters, a state, a config, a name that shows it."""

import copy

import numpy as np
import pytest

import nnbook
from tests.nnbook import references as ref


def test_the_base_layer_has_no_parameters_and_no_formula(rng):
    layer = nnbook.Layer()
    assert layer.parameter_count == 0
    layer.bind(np.empty(0), np.empty(0))
    layer.initialize(nnbook.he, rng)
    for method in (layer.forward, layer.backward):
        with pytest.raises(NotImplementedError):
            method(np.ones((1, 1)))


@pytest.mark.parametrize("kind", [nnbook.Layer, *nnbook.LAYERS.values()])
def test_a_layer_alone_does_not_train_and_returns_its_input_gradient(kind):
    assert kind.forward.__defaults__ == (False,)
    assert kind.backward.__defaults__ == (True,)


class Optional(nnbook.Layer):
    """A layer whose constructor has defaults and more options."""

    def __init__(self, size, bias=True, seed=None, **options):
        self.size, self.bias, self.seed, self.options = size, bias, seed, options

    def config(self):
        return super().config() | self.options


@pytest.mark.parametrize(
    ("layer", "shown"),
    [
        (Optional(3), "Optional(3)"),
        (Optional(3, bias=True), "Optional(3)"),
        (Optional(3, bias=False), "Optional(3, bias=False)"),
        (Optional("a", seed=0), "Optional('a', seed=0)"),
        (Optional(3, slope=0.1), "Optional(3, slope=0.1)"),
    ],
)
def test_a_layer_shows_what_is_not_the_default(layer, shown):
    assert repr(layer) == shown


def test_a_layer_is_built_again_from_its_config():
    layer = Optional(3, seed=5, slope=0.1)
    config = {"size": 3, "bias": True, "seed": 5, "slope": 0.1}
    assert layer.config() == config
    assert repr(Optional(**config)) == repr(layer)


class Remembering(nnbook.Layer):
    def __init__(self):
        self.count = 0

    def state(self):
        return {"count": self.count}


def test_a_state_must_be_of_the_same_kind():
    nnbook.Layer().load_state({})
    Remembering().load_state({"count": 3})
    for wrong in ({}, {"counts": 3}, {"count": 3, "more": 1}):
        with pytest.raises(ValueError, match=r"state is .*, expected Remembering's"):
            Remembering().load_state(wrong)


@pytest.mark.parametrize("kind", ref.SUBCLASSES)
@pytest.mark.parametrize(
    "layer",
    [nnbook.Activate("tanh"), nnbook.BatchNorm(2), nnbook.Dense(2, 2),
     nnbook.Dropout(0.5), nnbook.Flatten(), nnbook.Reshape((2,))],
    ids=repr,
)  # fmt: skip
def test_matrices_are_arrays(layer, kind, rng):
    network = nnbook.Network([copy.deepcopy(layer)])
    (layer,) = network.layers
    X, dA = rng.normal(size=(2, 2, 2))
    A = layer.forward(X)
    dX, grad = layer.backward(dA), network.grad.copy()
    np.testing.assert_array_equal(layer.forward(kind(X)), A)
    assert type(layer.forward(kind(X))) is np.ndarray
    got = layer.backward(kind(dA))
    assert type(got) is np.ndarray
    np.testing.assert_array_equal(got, dX)
    np.testing.assert_array_equal(network.grad, grad)
