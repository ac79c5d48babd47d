"""What is right for functions of the learner's own, where those are wrong in one way.

A check that builds on another function of the learner's takes two answers: what the
reference gives, and what follows from that function as the learner wrote it. So one
mistake costs once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import FunctionType
from typing import Any

import numpy as np

from ..sandbox.link import Trouble
from ..sandbox.session import Call
from . import compare
from .base import Bench, Finding
from .cases import Case
from .returns import Standard


@dataclass(frozen=True)
class Own:
    """An answer that is right too, and how closely it is known, if not to rounding."""

    value: Any
    tolerance: float | None = None

    def loosened(self, standard: Standard) -> Standard:
        """Return a standard that is as close as this answer is known."""
        if self.tolerance is None:
            return standard
        return replace(standard, tolerance=self.tolerance)


OwnAnswers = Callable[[Case, Bench], Iterable[Own]]


def forgiven(
    finding: Finding, others: Iterable[Own], same: Callable[[Own], Finding | None]
) -> Finding | None:
    """Return a finding on values, unless one of the other answers came."""
    return None if any(same(own) is None for own in others) else finding


def asked(bench: Bench, calls: Iterable[Call]) -> list[Any] | None:
    """Return what the learner's functions give, None if one of them gives nothing."""
    answers = bench.ask(list(calls))
    if any(answer.missing or answer.fault is not None for answer in answers):
        return None
    return [answer.value for answer in answers]


def numbers(values: Iterable[Any] | None, shape: tuple[int, ...]) -> np.ndarray | None:
    """Return values of this shape in one array, None unless all are finite floats."""
    found = []
    for value in values if values is not None else [None]:
        array = compare.as_array(value, "")
        if isinstance(array, Finding):
            return None
        if array.shape != shape or array.dtype.kind not in "iuf":
            return None
        found.append(array.astype(float))
    together = np.array(found)
    return together if np.isfinite(together).all() else None


def seen(bench: Bench, text: str, **inputs: Any) -> list[Any] | None:
    """Return the list that an expression gives beside the learner's names, or None."""
    opening = Call("", tuple(inputs.values()), step="set", names=tuple(inputs))
    answers = asked(bench, [opening, Call(text, step="see")])
    return answers[1] if answers and isinstance(answers[1], list) else None


class _NothingCame(Exception):
    """The learner's function raised, or is not there."""


def with_own(bench: Bench, names: Iterable[str]) -> dict[str, Any]:
    """Return the reference's names, where functions of these names are the learner's.

    The reference's other functions call the learner's, too.
    """
    source = bench.reference
    world = dict(source)
    for name, item in source.items():
        if isinstance(item, FunctionType) and item.__globals__.keys() >= source.keys():
            world[name] = _moved(item, world)
    world.update({name: _asking(bench, name) for name in names})
    return world


def _moved(function: FunctionType, world: dict[str, Any]) -> FunctionType:
    """Return a function that finds its names in another world."""
    parts = (function.__name__, function.__defaults__, function.__closure__)
    copy = FunctionType(function.__code__, world, *parts)
    copy.__kwdefaults__ = function.__kwdefaults__
    return copy


def _asking(bench: Bench, name: str) -> Callable[..., Any]:
    """Return a function that asks the learner's one."""

    def ask(*args: Any) -> Any:
        answers = asked(bench, [Call(name, tuple(map(narrow, args)))])
        if answers is None:
            raise _NothingCame(name)
        return answers[0]

    return ask


def narrow(value: Any) -> Any:
    """Return an input without wide floats, which no worker is sent."""
    if isinstance(value, Mapping):
        return {name: narrow(item) for name, item in value.items()}
    if isinstance(value, (np.ndarray, np.generic)) and value.dtype == np.longdouble:
        return np.asarray(value).astype(float)
    return value


def played(play: Callable[[], Any]) -> list[Own]:
    """Return what a play on the learner's functions gives, nothing if it stops."""
    try:
        return [Own(play())]
    except Trouble:
        raise
    except Exception:  # what came back is no answer that one could go on with
        return []
