"""The classifier: a step against scikit-learn's, labels of any kind, and pipelines."""

import numpy as np
import pytest
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import nnbook
from nnbook.estimators import NetworkClassifier


def packed(coefs, intercepts):
    """Scikit-learn's parameters in the order of theta."""
    pairs = zip(coefs, intercepts, strict=True)
    return np.concatenate([part.ravel() for pair in pairs for part in pair])


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("activation", ["relu", "tanh"])
def test_a_step_is_that_of_scikit_learn(weighted, activation, rng):
    X, y = rng.normal(size=(30, 4)), rng.integers(3, size=30)
    w = rng.uniform(0.5, 2, size=30) if weighted else None
    total = 30 if w is None else w.sum()
    shared = {"hidden_layer_sizes": (6, 5), "activation": activation}
    theirs = MLPClassifier(
        solver="sgd", momentum=0, learning_rate_init=0.3, alpha=0.2, **shared
    )
    mine = NetworkClassifier(optimizer="sgd", lr=0.3, l2=0.2 / total, **shared)
    for model in (theirs, mine):
        model.partial_fit(X, y, classes=[0, 1, 2])
    for _ in range(3):
        mine.network_.theta[:] = packed(theirs.coefs_, theirs.intercepts_)
        before = mine.network_.theta.copy()
        np.testing.assert_allclose(mine.predict_proba(X), theirs.predict_proba(X))
        for model in (theirs, mine):
            model.partial_fit(X, y, sample_weight=w)
        after = packed(theirs.coefs_, theirs.intercepts_)
        np.testing.assert_allclose(mine.network_.theta, after, rtol=1e-12, atol=1e-14)
        assert abs(after - before).max() > 1e-3
        assert mine.loss_curve_[-1] == pytest.approx(theirs.loss_curve_[-1], rel=1e-12)


@pytest.mark.parametrize(
    ("labels", "dtype"),
    [
        ([0, 1, 2], np.uint8),
        ([-5, 3, 40], int),
        (["b", "a", "c"], None),
        (["b", "a", "c"], object),
        ([0.0, 1.0, 2.0], np.float32),
    ],
)
def test_labels_may_be_of_any_kind(labels, dtype, rng):
    X = rng.normal(size=(60, 2))
    index = (X[:, 0] > 0).astype(int) + (X[:, 1] > 0)
    y = np.array(labels, dtype)[index]
    model = NetworkClassifier((10,), lr=0.03, random_state=0).fit(X, y)
    assert model.score(X, y) > 0.9
    np.testing.assert_array_equal(model.classes_, np.unique(y))
    P = model.predict_proba(X)
    np.testing.assert_array_equal(model.classes_[P.argmax(axis=1)], model.predict(X))
    np.testing.assert_allclose(P.sum(axis=1), 1)
    np.testing.assert_allclose(np.log(P), model.predict_log_proba(X))


def test_logarithms_of_probabilities_are_exact_where_these_round_to_nothing(rng):
    X, y = rng.normal(size=(20, 2)), np.arange(20) % 2
    model = NetworkClassifier((5,), max_iter=1, random_state=0).fit(X, y)
    log_P = model.predict_log_proba(1e5 * X)
    assert np.isfinite(log_P).all()
    assert log_P.min() < -1000
    assert model.predict_proba(1e5 * X).min() == 0


def test_one_class_is_certain():
    X = np.eye(3)
    for fit in (
        lambda m: m.fit(X, ["a"] * 3),
        lambda m: m.fit(X, ["a", "b", "a"], sample_weight=[1, 0, 2]),
    ):
        model = fit(NetworkClassifier(max_iter=2))
        assert model.classes_.tolist() == ["a"]
        assert model.predict(X).tolist() == ["a"] * 3
        assert (model.predict_proba(X) == 1).all()


def test_classes_may_be_listed_before_they_occur(rng):
    X = rng.normal(size=(20, 2))
    model = NetworkClassifier(max_iter=2)
    model.partial_fit(X, ["b"] * 20, classes=["c", "b", "a"])
    assert model.classes_.tolist() == ["a", "b", "c"]
    assert model.predict_proba(X).shape == (20, 3)
    model.partial_fit(X, ["a", "c"] * 10)
    model.partial_fit(X, ["a", "c"] * 10, ["c", "a", "b", "a"])
    assert model.n_iter_ == 3
    refitted = model.fit(X, ["a", "c"] * 10)
    assert refitted.classes_.tolist() == ["a", "c"]


def test_a_failed_first_call_names_no_classes(rng):
    X, model = rng.normal(size=(4, 2)), NetworkClassifier()
    with pytest.raises(ValueError, match=r"y is \['c'\], expected labels among"):
        model.partial_fit(X, list("abca"), classes=["a", "b"])
    assert not hasattr(model, "classes_")


def test_measurements_are_no_labels():
    with pytest.raises(ValueError, match="Unknown label type: continuous"):
        NetworkClassifier().fit(np.eye(3), [0.5, 1.25, 2])


def test_in_a_pipeline_a_search_finds_the_better_rate():
    X, y = nnbook.load_digits()
    X, y = X[:400], y[:400]
    classifier = NetworkClassifier((16,), max_iter=15, random_state=0, batch_size=32)
    pipeline = make_pipeline(StandardScaler(), classifier)
    search = GridSearchCV(pipeline, {"networkclassifier__lr": [1e-5, 1e-2]}, cv=3)
    search.fit(X, y)
    assert search.best_params_ == {"networkclassifier__lr": 1e-2}
    assert search.score(X, y) > 0.98
    scores = cross_val_score(search.best_estimator_, X, y, cv=3)
    assert scores.mean() == pytest.approx(search.best_score_)
    assert scores.min() > 0.8
    losses = cross_val_score(pipeline, X, y, cv=3, scoring="neg_log_loss")
    assert losses.shape == (3,)


def test_names_of_features_are_kept():
    pandas = pytest.importorskip("pandas")
    X = pandas.DataFrame(np.eye(2), columns=["a", "b"])
    model = NetworkClassifier(max_iter=1).fit(X, [0, 1])
    assert model.feature_names_in_.tolist() == ["a", "b"]
    with pytest.raises(ValueError, match="feature names"):
        model.predict(X[["b", "a"]])


@pytest.mark.slow
def test_digits_are_read():
    X, y = nnbook.load_digits()
    X, X_test, y, y_test = nnbook.train_test_split(X, y, test=0.25, stratify=y)
    model = NetworkClassifier(random_state=0).fit(X, y)
    assert model.score(X_test, y_test) > 0.96
    theirs = MLPClassifier(random_state=0, max_iter=500).fit(X, y)
    assert model.score(X_test, y_test) > theirs.score(X_test, y_test) - 0.02
