"""Whether training ended when it should, and how good the best network is."""

from collections.abc import Mapping

import numpy as np

from exercises.catalogue.digits_end_to_end.rows import (
    labels_of,
    wrong_end,
    wrong_network,
)
from exercises.checks import Finding, Seen


def stops(seen: Seen) -> Finding | str | None:
    """Hold what was run against patience, the answers against the best epoch."""
    result = seen.got["result"]
    losses = np.asarray(result["losses"])
    if (wrong := wrong_end(losses, result["best"])) is not None:
        return wrong
    again, other = (np.asarray(seen.got[name]) for name in ("again", "other"))
    if not _alike(again, losses):
        return "A second run with the same seed gave other losses."
    if _alike(other, losses):
        return "Two seeds gave the same losses. The seed decides weights and order."
    y_valid = seen.inputs["data"]["y_valid"]
    P = np.asarray(result["probabilities"])
    return wrong_network(P, y_valid, float(losses.min()))


def _alike(one: np.ndarray, other: np.ndarray) -> bool:
    """Say whether two runs went the same way."""
    return one.shape == other.shape and np.allclose(one, other, 1e-6, 1e-6)


def scores(seen: Seen) -> Mapping[str, float] | Finding | str:
    """Compare what comes back with the labels that stayed here."""
    result, X = seen.got["result"], seen.inputs["data"]["X_test"]
    P, losses = np.asarray(result["probabilities"]), np.asarray(result["losses"])
    if P.min() < 0 or np.abs(P.sum(axis=1) - 1).max() > 1e-6:
        return "The rows of 'probabilities' are not probabilities that sum to one."
    if (wrong := wrong_end(losses, result["best"])) is not None:
        return wrong
    y = labels_of(X)
    right = P[np.arange(len(y)), y]
    return {
        "test accuracy": float(np.mean(P.argmax(axis=1) == y)),
        "test loss": float(-np.mean(np.log(right + 1e-12))),
        "lowest validation loss": float(losses.min()),
        "test loss minus lowest validation loss": float(
            -np.mean(np.log(right + 1e-12)) - losses.min()
        ),
    }
