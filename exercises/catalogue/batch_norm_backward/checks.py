"""The forward pass as it is defined; the backward pass as the slopes of one's own."""

from collections.abc import Callable

import numpy as np

from exercises.catalogue.batch_norm_backward.batches import (
    BACKWARD,
    FLAT,
    FORWARD,
    LAYER,
    OFF,
    SIZES,
)
from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Family,
    Finding,
    ListOf,
    SameValues,
    Scenario,
    See,
    Seen,
    Several,
    ShapeOf,
    compare,
    fixed,
)
from exercises.checks.steps import Step

STEP, TOLERANCE, ALIKE = 1e-5, 1e-6, 1e-3
_SHIFTED = (
    "Your own `batch_norm` changes when all samples move alike. It does not "
    "subtract the mean of the batch, and this gradient cannot be judged before it does."
)
_GROWN = (
    "Where all samples are twice as large, so is what your own `batch_norm` makes of "
    "them. It does not divide by the spread of the batch, and this gradient cannot be "
    "judged before it does."
)
AXES = {"Z": "rows units", "gamma": "units", "beta": "units"}


BACK = "back = batch_norm_backward(dA, Z, gamma, eps)"
LIKE = {"dZ": "Z", "dgamma": "gamma", "dbeta": "beta"}


def moved(name: str, sign: str) -> See:
    """Return the step that reads outputs with each entry of an input moved."""
    step = f"{STEP} * min(1.0, np.ptp(Z))" if name == "Z" else f"{STEP}"
    move = f"{sign} {step} * np.eye({name}.size).reshape(-1, *{name}.shape)"
    args = ", ".join("moved" if other == name else other for other in AXES)
    text = f"[batch_norm({args}, eps) for moved in {name} {move}]"
    return See(text, ListOf(ShapeOf("rows units"), "outputs"), sign, "the output")


#: Batches so wide that eps has no say, one of them twice the other.
GROWING = See(
    "[batch_norm(by * Z, gamma, beta, eps) for by in (1e3, 2e3)]",
    ListOf(ShapeOf("rows units"), "outputs"),
    "growing",
    "the output",
)


def own_slopes(part: str) -> Callable[[Seen], Finding | str | None]:
    """Return a judge of one gradient."""
    axes = AXES[LIKE[part]]

    def judge(seen: Seen) -> Finding | str | None:
        """Compare with the gradient of the text, then with the learner's slopes."""
        eps = TOLERANCE / compare.FACTOR

        def against(want: np.ndarray) -> Finding | None:
            return compare.wrong_values(got, want, size, eps, axes.split(), f"`{part}`")

        narrow = min(1.0, np.ptp(seen.inputs["Z"])) if part == "dZ" else 1.0
        size = 1.0 / narrow
        dA, got = seen.inputs["dA"], np.asarray(seen.got[part])
        finding = against(np.asarray(seen.want[part], float))
        if finding is None or seen.settled:
            return finding
        up, down = (
            np.array([np.sum(dA * np.asarray(A)) for A in seen.got[sign]])
            for sign in "+-"
        )
        want = ((up - down) / (2 * STEP * narrow)).reshape(got.shape)
        if not want.any():
            return f"Your own `batch_norm` does not change with {LIKE[part]}."
        if part == "dZ":
            if np.max(np.abs(want.sum(axis=0))) > ALIKE * size:
                return _SHIFTED
            one, two = (np.ptp(A, axis=0).max() for A in seen.got["growing"])
            if two > 1.5 * one:
                return _GROWN
        return against(want)

    return judge


def slope(part: str, title: str, points: int, *more: Family) -> Scenario:
    """Return the check of one gradient against the learner's own forward."""
    at = list(LIKE).index(part)
    three = Several({name: ShapeOf(AXES[of]) for name, of in LIKE.items()}, (part,))
    name = LIKE[part]
    steps: list[str | Step] = [
        BACK,
        See("back", three, says="the gradients"),
        See(f"back[{at}]", ShapeOf(AXES[name]), part, f"`{part}`"),
        moved(name, "+"),
        moved(name, "-"),
        *([GROWING] if part == "dZ" else []),
    ]
    return Scenario(
        id=part.lower(),
        title=title,
        points=points,
        about="batch_norm_backward",
        cases=[BACKWARD, *more],
        steps=steps,
        judge=own_slopes(part),
        unless=("forward",),
        shrinks=False,
    )


EXAMPLE = fixed(
    AXES,
    Z=np.array([[1.0], [2.0], [6.0]]),
    gamma=np.array([2.0]),
    beta=np.array([0.5]),
    eps=1.0,
)
DEFAULT = Family(LAYER, SIZES, 3)
INPUTS = {"dA": Array("rows units"), **LAYER}

CHECKS: list[Check] = [
    SameValues(
        id="example",
        title="The forward example of the statement comes out",
        points=1,
        call="batch_norm",
        cases=[EXAMPLE],
        returns=ArrayOf("rows units"),
        visible=True,
    ),
    SameValues(
        id="forward",
        title="The forward pass is right for any batch",
        points=2,
        call="batch_norm",
        cases=[FORWARD, DEFAULT],
        returns=ArrayOf("rows units"),
        scale=lambda Z, gamma, *rest: 1.0 + np.max(np.abs(Z)),
    ),
    slope("dbeta", "dbeta is the slope of your own forward pass", 1),
    slope("dgamma", "dgamma is the slope of your own forward pass", 2, OFF),
    slope("dZ", "dZ is the slope of your own forward pass", 5, FLAT),
    Scenario(
        id="inputs",
        title="Inputs and earlier results stay as they were, in both functions",
        points=1,
        about="both",
        cases=[Family(INPUTS, SIZES)],
        needs=("dz",),
        untouched=("dA", "Z", "gamma", "beta"),
        shrinks=False,
        steps=[
            See("batch_norm_backward(dA, Z, gamma)", fresh=True),
            "batch_norm_backward(2.0 * dA, Z, gamma)",
            See("batch_norm(Z, gamma, beta)", fresh=True),
            "batch_norm(Z, 2.0 * gamma, beta)",
        ],
    ),
]
