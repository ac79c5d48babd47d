"""Samples for training, and samples that training never sees."""

from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.preprocessing.strata import in_strata, strata
from nnbook.types import Labels
from nnbook.validation import (
    as_array,
    require,
    require_between,
    require_count,
    require_generator,
)


def train_test_split(
    *arrays: npt.ArrayLike,
    test: float = 0.2,
    stratify: npt.ArrayLike | None = None,
    rng: np.random.Generator | int = 0,
) -> tuple[npt.NDArray[Any], ...]:
    """(X_train, X_test, y_train, y_test) from X, y: for each array its two parts.

    `test` is a share of the N samples, rounded to at least one of them, or a number of
    samples. With `stratify`, class indices (N,) or one-hot rows (N, K), every class has
    in each part its share of the samples to within one; where that is less than one,
    chance decides which classes a part has. Both parts are in random order, the same
    one for all arrays. Raises ValueError for arrays of different lengths, for a part
    that would be empty, and for a class of one sample, which cannot be in both parts.
    Source: Madow and Madow (1944), On the theory of systematic sampling.

    >>> y = [0, 0, 0, 0, 1, 1, 1, 1]
    >>> train, test = train_test_split(y, test=0.5, stratify=y)
    >>> train.sum(), test.sum()
    (np.int64(2), np.int64(2))
    """
    samples = _all_samples(arrays)
    count = _part("test", test, len(samples[0]))
    labels = strata(stratify, len(samples[0]), parts=2)
    parts = set_apart(count, labels, require_generator("rng", rng))
    return tuple(array[part] for array in samples for part in parts)


def train_validation_test_split(
    *arrays: npt.ArrayLike,
    validation: float = 0.2,
    test: float = 0.2,
    stratify: npt.ArrayLike | None = None,
    rng: np.random.Generator | int = 0,
) -> tuple[npt.NDArray[Any], ...]:
    """(X_train, X_val, X_test, y_train, ...) from X, y: each array in three parts.

    First the test data are set apart, then the validation data from the rest. Both are
    shares of all N samples, or numbers of samples; a class may be off its share by one
    sample at each step. The rest as in `train_test_split`. Raises ValueError where that
    does, and for a class of fewer than three samples.
    """
    samples = _all_samples(arrays)
    N = len(samples[0])
    tested = _part("test", test, N)
    validated = _part("validation", validation, N, room=N - tested)
    labels, generator = strata(stratify, N, parts=3), require_generator("rng", rng)
    rest, testing = set_apart(tested, labels, generator)
    training, validating = set_apart(validated, labels[rest], generator)
    parts = (rest[training], rest[validating], testing)
    return tuple(array[part] for array in samples for part in parts)


def set_apart(
    count: int, labels: Labels, rng: np.random.Generator
) -> tuple[Labels, Labels]:
    """N - n and n indices, in random order; of class k, n N_k / N to within one.

    With the samples class by class, the n are taken at equal distances from a random
    start: each of them then has the same chance, n / N, whatever its class.
    """
    N = len(labels)
    order, start = in_strata(labels, rng), rng.integers(N)
    taken = np.diff((np.arange(N + 1) * count + start) // N) > 0
    return rng.permutation(order[~taken]), rng.permutation(order[taken])


def _all_samples(arrays: tuple[npt.ArrayLike, ...]) -> list[npt.NDArray[Any]]:
    """The arrays, with N >= 2 samples each. Raises ValueError."""
    require(len(arrays) > 0, "arrays", arrays, "at least one array")
    samples = [as_array(f"arrays[{i}]", array) for i, array in enumerate(arrays)]
    for i, array in enumerate(samples):
        fits = array.ndim > 0 and len(array) == len(samples[0]) >= 2
        expected = "(N, ...) with the same N >= 2 as the other arrays"
        require(fits, f"arrays[{i}]'s shape", array.shape, expected)
    return samples


def _part(name: str, size: Any, N: int, room: int | None = None) -> int:
    """How many samples a part has. Raises ValueError unless it leaves others."""
    room = N if room is None else room
    if isinstance(size, int | np.integer):
        count = require_count(name, size)
    else:
        share = require_between(name, size, 0, 1, open_low=True)
        count = max(1, round(share * N))
    require(count < room, name, size, f"fewer than the {room} samples there are")
    return count
