"""What boundary and margins must be; units by hand are judged by their own margins."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Family,
    Finding,
    LeavesAlone,
    Made,
    Number,
    SameValues,
    Scenario,
    See,
    Seen,
    Several,
    ShapeOf,
    fixed,
)
from exercises.checks.returns import Standard
from exercises.sandbox.values import Foreign

AXES = {"X": "rows inputs", "y": "rows", "w": "inputs"}
BITS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
GATES = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "NAND": [1, 1, 1, 0]}
ENOUGH = 0.3
LINE = Several({"slope": Number, "height": Number}, graded=("slope", "height"))


def off_zero(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw numbers of both signs that are not close to 0."""
    signs = rng.integers(0, 2, shape) * 2 - 1
    return np.asarray(rng.uniform(0.4, 2.5, shape) * signs)


def labels(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw labels of both kinds, as far as there is room."""
    drawn = rng.integers(0, 2, shape)
    drawn[:2] = [0, 1][: len(drawn)]
    return drawn


BIAS = Made(lambda rng: float(rng.normal()))
LINES = [Family({"w": Array("inputs", off_zero), "b": BIAS}, {"inputs": (2, 2)})]
SAMPLES = [
    Family(
        {
            "X": Array("rows inputs"),
            "y": Array("rows", labels, "int64"),
            "w": Array("inputs", off_zero),
            "b": BIAS,
        },
        {"rows": (2, 6), "inputs": (1, 4)},
    )
]


def rounding(X: np.ndarray, y: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """Return the size of the terms that are added, which is what rounds."""
    with np.errstate(divide="ignore", invalid="ignore"):  # shrinking tries w = 0
        size: np.ndarray = (np.abs(X) @ np.abs(w) + abs(b)) / np.linalg.norm(w)
    return size


@dataclass(frozen=True)
class ByTrial(ShapeOf):
    """Numbers that a learner found, as a list or an array."""

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare type and shape; the dots of the stub are no answer yet."""
        if got is None or (isinstance(got, Foreign) and got.name == "ellipsis"):
            return Finding("missing", f"{label} is not answered yet.")
        finding = super().compare(got, want, standard, label)
        if finding is not None and finding.stage == "type":
            wanted = "a list of numbers" if self.axes else "a number"
            return Finding("type", f"{label} is not {wanted}.")
        return finding


def by_hand(name: str, X: np.ndarray, y: list[int]) -> Scenario:
    """Return the check of a unit that a learner found by hand."""

    def judge(seen: Seen) -> str | None:
        w = np.asarray(seen.got["w"], float)
        z = X @ w + float(np.asarray(seen.got["b"]))
        if not np.any(w):
            return "With all weights 0 there is no boundary."
        worst = float(np.min((2 * np.array(y) - 1) * z / np.linalg.norm(w)))
        if worst >= ENOUGH - 1e-9:
            return None
        wrong = "a sample lies on the wrong side" if worst < 0 else "too small"
        return f"The smallest margin of {name} is {worst:.3g}: {wrong}."

    return Scenario(
        id=name.lower(),
        title=f"The unit for {name} has room on both sides",
        points=1,
        about=name,
        steps=[
            See(f"{name}_W", ByTrial("inputs", (X.shape[1],)), name="w"),
            See(f"{name}_B", ByTrial("", ()), name="b"),
        ],
        judge=judge,
    )


CHECKS: list[Check] = [
    SameValues(
        id="line",
        title="line gives slope and height of the boundary",
        points=2,
        call="line",
        cases=LINES,
        returns=LINE,
    ),
    SameValues(
        id="example",
        title="The margins of the statement come out",
        points=1,
        call="margins",
        cases=[
            fixed(
                AXES, X=BITS, y=np.array([0, 0, 0, 1]), w=np.array([3.0, 4.0]), b=-6.0
            )
        ],
        returns=ArrayOf("rows"),
        visible=True,
    ),
    SameValues(
        id="margins",
        title="Margins are distances, with the sign of the right side",
        points=4,
        call="margins",
        cases=SAMPLES,
        returns=ArrayOf("rows"),
        scale=rounding,
    ),
    LeavesAlone(
        id="inputs",
        title="margins leaves its inputs as they were",
        points=1,
        call="margins",
        cases=SAMPLES,
        needs=("margins",),
    ),
    *(by_hand(name, BITS, y) for name, y in GATES.items()),
    by_hand("NOT", BITS[:2, 1:], [1, 0]),
]
