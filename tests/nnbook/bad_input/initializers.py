"""What initialisers refuse: (id, call, what the message says)."""

import numpy as np

import nnbook

RNG = np.random.default_rng(0)
DRAWS = {
    **{name: getattr(nnbook, name) for name in nnbook.INITIALIZERS},
    "normal": nnbook.normal(),
    "constant": nnbook.constant(1),
}

ROWS = [
    (
        f"{name}: {what} {arguments[0]} too large",
        lambda f=draw, a=arguments: f(*a),
        f"{what} is .*, expected fewer: there is no memory for ",
    )
    for name, draw in DRAWS.items()
    for what, arguments in (
        ("n_in", (10**9, 10**9, RNG)),
        ("n_in", (10**30, 1, RNG)),
        ("shape", (2, 2, RNG, (10**9, 10**9))),
    )
]
ROWS += [
    row
    for name, draw in DRAWS.items()
    for row in [
        (
            f"{name}: n_in 0",
            lambda f=draw: f(0, 2, RNG),
            "n_in is 0, expected an integer of at least 1",
        ),
        (
            f"{name}: n_in a string",
            lambda f=draw: f("2", 2, RNG),
            "n_in is '2', expected an integer of at least 1",
        ),
        (
            f"{name}: n_out negative",
            lambda f=draw: f(2, -1, RNG),
            "n_out is -1, expected an integer of at least 1",
        ),
        (
            f"{name}: n_out a fraction",
            lambda f=draw: f(2, 2.5, RNG, (2, 2)),
            "n_out is 2.5, expected an integer of at least 1",
        ),
        (
            f"{name}: rng a seed",
            lambda f=draw: f(2, 2, 0),
            "rng is 0, expected of type Generator or RandomState",
        ),
        (
            f"{name}: rng the module",
            lambda f=draw: f(2, 2, np.random),
            "rng is <module.*, expected of type Generator or RandomState",
        ),
        (
            f"{name}: shape a number",
            lambda f=draw: f(2, 2, RNG, 4),
            "shape is 4, expected of type tuple",
        ),
        (
            f"{name}: shape with a zero",
            lambda f=draw: f(2, 2, RNG, (2, 0)),
            "shape is 0, expected an integer of at least 1",
        ),
    ]
]
ROWS += [
    (
        "normal: std negative",
        lambda: nnbook.normal(-1),
        r"std is -1, expected a number in \[0, inf\)",
    ),
    (
        "normal: std NaN",
        lambda: nnbook.normal(np.nan),
        r"std is nan, expected a number in \[0, inf\)",
    ),
    (
        "normal: std infinite",
        lambda: nnbook.normal(np.inf),
        r"std is inf, expected a number in \[0, inf\)",
    ),
    (
        "constant: value a string",
        lambda: nnbook.constant("0"),
        r"value is '0', expected a number in \(-inf, inf\)",
    ),
    (
        "constant: value NaN",
        lambda: nnbook.constant(np.nan),
        r"value is nan, expected a number in \(-inf, inf\)",
    ),
    (
        "constant: value infinite",
        lambda: nnbook.constant(-np.inf),
        r"value is -inf, expected a number in \(-inf, inf\)",
    ),
]
