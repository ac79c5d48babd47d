"""What nnbook.preprocessing refuses, and how it says so."""

import numpy as np

import nnbook

RAGGED = [[1, 2], [3]]
FITTED = {
    "StandardScaler": nnbook.StandardScaler().fit(np.eye(3)),
    "MinMaxScaler": nnbook.MinMaxScaler().fit(np.eye(3)),
}
SPLITS = ["train_test_split", "train_validation_test_split"]


def scaler_rows(name):
    """What both scalers refuse."""
    kind, fitted = getattr(nnbook, name), FITTED[name]
    axis = "axis is .*, expected 0, a tuple of axes with 0, or None"
    rows = [
        (f"{name}: axis {wrong!r}", lambda wrong=wrong: kind(axis=wrong), axis)
        for wrong in (1, -1, (1, 2), (0, 0), (0, -1), (), "0", 0.0, True, False, [0])
    ]
    rows += [
        (f"{name}.{use}: {case}", lambda m=use, X=X: getattr(kind(), m)(X), message)
        for use in ("fit", "fit_transform")
        for case, X, message in [
            *unfit(),
            ("too wide", [-1.7e308, 1.7e308], "X has dtype float64, expected one that"),
        ]
    ]
    rows += [
        (f"{name}.{use}: {case}", lambda m=use, X=X: getattr(fitted, m)(X), message)
        for use in ("transform", "inverse_transform")
        for case, X, message in [
            *unfit(),
            ("width", np.ones((2, 4)), r"X has shape \(2, 4\), expected \(N, 3\)"),
            ("no columns", np.ones(3), r"X has shape \(3,\), expected \(N, 3\)"),
            ("images", np.ones((2, 3, 3)), r"X has shape .*, expected \(N, 3\)"),
        ]
    ]
    rows += [
        (
            f"{name}.{use}: not fitted",
            lambda m=use: getattr(kind(), m)(np.eye(3)),
            f"^{name} is not fitted, expected fit first",
        )
        for use in ("transform", "inverse_transform")
    ]
    rows += [
        (
            f"{name}.fit: too few axes for {last}",
            lambda last=last: kind(axis=(0, last)).fit(np.eye(3)),
            rf"X's shape is \(3, 3\), expected more than {last} axes",
        )
        for last in (2, 3)
    ]
    return rows


def unfit():
    """Data that no scaler takes."""
    shape = "X has shape .* and dtype .*, expected N >= 1 samples of real numbers"
    return [
        ("empty", np.ones((0, 3)), shape),
        ("no features", np.ones((3, 0)), shape),
        ("a number", 1.0, shape),
        ("complex", np.eye(3) * 1j, shape),
        ("strings", [["a"]], "X has dtype <U1, expected numbers"),
        ("None", None, "X has dtype object, expected numbers"),
        ("ragged", RAGGED, "X is .*, expected an array of numbers"),
        ("NaN", [[0, 0, np.nan]], r"X\[0, 2\] is nan, expected finite numbers"),
        ("infinite", [[np.inf, 0, 0]], r"X\[0, 0\] is inf, expected finite numbers"),
    ]


def split_rows(name):
    """What both splits refuse."""
    y = np.arange(10) % 2

    def call(*arrays, **options):
        return lambda: getattr(nnbook, name)(*arrays, **options)

    share, several = r"expected a number in \(0, 1\)", r"expected \(N, \.\.\.\) with"
    return [
        (f"{name}: nothing", call(), r"arrays is \(\), expected at least one array"),
        (
            f"{name}: lengths",
            call(y, y[:9]),
            rf"arrays\[1\]'s shape is \(9,\), {several}",
        ),
        (
            f"{name}: one sample",
            call([1]),
            rf"arrays\[0\]'s shape is \(1,\), {several}",
        ),
        (f"{name}: a number", call(y, 3), rf"arrays\[1\]'s shape is \(\), {several}"),
        (f"{name}: ragged", call(y, RAGGED), r"arrays\[1\] is .*, expected an array"),
        (f"{name}: test 0", call(y, test=0), "test is 0, expected an integer of at"),
        (f"{name}: test 0.0", call(y, test=0.0), "test is 0.0, " + share),
        (f"{name}: test 1.0", call(y, test=1.0), "test is 1.0, " + share),
        (f"{name}: test True", call(y, test=True), "test is True, expected an integer"),
        (f"{name}: test text", call(y, test="0.2"), "test is '0.2', " + share),
        (f"{name}: test NaN", call(y, test=np.nan), "test is nan, " + share),
        (f"{name}: test all", call(y, test=10), "test is 10, expected fewer than the"),
        (f"{name}: test 0.99", call(y, test=0.99), "test is 0.99, .* the 10 samples"),
        (f"{name}: rng", call(y, rng="seed"), "rng is 'seed', expected an integer"),
        (f"{name}: rng None", call(y, rng=None), "rng is None, expected an integer"),
        (
            f"{name}: stratify True",
            call(y, stratify=True),
            "stratify is True, expected",
        ),
        (
            f"{name}: stratify texts",
            call(y, stratify=list("abababababab")),
            "stratify is .*, expected N >= 1 class indices",
        ),
        (
            f"{name}: stratify short",
            call(y, stratify=y[:4]),
            "stratify's length is 4, expected 10, one for each sample",
        ),
        (
            f"{name}: stratify with a class of one sample",
            call(y, stratify=[0, 0, 0, 0, 0, 0, 4, 7, 7, 7]),
            "stratify's samples is '1 of class 4', expected at least [23] of each cl",
        ),
    ]


ROWS = [row for name in FITTED for row in scaler_rows(name)]
ROWS += [row for name in SPLITS for row in split_rows(name)]
ROWS += [
    (
        f"MinMaxScaler: {low}, {high}",
        lambda low=low, high=high: nnbook.MinMaxScaler(low, high),
        message,
    )
    for low, high, message in [
        (0, 0, r"high is 0, expected a number in \(0, inf\)"),
        (1, 0, r"high is 0, expected a number in \(1, inf\)"),
        (0, np.inf, r"high is inf, expected a number in \(0, inf\)"),
        (-np.inf, 0, r"low is -inf, expected a number in \(-inf, inf\)"),
        ("0", 1, r"low is '0', expected a number in \(-inf, inf\)"),
        (0, None, r"high is None, expected a number in \(0, inf\)"),
    ]
]
ROWS += [
    (
        "Scaler: axis of features",
        lambda: nnbook.StandardScaler(1),
        "axis is 1, expected 0, a tuple of axes with 0, or None",
    ),
    (
        "train_validation_test_split: validation 8 of 8",
        lambda: nnbook.train_validation_test_split(range(10), validation=8, test=2),
        "validation is 8, expected fewer than the 8 samples",
    ),
    (
        "train_validation_test_split: validation 1.5",
        lambda: nnbook.train_validation_test_split(range(10), validation=1.5),
        r"validation is 1.5, expected a number in \(0, 1\)",
    ),
    (
        "train_validation_test_split: stratify with a class of two samples",
        lambda: nnbook.train_validation_test_split(range(5), stratify=[0, 1, 0, 1, 0]),
        "stratify's samples is '2 of class 1', expected at least 3 of each class",
    ),
    ("k_fold: k 1", lambda: nnbook.k_fold(5, 1), "k is 1, expected an integer of at"),
    ("k_fold: k 6", lambda: nnbook.k_fold(5, 6), "k is 6, expected at most as many"),
    ("k_fold: k 2.0", lambda: nnbook.k_fold(5, 2.0), "k is 2.0, expected an integer"),
    ("k_fold: one sample", lambda: nnbook.k_fold(1, 2), "samples is 1, expected an in"),
    (
        "k_fold: data",
        lambda: nnbook.k_fold([1, 2, 3]),
        "samples is .1, 2, 3., expected",
    ),
    *(
        (
            f"k_fold: memory for {N}",
            lambda N=N: nnbook.k_fold(N),
            f"samples is {N}, expected fewer: there is no memory for",
        )
        for N in (10**15, 10**30)
    ),
    ("k_fold: rng", lambda: nnbook.k_fold(5, rng=-1), "rng is -1, expected an integer"),
    (
        "k_fold: stratify",
        lambda: nnbook.k_fold(5, stratify=[0, 1]),
        "stratify's length is 2, expected 5, one for each sample",
    ),
    (
        "k_fold: stratify floats",
        lambda: nnbook.k_fold(2, 2, stratify=[0.0, 1.0]),
        "stratify is .*, expected N >= 1 class indices",
    ),
]
ROWS = [(name, call, f"^{message}") for name, call, message in ROWS]
