"""Whether two submissions answer alike: the same kinds, nearly the same numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..checks.expressions import alike as same_expression
from ..sandbox import Answer
from ..sandbox.values import Expression

Transcript = list[list[Answer] | str]  # for each request its answers, or what broke


def alike(a: list[Answer] | str, b: list[Answer] | str) -> bool:
    """Say whether two requests were answered alike."""
    if isinstance(a, str) or isinstance(b, str):
        return a == b
    return len(a) == len(b) and all(map(same_answer, a, b))


def same_answer(a: Answer, b: Answer) -> bool:
    """Say whether two calls gave the same: a value, a fault, nothing."""
    if a.fault or b.fault:
        return bool(a.fault and b.fault) and a.fault.type == b.fault.type  # type: ignore[union-attr]
    same = (a.missing, a.changed, a.overwritten) == (
        b.missing,
        b.changed,
        b.overwritten,
    )
    return same and _same_value(a.value, b.value)


def _same_value(a: Any, b: Any) -> bool:
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(map(_same_value, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(_same_value(a[k], b[k]) for k in a)
    if isinstance(a, Expression) and isinstance(b, Expression):
        return same_expression(a.text, b.text)
    if not (_numeric(a) and _numeric(b)):
        return type(a) is type(b) and bool(a == b)
    a, b = np.asarray(a), np.asarray(b)
    if a.shape != b.shape or (a.dtype.kind, a.dtype.itemsize) != (
        b.dtype.kind,
        b.dtype.itemsize,
    ):
        return False
    loose = 1e-3 if a.dtype.itemsize <= 4 else 1e-7
    return np.allclose(a, b, rtol=loose, atol=loose * 1e-3, equal_nan=True)


def _numeric(value: Any) -> bool:
    return isinstance(value, (np.ndarray, np.generic, int, float))
