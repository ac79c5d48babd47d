"""What the penalty is, and that its gradients are the slopes of the learner's own."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    DictOf,
    Family,
    Finding,
    ListOf,
    Made,
    Number,
    Own,
    Scenario,
    See,
    Seen,
    Several,
    ShapeOf,
    compare,
    fixed,
)
from exercises.checks.base import Bench
from exercises.checks.own import asked, numbers
from exercises.checks.returns import Returns
from exercises.checks.steps import Step
from exercises.sandbox.session import Call

AXES = {
    "W1": "inputs hidden",
    "b1": "hidden",
    "W2": "hidden outputs",
    "b2": "outputs",
}
STEP, TOLERANCE, FLAT = 1e-4, 1e-6, 1e-4
GRADS = DictOf({name: ArrayOf(axes) for name, axes in AXES.items()})
PARTS: dict[str, Returns] = {"penalty": Number, "grads": GRADS}
PARAMS = "params = {'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2}"
CALL = "l2_penalty(params, strength)"
STRENGTH = Made(lambda rng: float(rng.uniform(0.01, 2.0)))


def family(dtype: str = "float64") -> Family:
    """Return drawn parameters and strengths."""
    arrays = {name: Array(axes, dtype=dtype) for name, axes in AXES.items()}
    sizes = dict.fromkeys(("inputs", "hidden", "outputs"), (1, 4))
    return Family({**arrays, "strength": STRENGTH}, sizes)


def moved(name: str, sign: str) -> str:
    """Return the step that reads penalties with each entry of an array moved."""
    move = f"{sign} {STEP} * np.eye({name}.size).reshape(-1, *{name}.shape)"
    one = f"l2_penalty({{**params, {name!r}: moved}}, strength)[0]"
    return f"[{one} for moved in {name} {move}]"


def slopes() -> list[str | Step]:
    """Return the steps that read gradients and moved penalties."""
    steps: list[str | Step] = [PARAMS]
    for name, axes in AXES.items():
        says = f"The gradient by {name}"
        steps.append(See(f"{CALL}[1][{name!r}]", ShapeOf(axes), name=name, says=says))
        for sign in "+-":
            many = ListOf(ShapeOf(""), "penalties")
            step = See(moved(name, sign), many, name=name + sign, says="the penalty")
            steps.append(step)
    return steps


def own_slopes(seen: Seen) -> Finding | str | None:
    """Compare the gradients with the slopes of the penalty, or of the learner's own."""
    finding = against(seen, {name: seen.want[name] for name in AXES})
    if finding is None or seen.settled:
        return finding
    pairs = {n: [np.array(seen.got[n + sign], float) for sign in "+-"] for n in AXES}
    own = {name: (up - down) / (2 * STEP) for name, (up, down) in pairs.items()}
    if np.ptp(np.concatenate([own["W1"], own["W2"]])) < FLAT:
        return "The penalty changes alike with all the weights, or not at all."
    return against(seen, own)


def against(seen: Seen, slopes: dict[str, np.ndarray]) -> Finding | None:
    """Compare each gradient with slopes."""
    eps = TOLERANCE / compare.FACTOR
    for name, axes in AXES.items():
        got, label = np.asarray(seen.got[name]), f"The gradient by {name}"
        want = np.asarray(slopes[name], float).reshape(got.shape)
        finding = compare.wrong_values(got, want, 1.0, eps, axes.split(), label)
        if finding is not None:
            return finding
    return None


def in_float64(case: Case, bench: Bench) -> list[Own]:
    """Return the gradients that the learner's own function gives in float64."""
    params = {name: case.inputs[name].astype(float) for name in AXES}
    call = Call("l2_penalty", (params, case.inputs["strength"]))
    match asked(bench, [call]):
        case [(_, dict() as got)] if got.keys() >= AXES.keys():
            found = {n: numbers([got[n]], params[n].shape) for n in AXES}
            grads = {n: array[0] for n, array in found.items() if array is not None}
            return [Own([grads])] if len(grads) == len(AXES) else []
    return []


EXAMPLE = fixed(
    W1=np.array([[1.0, 2.0], [3.0, 4.0]]),
    b1=np.ones(2),
    W2=np.array([[0.5, 1.5], [2.5, 3.5]]),
    b2=np.ones(2),
    strength=0.01,
)

CHECKS: list[Check] = [
    Scenario(
        id="example",
        title="The example of the statement comes out",
        points=1,
        about="l2_penalty",
        cases=[EXAMPLE],
        steps=[PARAMS, See(CALL, Several(PARTS, tuple(PARTS)))],
        visible=True,
    ),
    Scenario(
        id="penalty",
        title="The penalty is right for any strength",
        points=2,
        about="l2_penalty",
        cases=[family()],
        steps=[PARAMS, See(CALL, Several(PARTS, ("penalty",)))],
    ),
    Scenario(
        id="gradients",
        title="The gradients are the slopes of the penalty",
        points=4,
        about="l2_penalty",
        cases=[family()],
        steps=slopes(),
        judge=own_slopes,
        unless=("penalty",),
    ),
    Scenario(
        id="precision",
        title="float32 in, float32 out",
        points=1,
        about="l2_penalty",
        cases=[family("float32")],
        steps=[PARAMS, See(f"{CALL}[1]", GRADS, strict=True)],
        own=in_float64,
        unless=("penalty",),
        needs=("gradients",),
    ),
    Scenario(
        id="inputs",
        title="The parameters stay as they were",
        points=1,
        about="l2_penalty",
        cases=[family()],
        steps=[PARAMS, CALL],
        untouched=tuple(AXES),
        needs=("gradients",),
    ),
]
