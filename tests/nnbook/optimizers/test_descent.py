"""Gradient descent against its formula, in fractions."""

import numpy as np

import nnbook
from tests.nnbook.optimizers.recurrences import (
    descent_reference,
    each,
    gradients,
    run,
)


def test_descent_is_its_formula(rng):
    start, grads = rng.normal(size=4), gradients(rng)
    got = run(lambda theta: nnbook.GradientDescent(theta, lr=0.37), start, grads)
    expected = each(descent_reference, start, grads, lr=0.37)
    np.testing.assert_allclose(got, expected, rtol=1e-12)
