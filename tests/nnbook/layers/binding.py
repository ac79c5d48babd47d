"""Layers over vectors of their own."""

import numpy as np
import pytest


def bound(layer, rng, dtype=float):
    """The layer over vectors of its own, filled at random."""
    theta = rng.normal(size=layer.parameter_count).astype(dtype)
    grad = rng.normal(size=layer.parameter_count).astype(dtype)
    layer.bind(theta, grad)
    return theta, grad


def assert_other_vectors_are_refused(layer, rng):
    """Vectors of another length are named, and the layer keeps the ones it has."""
    theta, grad = bound(layer, rng)
    before = dict(vars(layer))
    for other in (theta[1:], np.append(grad, 1.0)):
        for name, pair in (("theta", (other, grad)), ("grad", (theta, other))):
            with pytest.raises(ValueError, match=f"^{name} has shape"):
                layer.bind(*pair)
    assert all(vars(layer)[name] is value for name, value in before.items())
