"""Errors name the argument, what it was, and what was expected."""

import re

import numpy as np
import pytest

from nnbook import validation as v


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: v.require(False, "a", "x", "y"), "a is 'x', expected y"),
        (
            lambda: v.require_choice("a", "x", ["p", "q"]),
            "a is 'x', expected one of p, q",
        ),
        (lambda: v.require_count("a", 0), "a is 0, expected an integer of at least 1"),
        (
            lambda: v.require_count("a", 2, 3),
            "a is 2, expected an integer of at least 3",
        ),
        (
            lambda: v.require_count("a", 1.0),
            "a is 1.0, expected an integer of at least 1",
        ),
        (
            lambda: v.require_count("a", "1"),
            "a is '1', expected an integer of at least 1",
        ),
        (
            lambda: v.require_count("a", None),
            "a is None, expected an integer of at least 1",
        ),
        (
            lambda: v.require_count("a", True),
            "a is True, expected an integer of at least 1",
        ),
        (
            lambda: v.require_number("a", 10**400),
            "a is 10000000000000000000000000000000000000...00000000000000000000000000"
            "0000000000000, expected a number that a float can hold",
        ),
        (
            lambda: v.require_between("a", 1, 0, 1),
            "a is 1, expected a number in [0, 1)",
        ),
        (
            lambda: v.require_between("a", -1, 0, 1),
            "a is -1, expected a number in [0, 1)",
        ),
        (
            lambda: v.require_between("a", 2, 0, 1),
            "a is 2, expected a number in [0, 1)",
        ),
        (
            lambda: v.require_between("a", -1, 0, 1, open_low=True),
            "a is -1, expected a number in (0, 1)",
        ),
        (
            lambda: v.require_between("a", 0, 0, 1, open_low=True),
            "a is 0, expected a number in (0, 1)",
        ),
        (
            lambda: v.require_rows("a", np.ones(3)),
            "a has shape (3,), expected (N, n) with N >= 1",
        ),
        (
            lambda: v.require_rows("a", np.ones((2, 3)), 4),
            "a has shape (2, 3), expected (N, 4) with N >= 1",
        ),
        (
            lambda: v.require_rows("a", np.ones((0, 3))),
            "a has shape (0, 3), expected (N, n) with N >= 1",
        ),
        (
            lambda: v.require_rows("a", np.ones((3, 0))),
            "a has shape (3, 0), expected (N, n) with N >= 1",
        ),
        (
            lambda: v.require_same_shape("a", np.ones(2), "b", np.ones(3)),
            "a has shape (2,), expected that of b, (3,)",
        ),
        (
            lambda: v.require_weights("a", [1, 2], 3),
            "a has shape (2,), expected (3,), the shape of one weight for each sample",
        ),
        (
            lambda: v.require_weights("a", [[1], [2]], 2),
            "a has shape (2, 1), expected (2,), the shape of one weight for each "
            "sample",
        ),
        (
            lambda: v.require_weights("a", [1, -1], 2),
            "a is [1, -1], expected numbers >= 0, not all of them 0",
        ),
        (
            lambda: v.require_weights("a", [0, 0], 2),
            "a is [0, 0], expected numbers >= 0, not all of them 0",
        ),
        (
            lambda: v.require_weights("a", [1, np.nan], 2),
            "a[1] is nan, expected finite numbers",
        ),
        (
            lambda: v.require_weights("a", [1j, 1], 2),
            "a has dtype complex128, expected float64",
        ),
        (
            lambda: v.require_labels("a", np.zeros(0, int)),
            "a is array([], dtype=int64), expected N >= 1 class indices, integers >= 0",
        ),
        (
            lambda: v.require_labels("a", [0, -1]),
            "a is [0, -1], expected N >= 1 class indices, integers >= 0",
        ),
        (
            lambda: v.require_dtype("int8"),
            "dtype is 'int8', expected float32, float64 or, for the complex step, "
            "complex128",
        ),
    ],
)
def test_messages(call, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        call()


def test_what_fits_is_returned():
    assert v.require_count("a", np.uint8(5)) == 5
    assert type(v.require_count("a", np.uint8(5))) is int
    assert v.require_count("a", 3, least=3) == 3
    assert v.require_between("a", 0, 0, 1) == 0
    assert v.require_between("a", 0.5, 0, 1) == 0.5
    assert v.require_between("a", 0.5, 0, 1, open_low=True) == 0.5
    assert v.require_dtype("float32") == np.float32
    weights = v.require_weights("a", [0, 3], 2)
    assert (weights.tolist(), weights.dtype) == ([0, 3], np.float64)
    v.require(True, "a", "x", "y")
    v.require_choice("a", "p", ["p"])
    v.require_rows("a", np.ones((1, 3)))
    assert v.require_labels("a", [4, 2]).tolist() == [4, 2]
    v.require_rows("a", np.ones((2, 3)), 3)
    v.require_same_shape("a", np.ones((1, 2)), "b", np.ones((1, 2)))


@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.uint64, np.int64])
def test_labels_become_machine_integers(dtype):
    labels = v.require_labels("a", np.array([3, 0], dtype))
    assert labels.dtype == np.intp
    assert labels.tolist() == [3, 0]


@pytest.mark.parametrize(
    "got",
    [
        [0.0] * 60000,
        [[1.0] * 784] * 1000,
        "x" * 10**6,
        np.ones((100, 100)),
        {str(i): i for i in range(1000)},
        10**200,
    ],
    ids=lambda got: type(got).__name__,
)
def test_messages_are_short_whatever_was_given(got):
    with pytest.raises(ValueError, match=r"^a is .*, expected b$") as refusal:
        v.require(False, "a", got, "b")
    assert len(str(refusal.value)) < 500
    with pytest.raises(ValueError, match=r"^a is .*, expected an array of numbers$"):
        v.as_array("a", [got, [1, [2]]])


@pytest.mark.parametrize("kind", [np.float64, np.float32, np.int64, np.uint8])
def test_scalars_of_numpy_become_floats_and_integers_stay(kind):
    assert type(v.require_between("a", kind(1), 0, 2)) is float
    assert type(v.require_between("a", 1, 0, 2)) is int
    with pytest.raises(ValueError, match=r"a is 1000.*, expected a number in"):
        v.require_between("a", 10**400, 0, np.inf)


def test_labels_that_no_index_can_be_are_refused():
    assert v.require_labels("a", np.array([2**63 - 1], np.uint64)).tolist() == [
        2**63 - 1
    ]
    with pytest.raises(ValueError, match=r"^a\[1\] is 9223372036854775808, expected "):
        v.require_labels("a", np.array([0, 2**63], np.uint64))


def test_a_gradient_comes_in_the_type_of_what_it_belongs_to():
    G = np.ones((2, 3), np.float32)
    assert v.as_gradient("a", G, (2, 3), G.dtype) is G
    for other in (np.float64, np.int8, bool, ">f4"):
        got = v.as_gradient("a", G.astype(other), (2, 3), G.dtype)
        assert got.dtype == np.float32
        np.testing.assert_array_equal(got, G)
    for wrong in (G + 1j, G.astype(str), G.astype(object), G[0], G.tolist(), None):
        with pytest.raises(ValueError, match=r"a (is|has) .*, expected"):
            v.as_gradient("a", wrong, (2, 3), G.dtype)


def test_masked_entries_have_no_number_whatever_their_type():
    masked = np.ma.masked_equal([[1, 9], [3, 4]], 9)
    for dtype in (np.float32, np.float64, np.int64, np.complex128):
        for like in (None, np.float32, np.complex128):
            with pytest.raises(ValueError, match=r"^a\[0, 1\] is --, expected numbers"):
                v.as_numbers("a", masked.astype(dtype), like)
    with pytest.raises(ValueError, match=r"^a\[1\] is --, expected numbers"):
        v.require_labels("a", masked[0])
    whole = np.ma.array([[1.0, 2.0]])
    for plain in (v.as_numbers("a", whole), v.as_numbers("a", whole, whole.dtype)):
        assert type(plain) is np.ndarray
        np.testing.assert_array_equal(plain, [[1, 2]])


def test_what_numpy_cannot_convert_is_refused():
    torch = pytest.importorskip("torch")
    for got in (torch.ones(2, requires_grad=True), torch.ones(2, dtype=torch.bfloat16)):
        with pytest.raises(
            ValueError, match=r"a is tensor.*, expected an array of num"
        ):
            v.as_numbers("a", got)


@pytest.mark.parametrize("dtype", ["f2", "f4", "f8", "g", "c16", "i8"])
def test_what_is_finite_may_have_squares_that_are_not(dtype):
    largest = np.finfo(dtype).max if dtype != "i8" else np.iinfo(dtype).max
    v.require_finite("a", np.array([[largest, 0], [1, largest]], dtype))


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf, complex(1, np.nan)])
def test_one_number_that_is_not_finite_is_found(wrong):
    a = np.ones((2, 3), type(wrong))
    a[1, 2] = wrong
    with pytest.raises(ValueError, match=r"a\[1, 2\] is .*, expected finite numbers"):
        v.require_finite("a", a)
