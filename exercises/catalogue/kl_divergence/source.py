"""The Kullback-Leibler divergence of rows, and three ways to sum them up."""

import numpy as np


def kl_divergence(
    P: np.ndarray, D: np.ndarray, reduction: str = "mean"
) -> np.ndarray | float:
    """Return how far the predictions P lie from the targets D.

    P: (rows, classes), probabilities above 0. D: (rows, classes), distributions, in
    which 0 log 0 is 0. reduction: "none" gives one number for each row, (rows,);
    "sum" and "mean" give a number. Any other word raises ValueError.
    """
    # --- solution
    logs = np.log(np.where(D > 0, D, 1)) - np.log(P)
    rows = np.sum(D * logs, axis=1)
    if reduction == "none":
        return rows
    if reduction == "sum":
        return float(rows.sum())
    if reduction == "mean":
        return float(rows.mean())
    raise ValueError(f"reduction is {reduction!r}, expected none, sum or mean")
    # --- stub
    # raise NotImplementedError("kl_divergence is yours to write")
    # --- end
