"""The L2 penalty: large weights cost."""

from typing import Any

from nnbook.types import Array
from nnbook.validation import as_numbers, require_between, require_same_shape

__all__ = ["l2_penalty"]


def l2_penalty(theta: Array, mask: Array, strength: float) -> tuple[Any, Array]:
    """R = (strength / 2) sum mask theta^2,  dR/dtheta = strength mask theta.

    `mask` is 1 where theta holds a weight and 0 elsewhere, `network.weight_mask`.
    Raises ValueError when it has another shape than theta, or strength < 0.
    Source: Krogh and Hertz (1992), A Simple Weight Decay Can Improve Generalization.
    """
    theta = as_numbers("theta", theta)
    require_same_shape("mask", mask, "theta", theta)
    require_between("strength", strength, 0, float("inf"))
    W = mask * theta
    return strength / 2 * (W * W).sum(), strength * W
