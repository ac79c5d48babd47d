"""What nnbook.estimators refuses itself; the rest is refused by scikit-learn."""

import numpy as np

from nnbook import Dropout
from nnbook.estimators import NetworkClassifier, NetworkRegressor

X, Y = np.eye(4), np.array([0, 1, 0, 1])
WRONG = [
    ("hidden_layer_sizes", 0, "hidden_layer_sizes is 0, expected an integer of at"),
    ("hidden_layer_sizes", (3, 2.0), "hidden_layer_sizes is 2.0, expected an integer"),
    ("hidden_layer_sizes", "3", "hidden_layer_sizes is '3', expected an integer"),
    ("activation", "softplux", "activation is 'softplux', expected one of"),
    ("initializer", "xavi", "initializer is 'xavi', expected one of"),
    ("activation", None, "activation is None, expected one of"),
    ("activation", {"name": "elu"}, r"activation is {'name': 'elu'}, expected one of"),
    (
        "activation",
        Dropout(0.5),
        r"activation is Dropout\(0.5\), expected one of .*, or",
    ),
    ("initializer", None, "initializer is None, expected one of"),
    ("random_state", "7", "random_state is '7', expected a seed in"),
    ("random_state", -1, "random_state is -1, expected a seed in"),
    ("random_state", 1.5, "random_state is 1.5, expected a seed in"),
    ("random_state", 2**32, "random_state is 4294967296, expected a seed in"),
    ("optimizer", "lbfgs", "optimizer is 'lbfgs', expected one of adam, adamw, mom"),
    ("optimizer", None, "optimizer is None, expected one of adam, adamw, momentum"),
    ("lr", 0, r"lr is 0, expected a number in \(0, inf\)"),
    ("lr", "1", r"lr is '1', expected a number in \(0, inf\)"),
    ("l2", -1, r"l2 is -1, expected a number in \[0, inf\)"),
    ("dropout", 1, r"dropout is 1, expected a number in \[0, 1\)"),
    ("dropout", -0.5, r"dropout is -0.5, expected a number in \[0, 1\)"),
    ("batch_size", 0, "batch_size is 0, expected an integer of at least 1"),
    ("batch_size", "auto", "batch_size is 'auto', expected an integer of at least 1"),
    ("max_iter", 0, "max_iter is 0, expected an integer of at least 1"),
    ("max_iter", 2.0, "max_iter is 2.0, expected an integer of at least 1"),
    ("n_iter_no_change", 0, "n_iter_no_change is 0, expected an integer of at least"),
    ("tol", -1e-9, r"tol is -1e-09, expected a number in \[0, inf\)"),
    ("tol", None, r"tol is None, expected a number in \[0, inf\)"),
    ("validation_fraction", 0, r"validation_fraction is 0, expected a number in \(0,"),
    ("validation_fraction", 1, r"validation_fraction is 1, expected a number in \(0,"),
    ("early_stopping", 1, "early_stopping is 1, expected of type bool"),
    ("warm_start", None, "warm_start is None, expected of type bool"),
    ("verbose", 2, "verbose is 2, expected of type bool"),
]


def rows(kind):
    """What both estimators refuse."""
    name, first = kind.__name__, {"max_iter": 1, "warm_start": True}
    listed = {"classes": [0, 1]} if kind is NetworkClassifier else {}
    return [
        *[
            (
                f"{name}: {parameter} {wrong!r}",
                lambda p=parameter, w=wrong: kind(**{p: w}).fit(X, Y),
                message,
            )
            for parameter, wrong, message in WRONG
        ],
        (
            f"{name}.fit: one sample and early stopping",
            lambda: kind(early_stopping=True).fit(X[:1], Y[:1]),
            "X is '1 sample', expected more, for early_stopping to hold some out",
        ),
        (
            f"{name}.fit: nothing left for training",
            lambda: kind(early_stopping=True, validation_fraction=0.9).fit(X, Y),
            "validation_fraction is 0.9, expected a share of 4 samples that leaves so",
        ),
        (
            f"{name}: optimizer that makes none",
            lambda: kind(optimizer=lambda theta, lr: 1).fit(X, Y),
            r"optimizer\(theta, lr\) is 1, expected of type Optimizer",
        ),
        (
            f"{name}.partial_fit: early stopping",
            lambda: kind(early_stopping=True).partial_fit(X, Y, **listed),
            "early_stopping is True, expected False: partial_fit cannot stop",
        ),
        (
            f"{name}.partial_fit: a parameter",
            lambda: kind(l2=-1).partial_fit(X, Y, **listed),
            r"l2 is -1, expected a number in \[0, inf\)",
        ),
        *(
            (
                f"{name}.{method}: sample_weight {what}",
                lambda m=method, w=weights, c=classes: getattr(kind(), m)(
                    X, Y, sample_weight=w, **c
                ),
                message,
            )
            for method, classes in (("fit", {}), ("partial_fit", listed))
            for what, weights, message in (
                ("infinite", np.inf, r"sample_weight\[0\] is inf, expected finite num"),
                ("complex", 1j, "sample_weight has dtype complex128, expected float64"),
                ("1e308", [1e308] * 4, "sample_weight is .*, expected .* finite sum"),
            )
        ),
        (
            f"{name}.fit: other layers at a warm start",
            lambda: kind(**first).fit(X, Y).set_params(hidden_layer_sizes=3).fit(X, Y),
            r"hidden_layer_sizes is \[3\], expected \[100\], as at first",
        ),
    ]


ROWS = rows(NetworkClassifier) + rows(NetworkRegressor)
ROWS += [
    (
        "NetworkRegressor.partial_fit: more outputs",
        lambda: NetworkRegressor().partial_fit(X, Y).partial_fit(X, np.eye(4)),
        "y is 'of 4 columns', expected 1, as at first",
    ),
    (
        "NetworkClassifier.fit: a class of one sample and early stopping",
        lambda: NetworkClassifier(early_stopping=True).fit(X, [0, 0, 0, 1]),
        "y is '1 sample of a class', expected more, for early_stopping to hold some",
    ),
    (
        "NetworkClassifier.partial_fit: classes not listed",
        lambda: NetworkClassifier().partial_fit(X, Y),
        "classes is None, expected all labels",
    ),
    *(
        (
            f"NetworkClassifier.partial_fit: classes {what}",
            lambda c=classes: NetworkClassifier().partial_fit(X, Y, c),
            rf"classes is {shown}, expected all labels, in a list \(K,\)",
        )
        for what, classes, shown in (
            ("how many", 2, "2"),
            ("none", [], r"\[\]"),
            ("in rows", [[0, 1]], r"\[\[0, 1\]\]"),
            ("ragged", [[0], [0, 1]], r"\[\[0\], \[0, 1\]\]"),
            ("of no order", [0, None], r"\[0, None\]"),
        )
    ),
    (
        "NetworkClassifier.partial_fit: other classes",
        lambda: (
            NetworkClassifier().partial_fit(X, Y, [0, 1]).partial_fit(X, Y, [0, 1, 2])
        ),
        r"classes is \[0, 1, 2\], expected \[0, 1\], as at first",
    ),
    (
        "NetworkClassifier.partial_fit: an unknown label",
        lambda: NetworkClassifier().partial_fit(X, Y, [0, 1]).partial_fit(X, Y + 1),
        r"y is \[2\], expected labels among \[0, 1\]",
    ),
    (
        "NetworkClassifier.fit: an unknown label at a warm start",
        lambda: NetworkClassifier(warm_start=True).fit(X, Y).fit(X, list("abab")),
        r"y is \['a', 'b'\], expected labels among \[0, 1\]",
    ),
]
ROWS = [(name, call, f"^{message}") for name, call, message in ROWS]


def asked(kind, method):
    """The method of a fitted estimator."""
    fitted = kind(2, max_iter=1).fit(X, Y)
    return getattr(fitted, method)


#: What scikit-learn refuses, in its own words, before nnbook sees it.
FOREIGN = [
    (f"{kind.__name__}.{method}: {what}", call, message)
    for kind, methods in (
        (NetworkClassifier, ("predict", "predict_proba", "predict_log_proba")),
        (NetworkRegressor, ("predict",)),
    )
    for method in methods
    for what, call, message in (
        (
            "before a fit",
            lambda k=kind, m=method: getattr(k(), m)(X),
            f"This {kind.__name__} instance is not fitted yet",
        ),
        *(
            (what, lambda k=kind, m=method, w=wrong: asked(k, m)(w), message)
            for what, wrong, message in (
                ("None", None, "Expected 2D array, got scalar array instead"),
                ("strings", [["a"] * 4], "could not convert string to float: 'a'"),
                ("ragged", [[1.0], [1.0, 2.0]], "setting an array element with a seq"),
                ("one axis", X[0], "Expected 2D array, got 1D array instead"),
                ("images", X[None], "Found array with dim 3"),
                ("wide", np.eye(5), "X has 5 features, but Network.* is expecting 4"),
                ("no samples", X[:0], r"Found array with 0 sample\(s\)"),
                ("NaN", X * np.nan, "Input X contains NaN"),
                ("infinite", X + np.inf, "Input X contains infinity"),
                ("complex", X * 1j, "Complex data not supported"),
            )
        ),
    )
]
