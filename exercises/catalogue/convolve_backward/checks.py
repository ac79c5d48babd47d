"""Gradients of a convolution are the slopes of the learner's own forward function."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Do,
    Family,
    Finding,
    ListOf,
    Made,
    Own,
    SameValues,
    Scenario,
    See,
    Seen,
    ShapeOf,
    compare,
    fixed,
)
from exercises.checks.base import Bench
from exercises.checks.differences import ALIKE, one_number, slopes_of_all
from exercises.checks.own import asked, numbers
from exercises.sandbox.session import Call

AXES = {
    "X": "images channels rows columns",
    "W": "filters channels height width",
    "b": "filters",
}
OUT = "images filters down across"
SIZES = {"images": (2, 2), "channels": (1, 2), "filters": (1, 3)}
STEP, TOLERANCE = 1e-5, 1e-6
MOVES = """
def moves(x):
    steps = 1e-5 * np.eye(x.size).reshape(x.size, *x.shape)
    return [*(x + steps), *(x - steps)]
"""
FORWARD = {
    "X": "[convolve(x, W, b, stride, padding) for x in moves(X)]",
    "W": "[convolve(X, w, b, stride, padding) for w in moves(W)]",
    "b": "[convolve(X, W, c, stride, padding) for c in moves(b)]",
}


def always(value: int) -> Made:
    """Return a setting that is the same in every case."""
    return Made(lambda rng: value)


def family(
    image: tuple[int, int], window: tuple[int, int], stride: int, padding: int
) -> Family:
    """Return drawn images, filters and upstream gradients of these sides."""
    out = [
        (a + 2 * padding - w) // stride + 1 for a, w in zip(image, window, strict=True)
    ]
    names = ("rows", "columns", "height", "width", "down", "across")
    sides = dict(zip(names, (*image, *window, *out), strict=True))
    args: dict[str, Array | Made] = {"dZ": Array(OUT)}
    args |= {name: Array(axes) for name, axes in AXES.items()}
    args |= {"stride": always(stride), "padding": always(padding)}
    return Family(args, SIZES | {n: (k, k) for n, k in sides.items()}, 2)


def slope(name: str, seen: Seen) -> Finding | None:
    """Compare one gradient with that of the text, then with the own slopes."""
    finding = against(seen.want["grad"], name, seen)
    if finding is None or seen.settled:
        return finding
    upstream, x = seen.inputs["dZ"], seen.inputs[name]
    around = np.array(seen.got["around"], float)
    if one_number(around):
        return Finding("values", "Your own `convolve` gives one number everywhere.")
    sums = np.sum(around * upstream, axis=(1, 2, 3, 4))
    want = ((sums[: x.size] - sums[x.size :]) / (2 * STEP)).reshape(x.shape)
    if not want.any() or (name != "b" and np.ptp(want) < ALIKE):
        text = f"Your own `convolve` changes alike with all of {name}, or not at all."
        return Finding("values", text)
    return against(want, name, seen)


def against(want: np.ndarray, name: str, seen: Seen) -> Finding | None:
    """Compare one gradient with what is right."""
    eps, axes = TOLERANCE / compare.FACTOR, AXES[name].split()
    got, want = np.asarray(seen.got["grad"]), np.asarray(want, float)
    size = 1.0 + float(np.abs(want).max())
    return compare.wrong_values(got, want, size, eps, axes, f"`d{name}`")


def gradient(
    id: str, title: str, points: int, name: str, cases: list[Family]
) -> Scenario:
    """Return the check that one gradient is the slope in these cases."""
    return Scenario(
        id=id,
        title=title,
        points=points,
        about="convolve_backward",
        cases=cases,
        steps=[
            Do(MOVES, says=""),
            Do("dW, db, dX = convolve_backward(dZ, X, W, stride, padding)"),
            See(f"d{name}", ShapeOf(AXES[name]), name="grad"),
            See(
                FORWARD[name],
                ListOf(ShapeOf(OUT), "results"),
                name="around",
                says=f"`convolve`'s result with {name} moved a little",
            ),
        ],
        judge=lambda seen: slope(name, seen),
        unless=("forward",),
        shrinks=False,
    )


def example() -> Case:
    """Return the example of the statement."""
    return fixed(
        dZ=np.array([[[[1.0, 0.0], [0.0, -1.0]]]]),
        X=np.arange(9.0).reshape(1, 1, 3, 3),
        W=np.array([[[[1.0, 0.0], [0.0, 2.0]]]]),
    )


def own_slopes(case: Case, bench: Bench) -> list[Own]:
    """Return the slopes of the learner's own forward function, by W, b and X."""
    dZ, X, W = case.args

    def sums(points: list[list[np.ndarray]]) -> np.ndarray | None:
        calls = [Call("convolve", (X, W, b)) for W, b, X in points]
        Z = numbers(asked(bench, calls), dZ.shape)
        if Z is None or one_number(Z):
            return None
        return np.asarray((Z * dZ).sum(axis=(1, 2, 3, 4)))

    found = slopes_of_all([W, np.zeros(len(W)), X], sums)
    if found is None or np.ptp(np.append(found[0], found[2])) < ALIKE:
        return []
    return [Own(found, TOLERANCE)]


def forward() -> Family:
    """Return cases for the forward function alone."""
    args: dict[str, Array | Made] = {n: Array(axes) for n, axes in AXES.items()}
    args |= {"stride": always(2), "padding": always(1)}
    window = {"height": (1, 3), "width": (1, 3)}
    return Family(args, SIZES | window | {"rows": (3, 5), "columns": (3, 5)}, 3)


PLAIN = [family((3, 4), (2, 2), 1, 0), family((4, 5), (3, 2), 1, 0)]
PADDED = [family((3, 4), (2, 3), 1, 1), family((3, 3), (3, 3), 1, 2)]
STRIDES = [family((5, 6), (2, 2), 2, 0), family((5, 4), (2, 3), 2, 1)]

CHECKS: list[Check] = [
    SameValues(
        id="forward",
        title="The forward function is that of `convolve`",
        points=1,
        call="convolve",
        cases=[forward()],
        returns=ArrayOf(OUT),
    ),
    Scenario(
        id="example",
        title="The example of the statement comes out",
        points=1,
        about="convolve_backward",
        cases=[example()],
        steps=[
            Do("dW, db, dX = convolve_backward(dZ, X, W)"),
            See("dW", ArrayOf(AXES["W"])),
            See("db", ArrayOf(AXES["b"])),
            See("dX", ArrayOf(AXES["X"])),
        ],
        untouched=("dZ", "X", "W"),
        own=own_slopes,
        unless=("forward",),
        visible=True,
    ),
    gradient("dw", "The gradient of W is its slope", 3, "W", PLAIN),
    gradient("db", "The gradient of b is its slope", 1, "b", PLAIN),
    gradient("dx", "The gradient of X is its slope", 3, "X", PLAIN),
    gradient("padded-dw", "With padding, dW is right", 1, "W", PADDED),
    gradient("padded-dx", "With padding, dX is right", 2, "X", PADDED),
    gradient("stride-dw", "With a stride, dW is right", 1, "W", STRIDES),
    gradient("stride-dx", "With a stride, dX is right", 1, "X", STRIDES),
]
