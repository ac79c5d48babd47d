"""What the perceptron refuses: (id, call, what the message says)."""

from functools import partial

import numpy as np

from nnbook import Perceptron, geometric_margins, novikoff_bound

X, Y = [[0.0, 1.0], [2.0, 3.0]], [0, 1]
SHAPE = r"expected \(N, 2\) with N >= 1"
SAMPLES = [
    ("wrong width", [[1.0, 2.0, 3.0]], rf"X has shape \(1, 3\), {SHAPE}"),
    ("one row", [1.0, 2.0], rf"X has shape \(2,\), {SHAPE}"),
    ("no samples", np.ones((0, 2)), rf"X has shape \(0, 2\), {SHAPE}"),
    ("strings", [["a", "b"]], "X has dtype <U1, expected numbers"),
    ("None", None, "X has dtype object, expected numbers"),
    ("ragged", [[1.0], [2.0, 3.0]], "X is .*, expected an array of numbers"),
    ("complex", [[1j, 2.0]], "X has dtype complex128, expected float64"),
    ("NaN", [[0.0, np.nan]], r"X\[0, 1\] is nan, expected finite numbers"),
    ("infinite", [[np.inf, 0.0]], r"X\[0, 0\] is inf, expected finite numbers"),
]
LABELS = [
    ("label 2", [0, 2], r"y is \[0, 2\], expected labels 0 and 1"),
    ("label -1", [-1, 1], r"y is .*, expected N >= 1 class indices"),
    ("floats", [0.0, 1.0], r"y is .*, expected N >= 1 class indices"),
    ("label strings", ["0", "1"], r"y is .*, expected N >= 1 class indices"),
    ("label None", None, r"y is .*, expected N >= 1 class indices"),
    ("too few", [1], "y is '1 labels', expected 2, as many as X"),
    ("too many", [1, 0, 1], "y is '3 labels', expected 2, as many as X"),
]

ROWS = [
    ("Perceptron: n_in 0", partial(Perceptron, 0), "n_in is 0, expected an integer"),
    ("Perceptron: n_in 2.0", partial(Perceptron, 2.0), "n_in is 2.0, expected an int"),
    ("Perceptron: n_in None", partial(Perceptron, None), "n_in is None, expected an i"),
]
ROWS += [
    (f"Perceptron: lr {lr!r}", partial(Perceptron, 2, lr=lr), r"lr is .*\(0, inf\)")
    for lr in (0, -1, np.nan, np.inf, "1", None)
]
ROWS += [
    (
        f"Perceptron.{name}: {what}",
        partial(getattr(Perceptron(2), name), wrong),
        message,
    )
    for name in ("predict", "decision_function")
    for what, wrong, message in SAMPLES
]
ROWS += [
    (
        f"Perceptron.{name}: {what}",
        partial(getattr(Perceptron(2), name), wrong, Y),
        message,
    )
    for name in ("fit", "margins")
    for what, wrong, message in SAMPLES
]
ROWS += [
    (f"{name}: {what}", partial(function, wrong, Y, *rest), message.replace("2)", "n)"))
    for name, function, rest in [
        ("geometric_margins", geometric_margins, ([1.0, 1.0], 0.0)),
        ("novikoff_bound", novikoff_bound, ([1.0, 1.0], 0.0)),
    ]
    for what, wrong, message in SAMPLES[3:]
]
ROWS += [
    (f"{name}: {what}", partial(function, X, wrong, *rest), message)
    for name, function, rest in [
        ("Perceptron.fit", Perceptron(2).fit, ()),
        ("Perceptron.margins", Perceptron(2).margins, ()),
        ("geometric_margins", geometric_margins, ([1.0, 1.0], 0.0)),
        ("novikoff_bound", novikoff_bound, ([1.0, 1.0], 0.0)),
    ]
    for what, wrong, message in LABELS
]
ROWS += [
    (
        f"Perceptron.fit: epochs {epochs!r}",
        partial(Perceptron(2).fit, X, Y, epochs=epochs),
        "epochs is .*, expected an integer of at least 1",
    )
    for epochs in (0, -1, 1.5, None, True)
]
ROWS += [
    (
        f"Perceptron.fit: rng {rng!r}",
        partial(Perceptron(2).fit, X, Y, rng=rng),
        "rng is .*, expected",
    )
    for rng in (-1, 0.5, "a")
]
ROWS += [
    (f"{name}: {what}", partial(function, X, Y, w, b), message)
    for name, function in [
        ("geometric_margins", geometric_margins),
        ("novikoff_bound", novikoff_bound),
    ]
    for what, w, b, message in [
        (
            "w too long",
            [1.0] * 3,
            0.0,
            r"w has shape \(3,\), expected \(2,\), the shape",
        ),
        ("w a matrix", [[1.0, 1.0]], 0.0, r"w has shape \(1, 2\), expected \(2,\)"),
        ("w strings", ["a", "b"], 0.0, "w has dtype <U1, expected numbers"),
        ("w NaN", [1.0, np.nan], 0.0, r"w\[1\] is nan, expected finite numbers"),
        ("b NaN", [1.0, 1.0], np.nan, r"b is nan, expected a number in \(-inf, inf\)"),
        ("b infinite", [1.0, 1.0], np.inf, r"b is inf, expected a number in \(-inf"),
        ("b None", [1.0, 1.0], None, r"b is None, expected a number in \(-inf, inf\)"),
        ("b array", [1.0, 1.0], [0.0], r"b is \[0.0\], expected a number in \(-inf"),
    ]
]
ROWS += [
    (
        "geometric_margins: w 0",
        partial(geometric_margins, X, Y, [0.0, 0.0], 1.0),
        r"w is array\(\[0., 0.\]\), expected a boundary, which w = 0 is not",
    ),
    (
        "Perceptron.margins: not fitted",
        partial(Perceptron(2).margins, X, Y),
        r"w is array\(\[0., 0.\]\), expected a boundary, which w = 0 is not",
    ),
    (
        "novikoff_bound: not separated",
        partial(novikoff_bound, X, Y, [-1.0, 0.0], 0.0),
        "smallest margin is -.*, expected a number > 0",
    ),
    *(
        (
            f"Perceptron: memory for {n}",
            partial(Perceptron, n),
            f"n_in is {n}, expected fewer: there is no memory for",
        )
        for n in (10**15, 10**30)
    ),
    (
        "Perceptron.boundary: three inputs",
        partial(Perceptron(3).boundary, [0.0]),
        "n_in is 3, expected 2, for a boundary that is a line",
    ),
    (
        "Perceptron.boundary: not fitted",
        partial(Perceptron(2).boundary, [0.0]),
        "w is .*, expected a boundary, which w = 0 is not",
    ),
]


def fitted():
    perceptron = Perceptron(2)
    perceptron.w[:] = 1
    return perceptron


ROWS += [
    (f"Perceptron.boundary: {what}", partial(fitted().boundary, s), message)
    for what, s, message in [
        ("a number", 1.0, r"s is 1.0, expected an array of shape \(S,\)"),
        ("a matrix", [[1.0]], r"s is \[\[1.0\]\], expected an array of shape \(S,\)"),
        ("strings", ["a"], "s has dtype <U1, expected numbers"),
    ]
]

# The message begins with the name of the argument.
ROWS = [(name, call, f"^{message}") for name, call, message in ROWS]
