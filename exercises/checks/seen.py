"""What was read in a scene, and what it should have been."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np


@dataclass
class Seen:
    """What a judge works with: values by name, got and wanted, and the inputs."""

    inputs: dict[str, Any]
    names: list[str]
    values: list[Any]
    play: Callable[[], list[Any]] = field(repr=False)
    settled: bool = False  # the checks in `unless` have passed

    @property
    def got(self) -> dict[str, Any]:
        """What the learner's code gave; the last value where names repeat."""
        return dict(zip(self.names, self.values, strict=True))

    @property
    def want(self) -> dict[str, Any]:
        """What the reference gives, by the same names."""
        return dict(zip(self.names, self.right, strict=True))

    @cached_property
    def right(self) -> list[Any]:
        """What the reference gives, played when it is first asked for."""
        return self.play()


def copied(value: Any) -> Any:
    """Return a value that later steps cannot change."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, (list, tuple)):
        return type(value)(map(copied, value))
    if isinstance(value, dict):
        return {name: copied(item) for name, item in value.items()}
    return value


def identical(a: Any, b: Any) -> bool:
    """Say whether two values agree in type, shape and every bit."""
    if isinstance(a, np.ndarray):
        same = isinstance(b, np.ndarray) and a.dtype == b.dtype and a.shape == b.shape
        return same and a.tobytes() == b.tobytes()
    if isinstance(a, (list, tuple)):
        pairs = type(a) is type(b) and len(a) == len(b)
        return pairs and all(map(identical, a, b))
    return type(a) is type(b) and bool(a == b)
