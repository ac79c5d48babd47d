"""A line fitted by steps on single samples."""

from typing import Any

import numpy as np


def fit_line(
    x: np.ndarray, y: np.ndarray, rates: list[float], seed: int
) -> dict[str, Any]:
    """Return {"lines": one array (slope, height) for each rate}."""
    # --- solution
    lines = []
    for rate in rates:
        rng = np.random.default_rng(seed)
        line = np.zeros(2)
        for i in rng.integers(len(x), size=100):
            error = line[0] * x[i] + line[1] - y[i]
            line -= rate * error * np.array([x[i], 1.0])
        lines.append(line)
    return {"lines": lines}
    # --- stub
    # raise NotImplementedError("fit_line is yours to write")
    # --- end
