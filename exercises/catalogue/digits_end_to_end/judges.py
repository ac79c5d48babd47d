"""Whether training ended when it should, and how good the best network is."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from exercises.catalogue.digits_end_to_end.rows import (
    close,
    loss,
    wrong_end,
    wrong_network,
)
from exercises.checks import Finding, Seen

LEARNT = 0.7  # slow and large networks reach 0.85, nearest rows and means 0.5


def stops(seen: Seen) -> Finding | str | None:
    """Hold what was run against patience, the answers against the best epoch."""
    result = seen.got["result"]
    losses = np.asarray(result["losses"])
    if (wrong := wrong_end(losses, result["best"])) is not None:
        return wrong
    again, other = (np.asarray(seen.got[name]) for name in ("again", "other"))
    if not _alike(again, losses):
        return "A second run with the same seed gave other losses."
    if not _alike(np.asarray(seen.got["others"]), losses):
        return (
            "With other test rows, the same seed gave other losses. Test rows are "
            "answered at the end; nothing before that knows them."
        )
    if _alike(other, losses):
        return "Two seeds gave the same losses. The seed decides weights and order."
    data, right = seen.inputs["rows"]
    P = np.asarray(result["probabilities"])
    wrong = wrong_network(P, data["y_valid"], float(losses.min()))
    wrong = wrong or _other_networks(P, result["best"], seen.got["told"], right)
    return wrong or _measured_along(seen.got["moved"], seen.got["told"], right)


def _other_networks(
    P: np.ndarray, best: int, told: Mapping[str, Any], right: np.ndarray
) -> Finding | str | None:
    """Hold an early network against the run with right labels, which passes it by."""
    losses = np.asarray(told["losses"])
    if (wrong := wrong_end(losses, told["best"])) is not None:
        return wrong
    kept = np.asarray(told["probabilities"])
    if (wrong := wrong_network(kept, right, float(losses.min()))) is not None:
        return wrong
    if told["best"] <= best:
        return (
            "Validation labels that belong to other rows ended training as late as the "
            "right ones. With those the loss falls for longer."
        )
    if close(found := loss(P, right), losses[best]):
        return None
    return (
        f"The network kept at epoch {best} has the loss {found:.4g} on validation rows "
        f"with their right labels. Run again with these, 'losses' says "
        f"{losses[best]:.4g} there. The labels decide when training stops, and do not "
        "change the networks."
    )


def _measured_along(
    moved: Mapping[str, Any], told: Mapping[str, Any], right: np.ndarray
) -> Finding | str | None:
    """Hold a run with other validation rows against what the same epoch reached."""
    best, losses = moved["best"], np.asarray(told["losses"])
    if (wrong := wrong_end(np.asarray(moved["losses"]), best)) is not None:
        return wrong
    found = loss(np.asarray(moved["probabilities"]), right)
    if best >= len(losses) or close(found, losses[best]):
        return None
    return (
        "With other validation rows, the same seed gave another network after epoch "
        f"{best}: on the first {len(right)} test rows its loss is {found:.4g} and was "
        f"{losses[best]:.4g}. Training rows alone say what is subtracted and what "
        "divides."
    )


def _alike(one: np.ndarray, other: np.ndarray) -> bool:
    """Say whether two runs went the same way."""
    return one.shape == other.shape and np.allclose(one, other, 1e-6, 1e-6)


def scores(seen: Seen) -> Mapping[str, float] | Finding | str:
    """Compare what comes back with the labels that stayed here."""
    result, y = seen.got["result"], seen.inputs["labels"]
    P, losses = np.asarray(result["probabilities"]), np.asarray(result["losses"])
    if P.min() < 0 or np.abs(P.sum(axis=1) - 1).max() > 1e-6:
        return "The rows of 'probabilities' are not probabilities that sum to one."
    if (wrong := wrong_end(losses, result["best"])) is not None:
        return wrong
    found, lowest = loss(P, y), float(losses.min())
    return {
        "test accuracy": float(np.mean(P.argmax(axis=1) == y)),
        "test loss": found,
        "lowest validation loss": lowest,
        "test loss minus lowest validation loss": found - lowest,
    }


def learns(seen: Seen) -> str | None:
    """Ask for most of the classes that only the labels sent can teach."""
    P, y = np.asarray(seen.got["result"]["probabilities"]), seen.inputs["labels"]
    found = float(np.mean(P.argmax(axis=1) == y))
    if found >= LEARNT:
        return None
    return (
        f"Rows of ten classes that are no digits: {found:.0%} of the test rows get the "
        "right one. A network that learns from `y_train` gets most of them right."
    )
