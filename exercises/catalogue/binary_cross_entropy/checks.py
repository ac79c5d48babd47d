"""What the loss on logits must be, and its gradient against the own loss."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Family,
    Number,
    Own,
    SameValues,
    Scenario,
    fixed,
    normal,
)
from exercises.checks.base import Bench
from exercises.checks.own import asked, numbers
from exercises.checks.slope import ALIKE, TOLERANCE, moved, slopes
from exercises.sandbox.session import Call

AXES = {"z": "rows", "y": "rows"}
ROWS = ArrayOf("rows")
FAR_APART = {"z": np.array([-2.0, 0.0, 2.0]), "y": np.array([0.0, 0.3, 0.9])}


def bits(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw targets that are 0 or 1."""
    return rng.integers(0, 2, shape)


def shares(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw targets between 0 and 1."""
    return rng.uniform(0.0, 1.0, shape)


def drawn(targets: object, scale: float = 1.5, rows: int = 2) -> Family:
    """Return drawn logits and targets."""
    y = Array("rows", targets)  # type: ignore[arg-type]
    return Family({"z": Array("rows", normal(scale)), "y": y}, {"rows": (rows, 6)})


def rounding(z: np.ndarray, y: np.ndarray) -> float:
    """Return the size of what rounds: a small loss is a difference of large numbers."""
    return 1.0 + float(np.abs(z).max())


def one(z: np.ndarray, y: np.ndarray) -> float:
    """Return the size of a probability, which is what rounds in a gradient."""
    return 1.0


def slopes_at(z: np.ndarray, y: np.ndarray, bench: Bench) -> np.ndarray | None:
    """Return the slopes of the learner's own loss, None if it gives no numbers."""
    losses = numbers(asked(bench, [Call("bce", (at, y)) for at in moved(z)]), ())
    return None if losses is None else slopes(z, losses)


def right(points: list[np.ndarray], y: np.ndarray, bench: Bench) -> bool:
    """Say whether the learner's own loss is right at these logits."""
    losses = numbers(asked(bench, [Call("bce", (at, y)) for at in points]), ())
    want = [bench.reference["bce"](at, y) for at in points]
    close = 1e-12 * rounding(points[0], y)
    return losses is not None and bool(np.allclose(losses, want, rtol=1e-9, atol=close))


def pretended(z: np.ndarray, y: np.ndarray, bench: Bench) -> bool:
    """Say whether the learner's loss is right elsewhere, and another one around z."""
    sizes = np.random.default_rng(z.size).uniform(0.5, 1.0, 4) * np.abs(z).max()
    elsewhere = sizes * np.array([1.0, -1.0, 1.0, -1.0])
    labels = np.array([0.0, 0.0, 1.0, 1.0])
    return right([elsewhere], labels, bench) and not right(moved(z), y, bench)


def own_slopes(case: Case, bench: Bench) -> list[Own]:
    """Return what the gradient is for the learner's own loss, if that bends.

    A loss with the same slope everywhere is no beginning of an answer.
    """
    there = slopes_at(**FAR_APART, bench=bench)
    if there is None or np.ptp(there) < ALIKE:
        return []
    z, y = case.inputs["z"], case.inputs["y"]
    if pretended(z, y, bench):
        return []
    found = slopes_at(z, y, bench)
    return [] if found is None else [Own(found, TOLERANCE)]


CHECKS: list[Check] = [
    SameValues(
        id="loss",
        title="The loss is the mean over the samples",
        points=3,
        call="bce",
        cases=[drawn(bits), drawn(shares)],
        returns=Number,
        scale=rounding,
    ),
    SameValues(
        id="loss-large",
        title="Large logits give finite, right losses",
        points=3,
        call="bce",
        cases=[
            fixed(AXES, z=np.array([0.0, -800.0]), y=np.array([0.0, 1.0])),
            fixed(AXES, z=np.array([900.0]), y=np.array([0.0])),
            fixed(AXES, z=np.array([900.0, -900.0]), y=np.array([1.0, 0.0])),
            fixed(AXES, z=np.array([-1e6]), y=np.array([1.0])),
            fixed(AXES, z=np.array([1e6, 1e6]), y=np.array([0.0, 1.0])),
            drawn(bits, 500.0),
        ],
        returns=Number,
        needs=("loss",),
        scale=rounding,
    ),
    SameValues(
        id="slope",
        title="bce_gradient is the slope of your bce",
        points=3,
        call="bce_gradient",
        cases=[drawn(shares)],
        returns=ROWS,
        scale=one,
        own=own_slopes,
    ),
    SameValues(
        id="gradient-large",
        title="Large logits give finite, right gradients",
        points=2,
        call="bce_gradient",
        cases=[
            fixed(AXES, z=np.array([0.0, -800.0]), y=np.array([0.0, 1.0])),
            fixed(AXES, z=np.array([900.0, -900.0]), y=np.array([0.0, 0.0])),
            drawn(bits, 500.0),
        ],
        returns=ROWS,
        scale=one,
        own=own_slopes,
        needs=("slope",),
    ),
    Scenario(
        id="inputs",
        title="Loss and gradient leave z and y as they were",
        points=1,
        about="both",
        cases=[drawn(shares)],
        needs=("slope",),
        untouched=("z", "y"),
        steps=["bce_gradient(z, y)", "bce(z, y)"],
    ),
]
