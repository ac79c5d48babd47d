"""Scalers, against scikit-learn, back and forth, and on data that never vary."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import nnbook
from tests.nnbook.references import read_only

KINDS = {"StandardScaler": nnbook.StandardScaler, "MinMaxScaler": nnbook.MinMaxScaler}
COLUMNS = arrays(
    float, (5, 3), elements=st.floats(-1e3, 1e3).map(lambda x: round(x, 3))
)


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=50)
@given(train=COLUMNS, other=COLUMNS)
def test_agrees_with_scikit_learn(name, train, other):
    preprocessing = pytest.importorskip("sklearn.preprocessing")
    theirs = getattr(preprocessing, name)().fit(train)
    mine = KINDS[name]().fit(train)
    for X in (train, other):
        near = {"rtol": 1e-9, "atol": 1e-9}
        np.testing.assert_allclose(mine.transform(X), theirs.transform(X), **near)
        back = theirs.inverse_transform(X)
        np.testing.assert_allclose(mine.inverse_transform(X), back, **near)


@pytest.mark.parametrize("low_high", [(-1, 1), (0, 255.0), (2, 2.5)])
def test_other_ranges_agree_with_scikit_learn(low_high, rng):
    preprocessing = pytest.importorskip("sklearn.preprocessing")
    X = rng.normal(size=(20, 3))
    X[:, 1] = 7
    theirs = preprocessing.MinMaxScaler(low_high).fit(X)
    mine = nnbook.MinMaxScaler(*low_high).fit(X)
    for data in (X, rng.normal(size=(4, 3))):
        np.testing.assert_allclose(mine.transform(data), theirs.transform(data))


def test_standard_by_hand():
    scaler = nnbook.StandardScaler()
    fitted = scaler.fit([[1, 10], [3, 10], [5, 10]])
    assert fitted is scaler
    np.testing.assert_array_equal(scaler.shift, [[3, 10]])
    np.testing.assert_allclose(scaler.scale, [[np.sqrt(8 / 3), 1]], rtol=1e-15)
    np.testing.assert_array_equal(scaler.inverse_transform([[0, 2.0]]), [[3, 12]])


def test_min_max_by_hand():
    scaler = nnbook.MinMaxScaler(-1, 1)
    Z = scaler.fit_transform([[1, 7], [3, 7], [5, 7]])
    np.testing.assert_array_equal(Z, [[-1, -1], [0, -1], [1, -1]])
    np.testing.assert_array_equal(scaler.transform([[7, 8]]), [[2, 1]])


@pytest.mark.parametrize("axis", [0, (0,), (0, 2, 3), (3, 0), None])
def test_axes_of_images(axis, rng):
    X = rng.normal(3, 5, size=(6, 3, 4, 2))
    Z = nnbook.StandardScaler(axis).fit_transform(X)
    np.testing.assert_allclose(Z.mean(axis), 0, atol=1e-14)
    np.testing.assert_allclose(Z.std(axis), 1, rtol=1e-14)
    Z = nnbook.MinMaxScaler(axis=axis).fit_transform(X)
    np.testing.assert_array_equal(Z.min(axis), 0)
    np.testing.assert_array_equal(Z.max(axis), 1)


@pytest.mark.parametrize("kind", KINDS.values())
def test_by_default_each_feature_has_its_own(kind, rng):
    X = rng.normal(size=(9, 4))
    assert kind().fit(X).scale.shape == kind(axis=0).fit(X).shift.shape == (1, 4)
    assert kind(axis=None).fit(X).scale.shape == (1, 1)


@pytest.mark.parametrize("kind", KINDS.values())
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_types_stay_and_inputs_too(kind, dtype, rng):
    X = read_only(rng.normal(size=(9, 4)).astype(dtype))
    scaler = kind()
    Z = scaler.fit_transform(X)
    assert Z.dtype == scaler.inverse_transform(Z).dtype == dtype
    np.testing.assert_allclose(scaler.inverse_transform(Z), X, rtol=1e-5, atol=1e-6)
    assert scaler.shift.dtype == scaler.scale.dtype == np.float64


@pytest.mark.parametrize("kind", KINDS.values())
def test_targets_without_columns_are_scaled_too(kind, rng):
    y = rng.normal(size=9)
    Z = kind().fit_transform(y)
    np.testing.assert_array_equal(Z[:, None], kind().fit_transform(y[:, None]))


@pytest.mark.parametrize("value", [0.1, 1e-5, 1e9 / 3, -0.7])
@pytest.mark.parametrize("N", [1, 3, 10])
def test_what_never_varies_is_only_shifted(value, N):
    X = np.full((N, 1), value)
    scaler = nnbook.StandardScaler().fit(X)
    assert (scaler.transform(X) == 0).all()
    np.testing.assert_allclose(scaler.transform(X + 2), 2, rtol=1e-6)
    assert (nnbook.MinMaxScaler().fit_transform(X) == 0).all()


@pytest.mark.parametrize("kind", KINDS.values())
def test_what_varies_by_rounding_alone_is_only_shifted(kind):
    thirds = np.array([[0.3], [0.1 + 0.2], [0.3]])
    assert (abs(kind().fit_transform(thirds)) < 1e-15).all()
    single = np.array([[1], [1 + 2**-22], [1]], np.float32)
    assert (abs(kind().fit_transform(single)) < 1e-6).all()
    assert kind().fit_transform(single.astype(float)).max() >= 1
    mixed = kind().fit_transform(np.hstack([thirds, [[1], [2], [3]]]))
    assert abs(mixed[:, 0]).max() < 1e-15
    assert mixed[:, 1].max() >= 1
    assert kind().fit_transform(-1 - 1e-14 * np.arange(3.0)).max() >= 1
    tiny = np.array([[1e-50], [3e-50]])
    assert kind().fit_transform(tiny).max() > 0.99
    beside = kind().fit_transform([[1e20, 10], [2e20, 30]])
    np.testing.assert_allclose(beside.max(axis=0), 1)


@pytest.mark.parametrize("kind", KINDS.values())
def test_a_type_that_cannot_hold_the_scale_is_refused(kind):
    for numbers in ([1e-50, 3e-50], [1e100, 2e100]):
        scaler = kind().fit(numbers)
        for use in (scaler.transform, scaler.inverse_transform):
            assert np.isfinite(use([1e-50])).all()
            with pytest.raises(ValueError, match=r"^X has dtype float32, expected one"):
                use(np.ones(1, np.float32))


def test_numbers_come_from_the_training_data_alone(rng):
    train, test = rng.normal(size=(2, 8, 3))
    scaler = nnbook.StandardScaler().fit(train)
    expected = (test - train.mean(axis=0)) / train.std(axis=0)
    np.testing.assert_allclose(scaler.transform(test), expected, rtol=1e-13)
    again = scaler.fit(test).transform(test)
    np.testing.assert_allclose(again.mean(axis=0), 0, atol=1e-15)


def test_float32_means_are_summed_in_float64():
    X = np.full((1 << 20, 1), 0.1, np.float32)
    X[0] = 4096
    shift = nnbook.StandardScaler().fit(X).shift
    assert shift.item() == pytest.approx(X.mean(dtype=np.float64), rel=1e-12)


def test_a_failed_fit_changes_nothing(rng):
    X = rng.normal(size=(4, 2))
    scaler = nnbook.StandardScaler().fit(X)
    before = scaler.transform(X)
    with pytest.raises(ValueError, match="X"):
        scaler.fit([[np.nan]])
    np.testing.assert_array_equal(scaler.transform(X), before)
