"""What no optimiser takes."""

import numpy as np

import nnbook

KINDS = ["Adam", "AdamW", "GradientDescent", "Momentum", "Nesterov", "RMSProp"]


def make(name, theta=None, lr=0.1, **options):
    kind = getattr(nnbook, name)
    return kind(np.zeros(3) if theta is None else theta, lr, **options)


def read_only():
    theta = np.zeros(3)
    theta.flags.writeable = False
    return theta


def wrong_thetas(name):
    for what, theta, message in (
        ("a list", [0.0], r"theta is \[0.0\], expected of type ndarray"),
        ("integers", np.zeros(3, int), "theta is 'of shape .* int64', expected a vec"),
        ("a matrix", np.zeros((2, 2)), "theta is 'of shape .*', expected a vector"),
        ("strings", np.array(["a"]), "theta is 'of shape .*', expected a vector"),
        ("float16", np.zeros(3, "f2"), "theta is '.* float16', expected .* float32 or"),
        ("complex", np.zeros(3, complex), "theta is '.*complex128', expected a vector"),
        ("read-only", read_only(), "theta is 'read-only', expected a vector that can"),
    ):
        yield f"{name}: theta {what}", lambda t=theta: make(name, t), message


def wrong_numbers(name, argument, low, values):
    for value in values:
        yield (
            f"{name}: {argument} {value!r}",
            lambda v=value: make(name, **{argument: v}),
            rf"{argument} is .*, expected a number in {low}",
        )


def wrong_steps(name):
    for what, grad, message in (
        ("strings", np.array(["a", "b", "c"]), "grad has dtype <U1, expected numbers"),
        ("complex", 1j * np.ones(3), "grad has dtype complex128, expected float64"),
        ("objects", np.array([None] * 3), "grad has dtype object, expected numbers"),
        ("a list", [1.0, 2.0, 3.0], r"grad is \[1.0, 2.0, 3.0\], expected an array of"),
    ):
        yield (
            f"{name}.step: a gradient of {what}",
            lambda g=grad: make(name).step(g),
            message,
        )


def wrong_states(name):
    good = make(name).state()
    wrong = {"lr": ["x", None, -1, np.nan, True], "steps": ["x", -1, np.nan, 1.5]}
    wrong |= {n: [["x"] * 3, [1.0], [np.nan] * 3, None] for n in good.keys() - wrong}
    wrong |= {"t": wrong["steps"]} if "t" in good else {}
    yield (
        f"{name}.load_state: what is no state",
        lambda: make(name).load_state("x"),
        "state is 'x', expected of type dict",
    )
    yield (
        f"{name}.load_state: names that are no strings",
        lambda: make(name).load_state({1: 2, "lr": 1}),
        r"state is \[1, 'lr'\], expected \['lr', 'steps'",
    )
    for what, values in sorted(wrong.items()):
        for value in values:
            yield (
                f"{name}.load_state: {what} {value!r}",
                lambda w=what, v=value: make(name).load_state(good | {w: v}),
                rf"^state's {what}",
            )


def rows():
    nan, inf = float("nan"), float("inf")
    for name in KINDS:
        yield from wrong_thetas(name)
        yield from wrong_numbers(name, "lr", r"\(0, inf", (0, -1, nan, inf, "x", None))
        yield (
            f"{name}.step: a gradient of another shape",
            lambda n=name: make(n).step(np.zeros(2)),
            r"grad has shape \(2,\), expected \(3,\), the shape of theta",
        )
        yield from wrong_steps(name)
        yield from wrong_states(name)
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
    for mask in (["a"] * 3, [1, np.nan, 0], [7, -3, 0], [1j, 0, 0], [0.5, 1, 1]):
        yield (
            f"AdamW: mask {mask}",
            lambda m=mask: make("AdamW", mask=m),
            "mask (is|has dtype) .*, expected (1 where theta decays|numbers|float64)",
        )
    yield (
        "Momentum: average a number",
        lambda: make("Momentum", average=1),
        "average is 1, expected of type bool",
    )


ROWS = list(rows())
