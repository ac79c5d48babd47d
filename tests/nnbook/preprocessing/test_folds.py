"""Folds: every sample is held out once, and classes are spread evenly."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnbook


@given(N=st.integers(2, 40), data=st.data(), stratified=st.booleans())
def test_every_index_is_held_out_once(N, data, stratified):
    k = data.draw(st.integers(2, N))
    y = np.random.default_rng(N).integers(3, size=N)
    folds = nnbook.k_fold(N, k, stratify=y if stratified else None, rng=N)
    assert len(folds) == k
    held_out = np.concatenate([held for _, held in folds])
    assert sorted(held_out) == list(range(N))
    for train, held in folds:
        assert sorted([*train, *held]) == list(range(N))
        assert (np.diff(train) > 0).all()
        assert (np.diff(held) > 0).all()
    sizes = [len(held) for _, held in folds]
    assert max(sizes) - min(sizes) <= 1
    for c in range(3 if stratified else 0):
        of_class = [(y[held] == c).sum() for _, held in folds]
        assert max(of_class) - min(of_class) <= 1


def test_as_even_as_scikit_learns_folds(rng):
    selection = pytest.importorskip("sklearn.model_selection")
    y = rng.integers(4, size=103)
    theirs = selection.StratifiedKFold(5, shuffle=True, random_state=0)
    expected = [np.bincount(y[held]) for _, held in theirs.split(y, y)]
    mine = [np.bincount(y[held]) for _, held in nnbook.k_fold(103, stratify=y)]
    for column, other in zip(np.sort(mine, 0).T, np.sort(expected, 0).T, strict=True):
        np.testing.assert_array_equal(column, other)


def test_randomness_is_the_callers():
    def run(rng, **options):
        return [held.tolist() for _, held in nnbook.k_fold(30, rng=rng, **options)]

    y = np.arange(30) % 2
    assert run(3) == run(3) == run(np.random.default_rng(3)) != run(4)
    assert run(0) == [held.tolist() for _, held in nnbook.k_fold(30)]
    assert run(3, stratify=y) != run(4, stratify=y)
    assert run(3, stratify=np.eye(2)[y.astype(int)]) == run(3, stratify=y)
    assert len(run(0)) == 5
