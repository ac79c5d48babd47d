"""What these tests share."""

import numpy as np
import pytest


@pytest.fixture
def rng():
    """A generator of the test's own, the same in every run."""
    return np.random.default_rng(20240229)
