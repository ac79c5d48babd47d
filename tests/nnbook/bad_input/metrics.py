"""What nnbook.metrics refuses, and how it says so."""

from functools import partial

import numpy as np

import nnbook

RAGGED, NAN = [[1, 2], [3]], [[0.1, np.nan], [1, 0]]
REGRESSION = [
    "mean_squared_error",
    "root_mean_squared_error",
    "mean_absolute_error",
    "r2_score",
]
CLASSES = ["accuracy", "confusion_matrix", "precision", "recall", "f1"]
CLASSES += ["classification_report", "f_beta"]
INDICES = "expected N >= 1 class indices, integers >= 0"


def class_rows(name):
    """What every metric of labels refuses."""

    def call(Y, P, **options):
        if name == "f_beta":
            options["beta"] = 1
        return lambda: getattr(nnbook, name)(Y, P, **options)

    y, scores = [0, 1], r"expected \(N, K\) with K > 1 scores"
    weights = "expected numbers >= 0, not all of them 0"
    return [
        (f"{name}: lengths", call(y, [0]), "P has 1 samples, expected 2, as many as Y"),
        (f"{name}: floats", call([0.0, 1.0], y), r"Y is \[0.0, 1.0\], " + INDICES),
        (f"{name}: P floats", call(y, [0.0, 1.0]), r"P is \[0.0, 1.0\], " + INDICES),
        (f"{name}: negative", call([0, -1], y), r"Y is \[0, -1\], " + INDICES),
        (f"{name}: empty", call([], []), r"Y is \[\], " + INDICES),
        (f"{name}: booleans", call([True, False], y), r"Y is \[True, False\], "),
        (f"{name}: None", call(None, y), "Y is None, " + INDICES),
        (f"{name}: strings", call(["a", "b"], y), r"Y is \['a', 'b'\], " + INDICES),
        (f"{name}: ragged", call(y, RAGGED), "P is .*, expected an array of numbers"),
        (f"{name}: no rows", call(np.zeros((0, 2)), y), r"Y has shape \(0, 2\), "),
        (f"{name}: one score", call(y, [[0.2], [1]]), r"P has shape \(2, 1\), "),
        (f"{name}: no scores", call(np.ones((2, 0)), y), "Y has shape .*, " + scores),
        (f"{name}: cube", call(y, np.ones((2, 2, 2))), r"P is array"),
        (f"{name}: NaN", call(y, NAN), "P has NaN among its scores, expected numbers"),
        (f"{name}: rows of strings", call([["a", "b"]], [0]), "Y has dtype <U1, "),
        (
            f"{name}: weights of another length",
            call(y, y, weights=[1]),
            r"weights has shape \(1,\), expected \(2,\), ",
        ),
        (
            f"{name}: weights below 0",
            call(y, y, weights=[2, -1]),
            r"weights is \[2, -1\], " + weights,
        ),
        (
            f"{name}: no weight",
            call(y, y, weights=[0, 0]),
            r"weights is \[0, 0\], " + weights,
        ),
        (
            f"{name}: infinite weights",
            call(y, y, weights=[np.inf, 1]),
            r"weights\[0\] is inf, expected finite numbers",
        ),
    ]


def score_rows(name):
    """What every score that is averaged refuses."""

    def call(**options):
        if name == "f_beta":
            options["beta"] = 1
        return lambda: getattr(nnbook, name)([0, 2], [0, 1], **options)

    zero = r"zero_division is .*, expected a number in \[0, 1\]"
    averages = "average is .*, expected one of macro, micro, weighted"
    return [
        (f"{name}: classes", call(classes=2), "classes is 2, .* of at least 3"),
        (f"{name}: average", call(average="mean"), averages),
        (f"{name}: average 1", call(average=1), averages),
        (f"{name}: zero_division 2", call(zero_division=2), zero),
        (f"{name}: zero_division -1", call(zero_division=-1), zero),
        (f"{name}: zero_division text", call(zero_division="warn"), zero),
    ]


def regression_rows(name):
    """What every measure of regression refuses."""

    def call(Y, P, **options):
        return lambda: getattr(nnbook, name)(Y, P, **options)

    y, shape = [1, 2.5], r"expected \(N,\) or \(N, K\), N >= 1"
    return [
        (
            f"{name}: column against row",
            call(y, [[1], [2]]),
            r"P has shape \(2, 1\), expected that of Y, \(2,\)",
        ),
        (f"{name}: lengths", call(y, [1, 2, 3]), r"P has shape \(3,\), expected that"),
        (f"{name}: empty", call([], []), r"Y has shape \(0,\), " + shape),
        (f"{name}: no outputs", call(np.ones((2, 0)), y), "Y has shape .*" + shape),
        (f"{name}: scalar", call(1, 1), r"Y has shape \(\), " + shape),
        (f"{name}: cube", call(np.ones((2, 2, 2)), y), "Y has shape .*" + shape),
        (f"{name}: NaN", call([1, np.nan], y), r"Y\[1\] is nan, expected finite"),
        (f"{name}: infinite", call(y, [np.inf, 1]), r"P\[0\] is inf, expected finite"),
        (f"{name}: strings", call(["a", "b"], y), "Y has dtype <U1, expected numbers"),
        (f"{name}: P None", call(y, None), "P has dtype object, expected numbers"),
        (f"{name}: ragged", call(RAGGED, y), "Y is .*, expected an array of numbers"),
        (f"{name}: complex", call([1j, 0], y), "Y has dtype complex128, expected"),
        (
            f"{name}: weights of another length",
            call(y, y, weights=[1, 1, 1]),
            r"weights has shape \(3,\), expected \(2,\), ",
        ),
        (f"{name}: no weight", call(y, y, weights=[0, 0]), r"weights is \[0, 0\], "),
    ]


ROWS = [row for name in CLASSES for row in class_rows(name)]
ROWS += [row for n in ("precision", "recall", "f1", "f_beta") for row in score_rows(n)]
ROWS += [row for name in REGRESSION for row in regression_rows(name)]
ROWS += [
    (
        "class_indices: strings",
        lambda: nnbook.class_indices(["a"]),
        r"Y is \['a'\], " + INDICES,
    ),
    (
        "class_indices: NaN",
        lambda: nnbook.class_indices(NAN, "scores"),
        "scores has NaN among its scores, expected numbers",
    ),
    (
        "confusion_matrix: too few classes",
        lambda: nnbook.confusion_matrix([0, 2], [0, 1], classes=2),
        "classes is 2, expected an integer of at least 3",
    ),
    *[
        (
            f"confusion_matrix: memory for {k}",
            lambda k=k: nnbook.confusion_matrix([k], [0]),
            f"classes is {k + 1}, expected fewer: there is no memory for",
        )
        for k in (10**8, 10**10, 2**62)
    ],
    *[
        (
            f"{name}: memory",
            partial(getattr(nnbook, name), [2**62], [0]),
            f"classes is {2**62 + 1}, expected fewer: there is no memory for",
        )
        for name in ("precision", "recall", "f1", "classification_report")
    ],
    (
        "precision: too many classes",
        lambda: nnbook.precision([0], [0], classes=10**11),
        "classes is 100000000000, expected fewer: there is no memory for",
    ),
    *[
        (
            f"{name}: per_output {flag!r}",
            partial(getattr(nnbook, name), [1, 2], [1, 2], per_output=flag),
            "per_output is .*, expected of type bool",
        )
        for name in REGRESSION
        for flag in ("no", None, 1, np.ones(2))
    ],
    (
        "confusion_matrix: normalize",
        lambda: nnbook.confusion_matrix([0], [0], normalize="rows"),
        "normalize is 'rows', expected one of true, predicted, all",
    ),
    (
        "r2_score: one sample",
        lambda: nnbook.r2_score([1], [1]),
        "Y has 1 sample, expected at least 2 for a variance",
    ),
    *[
        (
            f"f_beta: beta {beta}",
            lambda beta=beta: nnbook.f_beta([0], [0], beta),
            r"beta is .*, expected a number in \[0, inf\)",
        )
        for beta in (-1, np.inf, np.nan, "1", None)
    ],
    *[
        (
            f"classification_report: names {names}",
            lambda names=names: nnbook.classification_report([0, 2], [0, 1], names),
            "names is .*, expected a list of 3 strings at least, one for each class",
        )
        for names in ("abc", ["a", "b"], [1, 2, 3], [], 3)
    ],
    (
        "classification_report: zero_division",
        lambda: nnbook.classification_report([0], [0], zero_division=None),
        r"zero_division is None, expected a number in \[0, 1\]",
    ),
    (
        "classification_report: a name that is None",
        lambda: nnbook.classification_report([0], [0], [None]),
        r"names is \[None\], expected a list of 1 strings at least",
    ),
]
ROWS = [(name, call, f"^{message}") for name, call, message in ROWS]
