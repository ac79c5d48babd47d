"""What clipping refuses: (id, call, what the message says)."""

import numpy as np

import nnbook


def read_only():
    grad = np.ones(2)
    grad.flags.writeable = False
    return grad


ROWS = [
    row
    for name in ("clip_by_norm", "clip_by_value")
    for clip in [getattr(nnbook, name)]
    for row in [
        (f"{name}: list", lambda f=clip: f([1.0], 1), r"grad is \[1.0\], expected of"),
        (f"{name}: None", lambda f=clip: f(None, 1), "grad is None, expected of type"),
        (
            f"{name}: integers",
            lambda f=clip: f(np.array([1]), 1),
            "grad has dtype int64, expected floating-point numbers",
        ),
        (
            f"{name}: complex",
            lambda f=clip: f(np.array([1j]), 1),
            "grad has dtype complex128, expected floating-point numbers",
        ),
        (
            f"{name}: strings",
            lambda f=clip: f(np.array(["a"]), 1),
            "grad has dtype <U1, expected floating-point numbers",
        ),
        (
            f"{name}: NaN",
            lambda f=clip: f(np.array([[1, np.nan]]), 1),
            r"grad\[0, 1\] is nan, expected finite numbers",
        ),
        (
            f"{name}: infinite",
            lambda f=clip: f(np.array([-np.inf]), 1),
            r"grad\[0\] is -inf, expected finite numbers",
        ),
        (
            f"{name}: masked entries",
            lambda f=clip: f(np.ma.masked_less([3.0, -1.0], 0), 1),
            r"grad\[1\] is --, expected numbers, none of them masked",
        ),
        (
            f"{name}: read-only",
            lambda f=clip: f(read_only(), 1),
            "grad is 'read-only', expected an array that can be changed",
        ),
        (
            f"{name}: limit 0",
            lambda f=clip: f(np.ones(2), 0),
            r"limit is 0, expected a number in \(0, inf\]",
        ),
        (
            f"{name}: limit NaN",
            lambda f=clip: f(np.ones(2), np.nan),
            r"limit is nan, expected a number in \(0, inf\]",
        ),
        (
            f"{name}: limit text",
            lambda f=clip: f(np.ones(2), "1"),
            r"limit is '1', expected a number in \(0, inf\]",
        ),
    ]
]

# The message begins with the name of the argument.
ROWS = [(name, call, f"^{message}") for name, call, message in ROWS]
