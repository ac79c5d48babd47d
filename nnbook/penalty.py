"""The L2 penalty: large weights cost."""

from typing import Any

from nnbook.types import Array
from nnbook.validation import (
    as_numbers,
    require_between,
    require_each,
    require_same_shape,
)

__all__ = ["l2_penalty"]


def l2_penalty(theta: Array, mask: Array, strength: float) -> tuple[Any, Array]:
    """R = (strength / 2) sum mask theta^2,  dR/dtheta = strength mask theta.

    `mask` is 1 where theta holds a weight and 0 elsewhere, `network.weight_mask`.
    Raises ValueError when it has another shape than theta or other numbers, or
    strength is not a finite number >= 0.
    Source: Krogh and Hertz (1992), A Simple Weight Decay Can Improve Generalization.
    """
    theta = as_numbers("theta", theta)
    mask = as_numbers("mask", mask, theta.dtype)
    require_same_shape("mask", mask, "theta", theta)
    require_each("mask", mask, (mask == 0) | (mask == 1), "0 or 1")
    strength = require_between("strength", strength, 0, float("inf"))
    return masked_penalty(theta, mask, strength)


def masked_penalty(theta: Array, mask: Array, strength: float) -> tuple[Any, Array]:
    """R = (strength / 2) sum mask theta^2,  dR/dtheta = strength mask theta; no checks.

    All of theta's type: what training adds in each step.
    """
    W = mask * theta
    return strength / 2 * (W * W).sum(), strength * W
