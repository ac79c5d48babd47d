"""A failing case is made smaller for as long as it still fails at the same stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from .base import Finding
from .cases import Case

MAX_SHRINKS = 30


def smallest(
    case: Case, finding: Finding, still: Callable[[Case], Finding | None]
) -> tuple[Case, Finding]:
    """Return a smaller case that fails at the same stage, and its finding."""
    for _ in range(MAX_SHRINKS):
        for smaller in case.smaller():
            found = still(smaller)
            if found is not None and found.stage == finding.stage:
                case, finding = smaller, found
                break
        else:
            break
    return case, finding


def finite(value: Any) -> bool:
    """Say whether all numbers in a value, a list or a dictionary are finite."""
    match value:
        case list() | tuple():
            return all(map(finite, value))
        case dict():
            return finite(list(value.values()))
        case np.ndarray() | np.number() | float():
            return bool(np.isfinite(value).all())
    return True
