"""A failing case is made smaller for as long as it still fails at the same stage."""

from __future__ import annotations

from collections.abc import Callable

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
