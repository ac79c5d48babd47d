"""What no optimiser takes."""

import numpy as np

import nnbook

KINDS = ["Adam", "AdamW", "GradientDescent", "Momentum", "Nesterov", "RMSProp"]


def make(name, theta=None, lr=0.1, **options):
    kind = getattr(nnbook, name)
    return kind(np.zeros(3) if theta is None else theta, lr, **options)


def wrong_thetas(name):
    for what, theta, message in (
        ("a list", [0.0], r"theta is \[0.0\], expected of type ndarray"),
        ("integers", np.zeros(3, int), "theta is 'of shape .* int64', expected a vec"),
        ("a matrix", np.zeros((2, 2)), "theta is 'of shape .*', expected a vector"),
        ("strings", np.array(["a"]), "theta is 'of shape .*', expected a vector"),
    ):
        yield f"{name}: theta {what}", lambda t=theta: make(name, t), message


def wrong_numbers(name, argument, low, values):
    for value in values:
        yield (
            f"{name}: {argument} {value!r}",
            lambda v=value: make(name, **{argument: v}),
            rf"{argument} is .*, expected a number in {low}",
        )


def rows():
    nan, inf = float("nan"), float("inf")
    for name in KINDS:
        yield from wrong_thetas(name)
        yield from wrong_numbers(name, "lr", r"\(0, inf", (0, -1, nan, inf, "x", None))
        yield (
            f"{name}.step: a gradient of another shape",
            lambda n=name: make(n).step(np.zeros(2)),
            r"grad has shape \(2,\), expected that of theta, \(3,\)",
        )
        yield (
            f"{name}.load_state: what is no state",
            lambda n=name: make(n).load_state("x"),
            "state is 'x', expected of type dict",
        )
    for name in ("Momentum", "Nesterov"):
        yield from wrong_numbers(name, "mu", r"\[0, 1", (1, -0.1, nan, "x", None, True))
    for name in ("Adam", "AdamW"):
        for beta in ("beta1", "beta2"):
            yield from wrong_numbers(name, beta, r"\[0, 1", (1, -0.1, nan, "x", None))
        yield from wrong_numbers(name, "eps", r"\(0, inf", (0, -1, nan, inf, "x"))
    yield from wrong_numbers("RMSProp", "rho", r"\[0, 1", (1, -0.1, nan, "x", None))
    yield from wrong_numbers("RMSProp", "eps", r"\(0, inf", (0, -1, nan, inf, "x"))
    yield from wrong_numbers("AdamW", "decay", r"\[0, inf", (-1, nan, inf, "x"))
    yield (
        "AdamW: mask of another shape",
        lambda: make("AdamW", mask=np.ones(2)),
        r"mask has shape \(2,\), expected that of theta, \(3,\)",
    )
    yield (
        "Momentum: average a number",
        lambda: make("Momentum", average=1),
        "average is 1, expected of type bool",
    )


ROWS = list(rows())
