"""A returned network, as graders see it: shapes that fit, and what it answers.

Parameters come as a list [W1, b1, W2, b2, ...], with ReLU between the layers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np

from exercises.checks import Finding, ListOf, ShapeOf
from exercises.checks.returns import Standard


@dataclass(frozen=True)
class Network:
    """The parameters of a network of these sizes, whatever their values."""

    blind: ClassVar[bool] = True

    sizes: Sequence[int]

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Look for a list of arrays whose shapes fit the sizes."""
        parts = parameters(self.sizes)
        things = ListOf(Anything(), "parameters", count=len(parts))
        finding = things.compare(got, None, standard, label)
        if finding is not None:
            return finding
        for value, (name, shape) in zip(got, parts, strict=True):
            finding = finding or shape.compare(value, None, standard, f"`{name}`")
        return finding


class Anything:
    """What is looked at later."""

    blind: ClassVar[bool] = True

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Find nothing."""
        return None


def parameters(sizes: Sequence[int]) -> list[tuple[str, ShapeOf]]:
    """Return names and shapes of W1, b1, W2, b2, ..."""
    found = []
    for i, (inputs, units) in enumerate(pairwise(sizes), start=1):
        found.append((f"W{i}", ShapeOf("inputs units", (inputs, units))))
        found.append((f"b{i}", ShapeOf("units", (units,))))
    return found


def logits(parameters: Sequence[Any], X: np.ndarray) -> np.ndarray:
    """Return the last layer's numbers, one row for each sample."""
    A, last = X, len(parameters) - 2
    for at in range(0, len(parameters), 2):
        with np.errstate(all="ignore"):
            A = A @ np.asarray(parameters[at]) + np.asarray(parameters[at + 1])
        A = A if at == last else np.maximum(A, 0.0)
    return A


def binary_accuracy(parameters: Sequence[Any], X: np.ndarray, y: np.ndarray) -> float:
    """Return the share of samples on the right side of logit 0."""
    return float(np.mean((logits(parameters, X)[:, 0] > 0) == (y > 0.5)))


def binary_loss(parameters: Sequence[Any], X: np.ndarray, y: np.ndarray) -> float:
    """Return the mean binary cross-entropy, from the logit."""
    z = logits(parameters, X)[:, 0]
    return float(np.mean(np.logaddexp(0.0, z) - y * z))
