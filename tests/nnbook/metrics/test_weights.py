"""How much each sample counts."""

import numpy as np
import pytest

from nnbook.metrics.weights import sample_weights


def test_all_count_alike_by_default():
    weights = sample_weights(None, 3)
    assert weights.tolist() == [1, 1, 1]
    assert weights.dtype == np.float64


@pytest.mark.parametrize("given", [[0, 2], np.array([0, 2], np.float32), (0, 2.0)])
def test_weights_become_float64(given):
    weights = sample_weights(given, 2)
    assert weights.tolist() == [0, 2]
    assert weights.dtype == np.float64


@pytest.mark.parametrize("wrong", [[1, -1], [0, 0], [1], [[1, 1]], [1, np.inf], ["a"]])
def test_others_are_refused(wrong):
    with pytest.raises(ValueError, match=r"^weights"):
        sample_weights(wrong, 2)
