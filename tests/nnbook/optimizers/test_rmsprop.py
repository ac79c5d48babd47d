"""RMSProp against its formula, in 60 digits."""

import numpy as np
import pytest

import nnbook
from tests.nnbook.optimizers.recurrences import each, gradients, rmsprop_reference, run


@pytest.mark.parametrize("rho", [0.0, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("eps", [1e-8, 0.1, 10.0])
def test_rmsprop_is_its_formula(rho, eps, rng):
    start, grads = rng.normal(size=4), gradients(rng)
    options = {"lr": 0.37, "rho": rho, "eps": eps}
    got = run(lambda theta: nnbook.RMSProp(theta, **options), start, grads)
    expected = each(rmsprop_reference, start, grads, **options)
    np.testing.assert_allclose(got, expected, rtol=1e-12)


def test_the_first_step_is_long():
    theta = np.zeros(1)
    rmsprop = nnbook.RMSProp(theta, lr=0.01, rho=0.9, eps=1e-30)
    rmsprop.step(np.array([5.0]))
    assert theta[0] == pytest.approx(-0.01 / np.sqrt(0.1), rel=1e-12)
    for _ in range(2000):
        before = theta.copy()
        rmsprop.step(np.array([5.0]))
    assert (theta - before)[0] == pytest.approx(-0.01, rel=1e-9)


def test_defaults():
    rmsprop = nnbook.RMSProp(np.zeros(1))
    assert (rmsprop.lr, rmsprop.rho, rmsprop.eps) == (1e-3, 0.9, 1e-8)
