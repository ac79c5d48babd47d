"""What classifier and regressor share, held against scikit-learn's own rules."""

import pickle
from copy import deepcopy
from io import BytesIO

import joblib
import numpy as np
import pytest
from sklearn.base import clone
from sklearn.model_selection import GridSearchCV
from sklearn.utils.estimator_checks import check_estimator, parametrize_with_checks

import nnbook
from nnbook.estimators import NetworkClassifier, NetworkRegressor

KINDS = [NetworkClassifier, NetworkRegressor]
QUICK = {"hidden_layer_sizes": (16,), "lr": 0.02, "max_iter": 40}


@parametrize_with_checks([kind(**QUICK) for kind in KINDS])
def test_scikit_learns_checks(estimator, check):
    check(estimator)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.SkipTestWarning")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"hidden_layer_sizes": (20, 10), "activation": "tanh"},
        {"hidden_layer_sizes": (), "lr": 0.05, "optimizer": "adamw", "l2": 1e-3},
        {"activation": nnbook.Activate("leaky_relu", alpha=0.2), "lr": 0.02},
    ],
)
def test_scikit_learns_checks_with_other_parameters(kind, options):
    results = check_estimator(kind(**options))
    assert len(results) > 50
    assert {r["status"] for r in results} <= {"passed", "skipped"}


@pytest.fixture
def data(rng):
    X = rng.normal(size=(30, 4))
    return X, (X[:, 0] > 0).astype(int) + (X[:, 1] > 0)


def small(kind, **options):
    chosen = {"hidden_layer_sizes": (5,), "random_state": 0, "max_iter": 8, "lr": 0.01}
    return kind(**(chosen | options))


def theta(estimator):
    return estimator.network_.theta.copy()


def test_defaults_are_those_of_scikit_learn():
    from sklearn.neural_network import MLPClassifier, MLPRegressor

    for mine, theirs in zip(KINDS, (MLPClassifier, MLPRegressor), strict=True):
        known, own = theirs().get_params(), mine().get_params()
        shared = set(known) & set(own)
        assert len(shared) == 11
        for name in shared - {"batch_size"}:
            assert own[name] == known[name], name
        assert (own["batch_size"], own["lr"]) == (200, known["learning_rate_init"])
        assert (own["optimizer"], own["initializer"]) == ("adam", "he")
        assert own["l2"] == own["dropout"] == 0


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_fit_leaves(kind, data):
    X, y = data
    model = small(kind)
    assert model.fit(X, y) is model
    assert model.n_features_in_ == 4
    assert model.n_iter_ == len(model.loss_curve_) == 8
    assert model.loss_curve_[-1] < model.loss_curve_[0]
    assert model.validation_curve_ == []
    assert isinstance(model.network_, nnbook.Network)
    outputs = 3 if kind is NetworkClassifier else 1
    assert model.network_.parameter_count == 4 * 5 + 5 + 5 * outputs + outputs
    again = clone(model)
    assert not hasattr(again, "network_")
    assert again.get_params() == model.get_params()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_type_of_the_data_is_the_networks(kind, dtype, data):
    X, y = data
    model = small(kind).fit(X.astype(dtype), y)
    assert model.network_.theta.dtype == dtype
    assert small(kind).fit(X.astype(int), y).network_.theta.dtype == np.float64


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("batch_size", [7, 200])
def test_partial_fits_are_the_epochs_of_a_fit(kind, batch_size, data):
    X, y = data
    w = np.linspace(0.5, 2, 30)
    options = {"batch_size": batch_size, "dropout": 0.2}
    whole = small(kind, **options).fit(X, y, w)
    model = small(kind, **options)
    named = {"classes": [2, 0, 1]} if kind is NetworkClassifier else {}
    for epoch in range(8):
        assert model.partial_fit(X, y, sample_weight=w, **named) is model
        assert model.n_iter_ == epoch + 1
    np.testing.assert_array_equal(model.network_.theta, whole.network_.theta)
    assert model.loss_curve_ == whole.loss_curve_


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("batch_size", [7, 200])
def test_warm_starts_continue(kind, batch_size, data):
    X, y = data
    whole = small(kind, batch_size=batch_size).fit(X, y)
    model = small(kind, batch_size=batch_size, warm_start=True, max_iter=3).fit(X, y)
    model.set_params(max_iter=5).fit(X, y)
    np.testing.assert_array_equal(model.network_.theta, whole.network_.theta)
    assert model.loss_curve_ == whole.loss_curve_
    assert model.n_iter_ == 8


@pytest.mark.parametrize("kind", KINDS)
def test_cold_starts_do_not(kind, data):
    X, y = data
    model = small(kind).fit(X, y)
    before = theta(model)
    np.testing.assert_array_equal(theta(model.fit(X, y)), before)
    assert model.n_iter_ == 8
    other = small(kind, random_state=1).fit(X, y)
    assert (theta(other) != before).mean() > 0.8
    unseeded = [theta(small(kind, random_state=None).fit(X, y)) for _ in range(2)]
    assert (unseeded[0] != unseeded[1]).mean() > 0.8
    wider = model.fit(np.hstack([X, X]), y)
    assert wider.n_features_in_ == 8


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_rate_counts_in_what_follows(kind, data):
    X, y = data
    model = small(kind, optimizer="sgd", warm_start=True, max_iter=1).fit(X, y)
    start = theta(model)
    twin = deepcopy(model)
    step = theta(model.fit(X, y)) - start
    longer = theta(twin.set_params(lr=0.02).fit(X, y)) - start
    np.testing.assert_allclose(longer, 2 * step, rtol=1e-12, atol=1e-15)
    assert abs(step).max() > 0


def by_joblib(model):
    """As scikit-learn's guide saves models; an array in two places becomes two."""
    file = BytesIO()
    joblib.dump(model, file)
    file.seek(0)
    return joblib.load(file)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "copy", [deepcopy, lambda m: pickle.loads(pickle.dumps(m)), by_joblib]
)
def test_copies_go_on_learning(kind, copy, data):
    X, y = data
    model = small(kind, max_iter=2, dropout=0.2, warm_start=True).fit(X, y)
    twin = copy(model)
    np.testing.assert_array_equal(model.predict(X), twin.predict(X))
    np.testing.assert_array_equal(theta(model.fit(X, y)), theta(twin.fit(X, y)))
    np.testing.assert_array_equal(model.predict(X), twin.predict(X))
    np.testing.assert_array_equal(twin.network_.forward(X), model.network_.forward(X))
    assert copy(kind()).get_params() == kind().get_params()


@pytest.mark.parametrize("kind", KINDS)
def test_a_weight_is_a_number_of_copies(kind, rng):
    X, y = rng.normal(size=(40, 6)), rng.integers(3, size=40)
    copies = rng.integers(4, size=40)
    options = {"hidden_layer_sizes": (20,), "max_iter": 100, "activation": "tanh"}
    weighted = small(kind, **options).fit(X, y, copies)
    repeated = small(kind, **options).fit(X.repeat(copies, 0), y.repeat(copies))
    near = {"rtol": 1e-9, "atol": 1e-9}
    np.testing.assert_allclose(weighted.network_.theta, repeated.network_.theta, **near)
    np.testing.assert_allclose(weighted.loss_curve_, repeated.loss_curve_, **near)
    plain = small(kind, **options).fit(X, y)
    assert abs(theta(plain) - theta(weighted)).max() > 0.01


@pytest.mark.parametrize("kind", KINDS)
def test_early_stopping_goes_back_to_where_it_was_best(kind, rng):
    X, y = rng.normal(size=(60, 5)), rng.integers(2, size=60)
    options = {"early_stopping": True, "max_iter": 300, "n_iter_no_change": 4}
    model = small(kind, lr=0.05, validation_fraction=0.3, **options).fit(X, y)
    curve = model.validation_curve_
    assert len(curve) == model.n_iter_ < 300
    assert np.argmin(curve) == len(curve) - 5
    stopped = small(kind, **options, lr=0.05, validation_fraction=0.3)
    short = stopped.set_params(max_iter=int(np.argmin(curve)) + 1).fit(X, y)
    np.testing.assert_array_equal(theta(short), theta(model))
    other = small(kind, **options, lr=0.05).fit(X, y)
    assert other.validation_curve_[0] != curve[0]


def test_early_stopping_holds_out_some_of_each_class():
    X, y = np.linspace(-1, 1, 40)[:, None], np.arange(40) // 20
    held_out = []

    class Spy(NetworkClassifier):
        def _train(self, X, Y, weights, epochs, **options):
            held_out.append((X, Y, weights, options["validation"]))
            return super()._train(X, Y, weights, epochs, **options)

    w = np.arange(1, 41) / 10
    for seed in range(5):
        small(Spy, early_stopping=True, random_state=seed).fit(X, y, w)
        X_left, Y_left, weights, (X_val, Y_val, weights_val) = held_out[seed]
        assert Y_val.sum(axis=0).tolist() == [2, 2]
        assert Y_left.sum(axis=0).tolist() == [18, 18]
        assert sorted([*X_left.ravel(), *X_val.ravel()]) == X.ravel().tolist()
        places = np.searchsorted(X[:, 0], X_left[:, 0])
        np.testing.assert_array_equal(weights, w[places])
        np.testing.assert_array_equal(
            weights_val, w[np.searchsorted(X[:, 0], X_val[:, 0])]
        )


def attributes(model):
    return {name: id(value) for name, value in vars(model).items()}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "wrong",
    [
        {"activation": "softplux"},
        {"initializer": "xavi"},
        {"initializer": lambda *shape: "x"},
        {"random_state": "seven"},
        {"random_state": -1},
        {"random_state": 2**32},
        {"optimizer": lambda theta, lr: None},
        {"l2": -1},
    ],
)
def test_a_fit_that_is_refused_leaves_the_last_one(kind, wrong, data):
    X, y = data
    model = small(kind).fit(X, y)
    right = {name: model.get_params()[name] for name in wrong}
    before, predicted = attributes(model), model.predict(X)
    model.set_params(**wrong)
    with pytest.raises((ValueError, TypeError), match=r"is|has|could|not"):
        model.fit(X[:, :2], y + 5)
    model.set_params(**right)
    assert attributes(model) == before
    np.testing.assert_array_equal(model.predict(X), predicted)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("method", ["fit", "partial_fit"])
def test_going_on_that_diverges_leaves_what_there_was(kind, method, data):
    """What follows is that of a twin that never tried: to the last bit."""
    X, y = data
    options = {"dropout": 0.2, "warm_start": True, "optimizer": "momentum"}
    model = small(kind, **options, batch_size=7).fit(X, y)
    twin, before, curve = deepcopy(model), attributes(model), [*model.loss_curve_]
    model.set_params(lr=1e200)
    with pytest.raises(ValueError, match="not finite"), np.errstate(all="ignore"):
        getattr(model, method)(1e100 * X, y)
    model.set_params(lr=twin.lr)
    assert attributes(model) == before
    assert model._optimizer.state()["lr"] == twin.lr
    assert model.loss_curve_ == curve
    np.testing.assert_array_equal(model.predict(X), twin.predict(X))
    for each in (model, twin):
        getattr(each, method)(X, y)
    np.testing.assert_array_equal(theta(model), theta(twin))
    assert model.loss_curve_ == twin.loss_curve_


@pytest.mark.parametrize("kind", KINDS)
def test_a_saved_model_holds_no_sample(kind, rng):
    """Its size is that of what was learned, however much it learned from."""
    X = rng.normal(size=(400, 50))
    model = small(kind, max_iter=1).fit(X, X[:, 0] > 0)
    model.predict(X)
    saved = pickle.dumps(model)
    assert not any(row.tobytes() in saved for row in X)
    assert len(saved) < 4 * model.network_.theta.nbytes + 10_000


@pytest.mark.parametrize("kind", KINDS)
def test_too_few_samples_to_hold_out_are_named(kind, data):
    X, y = data
    with pytest.raises(ValueError, match=r"^X is '1 sample', expected more, for early"):
        small(kind, early_stopping=True).fit(X[:1], y[:1])
    model = small(kind, early_stopping=True, validation_fraction=0.99)
    with pytest.raises(
        ValueError, match=r"^validation_fraction is 0\.99, expected a sh"
    ):
        model.fit(X[:20], y[:20])
    assert not hasattr(model, "network_")
    hundreds = np.arange(300.0)[:, None]
    with pytest.raises(ValueError, match="of 300 samples that leaves some"):
        model.set_params(validation_fraction=0.999).fit(hundreds, np.arange(300) % 2)


@pytest.mark.parametrize("kind", KINDS)
def test_training_ends_on_a_plateau(kind, data):
    X, y = data
    options = {"hidden_layer_sizes": (), "lr": 0.5, "max_iter": 500}
    model = small(kind, **options, tol=1e-3, n_iter_no_change=3).fit(X, y)
    assert 3 < model.n_iter_ < 500
    last = np.minimum.accumulate(model.loss_curve_)[-4:]
    assert last[0] - last[-1] < 3e-3
    patient = small(kind, **options, tol=1e-3, n_iter_no_change=6).fit(X, y)
    assert model.n_iter_ < patient.n_iter_
    strict = small(kind, **options, tol=1e-1, n_iter_no_change=3).fit(X, y)
    assert strict.n_iter_ < model.n_iter_


@pytest.mark.parametrize("kind", KINDS)
def test_parameters_reach_the_network(kind, data, capsys):
    X, y = data
    model = small(kind, hidden_layer_sizes=[6, 3], activation="elu", dropout=0.3)
    layers = [repr(layer) for layer in model.fit(X, y).network_.layers]
    assert layers[0] == repr(nnbook.Dense(4, 6))
    assert layers[1] == repr(nnbook.Activate("elu"))
    assert layers[2] == repr(nnbook.Dropout(0.3))
    assert len(layers) == 7
    assert capsys.readouterr().err == ""
    small(kind, hidden_layer_sizes=6, initializer="zeros", verbose=True).fit(X, y)
    assert "epoch" in capsys.readouterr().err
    smaller = theta(small(kind, l2=1.0, max_iter=30).fit(X, y))
    assert abs(smaller).sum() < abs(theta(small(kind, max_iter=30).fit(X, y))).sum()
    nothing = small(kind, initializer="zeros", hidden_layer_sizes=4).fit(X, y)
    assert (nothing.network_.theta[: 4 * 4] == 0).all()


@pytest.mark.parametrize("kind", KINDS)
def test_an_activation_with_options_is_a_parameter_like_any_other(kind, data):
    X, y = data
    pattern = nnbook.Activate("elu", alpha=0.5)
    model = small(kind, hidden_layer_sizes=(6, 3), activation=pattern).fit(X, y)
    hidden = model.network_.layers[1], model.network_.layers[3]
    assert [repr(layer) for layer in hidden] == 2 * ["Activate('elu', alpha=0.5)"]
    # A fit takes copies, so that the next one finds the parameter as it was.
    assert model.activation is model.get_params()["activation"] is pattern
    assert not pattern.in_network
    assert pattern.Z.size == 0
    assert "Activate('elu', alpha=0.5)" in repr(model)
    for twin in (clone(model), pickle.loads(pickle.dumps(model)), deepcopy(model)):
        assert repr(twin.activation) == repr(pattern)
        assert twin.activation is not pattern
        np.testing.assert_array_equal(theta(twin.fit(X, y)), theta(model))
    default = small(kind, hidden_layer_sizes=(6, 3), activation="elu").fit(X, y)
    assert (theta(default) != theta(model)).any()


@pytest.mark.parametrize("kind", KINDS)
def test_a_search_may_go_over_options_of_an_activation(kind, data):
    choices = ["elu", *(nnbook.Activate("elu", alpha=a) for a in (0.1, 0.5))]
    search = GridSearchCV(small(kind), {"activation": choices}, cv=2).fit(*data)
    shown = [repr(choice) for choice in search.cv_results_["param_activation"]]
    assert shown == [repr(choice) for choice in choices]
    assert np.isfinite(search.cv_results_["mean_test_score"]).all()
    best = search.best_estimator_
    alpha = getattr(best.activation, "options", {})
    assert best.network_.layers[1].config() == {"name": "elu"} | alpha


@pytest.mark.parametrize("kind", KINDS)
def test_training_that_diverges_is_an_error(kind, data):
    X, y = data
    with (
        pytest.raises(ValueError, match="theta after training is 'not finite'"),
        np.errstate(all="ignore"),
    ):
        small(kind, optimizer="sgd", lr=1e200, activation="relu").fit(1e100 * X, y)


@pytest.mark.parametrize("kind", KINDS)
def test_weights_below_zero_are_refused(kind, data):
    X, y = data
    with pytest.raises(ValueError, match="Negative values in data passed to `sample_w"):
        small(kind).fit(X, y, np.where(y == 0, -1, 1))
