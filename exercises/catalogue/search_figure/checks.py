"""What the means and the figure of a search must be."""

import re
from typing import Any

import numpy as np

from exercises.checks import (
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

RATES, SIZES, WIDTHS = (0.001, 0.01, 0.03, 0.1, 1.0), (8, 16, 32, 64), (4, 8, 16, 32)
NUMBER = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")
HALF = 0.0051  # two digits after the point, rounded to either side


def drawn(rng: np.random.Generator) -> dict[str, Any]:
    """Draw a table with two rows for each of two to four values of everything."""
    counts = 3, 2, int(rng.integers(2, 5))
    rates, sizes, widths = (
        [found[i] for i in sorted(rng.choice(len(found), count, replace=False))]
        for found, count in zip((RATES, SIZES, WIDTHS), counts, strict=True)
    )
    settings = [(r, s, w) for r in rates for s in sizes for w in widths]
    names = "rate", "batch_size", "width", "accuracy"
    rows = [(*s, float(rng.uniform(0.2, 0.95))) for s in settings for _ in range(2)]
    table = [dict(zip(names, row, strict=True)) for row in rows]
    order = rng.permutation(len(table))
    return {
        "table": [table[i] for i in order],
        "rates": rates,
        "batch_sizes": sizes,
        "widths": widths,
    }


CASES = [Family({"found": Made(drawn)}, {}, count=3)]
ALL = "found['table'], found['rates'], found['batch_sizes']"


def figure(
    id_: str, title: str, points: int, returns: Drawing, judge: Judge | None = None
) -> Scenario:
    """Return a check of the figure."""
    text = f"describe(draw_search({ALL}, found['widths']))"
    return Scenario(
        id=id_,
        title=title,
        points=points,
        about="draw_search",
        cases=[Family({"found": Made(drawn)}, {}, count=1)],
        steps=[See(text, returns, says="the figure", name="drawn")],
        judge=judge,
        shrinks=False,
    )


def numbers(words: Any) -> list[float]:
    """Return the first number in each of these words that has one."""
    texts = [str(word).lower() for word in words] if isinstance(words, list) else []
    return [float(found[0]) for text in texts if (found := NUMBER.search(text))]


def differ(got: list[float], want: list[float], allowed: float) -> bool:
    """Say whether these are other numbers, or too many or too few."""
    return len(got) != len(want) or not np.allclose(got, want, rtol=0, atol=allowed)


def rows_of(found: Any, columns: int) -> list[Any]:
    """Return the rows of an array with so many columns, none where it is no such."""
    if not isinstance(found, np.ndarray) or found.dtype.kind != "f":
        return []
    return found.tolist() if found.shape[1:] == (columns,) else []


def cells(axes: Any, means: np.ndarray) -> dict[tuple[int, int], list[float]]:
    """Return the numbers that stand in each cell of the image of these means."""
    images = axes.get("images")
    edges = [
        (left, right, first, last)
        for image, (left, right, first, last) in zip(
            images if isinstance(images, list) else [],
            rows_of(axes.get("image edges"), 4),
            strict=False,
        )
        if isinstance(image, np.ndarray) and image.shape == means.shape
        if left != right and first != last
    ]
    texts, found = axes.get("texts"), dict[tuple[int, int], list[float]]()
    if not edges or not isinstance(texts, list):
        return found
    left, right, first, last = edges[0]
    for text, (x, y) in zip(texts, rows_of(axes.get("text places"), 2), strict=False):
        across, down = (x - left) / (right - left), (y - first) / (last - first)
        if 0 <= across < 1 and 0 <= down < 1:
            cell = int(down * len(means)), int(across * means.shape[1])
            found.setdefault(cell, []).extend(numbers([text]))
    return found


def unread(seen: Seen) -> str | None:
    """Look whether the map can be read: numbers in the cells, values along the axes."""
    mine, right = (found["drawn"]["axes"][0] for found in (seen.got, seen.want))
    means = right["images"][0]
    written = cells(mine, means)
    for (i, j), mean in np.ndenumerate(means):
        if differ(written.get((i, j), []), [float(mean)], HALF):
            if not differ(sorted(numbers(mine.get("texts"))), sorted(means.flat), HALF):
                return (
                    "The means are written into the heat map, but not all into their "
                    f"own cells: look at the cell in row {i} and column {j} (from 0)."
                )
            return (
                "The numbers written into the heat map are not the means of its cells: "
                "one in each cell, with two digits after the point."
            )
    found = seen.inputs["found"]
    for side, name in (("x ticks", "batch_sizes"), ("y ticks", "rates")):
        if differ(numbers(mine.get(side)), [float(v) for v in found[name]], 1e-9):
            return f"The {side} of the heat map do not carry `{name}` as labels."
    return None


CHECKS: list[Check] = [
    Scenario(
        id="mean-by",
        title="Means are taken over all rows with a value, in the order of the values",
        points=3,
        about="mean_by",
        cases=CASES,
        steps=[
            See("mean_by(found['table'], 'width', found['widths'])", ArrayOf("values")),
            See(
                "mean_by(found['table'], 'rate', found['rates'][::-1])",
                ArrayOf("values"),
            ),
        ],
    ),
    Scenario(
        id="heat",
        title="The heat map has a row for each rate and a column for each batch size",
        points=1,
        about="heat",
        cases=CASES,
        steps=[See(f"heat({ALL})", ArrayOf("rates sizes"))],
    ),
    figure(
        "image",
        "The heat map is there as an image",
        2,
        Drawing(data=("images",), words=()),
    ),
    figure(
        "cells",
        "The heat map can be read without its colours",
        3,
        Drawing(data=("images",), words=()),
        judge=unread,
    ),
    figure("line", "The mean over the width is there as a line", 2, Drawing(words=())),
    figure("words", "All four axes are named", 1, Drawing(data=())),
]
