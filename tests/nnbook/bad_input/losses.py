"""What losses refuse: (id, call, what the message says)."""

from functools import partial

import numpy as np

import nnbook

ONES = np.ones((3, 2))
BAD = [
    ("strings", (["a"], ONES), "Z has dtype <U1, expected numbers"),
    ("None", (None, ONES), "Z has dtype object, expected numbers"),
    (
        "ragged rows",
        ([[1, 2], [3]], ONES),
        r"Z is \[\[1, 2\], \[3\]\], expected an array of numbers",
    ),
    ("no targets", (ONES, None), "Y has dtype object, expected numbers"),
    (
        "narrow targets",
        (ONES, ONES[:, :1]),
        r"Y has shape \(3, 1\), expected that of Z, \(3, 2\)",
    ),
    (
        "fewer targets",
        (ONES, ONES[:2]),
        r"Y has shape \(2, 2\), expected that of Z, \(3, 2\)",
    ),
    (
        "one axis",
        (ONES[0], ONES[0]),
        r"Z has shape \(2,\), expected \(N, n\) with N >= 1",
    ),
    (
        "empty batch",
        (ONES[:0], ONES[:0]),
        r"Z has shape \(0, 2\), expected \(N, n\) with N >= 1",
    ),
    (
        "rows of nothing",
        (ONES[:, :0], ONES[:, :0]),
        r"Z has shape \(3, 0\), expected \(N, n\) with N >= 1",
    ),
    (
        "complex targets",
        (ONES, ONES + 0j),
        "Y has dtype complex128, expected float64",
    ),
    (
        "weights as a column",
        (ONES, ONES, [[1], [1], [1]]),
        r"weights has shape \(3, 1\), expected \(3,\)",
    ),
    (
        "too few weights",
        (ONES, ONES, [1, 1]),
        r"weights has shape \(2,\), expected \(3,\)",
    ),
    (
        "negative weights",
        (ONES, ONES, [1, -1, 1]),
        r"weights is \[1, -1, 1\], expected numbers >= 0, not all of them 0",
    ),
    (
        "weights all 0",
        (ONES, ONES, [0, 0, 0]),
        r"weights is \[0, 0, 0\], expected numbers >= 0, not all of them 0",
    ),
    (
        "NaN in the weights",
        (ONES, ONES, [1, 1, np.nan]),
        r"weights\[2\] is nan, expected finite numbers",
    ),
    (
        "weights with no finite sum",
        (ONES, ONES, [1e308, 1e308, 0]),
        r"weights is \[1e\+308, 1e\+308, 0\], expected numbers with a finite sum",
    ),
    (
        "masked targets",
        (ONES, np.ma.masked_equal([[1.0, 9], [2, 3], [4, 5]], 9)),
        r"Y\[0, 1\] is --, expected numbers, none of them masked",
    ),
    (
        "weights as strings",
        (ONES, ONES, ["a", "b", "c"]),
        "weights has dtype <U1, expected numbers",
    ),
]

ROWS = [
    (
        f"{kind.__name__}.{method}: {what}",
        partial(getattr(kind(), method), *arguments),
        message,
    )
    for kind in nnbook.LOSSES.values()
    for method in ("__call__", "grad", "checked")
    for what, arguments, message in BAD
]
ROWS += [
    (
        f"{kind.__name__}.__call__: target {y}",
        lambda kind=kind, y=y: kind()([[1, 2]], [[1, y]]),
        rf"Y\[0, 1\] is {y}, expected {expected}",
    )
    for kind, y, expected in [
        (nnbook.BinaryCrossEntropy, -1e-09, r"numbers in \[0, 1\]"),
        (nnbook.BinaryCrossEntropy, 1.5, r"numbers in \[0, 1\]"),
        (nnbook.SoftmaxCrossEntropy, -1e-09, "numbers >= 0"),
        (nnbook.KLDivergence, -1e-09, "numbers >= 0"),
        *((kind, np.nan, "finite numbers") for kind in nnbook.LOSSES.values()),
        *((kind, np.inf, "finite numbers") for kind in nnbook.LOSSES.values()),
    ]
]
