"""What copies must be: in order, with their targets, and noise of the right size."""

import numpy as np

from exercises.checks import (
    Array,
    Check,
    Do,
    Family,
    Made,
    Scenario,
    See,
    Seen,
    Several,
    ShapeOf,
    normal,
    share_near,
    spread_near,
    within_errors,
)
from exercises.checks.cases import Draw

BOTH = Several(
    {"X_new": ShapeOf("rows inputs"), "Y_new": ShapeOf("rows outputs")},
    graded=("X_new", "Y_new"),
)
CALL = "augmented(X, Y, copies, sigma, rng)"
WITHIN = 0.6827  # the share of normal numbers within one standard deviation
BEYOND = 0.0124  # and further out than two and a half
RNG = Do("rng = np.random.default_rng(seed)", says="")


def bits(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw black and white pixels."""
    return rng.integers(0, 2, shape)


def cases(
    rows: int, copies: int, draw: Draw = bits, dtype: str = "float64"
) -> list[Family]:
    """Return drawn patterns and settings."""
    args: dict[str, Array | Made] = {
        "X": Array("rows inputs", draw, dtype),
        "Y": Array("rows outputs"),
        "copies": Made(lambda rng: copies),
        "sigma": Made(lambda rng: float(rng.uniform(0.2, 0.5))),
        "seed": Made(lambda rng: int(rng.integers(10**6))),
    }
    sizes = {"rows": (rows, rows), "inputs": (4, 4), "outputs": (2, 2)}
    return [Family(args, sizes, count=2)]


def noise(seen: Seen, name: str = "new") -> np.ndarray:
    """Return the noise, (copies, rows, inputs)."""
    X, copies = seen.inputs["X"], seen.inputs["copies"]
    X_new = np.asarray(seen.got[name][0], dtype=float)
    return np.asarray(X_new[len(X) :].reshape(copies, *X.shape) - X)


def first_rows(seen: Seen) -> str | None:
    """Look for the patterns themselves."""
    X = seen.inputs["X"]
    if np.array_equal(np.asarray(seen.got["new"][0])[: len(X)], X):
        return None
    return "The first rows of `X_new` are not `X` as it was."


def out_of_place(seen: Seen) -> str | None:
    """Look for copies in which rows have changed places: they differ by too much."""
    far = (
        np.abs(noise(seen)).sum(axis=0).mean(axis=1)
        > 3 * seen.inputs["copies"] * seen.inputs["sigma"]
    )
    if not far.any():
        return None
    row = int(far.argmax())
    return f"The copies of row {row} are far from it. Each row keeps its place."


def targets(seen: Seen) -> str | None:
    """Look for a copy whose target is that of another row."""
    if moved := out_of_place(seen):
        return moved
    Y, times = seen.inputs["Y"], seen.inputs["copies"] + 1
    wrong = np.any(np.asarray(seen.got["new"][1]) != np.tile(Y, (times, 1)), axis=1)
    if not wrong.any():
        return None
    return f"Row {int(wrong.argmax())} of `Y_new` is not the target of its row of `X`."


def size(seen: Seen) -> str | None:
    """Compare mean and spread of the noise."""
    sample, sigma = noise(seen).ravel(), seen.inputs["sigma"]
    found = within_errors(sample, 0.0, sigma, "The mean of the noise")
    found = found or spread_near(sample, sigma, label="The spread of the noise")
    near = int(np.sum(np.abs(sample) < sigma))
    share = "The share of normal noise between -sigma and sigma"
    found = found or share_near(near, len(sample), WITHIN, share)
    far = int(np.sum(np.abs(sample) > 2.5 * sigma))
    share = "The share of normal noise beyond 2.5 sigma"
    return found or share_near(far, len(sample), BEYOND, share)


def own_noise(seen: Seen) -> str | None:
    """Compare the spread that is left when a mean along an axis is taken away."""
    drawn, sigma = noise(seen), seen.inputs["sigma"]
    for axis, things in enumerate(("copies", "rows", "pixels")):
        apart = np.diff(drawn, axis=axis).ravel()
        if float(np.abs(apart).mean()) < 0.5 * sigma:
            return f"The {things} have the same noise, or nearly so."
    if np.array_equal(drawn, noise(seen, "next")):
        return "A second call with the same generator gives the same noise."
    if not np.array_equal(drawn, noise(seen, "again")):
        return "The same seed does not give the same copies."
    return None


def nothing_added(seen: Seen) -> str | None:
    """Look whether no copies leave the patterns alone."""
    return first_rows(seen) or targets(seen)


CHECKS: list[Check] = [
    Scenario(
        id="first-rows",
        title="The patterns themselves come first, without noise",
        points=2,
        about="augmented",
        cases=[*cases(5, 3), *cases(5, 3, normal(1.0))],
        steps=[RNG, See(CALL, BOTH, name="new")],
        judge=first_rows,
        shrinks=False,
    ),
    Scenario(
        id="targets",
        title="Every copy keeps its place and has the target of its row",
        points=2,
        about="augmented",
        cases=cases(5, 3, normal(20.0)),
        steps=[RNG, See(CALL, BOTH, name="new")],
        judge=targets,
        shrinks=False,
    ),
    Scenario(
        id="size",
        title="The noise is normal, with mean 0 and standard deviation sigma",
        points=2,
        about="augmented",
        cases=[*cases(40, 20), *cases(40, 20, dtype="int64")],
        steps=[RNG, See(CALL, BOTH, name="new")],
        judge=size,
        needs=("first-rows",),
        shrinks=False,
    ),
    Scenario(
        id="own",
        title="Every entry has noise of its own, drawn from rng",
        points=2,
        about="augmented",
        cases=cases(12, 9),
        steps=[
            RNG,
            See(CALL, BOTH, name="new"),
            See(CALL, BOTH, name="next"),
            RNG,
            See(CALL, BOTH, name="again"),
        ],
        judge=own_noise,
        needs=("first-rows",),
        shrinks=False,
    ),
    Scenario(
        id="inputs",
        title="X and Y stay as they were, also with no copies",
        points=1,
        about="augmented",
        cases=[*cases(5, 0), *cases(4, 2)],
        steps=[RNG, See(CALL, BOTH, name="new")],
        judge=nothing_added,
        untouched=("X", "Y"),
        needs=("first-rows", "targets"),
        shrinks=False,
    ),
]
