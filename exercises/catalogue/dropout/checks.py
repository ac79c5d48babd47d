"""What dropout must do in training and evaluation, forwards and backwards."""

from collections.abc import Sequence

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Family,
    Made,
    Own,
    Scenario,
    See,
    fixed,
)
from exercises.checks.base import Bench
from exercises.checks.own import OwnAnswers, numbers, seen
from exercises.checks.steps import Step

MATRIX = ArrayOf("rows units")
AXES = {"A": "rows units", "dA": "rows units"}
SIZES = {"rows": (2, 6), "units": (2, 6)}
RATE = Made(lambda rng: float(rng.uniform(0.2, 0.8)))
SEED = Made(lambda rng: int(rng.integers(10**6)))
ARRAYS = {name: Array(axes) for name, axes in AXES.items()}
CASES = [Family({**ARRAYS, "rate": RATE, "seed": SEED}, SIZES)]
ZEROS = Array(AXES["A"], lambda rng, shape: rng.normal(size=shape).clip(min=0.0))
RELU = [Family({**ARRAYS, "A": ZEROS, "rate": RATE, "seed": SEED}, SIZES)]
NONE = [Family({**ARRAYS, "rate": Made(lambda rng: 0.0), "seed": SEED}, SIZES, 2)]
# a rate that the second training pass draws, to the last digit
TIED = np.random.default_rng(6).random((2, 2, 3))[1]
TIE = fixed(
    AXES,
    A=np.arange(1.0, 7.0).reshape(2, 3),
    dA=np.ones((2, 3)),
    rate=float(np.sort(TIED, axis=None)[3]),
    seed=6,
)
NEW = "layer = Dropout(rate, np.random.default_rng(seed))"
TRAIN = "out = layer.forward(A, train=True)"
EVALUATE = "out = layer.forward(A, train=False)"
OUT = See("out", MATRIX)
BACK = See("layer.backward(dA)", MATRIX)

# Ones come out of a forward pass as its mask.
MASKS = """(lambda layer: [layer.forward(np.ones(shape), train=t) for t in passes])(
    Dropout(rate, np.random.default_rng(seed))
)"""


def masks(
    bench: Bench, shape: tuple[int, ...], rate: float, seed: int, passes: list[bool]
) -> np.ndarray | None:
    """Return the masks of these passes of the learner's own, None if there are none."""
    found = seen(bench, MASKS, shape=shape, rate=rate, seed=seed, passes=passes)
    return numbers(found, shape)


def through_own(
    *at: int, passes: tuple[bool, ...], forward: bool = False
) -> OwnAnswers:
    """Return what comes back through the masks of these passes, if they drop any.

    With `forward`, what came out of the first pass comes before.
    """

    def own(case: Case, bench: Bench) -> list[Own]:
        probe = masks(bench, (8, 8), 0.5, 1, [True])
        if probe is None or probe.all() or not probe.any():
            return []
        A, dA, rate, seed = case.args
        found = masks(bench, A.shape, rate, seed, list(passes))
        if found is None:
            return []
        return [Own([A * found[0]] * forward + [dA * found[i] for i in at])]

    return own


def check(
    name: str,
    title: str,
    points: int,
    *steps: str | Step,
    needs: tuple[str, ...] = (),
    cases: Sequence[Case | Family] = CASES,
    own: OwnAnswers | None = None,
    unless: tuple[str, ...] = (),
) -> Scenario:
    """Return a check that begins with a new layer."""
    return Scenario(
        id=name,
        title=title,
        points=points,
        about="Dropout",
        cases=cases,
        steps=[NEW, *steps],
        needs=needs,
        own=own,
        unless=unless,
    )


CHECKS: list[Check] = [
    Scenario(
        id="example",
        title="The example of the statement comes out",
        points=1,
        about="Dropout",
        cases=[
            fixed(
                A=np.arange(1.0, 7.0).reshape(2, 3),
                dA=np.ones((2, 3)),
                rate=0.5,
                seed=6,
            )
        ],
        steps=[NEW, TRAIN, OUT, BACK],
        visible=True,
    ),
    check("train", "In training entries are dropped, others enlarged", 3, TRAIN, OUT),
    check("evaluate", "In evaluation A comes out as it is", 2, EVALUATE, OUT),
    check(
        "draws",
        "Each training pass draws anew and keeps ties, evaluation draws nothing",
        1,
        "rng = np.random.default_rng(seed)",
        "layer = Dropout(rate, rng)",
        TRAIN,
        EVALUATE,
        TRAIN,
        OUT,
        "Dropout(0.0, rng).forward(A, train=True)",
        TRAIN,
        OUT,
        needs=("train",),
        cases=[*CASES, TIE],
    ),
    check(
        "backward",
        "Gradients go through the mask of the forward pass",
        2,
        TRAIN,
        BACK,
        cases=[*CASES, *RELU],
        own=through_own(0, passes=(True,)),
        unless=("train",),
    ),
    check(
        "latest",
        "Backward belongs to the layer's latest forward pass, of either kind",
        1,
        TRAIN,
        TRAIN,
        BACK,
        BACK,
        EVALUATE,
        BACK,
        TRAIN,
        "other = Dropout(rate, np.random.default_rng(seed + 1))",
        "other.forward(A, train=True)",
        BACK,
        needs=("backward",),
        own=through_own(1, 1, 2, 3, passes=(True, True, False, True)),
        unless=("train", "evaluate", "draws"),
    ),
    Scenario(
        id="rate-zero",
        title="A rate of 0 drops nothing",
        points=1,
        about="Dropout",
        cases=NONE,
        steps=[NEW, TRAIN, OUT, BACK],
    ),
    Scenario(
        id="inputs",
        title="Inputs and earlier results stay as they were",
        points=1,
        about="Dropout",
        cases=CASES,
        steps=[
            NEW,
            See("layer.forward(A, train=True)", MATRIX, fresh=True),
            See("layer.backward(dA)", MATRIX, fresh=True),
            "layer.forward(A, train=True)",
            "layer.backward(dA)",
        ],
        needs=("backward",),
        own=through_own(0, passes=(True,), forward=True),
        unless=("train",),
        untouched=("A", "dA"),
    ),
]
