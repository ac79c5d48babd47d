"""What patterns, targets, noisy copies and a split must be."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Family,
    Made,
    SameValues,
    Scenario,
    See,
    Several,
    fixed,
)

ROWS = ArrayOf("rows inputs")
TARGETS = ArrayOf("rows classes")
SEED = Made(lambda rng: int(rng.integers(10**6)))
SIZES = {"rows": (8, 14), "inputs": (2, 4), "classes": (2, 2)}
DATA: dict[str, Array | Made] = {"X": Array("rows inputs"), "Y": Array("rows classes")}
COPIES = Several({"X": ROWS, "Y": TARGETS}, graded=("X", "Y"))
PARTS = Several(
    {"X_train": ROWS, "Y_train": TARGETS, "X_valid": ROWS, "Y_valid": TARGETS},
    graded=("X_train", "Y_train", "X_valid", "Y_valid"),
)


def five(share: float) -> Case:
    """Return a case of five rows."""
    X, Y = np.arange(10.0).reshape(5, 2), np.eye(2)[[0, 1, 0, 1, 1]]
    return fixed(X=X, Y=Y, share=share, seed=5)


def bits(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw bits."""
    return rng.integers(0, 2, shape)


CHECKS: list[Check] = [
    SameValues(
        id="example",
        title="The four patterns of two bits come out",
        points=1,
        call="patterns",
        cases=[fixed(n=2)],
        returns=ROWS,
        visible=True,
    ),
    SameValues(
        id="patterns",
        title="Any number of bits works, in counting order",
        points=3,
        call="patterns",
        cases=[fixed(n=n) for n in (1, 3, 4, 9)],
        returns=ROWS,
    ),
    SameValues(
        id="parity",
        title="Targets tell even from odd",
        points=3,
        call="parity_one_hot",
        cases=[
            Family({"X": Array("rows bits", bits)}, {"rows": (2, 8), "bits": (1, 7)})
        ],
        returns=TARGETS,
    ),
    Scenario(
        id="copies",
        title="Every copy has noise of its own, and rows keep their targets",
        points=3,
        about="noisy_copies",
        cases=[
            Family(
                DATA
                | {
                    "copies": Made(lambda rng: int(rng.integers(2, 5))),
                    "sd": Made(lambda rng: float(rng.uniform(0.1, 0.6))),
                    "seed": SEED,
                },
                SIZES,
                count=4,
            )
        ],
        untouched=("X", "Y"),
        steps=[
            "rng = np.random.default_rng(seed)",
            See("noisy_copies(X, Y, copies, sd, rng)", COPIES),
        ],
    ),
    Scenario(
        id="split",
        title="Rows are split in the drawn order, each with its target",
        points=3,
        about="split",
        cases=[
            Family(
                DATA
                | {
                    "share": Made(lambda rng: float(rng.uniform(0.4, 0.8))),
                    "seed": SEED,
                },
                SIZES,
                count=10,
            ),
        ],
        steps=[
            "rng = np.random.default_rng(seed)",
            See("split(X, Y, share, rng)", PARTS),
        ],
    ),
    Scenario(
        id="split-edges",
        title="One half of a row is rounded by round, and a part may be empty",
        points=1,
        about="split",
        cases=[five(0.5), five(0.95), five(0.08)],  # 2.5 become 2, 4.75 all, 0.4 none
        needs=("split",),
        steps=[
            "rng = np.random.default_rng(seed)",
            See("split(X, Y, share, rng)", PARTS),
        ],
    ),
    Scenario(
        id="split-inputs",
        title="split leaves X and Y as they were",
        points=1,
        about="split",
        cases=[Family(DATA | {"seed": SEED}, SIZES, count=2)],
        needs=("split",),
        untouched=("X", "Y"),
        steps=["split(X, Y, 0.75, np.random.default_rng(seed))"],
    ),
]
