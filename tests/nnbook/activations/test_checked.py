"""The public functions: everything that is numbers comes in, nothing else does."""

import inspect
import pickle

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import nnbook
from tests.nnbook import references as ref

NAMES = list(nnbook.ACTIVATIONS)
each_name = pytest.mark.parametrize("name", NAMES)


@each_name
@pytest.mark.parametrize("rows", [[[-1, 0, 2], [3, -4, 5]], [[True, False, True]]])
def test_lists_and_integers_become_floats(name, rows, rng):
    f, vjp = getattr(nnbook, name), getattr(nnbook, f"{name}_vjp")
    Z = np.array(rows, float)
    A = nnbook.ACTIVATIONS[name].f(Z)
    for form in (rows, np.array(rows), tuple(rows)):
        assert f(form).dtype == np.float64
        np.testing.assert_array_equal(f(form), A)
    dA = rng.normal(size=Z.shape)
    expected = nnbook.ACTIVATIONS[name].vjp(dA, Z, A)
    got = vjp(dA.tolist(), rows, A.tolist())
    np.testing.assert_array_equal(got, expected)
    np.testing.assert_array_equal(vjp(A=A, Z=Z, dA=dA), expected)
    np.testing.assert_array_equal(f(Z=Z), A)


@each_name
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex128])
def test_types_pass_through(name, dtype, rng):
    Z = rng.normal(size=(2, 3)).astype(dtype)
    A = getattr(nnbook, name)(Z)
    assert A.dtype == dtype
    assert getattr(nnbook, f"{name}_vjp")(Z, Z, A).dtype == dtype


@pytest.mark.parametrize("name", ["leaky_relu", "elu"])
def test_alpha_reaches_the_formula(name, rng):
    Z, dA = rng.normal(size=(2, 3, 4))
    pair = nnbook.make_activation(name, alpha=0.4)
    A = getattr(nnbook, name)(Z, alpha=0.4)
    np.testing.assert_array_equal(A, pair.f(Z))
    got = getattr(nnbook, f"{name}_vjp")(dA, Z, A, alpha=0.4)
    np.testing.assert_array_equal(got, pair.vjp(dA, Z, A))


def test_an_option_does_not_change_the_type():
    Z = np.ones((1, 2), np.float32)
    for T in (np.float64(2), np.float32(2), 2, np.int64(2)):
        assert nnbook.softmax(Z, temperature=T).dtype == np.float32
        made = nnbook.make_activation("softmax", temperature=T)
        assert made.f(Z).dtype == np.float32


def test_numbers_alone_have_no_rows_but_other_functions():
    assert nnbook.relu(-2) == 0
    assert nnbook.sigmoid(0) == 0.5
    assert nnbook.relu([]).shape == (0,)
    assert nnbook.softmax([3]) == [1]
    assert nnbook.softmax(np.empty((0, 2))).shape == (0, 2)


@each_name
def test_the_formula_is_what_is_shown(name):
    for public in (getattr(nnbook, name), getattr(nnbook, f"{name}_vjp")):
        source = inspect.getsource(public)
        assert source.startswith(f"def {public.__name__}(")
        assert public.__doc__ == public.__wrapped__.__doc__
        assert pickle.loads(pickle.dumps(public)) is public


def test_inputs_stay_where_something_is_refused():
    Z = np.ones((2, 2))
    with pytest.raises(ValueError, match="dA has shape"):
        nnbook.relu_vjp(np.ones(3), Z, Z)
    np.testing.assert_array_equal(Z, 1)


@each_name
@given(
    row=st.lists(
        st.floats(width=32, allow_nan=False, allow_infinity=False),
        min_size=1,
        max_size=3,
    )
)
@example(row=[3e38, -3e38])
def test_no_finite_number_warns(name, row):
    """In float32 numbers may differ by more than it holds."""
    f, vjp = getattr(nnbook, name), getattr(nnbook, f"{name}_vjp")
    Z = np.array([row], np.float32)
    A = f(Z)
    assert not np.isnan(A).any()
    dA = np.full_like(Z, 2)
    if name != "log_softmax":  # whose A is -inf where it is beyond float32
        assert not np.isnan(vjp(dA, Z, A)).any()


@each_name
def test_matrices_are_arrays(name, rng):
    Z = rng.normal(size=(2, 2))
    A = getattr(nnbook, name)(Z)
    vjp = getattr(nnbook, f"{name}_vjp")
    expected = vjp(Z, Z, A)
    for kind in ref.SUBCLASSES:
        got = getattr(nnbook, name)(kind(Z))
        assert type(got) is np.ndarray
        np.testing.assert_array_equal(got, A)
        np.testing.assert_array_equal(vjp(kind(Z), kind(Z), kind(A)), expected)
