"""Layers over vectors of their own."""


def bound(layer, rng, dtype=float):
    """The layer over vectors of its own, filled at random."""
    theta = rng.normal(size=layer.parameter_count).astype(dtype)
    grad = rng.normal(size=layer.parameter_count).astype(dtype)
    layer.bind(theta, grad)
    return theta, grad
