"""The regressor: one step against scikit-learn's, and targets of both shapes."""

import numpy as np
import pytest
from sklearn.model_selection import cross_val_score
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import get_tags

from nnbook.estimators import NetworkRegressor
from tests.nnbook.estimators.test_classifier import packed


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("K", [1, 3])
def test_a_step_is_that_of_scikit_learn(weighted, K, rng):
    X, Y = rng.normal(size=(30, 4)), rng.normal(size=(30, K))
    y = Y[:, 0] if K == 1 else Y
    w = rng.uniform(0.5, 2, size=30) if weighted else None
    total = 30 if w is None else w.sum()
    shared = {"hidden_layer_sizes": (6, 5), "activation": "tanh"}
    theirs = MLPRegressor(
        solver="sgd", momentum=0, learning_rate_init=0.1, alpha=0.2, **shared
    )
    # Half the sum over outputs there, and the mean over outputs here.
    mine = NetworkRegressor(
        optimizer="sgd", lr=0.1 * K / 2, l2=0.2 / total * 2 / K, **shared
    )
    for model in (theirs, mine):
        model.partial_fit(X, y)
    for _ in range(3):
        mine.network_.theta[:] = packed(theirs.coefs_, theirs.intercepts_)
        before = mine.network_.theta.copy()
        np.testing.assert_allclose(mine.predict(X), theirs.predict(X))
        for model in (theirs, mine):
            model.partial_fit(X, y, sample_weight=w)
        after = packed(theirs.coefs_, theirs.intercepts_)
        np.testing.assert_allclose(mine.network_.theta, after, rtol=1e-12, atol=1e-14)
        assert abs(after - before).max() > 1e-3


def test_predictions_have_the_shape_of_the_targets(rng):
    X, Y = rng.normal(size=(20, 3)), rng.normal(size=(20, 2))
    for y in (Y, Y[:, :1], Y[:, 0]):
        model = NetworkRegressor(max_iter=2, random_state=0).fit(X, y)
        assert model.predict(X).shape == y.shape
        assert model.predict(X[:1]).shape == y[:1].shape
    # The shape at first counts, and scikit-learn is told that both are taken.
    assert model.partial_fit(X, Y[:, :1]).predict(X).shape == (20,)
    assert get_tags(model).target_tags.multi_output
    model = NetworkRegressor(max_iter=2, random_state=0).fit(X, Y[:, 0])
    column = NetworkRegressor(max_iter=2, random_state=0).fit(X, Y[:, :1])
    np.testing.assert_array_equal(column.predict(X)[:, 0], model.predict(X))


def test_the_score_is_r2_and_the_loss_the_mean_square(rng):
    X = rng.normal(size=(100, 2))
    y = np.sin(X[:, 0]) + X[:, 1] ** 2 / 4
    options = {"lr": 0.02, "max_iter": 400, "n_iter_no_change": 50}
    model = NetworkRegressor((30,), **options, random_state=0).fit(X, y)
    P = model.predict(X)
    assert model.score(X, y) == pytest.approx(1 - ((P - y) ** 2).mean() / y.var())
    assert model.score(X, y) > 0.98
    model.partial_fit(X, y)
    assert model.loss_curve_[-1] == pytest.approx(((P - y) ** 2).mean())


def test_cross_validation_in_a_pipeline(rng):
    X = 10 + 5 * rng.normal(size=(120, 2))
    y = (X[:, 0] - X[:, 1]) / 5
    regressor = NetworkRegressor((20,), lr=0.02, n_iter_no_change=50, random_state=0)
    scores = cross_val_score(make_pipeline(StandardScaler(), regressor), X, y, cv=3)
    assert scores.min() > 0.95
