"""What activations refuse: (id, call, what the message says)."""

import numpy as np

import nnbook

ROWS = []
for name in nnbook.ACTIVATIONS:
    f, vjp = getattr(nnbook, name), getattr(nnbook, f"{name}_vjp")
    ROWS += [
        (f"{name}: strings", lambda f=f: f(["a"]), "Z has dtype <U1, expected numbers"),
        (f"{name}: None", lambda f=f: f(None), "Z has dtype object, expected numbers"),
        (
            f"{name}: ragged rows",
            lambda f=f: f([[1, 2], [3]]),
            r"Z is \[\[1, 2\], \[3\]\], expected an array of numbers",
        ),
        *(
            (
                f"{name}: {dtype.__name__}",
                lambda f=f, d=dtype: f(np.ones((1, 2), d)),
                f"Z has dtype {dtype.__name__}, expected floating-point numbers",
            )
            for dtype in (np.float16, np.complex64)
        ),
        (
            f"{name}_vjp: dA float16",
            lambda f=vjp: f(np.ones((1, 1), np.float16), [[1]], [[1]]),
            "dA has dtype float16, expected floating-point numbers",
        ),
        (
            f"{name}: unknown option",
            lambda f=f: f([[1.0]], beta=1),
            f"option is 'beta', expected an option of {name}: ",
        ),
        (
            f"{name}_vjp: dA a string",
            lambda f=vjp: f("a", [[1]], [[1]]),
            "dA has dtype <U1, expected numbers",
        ),
        (
            f"{name}_vjp: Z None",
            lambda f=vjp: f([[1]], None, [[1]]),
            "Z has dtype object, expected numbers",
        ),
        (
            f"{name}_vjp: A ragged",
            lambda f=vjp: f([[1]], [[1]], [[1, 2], [3]]),
            r"A is \[\[1, 2\], \[3\]\], expected an array of numbers",
        ),
        (
            f"{name}_vjp: dA of another shape",
            lambda f=vjp: f([[1, 2]], [[1]], [[1]]),
            r"dA has shape \(1, 2\), expected that of Z, \(1, 1\)",
        ),
        (
            f"{name}_vjp: A of another shape",
            lambda f=vjp: f([[1]], [[1]], [1]),
            r"A has shape \(1,\), expected that of Z, \(1, 1\)",
        ),
        (
            f"{name}_vjp: unknown option",
            lambda f=vjp: f([[1]], [[1]], [[1]], beta=1),
            f"option is 'beta', expected an option of {name}_vjp: ",
        ),
        (
            f"make_activation: unknown option of {name}",
            lambda name=name: nnbook.make_activation(name, slope=1),
            f"option is 'slope', expected an option of {name}: ",
        ),
    ]

OPTIONS = {"leaky_relu": "alpha", "elu": "alpha"}
OPTIONS |= {"softmax": "temperature", "log_softmax": "temperature"}
for name, option in OPTIONS.items():
    f, vjp = getattr(nnbook, name), getattr(nnbook, f"{name}_vjp")
    for value in (0, 1e-46, 1e39, -1, np.nan, np.inf, "1", None, True, [1.0]):
        bad, says = (
            {option: value},
            rf"{option} is .*, expected a number in \[1e-30, 1e",
        )
        ROWS += [
            (f"{name}: {option} {value}", lambda f=f, b=bad: f([[1.0]], **b), says),
            (
                f"{name}_vjp: {option} {value}",
                lambda f=vjp, b=bad: f([[1]], [[1]], [[1]], **b),
                says,
            ),
            (
                f"make_activation: {name}, {option} {value}",
                lambda n=name, b=bad: nnbook.make_activation(n, **b),
                says,
            ),
        ]
    ROWS.append(
        (
            f"{name}: the options it has",
            lambda f=f: f([[1]], beta=1),
            f"expected an option of {name}: {option}$",
        )
    )

for name in ("softmax", "log_softmax"):
    f, vjp = getattr(nnbook, name), getattr(nnbook, f"{name}_vjp")
    ROWS += [
        (
            f"{name}: a number",
            lambda f=f: f(1.0),
            r"Z has shape \(\), expected \(..., K\) with K >= 1",
        ),
        (
            f"{name}: rows of nothing",
            lambda f=f: f(np.empty((2, 0))),
            r"Z has shape \(2, 0\), expected \(..., K\) with K >= 1",
        ),
        (
            f"{name}_vjp: numbers",
            lambda f=vjp: f(1, 1, 1),
            r"Z has shape \(\), expected \(..., K\) with K >= 1",
        ),
        (
            f"{name}_vjp: rows of nothing",
            lambda f=vjp: f([], [], []),
            r"Z has shape \(0,\), expected \(..., K\) with K >= 1",
        ),
    ]

ROWS += [
    (
        "make_activation: unknown name",
        lambda: nnbook.make_activation("rellu"),
        "name is 'rellu', expected one of identity, relu, ",
    ),
    (
        "make_activation: None",
        lambda: nnbook.make_activation(None),
        "name is None, expected one of identity, relu, ",
    ),
    (
        "relu: it has no options",
        lambda: nnbook.relu([1], alpha=1),
        "option is 'alpha', expected an option of relu: it has none",
    ),
]
