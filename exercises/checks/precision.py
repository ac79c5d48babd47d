"""The precision of a case's inputs, the same inputs in the widest float, and words."""

from __future__ import annotations

from typing import Any

import numpy as np

from .cases import Case, written


def precision(case: Case) -> np.dtype:
    """Return the widest floating dtype among the inputs, float64 if there is none."""
    kinds = [v.dtype for v in case.args if isinstance(v, np.ndarray)]
    floats = [dtype for dtype in kinds if dtype.kind == "f"]
    return np.result_type(*floats) if floats else np.dtype("float64")


def wide(value: Any) -> Any:
    """Return an input in the widest float, a copy of its own."""
    if isinstance(value, np.ndarray):
        return value.astype(np.longdouble) if value.dtype.kind == "f" else value.copy()
    if isinstance(value, (list, tuple)):
        return type(value)(map(wide, value))
    return (
        {name: wide(item) for name, item in value.items()}
        if isinstance(value, dict)
        else value
    )


def short(value: Any) -> str:
    """Return an expected value in few characters."""
    if isinstance(value, (tuple, list)):
        return "(" + ", ".join(short(part) for part in value) + ")"
    if isinstance(value, np.ndarray):
        return written(value.astype(float), digits=6)
    return str(value)
