"""Run the graph of a case on nnbook, and say how it came out."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np

from tests.conformance.cases import Case
from tests.conformance.offered import NotOffered, offered
from tests.conformance.operators import OPERATORS

#: Largest error relative to the largest number in play, by type: a few roundings.
TOLERANCE = {np.dtype(np.float32): 2e-6, np.dtype(np.float64): 1e-12}
FLOATS = tuple(TOLERANCE)


class Status(StrEnum):
    """How a case came out."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_OFFERED = "not offered"


class Outcome(NamedTuple):
    """A case, how it came out, and why where it did not pass."""

    case: Case
    status: Status
    reason: str = ""


def outcome(case):
    """Run a case; nothing that goes wrong in nnbook is taken for a missing offer."""
    try:
        results = run(case)
    except NotOffered as missing:
        return Outcome(case, Status.NOT_OFFERED, str(missing))
    except Exception as error:
        return Outcome(case, Status.FAILED, f"{type(error).__name__}: {error}")
    wrong = [f"{n}: {w}" for n, e in case.expected.items() if (w := off(results[n], e))]
    return Outcome(case, Status.FAILED if wrong else Status.PASSED, "; ".join(wrong))


def run(case):
    """The value of everything that is named in the graph."""
    unknown = [node.op for node in case.nodes if node.op not in OPERATORS]
    offered(not unknown, f"operator {', '.join(dict.fromkeys(unknown))}")
    moves = all(OPERATORS[node.op].moves for node in case.nodes)
    offered(not moves, "only moves numbers about, as NumPy does")
    values = dict(case.given)
    for value in values.values():
        offered(isinstance(value, np.ndarray | np.generic), "a list of arrays")
    for node in case.nodes:
        other = sorted(set(node.attributes) - set(OPERATORS[node.op].reads))
        offered(not other, f"{node.op} with {', '.join(other)}")
        arguments = [values[name] if name else None for name in node.inputs]
        results = OPERATORS[node.op].f(node, *arguments)
        results = results if isinstance(results, tuple) else (results,)
        offered(len(results) >= len(node.outputs), f"{node.op} with more outputs")
        values |= zip(node.outputs, results, strict=False)
    return values


def off(got, expected):
    """What is wrong with a result: its type, its shape or its numbers; "" if nothing"""
    got = np.asarray(got)
    if got.dtype != expected.dtype:
        return f"dtype {got.dtype}, expected {expected.dtype}"
    if got.shape != expected.shape:
        return f"shape {got.shape}, expected {expected.shape}"
    if got.dtype not in FLOATS:
        return "" if (got == expected).all() else "other numbers"
    if not np.isfinite(got).all():
        return "not finite"
    scale = np.maximum(np.abs(expected), np.abs(expected).max(initial=0) / 10)
    error = (np.abs(got - expected) / np.where(scale == 0, 1, scale)).max(initial=0)
    return "" if error <= TOLERANCE[got.dtype] else f"relative error {error:.2g}"
