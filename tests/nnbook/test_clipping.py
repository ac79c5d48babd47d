"""Clipping against 60 digits, laws, and PyTorch."""

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

import nnbook
from tests.nnbook.references import big

DTYPES = [np.float32, np.float64]
each_dtype = pytest.mark.parametrize("dtype", DTYPES)


def gradients(dtype):
    """Gradients of every length and of all sizes that the dtype knows."""
    width = np.dtype(dtype).itemsize * 8
    entries = st.floats(allow_nan=False, allow_infinity=False, width=width)
    return arrays.arrays(dtype, st.integers(1, 6), elements=entries)


def norm(vector):
    """||vector|| in 60 digits, rounded at the end."""
    return float(mpmath.norm([big(g) for g in vector.ravel()], 2))


@each_dtype
@pytest.mark.parametrize("shape", [(1,), (7,), (3, 4), ()])
def test_norm_is_the_root_of_the_sum_of_squares(dtype, shape, rng):
    grad = np.array(rng.normal(size=shape), dtype)
    assert nnbook.clip_by_norm(grad, 1e9) == pytest.approx(norm(grad), rel=1e-15)
    assert type(nnbook.clip_by_norm(grad, 1e9)) is float


@each_dtype
def test_a_long_gradient_is_scaled_to_the_limit(dtype, rng):
    grad = rng.normal(size=50).astype(dtype)
    start = grad.astype(np.float64)
    before = nnbook.clip_by_norm(grad, 0.3)
    assert grad.dtype == dtype
    assert before == pytest.approx(np.linalg.norm(start), rel=1e-15)
    rounding = 4 * np.finfo(dtype).eps
    np.testing.assert_allclose(grad, start * (0.3 / before), rtol=rounding)


@each_dtype
def test_a_gradient_within_the_limit_is_not_touched(dtype, rng):
    """Not by a single bit, also where the norm is the limit."""
    for _ in range(100):
        grad = rng.normal(size=5).astype(dtype)
        start = grad.copy()
        limit = nnbook.clip_by_norm(grad, np.inf)
        nnbook.clip_by_norm(grad, limit)
        nnbook.clip_by_norm(grad, limit * 2)
        np.testing.assert_array_equal(grad, start)


@given(st.data(), st.sampled_from(DTYPES), st.floats(1e-3, 1e3))
def test_laws_of_clipping_by_norm(data, dtype, limit):
    """No longer than the limit, same direction, and a second time changes nothing."""
    grad = data.draw(gradients(dtype))
    start = grad.copy()
    before = nnbook.clip_by_norm(grad, limit)
    rounding = 8 * float(np.finfo(dtype).eps)
    assert np.isfinite(grad).all()
    if np.isfinite(before):
        assert before == pytest.approx(norm(start), rel=1e-14, abs=5e-324)
        assert norm(grad) == pytest.approx(min(before, limit), rel=rounding)
    assert norm(grad) <= limit * (1 + rounding)
    largest = np.abs(start).argmax()
    if start[largest]:
        cosine = np.divide(grad, grad[largest], dtype=float)
        expected = np.divide(start, start[largest], dtype=float)
        np.testing.assert_allclose(
            cosine, expected, rtol=rounding, atol=np.finfo(dtype).tiny / 1e-4
        )
    again = grad.copy()
    nnbook.clip_by_norm(again, limit)
    np.testing.assert_allclose(again, grad, rtol=rounding, atol=1e-300)


@pytest.mark.parametrize(
    ("dtype", "size"), [(np.float32, 3e38), (np.float32, 1e-42), (np.float64, 1e-300)]
)
def test_squares_neither_overflow_nor_vanish(dtype, size):
    grad = np.full(4, size, dtype)
    exact = 2 * float(grad[0])
    assert nnbook.clip_by_norm(grad, size) == pytest.approx(exact, rel=1e-14)
    np.testing.assert_allclose(grad, size / 2, rtol=1e-3)


def test_a_norm_beyond_all_numbers_is_infinite_and_still_clipped():
    grad = np.full(4, 1.7e308)
    assert nnbook.clip_by_norm(grad, 1) == np.inf
    np.testing.assert_allclose(grad, 0.5, rtol=1e-15)


def test_an_infinite_limit_only_measures_even_then():
    grad = np.full(4, 1.7e308)
    assert nnbook.clip_by_norm(grad, np.inf) == np.inf
    np.testing.assert_array_equal(grad, 1.7e308)


@pytest.mark.parametrize("size", [1e-10, 1e-42])
def test_a_limit_far_below_the_norm_does_not_vanish_in_float32(size):
    grad = np.array([3e38, 0], np.float32)
    nnbook.clip_by_norm(grad, size)
    np.testing.assert_allclose(grad, [size, 0], rtol=1e-3)


@each_dtype
@pytest.mark.parametrize("entries", [[], [0.0], [0.0, -0.0]])
def test_a_gradient_without_length_has_norm_zero(dtype, entries):
    grad = np.array(entries, dtype)
    assert nnbook.clip_by_norm(grad, 1) == 0
    nnbook.clip_by_value(grad, 1)
    np.testing.assert_array_equal(grad, entries)
    assert grad.dtype == dtype


@given(st.data(), st.sampled_from(DTYPES), st.floats(1e-300, 1e300) | st.just(np.inf))
def test_laws_of_clipping_by_value(data, dtype, limit):
    grad = data.draw(gradients(dtype))
    start = grad.copy()
    assert nnbook.clip_by_value(grad, limit) is None
    assert grad.dtype == dtype
    for after, before in zip(grad, start, strict=True):
        inside = -limit <= float(before) <= limit
        with np.errstate(over="ignore"):
            limited = np.float64(np.copysign(limit, before)).astype(dtype)
        assert after == (before if inside else limited)


@each_dtype
@pytest.mark.parametrize("name", ["clip_by_norm", "clip_by_value"])
@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
def test_what_is_not_finite_is_refused_and_left_alone(dtype, name, wrong):
    grad = np.array([5.0, wrong], dtype)
    with pytest.raises(ValueError, match=rf"grad\[1\] is {wrong}, expected finite"):
        getattr(nnbook, name)(grad, 1)
    np.testing.assert_array_equal(grad, [5, wrong])


@pytest.mark.parametrize("name", ["clip_by_norm", "clip_by_value"])
@pytest.mark.parametrize("limit", [0, -1, np.nan, None, "1"])
def test_a_bad_limit_is_refused_before_anything_changes(name, limit):
    grad = np.array([5.0, -5.0])
    with pytest.raises(
        ValueError, match=r"limit is .*, expected a number in \(0, inf\]"
    ):
        getattr(nnbook, name)(grad, limit)
    np.testing.assert_array_equal(grad, [5, -5])


@pytest.mark.parametrize("name", ["clip_by_norm", "clip_by_value"])
def test_a_gradient_that_cannot_be_changed_is_refused_whatever_its_size(name):
    grad = np.array([0.5])
    grad.flags.writeable = False
    with pytest.raises(ValueError, match="grad is 'read-only', expected an array that"):
        getattr(nnbook, name)(grad, 1)


@pytest.mark.parametrize("name", ["clip_by_norm", "clip_by_value"])
def test_a_view_is_changed_where_it_lies(name):
    theta = np.arange(6.0)
    getattr(nnbook, name)(theta[2::2], 1.0)
    np.testing.assert_array_equal(theta[[0, 1, 3, 5]], [0, 1, 3, 5])
    assert np.abs(theta[[2, 4]]).max() <= 1


@each_dtype
@pytest.mark.parametrize("limit", [0.1, 3.0, 1e3])
def test_agrees_with_torch(dtype, limit, rng):
    """Up to the 1e-6 that PyTorch adds to the norm before it divides."""
    torch = pytest.importorskip("torch")
    from torch.nn.utils import clip_grad_norm_, clip_grad_value_

    start = rng.normal(size=20).astype(dtype)
    leaf = torch.zeros(20, requires_grad=True)
    for ours, theirs, rtol in [
        (nnbook.clip_by_norm, clip_grad_norm_, 1e-5),
        (nnbook.clip_by_value, clip_grad_value_, 0),
    ]:
        grad = start.copy()
        leaf = torch.tensor(np.zeros(20, dtype), requires_grad=True)
        leaf.grad = torch.tensor(start)
        got, expected = ours(grad, limit), theirs([leaf], limit)
        np.testing.assert_allclose(grad, leaf.grad.numpy(), rtol=rtol)
        if got is not None:
            assert got == pytest.approx(expected.item(), rel=1e-6)
