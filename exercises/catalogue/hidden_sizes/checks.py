"""Curves must belong to the networks, and the networks do what their size allows."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from exercises.catalogue.hidden_sizes.rows import NOISE, sample
from exercises.catalogue.quarter_circle.network import (
    Network,
    binary_accuracy,
    binary_loss,
)
from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    DictOf,
    Do,
    Experiment,
    Family,
    Made,
    Number,
    SameValues,
    Scenario,
    See,
    Seen,
    Several,
    ShapeOf,
    WholeNumber,
    fixed,
)
from nnbook.datasets import moons

SIZES = [2, 5, 10, 20, 50]
STEPS = 600

CASES = [
    Family(
        {"data": Made(sample), "seed": Made(lambda rng: int(rng.integers(10**6)))},
        {},
        count=1,
    )
]


def returned(units: int) -> DictOf:
    """Return what comes back for one size."""
    curve = ShapeOf("steps", (STEPS,))
    network = Network([2, units, 1])
    return DictOf({"parameters": network, "train": curve, "test": curve})


def steps(sizes: list[int]) -> list[Do | See]:
    """Return the steps that run these sizes and read what came back."""
    call = f"results = run(**data, sizes={sizes}, seed=seed)"
    seen = [See(f"results[{i}]", returned(n), name=str(n)) for i, n in enumerate(sizes)]
    return [Do(call), *seen]


def last_losses(seen: Seen) -> str | None:
    """Compute the last losses again, from parameters and rows."""
    data = seen.inputs["data"]
    for units in SIZES[::2]:
        result = seen.got[str(units)]
        for name, X, y in (("train", "X", "y"), ("test", "X_test", "y_test")):
            want = binary_loss(result["parameters"], data[X], data[y])
            got = float(np.asarray(result[name])[-1])
            if abs(got - want) > 1e-6 * (1 + abs(want)):
                return (
                    f"With {units} units the last entry of {name!r} is {got:.6g}. The "
                    f"loss of the returned parameters on these rows is {want:.6g}."
                )
    return None


def only_looked_at(seen: Seen) -> str | None:
    """Compare training with one set of test rows to training with another."""
    one, other = (np.asarray(seen.got[name]["train"]) for name in ("one", "other"))
    if np.allclose(one, other, rtol=1e-6, atol=1e-9):
        return None
    return (
        "With other test rows, and the same seed, the training losses are others. Test "
        "rows are only looked at, and the same seed gives the same beginning."
    )


def from_the_seed(seen: Seen) -> str | None:
    """Compare two runs that have nothing but the seed in which they may differ."""
    if (wrong := only_looked_at(seen)) is not None:
        return wrong
    one, third = (np.asarray(seen.got[name]["train"]) for name in ("one", "third"))
    if not np.allclose(one, third, rtol=1e-6, atol=1e-9):
        return None
    return "Two seeds gave the same training losses. The seed decides the beginning."


def reached(seen: Seen) -> Mapping[str, float]:
    """Return what each network reached, also on rows of the grader's own."""
    X, y = moons(4000, NOISE, np.random.default_rng(21))
    found = {}
    for units in SIZES:
        result = seen.got[str(units)]
        theta, data = result["parameters"], seen.inputs["data"]
        found[f"training loss with {units} units"] = binary_loss(
            theta, data["X"], data["y"]
        )
        found[f"accuracy on fresh rows with {units} units"] = binary_accuracy(
            theta, X, y
        )
    test = np.asarray(seen.got["50"]["test"])
    found["training loss after 5 steps with 50 units"] = float(
        np.asarray(seen.got["50"]["train"])[4]
    )
    found["rise of the test loss with 50 units"] = float(test[-1] - test.min())
    return found


CHECKS: list[Check] = [
    SameValues(
        id="turning-point",
        title="The lowest test loss is found, and the rise behind it",
        points=3,
        call="turning_point",
        cases=[
            fixed(test=np.array([0.7, 0.4, 0.3, 0.35])),
            fixed(test=np.array([0.5, 0.2, 0.2, 0.9, 0.2])),
            Family({"test": Array("steps")}, {"steps": (1, 12)}),
        ],
        returns=Several(
            {"index": WholeNumber(), "rise": Number}, graded=("index", "rise")
        ),
    ),
    Scenario(
        id="curves",
        title="The curves are those of the returned networks",
        points=2,
        about="run",
        cases=CASES,
        steps=steps(SIZES[::2]),
        judge=last_losses,
        shrinks=False,
    ),
    Scenario(
        id="steps",
        title="The first steps are those of Adam, from weights that the seed draws",
        points=2,
        about="run",
        cases=CASES,
        needs=("curves",),
        steps=[
            Do("one = run(**data, sizes=[4], seed=seed)[0]"),
            See("np.array(one['train'])[:6]", ArrayOf("steps"), tolerance=1e-6),
        ],
        shrinks=False,
    ),
    Scenario(
        id="looked-at",
        title="Test rows are only looked at, and the seed decides the beginning",
        points=2,
        about="run",
        cases=CASES,
        needs=("curves",),
        steps=[
            Do("one = run(**data, sizes=[5], seed=seed)"),
            See("one[0]", returned(5), name="one"),
            Do("others = data['X_test'] + 1, 1 - data['y_test']", says=""),
            Do("other = run(data['X'], data['y'], *others, [5], seed)", says=""),
            See("other[0]", returned(5), name="other"),
            Do("third = run(**data, sizes=[5], seed=seed + 1)", says=""),
            See("third[0]", returned(5), name="third"),
        ],
        judge=from_the_seed,
        shrinks=False,
    ),
    Experiment(
        id="sizes",
        title="Each size reaches what it can",
        points=4,
        folder=Path(__file__).parent,
        about="run",
        cases=CASES,
        needs=("curves",),
        steps=steps(SIZES),
        numbers=reached,
        sides={f"accuracy on fresh rows with {units} units": "low" for units in SIZES},
    ),
]
