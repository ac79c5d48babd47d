"""A bridge: the right-hand side of a step, as numbers, compared with nnbook."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import Expr, Symbol

from derivations.definitions import Context, Definition
from derivations.evaluate import World, number
from derivations.results import BridgeResult
from derivations.step import Step

Array = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Point:
    """One random input: the tables of its symbols, and what nnbook made of it."""

    got: Array
    axes: tuple[Symbol, ...] = ()
    sizes: Mapping[Symbol, int] = field(default_factory=dict)
    tables: Mapping[str, Any] = field(default_factory=dict)


def itself(rhs: Expr) -> Expr:
    """The right-hand side as it stands."""
    return rhs


@dataclass(frozen=True)
class Bridge:
    """The right-hand side of a step, as numbers, against nnbook at random points."""

    id: str
    against: str
    step: Step
    sample: Callable[[np.random.Generator], Iterable[Point]]
    tolerance: float = 1e-12
    formula: Callable[[Expr], Expr] = itself
    using: tuple[Step, ...] = ()
    exact: bool = False

    def compare(self, rhs: Expr, context: Context, seed: int) -> BridgeResult:
        """The largest relative error over all points, with its place when too large."""
        context = context.extended(Definition(s.lhs, s.rhs) for s in self.using)
        formula, errors = self.formula(rhs), []
        try:
            for point in self.sample(np.random.default_rng(seed)):
                errors.append(max(self._errors(formula, point, context)))
        except Exception as problem:
            errors.append((np.inf, f"{type(problem).__name__}: {problem}"))
        worst, where = max(errors, default=(np.inf, "no points"))
        wrong = sum(not error <= self.tolerance for error, _ in errors)
        return BridgeResult(
            id=self.id,
            against=self.against,
            step=self.step.id,
            points=len(errors),
            max_error=worst,
            tolerance=self.tolerance,
            ok=not wrong and bool(errors),
            detail=f"{wrong} of {len(errors)} points differ, {where}" if wrong else "",
        )

    def _errors(
        self, formula: Expr, point: Point, context: Context
    ) -> Iterator[tuple[float, str]]:
        world = World(context, point.sizes, Random(0), point.tables, self.exact)
        got = np.asarray(point.got)
        if got.ndim != len(point.axes):
            yield np.inf, f"shape {got.shape} for {len(point.axes)} indices"
            return
        for place in np.ndindex(got.shape):
            indices = {a: i + 1 for a, i in zip(point.axes, place, strict=True)}
            world.bound.update(indices)
            value = number(formula, world)
            error = float(abs(float(got[place]) - value) / max(1, abs(value)))
            error = np.inf if np.isnan(error) else error
            at = ", ".join(f"{axis} = {index}" for axis, index in indices.items())
            yield (
                error,
                f"{at or 'value'}: formula {float(value):.6g}, nnbook {got[place]:.6g}",
            )
