"""Searching for hyperparameters: all of a grid, or settings drawn by chance."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from hyperparameter_search_given import fit, predict

Setting = dict[str, Any]

# Replace `...` by a number between 0 and 1.
# --- solution
SHARE_BELOW = 0.5
# --- stub
# SHARE_BELOW = ...
# --- end


def grid(
    rates: Sequence[float], batch_sizes: Sequence[int], widths: Sequence[int]
) -> list[Setting]:
    """Return all settings; the width changes fastest, the rate slowest."""
    # --- solution
    return [
        {"rate": rate, "batch_size": batch_size, "width": width}
        for rate in rates
        for batch_size in batch_sizes
        for width in widths
    ]
    # --- stub
    # raise NotImplementedError("grid is yours to write")
    # --- end


def log_uniform(low: float, high: float, rng: np.random.Generator) -> float:
    """Return a number whose logarithm is uniform between log low and log high."""
    # --- solution
    return np.exp(rng.uniform(np.log(low), np.log(high)))
    # --- stub
    # raise NotImplementedError("log_uniform is yours to write")
    # --- end


def random_settings(
    count: int,
    rates: tuple[float, float],
    batch_sizes: list[int],
    widths: tuple[int, int],
    rng: np.random.Generator,
) -> list[Setting]:
    """Return drawn settings; rates and widths are pairs (low, high), both included."""
    # --- solution
    settings = []
    for _ in range(count):
        rate = log_uniform(*rates, rng)
        batch_size = batch_sizes[rng.integers(len(batch_sizes))]
        width = int(rng.integers(widths[0], widths[1] + 1))
        settings.append({"rate": rate, "batch_size": batch_size, "width": width})
    return settings
    # --- stub
    # raise NotImplementedError("random_settings is yours to write")
    # --- end


def search(settings: Sequence[Setting], score: Callable[..., float]) -> list[Setting]:
    """Return the settings as rows of a table, each with its "accuracy"."""
    # --- solution
    return [setting | {"accuracy": score(**setting)} for setting in settings]
    # --- stub
    # raise NotImplementedError("search is yours to write")
    # --- end


def heat(
    table: Sequence[Setting], rates: Sequence[float], batch_sizes: Sequence[int]
) -> np.ndarray:
    """Return the mean accuracy for each rate and batch size: (rates, batch_sizes)."""
    # --- solution
    means = np.zeros((len(rates), len(batch_sizes)))
    for i, rate in enumerate(rates):
        for j, size in enumerate(batch_sizes):
            here = [row for row in table if row["rate"] == rate]
            here = [row for row in here if row["batch_size"] == size]
            means[i, j] = np.mean([row["accuracy"] for row in here])
    return means
    # --- stub
    # raise NotImplementedError("heat is yours to write")
    # --- end


def tune(
    X: np.ndarray, Y: np.ndarray, X_val: np.ndarray, y_val: np.ndarray, seed: int
) -> dict[str, Any]:
    """Return the tables "grid" and "random", and the "params" of the best row."""
    # --- solution

    def score(rate: float, batch_size: int, width: int) -> float:
        params = fit(X, Y, rate, batch_size, width, seed)
        return float(np.mean(predict(params, X_val) == y_val))

    sizes = [16, 64]
    rng = np.random.default_rng(seed)
    by_grid = search(grid((0.001, 0.03, 1.0), sizes, (8, 32)), score)
    drawn = random_settings(12, (0.001, 1.0), sizes, (8, 32), rng)
    by_chance = search(drawn, score)
    best = max(by_grid + by_chance, key=lambda row: row["accuracy"])
    params = fit(X, Y, best["rate"], best["batch_size"], best["width"], seed)
    return {"grid": by_grid, "random": by_chance, "params": params}
    # --- stub
    # raise NotImplementedError("tune is yours to write")
    # --- end
