"""The L2 penalty against its formula and the complex step."""

import numpy as np
import pytest

import nnbook
from tests.nnbook import references as ref


@pytest.mark.parametrize("strength", [0.0, 0.3, 5])
def test_penalty_is_its_formula(strength, rng):
    theta = ref.read_only(rng.normal(size=7))
    mask = (rng.random(7) > 0.4).astype(float)
    value, slope = nnbook.l2_penalty(theta, mask, strength)
    assert value == pytest.approx(strength / 2 * (theta[mask == 1] ** 2).sum())
    np.testing.assert_array_equal(slope, strength * np.where(mask == 1, theta, 0))
    expected = ref.complex_step(
        lambda t: nnbook.l2_penalty(t, mask, strength)[0], theta
    )
    assert ref.distance(slope, expected) < 1e-15


def test_the_type_is_kept():
    theta = np.ones(3, np.float32)
    value, slope = nnbook.l2_penalty(theta, theta, 0.5)
    assert (value.dtype, slope.dtype) == (np.float32, np.float32)
