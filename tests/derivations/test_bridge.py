"""A bridge falls where the numbers differ, or are none."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from derivations.bridge import Bridge, Point
from tests.derivations.small import CONTEXT, TRUE, K, j, nothing, squares, x


def broken(rng: np.random.Generator) -> Iterator[Point]:
    raise ValueError("no such network")


def test_a_bridge_measures_the_error() -> None:
    result = Bridge("b", "numpy", TRUE, squares).compare(TRUE.rhs, CONTEXT, 0)
    assert result.ok
    assert result.points == 3
    wrong = Bridge("b", "numpy", TRUE, squares).compare(3 * x[j], CONTEXT, 0)
    assert not wrong.ok
    assert wrong.max_error > 1e-3
    assert "3 of 3 points differ" in wrong.detail


@pytest.mark.parametrize("sample", [nothing, broken])
def test_a_bridge_without_points_fails(sample: Any) -> None:
    assert not Bridge("b", "numpy", TRUE, sample).compare(TRUE.rhs, CONTEXT, 0).ok


def test_a_bridge_to_nan_fails() -> None:
    def sample(rng: np.random.Generator) -> Iterator[Point]:
        yield Point(np.array([np.nan]), (j,), {K: 1}, {"x": np.ones(1)})

    assert not Bridge("b", "numpy", TRUE, sample).compare(TRUE.rhs, CONTEXT, 0).ok


def test_a_bridge_to_another_shape_fails() -> None:
    def sample(rng: np.random.Generator) -> Iterator[Point]:
        yield Point(np.ones((1, 1)), (j,), {K: 1}, {"x": np.ones(1)})

    assert not Bridge("b", "numpy", TRUE, sample).compare(TRUE.rhs, CONTEXT, 0).ok
