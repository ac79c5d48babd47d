"""What AdamW must do: Adam without decay, decay without a gradient, and both."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Family,
    LeavesAlone,
    Made,
    SameValues,
    Several,
    fixed,
)

VECTOR = ArrayOf("parameters")
PARTS = {"theta": VECTOR, "m": VECTOR, "v": VECTOR}
AXES = dict.fromkeys(("theta", "grad", "m", "v", "mask"), "parameters")


def squares(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw positive numbers, as averages of squares are."""
    return rng.uniform(0.05, 2.0, shape)


def coins(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw a mask that holds a 0 and a 1 if it can."""
    return (np.arange(shape[0]) + int(rng.integers(2))) % 2.0


def ones(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return the mask under which everything decays."""
    return np.ones(shape)


def one_of(*values: float) -> Made:
    """Return a way to draw one of these settings."""
    return Made(lambda rng: values[int(rng.integers(len(values)))])


def steps(decay: Made | None, mask: Array) -> Family:
    """Return drawn steps from any state, with this decay and this mask.

    Without a decay, every setting is left at its default.
    """
    arrays: dict[str, Array | Made] = {
        "theta": Array("parameters"),
        "grad": Array("parameters"),
        "m": Array("parameters"),
        "v": Array("parameters", squares),
        "t": Made(lambda rng: int(rng.integers(1, 20))),
        "mask": mask,
    }
    if decay is None:
        return Family(arrays, {"parameters": (2, 6)}, count=2)
    settings = {
        "lr": one_of(0.05, 0.3),
        "decay": decay,
        "beta1": one_of(0.8, 0.9),
        "beta2": one_of(0.95, 0.99),
        "eps": one_of(1e-8, 0.1),
    }
    return Family(arrays | settings, {"parameters": (2, 6)})


#: A gradient of 0: the averages shrink, and the step goes on.
RESTING = fixed(
    AXES,
    theta=np.array([1.0, -2.0, 0.5]),
    grad=np.array([0.0, 1.0, 0.0]),
    m=np.array([0.5, -0.25, -1.0]),
    v=np.array([0.25, 0.5, 2.0]),
    t=3,
    mask=np.ones(3),
    lr=0.1,
    decay=0.0,
)


def rounding(theta: np.ndarray, *others: object) -> np.ndarray:
    """Return the size of what rounds: a step may nearly cancel theta."""
    return np.asarray(1.0 + np.abs(theta))


def layers(depth: int) -> Made:
    """Return a way to draw the sizes of a network with this many dense layers."""
    return Made(lambda rng: [int(n) for n in rng.integers(1, 5, depth + 1)])


SIZES = [Family({"sizes": layers(depth)}, {}, count=2) for depth in (1, 2, 4)]
DECAY = one_of(0.1, 0.5)
DECAYS = steps(DECAY, Array("parameters", ones))
MASKED = steps(DECAY, Array("parameters", coins))

CHECKS: list[Check] = [
    SameValues(
        id="mask",
        title="The mask tells weights from biases",
        points=2,
        call="weight_mask",
        cases=[fixed(sizes=[2, 1]), *SIZES],
        returns=VECTOR,
    ),
    SameValues(
        id="example",
        title="The example of the statement comes out",
        points=1,
        call="adamw_step",
        cases=[
            fixed(
                AXES,
                theta=np.array([10.0, 10.0]),
                grad=np.array([2.0, 0.5]),
                m=np.zeros(2),
                v=np.zeros(2),
                t=1,
                mask=np.array([1.0, 0.0]),
                lr=0.1,
                decay=0.1,
            )
        ],
        returns=Several(PARTS, graded=("theta", "m", "v")),
        visible=True,
    ),
    SameValues(
        id="moments",
        title="The averages hold the gradient alone",
        points=2,
        call="adamw_step",
        cases=[MASKED, RESTING],
        returns=Several(PARTS, graded=("m", "v")),
    ),
    SameValues(
        id="adam",
        title="Without decay the step is Adam's",
        points=1,
        call="adamw_step",
        cases=[steps(one_of(0.0), Array("parameters", ones)), RESTING],
        returns=Several(PARTS, graded=("theta",)),
        scale=rounding,
    ),
    SameValues(
        id="decay",
        title="Every weight loses the same share of itself",
        points=2,
        call="adamw_step",
        cases=[DECAYS, steps(None, Array("parameters", ones))],
        returns=Several(PARTS, graded=("theta",)),
        scale=rounding,
        needs=("adam",),
    ),
    SameValues(
        id="biases",
        title="Where the mask is 0 nothing decays",
        points=2,
        call="adamw_step",
        cases=[MASKED],
        returns=Several(PARTS, graded=("theta",)),
        scale=rounding,
        needs=("adam",),
    ),
    LeavesAlone(
        id="inputs",
        title="The arrays of the caller stay as they were",
        points=1,
        call="adamw_step",
        cases=[MASKED],
        needs=("moments", "decay"),
    ),
]
