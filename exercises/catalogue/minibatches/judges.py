"""What is looked for in the batches of epochs, and in the orders of many."""

from itertools import pairwise

import numpy as np

from exercises.checks import Seen, share_near

EPOCHS, ROWS, SIZE = 400, 12, 3


def rows_of(X: np.ndarray, Y: np.ndarray) -> list[tuple[float, ...]]:
    """Return the pairs of rows, to be counted and compared."""
    return [tuple(row) for row in np.hstack([X, Y]).tolist()]


def every_pair_once(seen: Seen) -> str | None:
    """Look for samples that are missing, come twice or have another's target."""
    batches = [pair for pair in seen.got["epoch"] if len(pair[0])]
    found = [row for X, Y in batches for row in rows_of(X, Y)]
    X, Y = seen.inputs["X"], seen.inputs["Y"]
    if sorted(found) == sorted(rows_of(X, Y)):
        return None
    wide = X.shape[1]
    if sorted(row[:wide] for row in found) == sorted(tuple(x) for x in X.tolist()):
        return "Every row of `X` comes once, and some have another row's target."
    return "Some rows of `X` come twice or not at all, or are not rows of `X`."


def together(seen: Seen) -> str | None:
    """Count how often samples 0 and 1 share a batch: chance gives 2 in 11."""
    orders = np.asarray(seen.got["orders"])
    batch_of = np.argsort(orders, axis=1, kind="stable") // SIZE
    met = int(np.sum(batch_of[:, 0] == batch_of[:, 1]))
    text = "The share of epochs in which samples 0 and 1 meet in a batch"
    wrong = share_near(met, EPOCHS, (SIZE - 1) / (ROWS - 1), text)
    return wrong or staying(orders, 0) or staying(orders, ROWS - 1)


def staying(orders: np.ndarray, sample: int) -> str | None:
    """Count how often a sample keeps its place, as where a shuffle ends too early."""
    places = np.argsort(orders, axis=1, kind="stable")
    stays = int(np.sum(places[:, sample] == sample))
    text = f"The share of epochs in which sample {sample} keeps its place"
    return share_near(stays, EPOCHS, 1 / ROWS, text)


def drawn_anew(seen: Seen) -> str | None:
    """Compare epochs of equal seeds, of two seeds, and those that follow each other."""
    first, again, other = (np.asarray(seen.got[n]) for n in ("first", "again", "other"))
    if not np.array_equal(first, again):
        same = "Two generators with the same seed give different orders."
        return f"{same} Draw from `rng` alone, not from `np.random`."
    if np.array_equal(first, other):
        return "Two generators with different seeds give the same order."
    if any(np.array_equal(a, b) for a, b in pairwise(first)):
        return "Two epochs from the same generator have the same order."
    return None
