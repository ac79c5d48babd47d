"""A set of data is a pair: what is none is refused by name."""

import numpy as np
import pytest

from nnbook.datasets.base import Dataset, require_dataset


def test_a_pair_becomes_arrays():
    X, y = require_dataset("data", ([[1, 2], [3, 4]], [0, 1]))
    assert X.dtype == np.float64
    assert y.tolist() == [0, 1]


def test_arrays_are_taken_as_they_are(rng):
    X = rng.normal(size=(4, 1, 3, 3)).astype(np.float32)
    data = require_dataset("data", Dataset(X, np.array([0, 1, 2, 3])))
    assert isinstance(data, Dataset)
    assert data.X is X


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, r"^pair is None, expected a pair \(X, y\)"),
        ([[[1]], [0]], r"^pair is .*, expected a pair"),
        (([[1]], [0], [0]), r"^pair is .*, expected a pair"),
        (([["a"]], [0]), r"^pair\.X has dtype <U1, expected numbers"),
        (([[1]], [-1]), r"^pair\.y is \[-1\], expected N >= 1 class indices"),
        (
            (np.ones((3, 2)), [0, 1]),
            r"^pair\.X's shape is .3, 2., expected .* N = 2, as many .* as pair\.y",
        ),
        ((1.0, [0]), r"^pair\.X's shape is \(\), expected \(N, \.\.\.\) with N = 1"),
    ],
)
def test_what_is_no_pair_is_refused(data, message):
    with pytest.raises(ValueError, match=message):
        require_dataset("pair", data)
