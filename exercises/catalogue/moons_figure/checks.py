"""What the heights, the borders and the curves must be."""

from typing import Any

import numpy as np

from exercises.catalogue.boundary_plot.labels import misplaced
from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Drawing,
    Family,
    Made,
    Scenario,
    See,
    Seen,
)
from exercises.checks.scenario import Judge

UNITS = (2, 3, 10)
X1, X2 = np.linspace(-2.0, 2.0, 41), np.linspace(-1.5, 1.5, 31)
CELL = 0.15  # the diagonal of a cell of this grid: how far off a border may be
WORDS = tuple((name, f"{n} units") for n in UNITS[:2] for name in ("train", "test"))


def network(rng: np.random.Generator, units: int) -> list[np.ndarray]:
    """Draw a network whose border runs through the middle of the grid.

    One unit is on there: where none is, the logit is 0 all around, without a border.
    """
    W1, b1 = rng.normal(size=(2, units)), rng.normal(size=units)
    b1[0] = rng.uniform(0.3, 1.0)
    W2 = rng.normal(size=(units, 1))
    return [W1, b1, W2, -np.maximum(b1, 0.0) @ W2]


def networks(rng: np.random.Generator) -> dict[str, list[np.ndarray]]:
    """Draw a network of each size, in no order."""
    sizes = [UNITS[i] for i in rng.permutation(len(UNITS))]
    return {f"{units} units": network(rng, units) for units in sizes}


def curves(rng: np.random.Generator) -> dict[str, dict[str, np.ndarray]]:
    """Draw losses of two sizes, with as many steps as there are."""
    steps = int(rng.integers(20, 60))
    return {
        f"{n} units": {
            name: rng.uniform(0.01, 1.0, steps) for name in ("train", "test")
        }
        for n in UNITS[:2]
    }


def labels(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw labels, the first two of both kinds."""
    drawn = rng.integers(0, 2, shape)
    drawn[:2] = [0, 1]
    return drawn


MAPS = [
    Family(
        {
            "theta": Made(lambda rng: network(rng, 4)),
            "x1": Array("columns"),
            "x2": Array("rows"),
        },
        {"columns": (1, 5), "rows": (1, 4)},
        count=4,
    )
]
PICTURE = Family(
    {
        "networks": Made(networks),
        "X": Array("samples inputs"),
        "y": Array("samples", labels, "int64"),
        "x1": Made(lambda rng: X1),
        "x2": Made(lambda rng: X2),
    },
    {"samples": (6, 12), "inputs": (2, 2)},
    count=1,
)
RESULTS = Family({"results": Made(curves)}, {}, count=1)


def figure(
    id_: str, title: str, points: int, returns: Drawing, judge: Judge | None = None
) -> Scenario:
    """Return a check of one of the two figures."""
    borders = id_ in ("classes", "borders", "titles")
    call = "draw_borders(networks, X, y, x1, x2)" if borders else "draw_curves(results)"
    return Scenario(
        id=id_,
        title=title,
        points=points,
        about=call.partition("(")[0],
        cases=[PICTURE if borders else RESULTS],
        steps=[See(f"describe({call})", returns, says="the figure", name="drawn")],
        judge=judge,
        shrinks=False,
    )


def border(axes: Any) -> np.ndarray:
    """Return the points of all contours at one level of these axes."""
    parts = axes.get("points") if isinstance(axes, dict) else None
    found = [np.empty((0, 2))]
    for part in parts if isinstance(parts, list) else []:
        path = part.get("path") if isinstance(part, dict) else None
        if isinstance(path, np.ndarray) and path.ndim == 2 and path.shape[1] == 2:
            found.append(path)
    return np.concatenate(found)


def far(points: np.ndarray, others: np.ndarray) -> float:
    """Return how far the loneliest of the points is from the nearest other one."""
    if not len(points) or not len(others):
        return 0.0 if not len(points) else np.inf
    gaps = np.linalg.norm(points[:, None] - others[None], axis=2)
    return float(gaps.min(axis=1).max())


def elsewhere(seen: Seen) -> str | None:
    """Look whether each contour is the border of its network, all of it."""
    got, want = (found["drawn"]["axes"] for found in (seen.got, seen.want))
    for name, mine, right in zip(seen.inputs["networks"], got, want, strict=True):
        drawn, asked = border(mine), border(right)
        if not len(drawn):
            return f"The axes for {name!r} show no contour."
        if not max(far(drawn, asked), far(asked, drawn)) <= CELL:
            return (
                f"The contour for {name!r} is not the border of this network, where "
                "its logit over `x1` and `x2` is 0."
            )
    return None


def untitled(seen: Seen) -> str | None:
    """Look for the name of each network in its title, and for those of the classes."""
    got = seen.got["drawn"]["axes"]
    for name, mine in zip(seen.inputs["networks"], got, strict=True):
        title = mine.get("title") if isinstance(mine, dict) else ""
        if name not in str(title):
            return f"The title of the axes for {name!r} does not say that name."
    return misplaced(seen)


CHECKS: list[Check] = [
    Scenario(
        id="heights",
        title="The logits of the grid lie where their points do",
        points=3,
        about="heights",
        cases=MAPS,
        untouched=("x1", "x2"),
        steps=[See("heights(theta, x1, x2)", ArrayOf("rows columns"))],
    ),
    figure(
        "classes",
        "Each network has axes with the points of both classes",
        2,
        Drawing(data=("points",), words=()),
    ),
    figure(
        "borders",
        "Each network's border is there as a contour",
        3,
        Drawing(data=(), words=()),
        judge=elsewhere,
    ),
    figure(
        "titles",
        "Titles name the networks, labels the classes",
        1,
        Drawing(data=(), words=("title",)),
        judge=untitled,
    ),
    figure(
        "curves",
        "All losses are there as lines, on a logarithmic scale",
        3,
        Drawing(words=(), scales=("y scale",)),
    ),
    figure(
        "words",
        "The curves are named, and so are the axes",
        2,
        Drawing(data=(), legend=WORDS),
        judge=misplaced,
    ),
]
