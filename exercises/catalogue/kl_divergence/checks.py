"""What the divergence of rows must be, for soft, one-hot and equal distributions."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Choice,
    Do,
    Family,
    LeavesAlone,
    Number,
    SameValues,
    Scenario,
    See,
    fixed,
)

FEW = {
    "P": np.array([[0.5, 0.25, 0.25], [0.2, 0.2, 0.6]]),
    "D": np.array([[0.25, 0.5, 0.25], [0.5, 0.2, 0.3]]),
}
AXES = {"P": "rows classes", "D": "rows classes"}
SIZES = {"rows": (2, 6), "classes": (2, 5)}
ROWS = ArrayOf("rows")
RAISED = Choice(("a ValueError", "another error", "nothing"))


def soft(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw distributions without zeros."""
    drawn = rng.uniform(0.2, 1.0, shape)
    return np.asarray(drawn / drawn.sum(axis=1, keepdims=True))


def with_zeros(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw distributions of which some are one-hot and others have one zero."""
    drawn = rng.uniform(0.2, 1.0, shape)
    drawn[np.arange(shape[0]), rng.integers(shape[1], size=shape[0])] = 0.0
    drawn[0] = 0.0
    drawn[0, rng.integers(shape[1])] = 1.0
    return np.asarray(drawn / drawn.sum(axis=1, keepdims=True))


def pairs(targets: object = soft) -> Family:
    """Return drawn predictions and targets."""
    D = Array("rows classes", targets)  # type: ignore[arg-type]
    return Family({"P": Array("rows classes", soft), "D": D}, SIZES)


def reduced(word: str, title: str, points: int) -> Scenario:
    """Return the check of one reduction of rows without zeros."""
    return Scenario(
        id=word,
        title=title,
        points=points,
        about="kl_divergence",
        cases=[fixed(AXES, **FEW), pairs()],
        shrinks=False,  # rounded rows are no distributions
        steps=[
            See(
                f'kl_divergence(P, D, "{word}")',
                ROWS if word == "none" else Number,
                scale=1.0,
            )
        ],
    )


TRY = """
raised = "nothing"
try:
    kl_divergence(P, D, word)
except ValueError:
    raised = "a ValueError"
except Exception:
    raised = "another error"
"""

OTHERS = ("average", "Mean", "batchmean", "total", "", "max", "means", "mean ")
CHECKS: list[Check] = [
    reduced("none", "Each row has a divergence of its own", 3),
    reduced("sum", "sum adds the rows up", 1),
    reduced("mean", "mean divides by the number of rows", 2),
    SameValues(
        id="default",
        title="Without a word it is the mean",
        points=1,
        call="kl_divergence",
        cases=[
            fixed(
                AXES,
                P=np.array([[0.5, 0.5], [0.25, 0.75], [0.5, 0.5]]),
                D=np.array([[0.25, 0.75], [0.25, 0.75], [0.75, 0.25]]),
            )
        ],
        returns=Number,
        visible=True,
    ),
    Scenario(
        id="zeros",
        title="Targets with zeros give finite, right numbers",
        points=3,
        about="kl_divergence",
        cases=[pairs(with_zeros)],
        needs=("none",),
        steps=[See('kl_divergence(P, D, "none")', ROWS, scale=1.0)],
        shrinks=False,
    ),
    Scenario(
        id="small",
        title="Very small predictions and targets are taken as they are",
        points=1,
        about="kl_divergence",
        cases=[
            fixed(
                AXES,
                P=np.array([[1e-30, 1.0], [1.0, 1e-200]]),
                D=np.array([[0.5, 0.5], [0.25, 0.75]]),
            ),
            fixed(
                AXES,
                P=np.array([[1e-310, 1.0], [1.0, 2e-309]]),
                D=np.array([[0.5, 0.5], [0.0, 1.0]]),
            ),
            fixed(
                AXES,
                P=np.array([[1e-300, 0.5, 0.5]]),
                D=np.array([[1e-10, 1.0 - 1e-10, 0.0]]),
            ),
        ],
        needs=("none",),
        steps=[See('kl_divergence(P, D, "none")', ROWS)],
        shrinks=False,
    ),
    Scenario(
        id="other",
        title="Any other word raises a ValueError",
        points=1,
        about="kl_divergence",
        cases=[fixed(AXES, **FEW, word=word) for word in OTHERS],
        needs=("mean",),
        steps=[
            Do(TRY, says=""),
            See("raised", RAISED, says="what an unknown word raises"),
        ],
        shrinks=False,
    ),
    LeavesAlone(
        id="inputs",
        title="P and D stay as they were",
        points=1,
        call="kl_divergence",
        cases=[pairs(with_zeros)],
        needs=("mean",),
    ),
]
