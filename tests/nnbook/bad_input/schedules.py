"""What schedules refuse: (id, call, what the message says)."""

import math
from functools import partial

import nnbook
from nnbook import Constant

#: Arguments that are right, by the name of the schedule.
RIGHT = {
    "Constant": {"lr": 0.1},
    "StepDecay": {"lr": 0.1, "every": 10, "factor": 0.5},
    "ExponentialDecay": {"lr": 0.1, "factor": 0.5},
    "InverseTimeDecay": {"lr": 0.1, "rate": 0.5},
    "Cosine": {"lr": 0.1, "total": 10},
    "CosineRestarts": {"lr": 0.1, "period": 10},
    "WarmUp": {"length": 5, "then": Constant(0.1)},
}
POSITIVE = r"a number in \(0, inf\)"
COUNT = "an integer of at least 1"
#: For each argument, what is wrong and what is expected instead.
WRONG = {
    "lr": ([0, -1, math.nan, math.inf, "0.1", None, True], POSITIVE),
    "every": ([0, -1, math.nan, math.inf, "10"], POSITIVE),
    "total": ([0, -1, math.nan, math.inf, None], POSITIVE),
    "period": ([0, -1, math.nan, math.inf, None], POSITIVE),
    "length": ([0, -1, math.nan, math.inf, None], POSITIVE),
    "factor": ([0, -0.5, 1.01, math.nan, "0.5"], r"a number in \(0, 1\]"),
    "rate": ([-0.1, math.nan, math.inf, None], r"a number in \[0, inf\)"),
    "low": ([-0.1, 0.11, math.nan, "0"], r"a number in \[0, 0.1\]"),
    "start": ([-0.1, 1.01, math.nan, None], r"a number in \[0, 1\]"),
    "multiplier": ([0, -1, 1.5, math.nan, True, "2"], COUNT),
    "then": ([0.1, None, "cosine"], "a schedule"),
    "t": ([-1, -1e-9, math.nan, math.inf, "1", None, True], r"a number in \[0, inf\)"),
}
OPTIONS = {
    "Cosine": ["low"],
    "CosineRestarts": ["low", "multiplier"],
    "WarmUp": ["start"],
}

ROWS = [
    (
        f"{name}: {argument} {wrong!r}",
        partial(getattr(nnbook, name), **{**right, argument: wrong}),
        rf"{argument} is .*, expected {expected}",
    )
    for name, right in RIGHT.items()
    for argument in [*right, *OPTIONS.get(name, [])]
    for wrongs, expected in [WRONG[argument]]
    for wrong in wrongs
]
ROWS += [
    (
        f"{name}.__call__: t {wrong!r}",
        partial(getattr(nnbook, name)(**right), wrong),
        rf"t is .*, expected {WRONG['t'][1]}",
    )
    for name, right in RIGHT.items()
    for wrong in WRONG["t"][0]
]
ROWS += [
    (
        "CosineRestarts: multiplier of 400 digits",
        partial(nnbook.CosineRestarts, 0.1, 10, 10**400),
        r"multiplier is 1000.*, expected a number in \[1, inf\)",
    ),
]
ROWS += [
    (
        f"WarmUp.__call__: then gives {wrong!r} at {t}",
        partial(nnbook.WarmUp(5, lambda t, w=wrong: w), t),
        r"then\(t\) is .*, expected a number in \[0, inf\)",
    )
    for wrong in ("x", None, -1, math.nan, math.inf)
    for t in (0, 5)
]

# The message begins with the name of the argument.
ROWS = [(name, call, f"^{message}") for name, call, message in ROWS]
