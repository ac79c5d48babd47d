"""An activation as a layer is its pair of functions."""

import numpy as np
import pytest

import nnbook
from tests.nnbook import references as ref


@pytest.mark.parametrize("name", list(nnbook.ACTIVATIONS))
def test_activate_is_its_pair(name, rng):
    layer = nnbook.Activate(name)
    X, dA = ref.read_only(*rng.normal(size=(2, 4, 3)))
    f, vjp = nnbook.ACTIVATIONS[name].f, nnbook.ACTIVATIONS[name].vjp
    A = layer.forward(X)
    np.testing.assert_array_equal(A, f(X))
    np.testing.assert_array_equal(layer.backward(dA), vjp(dA, X, A))
    expected = ref.complex_step(lambda x: (dA * layer.forward(x)).sum(), X)
    layer.forward(X)
    assert ref.distance(layer.backward(dA), expected) < 1e-13
    assert layer.parameter_count == 0


def test_activate_shows_what_it_is():
    assert repr(nnbook.Activate("tanh")) == "Activate('tanh')"
    assert nnbook.Activate("tanh").output_shape((3, 4)) == (3, 4)
    assert repr(nnbook.Activate("elu", alpha=0.5)) == "Activate('elu', alpha=0.5)"
    assert nnbook.Activate("elu", alpha=0.5).config() == {"name": "elu", "alpha": 0.5}


def test_activate_takes_options(rng):
    layer = nnbook.Activate("leaky_relu", alpha=0.3)
    Z, dA = rng.normal(size=(2, 4, 3))
    np.testing.assert_array_equal(layer.forward(Z), np.where(Z > 0, Z, 0.3 * Z))
    np.testing.assert_array_equal(layer.backward(dA), np.where(Z > 0, dA, 0.3 * dA))
