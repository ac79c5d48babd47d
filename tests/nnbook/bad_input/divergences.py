"""What divergences refuse: (id, call, what the message says)."""

import numpy as np

import nnbook

GOOD = [[0.5, 0.5]]
BAD = [
    (
        "sums above 1",
        [[0.5, 0.6]],
        "is .*, expected rows of numbers >= 0 that sum to 1",
    ),
    (
        "sums below 1",
        [[0.5, 0.4]],
        "is .*, expected rows of numbers >= 0 that sum to 1",
    ),
    ("negative", [[1.5, -0.5]], "is .*, expected rows of numbers >= 0"),
    ("NaN", [[np.nan, 1]], "is .*, expected rows of numbers >= 0"),
    ("one axis", [0.5, 0.5], r"has shape \(2,\), expected \(N, n\) with N >= 1"),
    ("no rows", np.zeros((0, 2)), r"has shape \(0, 2\), expected \(N, n\)"),
    ("rows of nothing", np.zeros((2, 0)), r"has shape \(2, 0\), expected \(N, n\)"),
    ("strings", [["a", "b"]], "has dtype <U1, expected numbers"),
    ("None", None, "has dtype object, expected numbers"),
    ("ragged rows", [[1], [0.5, 0.5]], "is .*, expected an array of numbers"),
]

ROWS = [
    (f"entropy: {what}", lambda D=D: nnbook.entropy(D), f"^D {says}")
    for what, D, says in BAD
]
for name in ("cross_entropy", "kl_divergence"):
    f = getattr(nnbook, name)
    for what, rows, says in BAD:
        ROWS += [
            (f"{name}: D {what}", lambda f=f, D=rows: f(D, GOOD), f"^D {says}"),
            (f"{name}: P {what}", lambda f=f, P=rows: f(GOOD, P), f"^P {says}"),
        ]
    ROWS.append(
        (
            f"{name}: another number of classes",
            lambda f=f: f(GOOD, [[0.5, 0.5, 0]]),
            r"P has shape \(1, 3\), expected that of D, \(1, 2\)",
        )
    )
