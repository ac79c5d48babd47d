"""Measures of regression, against scikit-learn and by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import nnbook

PAIRS = {
    "mean_squared_error": nnbook.mean_squared_error,
    "root_mean_squared_error": nnbook.root_mean_squared_error,
    "mean_absolute_error": nnbook.mean_absolute_error,
    "r2_score": nnbook.r2_score,
}
SHAPES = st.tuples(st.integers(2, 8), st.integers(1, 3)) | st.tuples(st.integers(2, 8))
NUMBERS = st.sampled_from([0.0, 0.1, 1.0, -2.0, 3.5, 1e3])


@pytest.mark.parametrize("name", PAIRS)
@settings(max_examples=50)
@given(data=st.data())
def test_agrees_with_scikit_learn(name, data):
    metrics = pytest.importorskip("sklearn.metrics")
    shape = data.draw(SHAPES)
    Y, P = (data.draw(arrays(float, shape, elements=NUMBERS)) for _ in range(2))
    if name == "r2_score":
        # What rounds away from a constant is a variance there and none here.
        Y = Y.round()
    w = data.draw(st.none() | st.just(np.arange(len(Y)) + 0.5))
    mine, theirs = PAIRS[name], getattr(metrics, name)
    got = mine(Y, P, weights=w)
    assert got == pytest.approx(theirs(Y, P, sample_weight=w), rel=1e-9, abs=1e-12)
    assert type(got) is float
    columns = (len(Y), -1)
    raw = theirs(
        Y.reshape(columns),
        P.reshape(columns),
        sample_weight=w,
        multioutput="raw_values",
    )
    each = mine(Y, P, weights=w, per_output=True)
    assert each.shape == (1 if Y.ndim == 1 else Y.shape[1],)
    np.testing.assert_allclose(each, raw, rtol=1e-9, atol=1e-12)


def test_by_hand():
    Y, P = [1, 2, 3, 4], [1, 4, 3, 0]
    assert nnbook.mean_squared_error(Y, P) == 5
    assert nnbook.root_mean_squared_error(Y, P) == np.sqrt(5)
    assert nnbook.mean_absolute_error(Y, P) == 1.5
    assert nnbook.r2_score(Y, P) == 1 - 20 / 5
    assert nnbook.mean_absolute_error(Y, P, weights=[1, 0, 1, 2]) == 2


def test_the_root_is_taken_of_each_output():
    Y, P = np.zeros((1, 2)), np.array([[3.0, 4.0]])
    assert nnbook.root_mean_squared_error(Y, P) == 3.5
    each = nnbook.root_mean_squared_error(Y, P, per_output=True)
    np.testing.assert_array_equal(each, [3, 4])


@given(Y=arrays(float, (6, 2), elements=st.floats(-10, 10)))
def test_the_mean_has_no_r2(Y):
    P = np.broadcast_to(Y.mean(axis=0), Y.shape)
    if (Y.std(axis=0) > 1e-3).all():
        assert nnbook.r2_score(Y, P) == pytest.approx(0, abs=1e-9)
        assert nnbook.r2_score(Y, Y) == 1
        assert nnbook.r2_score(Y, 2 * P - Y) == pytest.approx(-3, abs=1e-9)


def test_what_does_not_vary_is_right_or_wrong():
    Y = np.full(3, 0.1)  # whose mean is not 0.1 in floating point
    assert nnbook.r2_score(Y, Y) == 1
    assert nnbook.r2_score(Y, [0.1, 0.1, 0.2]) == 0
    columns = np.stack([Y, [1, 2, 3]], axis=1)
    np.testing.assert_array_equal(
        nnbook.r2_score(columns, columns - np.array([1, 0]), per_output=True), [0, 1]
    )
    # The last sample does not count, so that nothing varies.
    assert nnbook.r2_score([0.1] * 6 + [5], [0.2] * 7, weights=[1] * 6 + [0]) == 0
    # The square of what varies is lost.
    assert nnbook.r2_score([0, 1e-200], [0, 1]) == 0


@pytest.mark.parametrize("score", PAIRS.values())
def test_a_weight_is_a_number_of_copies(score, rng):
    Y, P = rng.normal(size=(2, 20, 3))
    copies = rng.integers(3, size=20)
    expected = score(Y.repeat(copies, axis=0), P.repeat(copies, axis=0))
    assert score(Y, P, weights=copies) == pytest.approx(expected, rel=1e-13)


def test_one_sample_has_an_error_but_no_r2():
    assert nnbook.mean_absolute_error([1], [3]) == 2
    assert nnbook.mean_absolute_error([[1, 2]], [[3, 3]]) == 1.5
    assert nnbook.r2_score([1, 2], [1, 2]) == 1
