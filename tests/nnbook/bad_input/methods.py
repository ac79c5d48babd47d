"""What layers, losses and networks refuse when they are bound, set or asked."""

from functools import partial

import numpy as np

import nnbook

IMAGES = np.ones((2, 3, 4, 4))

#: One layer of each kind that takes its views, or remembers something, in its own way.
LAYERS = {
    "Activate": partial(nnbook.Activate, "relu"),
    "Dense": partial(nnbook.Dense, 2, 3),
    "Conv2d": partial(nnbook.Conv2d, 2, 3, 2),
    "BatchNorm": partial(nnbook.BatchNorm, 3),
    "Dropout": partial(nnbook.Dropout, 0.5),
}


def wrong_vectors(name, make):
    """Rows for the two vectors of which a layer's parameters are views."""
    n = make().parameter_count
    right, size = (
        np.zeros(n),
        rf"expected \({n},\), the shape of the layer's parameters",
    )
    numbers = "expected floating-point numbers"
    wrong = [
        ("a list", [0.0] * n, "is .*, expected an array of numbers"),
        ("None", None, "is None, expected an array of numbers"),
        ("a string", "theta", "is 'theta', expected an array of numbers"),
        ("longer", np.zeros(n + 1), rf"has shape \({n + 1},\), {size}"),
        ("a matrix", np.zeros((n, 1)), rf"has shape \({n}, 1\), {size}"),
        ("a number", np.array(0.0), rf"has shape \(\), {size}"),
        ("integers", np.zeros(n, int), f"has dtype int64, {numbers}"),
        ("strings", np.full(n, "a"), f"has dtype <U1, {numbers}"),
        ("float16", np.zeros(n, "f2"), f"has dtype float16, {numbers}"),
    ]
    wrong += [("shorter", right[1:], rf"has shape \({n - 1},\), {size}")] if n else []
    for what, vector, message in wrong:
        for argument, pair in (("theta", (vector, right)), ("grad", (right, vector))):
            yield (
                f"{name}.bind: {argument} {what}",
                lambda m=make, p=pair: m().bind(*p),
                f"{argument} {message}",
            )
    yield (
        f"{name}.bind: grad of another type",
        lambda: make().bind(right, right.astype(np.float32)),
        "grad's dtype is 'float32', expected theta's",
    )


def wrong_states(name, make):
    """Rows for a state that is not one of such a layer's."""
    of_another = dict.fromkeys([*make().state(), "velocity"])
    for what, state, message in (
        ("None", None, "state is None, expected of type dict"),
        ("a list", [1], r"state is \[1\], expected of type dict"),
        ("of another", of_another, rf"state is \[.*'velocity'\], expected {name}'s"),
    ):
        yield f"{name}.check_state: {what}", partial(make().check_state, state), message


def wrong_targets(kind):
    """Rows for targets that are no finite numbers, or none of the loss's."""
    name = f"{kind.__name__}.check_targets"
    low = [[0.5, -1.0]]
    wrong = [
        ("None", None, "Y has dtype object, expected numbers"),
        ("a string", "ab", "Y has dtype <U2, expected numbers"),
        ("strings", np.array([["a", "b"]]), "Y has dtype <U1, expected numbers"),
        ("ragged", [[1.0], [1.0, 2.0]], r"Y is \[\[1.0\].*, expected an array of num"),
        ("masked", np.ma.masked_less(low, 0), r"Y\[0, 1\] is --, expected numbers"),
        ("NaN", [[1.0, np.nan]], r"Y\[0, 1\] is nan, expected finite numbers"),
        ("infinite", np.array([[np.inf]]), r"Y\[0, 0\] is inf, expected finite numb"),
    ]
    wrong += (
        [] if kind is nnbook.MSE else [("low", low, r"Y\[0, 1\] is -1.0, expected")]
    )
    for what, Y, message in wrong:
        yield f"{name}: {what}", partial(kind().check_targets, Y), message
    yield (
        f"{name}: by another name",
        partial(kind().check_targets, [[np.nan]], "validation's Y"),
        r"validation's Y\[0, 0\] is nan, expected finite numbers",
    )


def set_vector(name, value):
    setattr(nnbook.mlp([1, 2]), name, value)


def wrong_flags():
    """Rows for a `train` that is no bool: the string "no" would be true."""
    for name, forward in (
        ("Network", lambda train: nnbook.mlp([4, 2]).forward(np.ones((2, 4)), train)),
        ("Dropout", lambda train: nnbook.Dropout(0.5).forward(IMAGES, train)),
        ("BatchNorm", lambda train: nnbook.BatchNorm(3).forward(IMAGES, train)),
    ):
        for train in ("no", None, 1, np.ones(2)):
            yield (
                f"{name}.forward: train {train!r}",
                partial(forward, train),
                "train is .*, expected of type bool",
            )


ROWS = [
    *(row for layer in LAYERS.items() for row in wrong_vectors(*layer)),
    *(row for layer in LAYERS.items() for row in wrong_states(*layer)),
    *(row for kind in nnbook.LOSSES.values() for row in wrong_targets(kind)),
    *wrong_flags(),
    *(
        (f"Network.{name}: {what}", partial(set_vector, name, value), message)
        for name in ("theta", "grad")
        for what, value, message in (
            ("None", None, f"{name} has dtype object, expected numbers"),
            ("a string", "ab", f"{name} has dtype <U2, expected numbers"),
            ("a number", 0.0, rf"{name} has shape \(\), expected that of the networ"),
            ("longer", np.zeros(5), rf"{name} has shape \(5,\), expected that of the"),
            ("a row", np.zeros((1, 4)), rf"{name} has shape \(1, 4\), expected that"),
            ("complex", np.ones(4) * 1j, f"{name} has dtype complex128, expected fl"),
            ("ragged", [[1], [1, 2]], rf"{name} is \[\[1\], .*, expected an array of"),
        )
    ),
    *(
        (
            f"{name}.initialize: rng {rng!r}",
            partial(make().initialize, nnbook.he, rng),
            "rng is .*, expected of type Generator",
        )
        for name, make in LAYERS.items()
        if name not in ("Activate", "BatchNorm")
        for rng in (None, 7, "rng")
    ),
    (
        "BatchNorm.check_state: a variance below 0",
        lambda: nnbook.BatchNorm(1).check_state(
            {"running_mean": [0.0], "running_var": [-1.0]}
        ),
        r"state's running_var\[0\] is -1.0, expected numbers >= 0",
    ),
    (
        "Dropout.check_state: no generator's",
        lambda: nnbook.Dropout(0.5).check_state({"rng": {}}),
        r"state's rng is \{\}, expected the state of a generator",
    ),
]

# The message begins with the name of the argument.
ROWS = [(name, call, f"^{message}") for name, call, message in ROWS]
