"""Steps, bridges and counterfeits: what a derivation is made of and how it is run.

A step is an equation with a check. A bridge turns the right-hand side of a step into
numbers and compares them with nnbook. A counterfeit is another right-hand side for a
step; it runs through the same check and the same bridges, and one of them has to refuse
it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import Expr, Symbol, sympify

from derivations.checks import Check, Given
from derivations.definitions import Context, Definition, Recurrence
from derivations.evaluate import World, number
from derivations.latex import aligned, displayed, equation, one_line
from derivations.results import GENERAL, BridgeResult, CounterfeitResult, StepResult

Array = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Step:
    """lhs = rhs, read aloud in `says` and known by `check`."""

    id: str
    lhs: Any
    rhs: Any
    says: str
    check: Check
    scope: str = GENERAL

    def __post_init__(self) -> None:
        for side in ("lhs", "rhs"):
            object.__setattr__(self, side, sympify(getattr(self, side)))

    def latex(self) -> str:
        """The equation, with the conditions under which it is claimed."""
        return equation(self.lhs, self.rhs, self.check.conditions)


@dataclass(frozen=True)
class Verdict:
    """What a check found: a proof, values that refute, or an empty equation."""

    proved: bool
    witness: str = ""
    empty: str = ""  # why there is nothing to hold: vacuous, or the check failed to run

    @property
    def holds(self) -> bool:
        """Proved, not refuted, and not empty."""
        return self.proved and not self.witness and not self.empty

    @property
    def refuted(self) -> bool:
        """Refuted by values, and not proved."""
        return bool(self.witness) and not self.proved

    def __str__(self) -> str:
        """The reason, in words."""
        if self.empty:
            return self.empty
        if self.witness and self.proved:
            return f"the algebra proves it, yet the sides differ. {self.witness}"
        if self.witness:
            return f"the sides differ. {self.witness}"
        return "" if self.proved else "neither proved nor refuted"


def judge(step: Step, rhs: Any, context: Context, rng: Random) -> Verdict:
    """Run a step's check on its own right-hand side or on another."""
    try:
        return examine(step, rhs, context, rng)
    except Exception as problem:
        return Verdict(False, empty=f"{type(problem).__name__}: {problem}")


def examine(step: Step, rhs: Any, context: Context, rng: Random) -> Verdict:
    """Prove, refute, and see to it that the check can tell right from wrong."""
    if step.lhs == rhs:
        return Verdict(False, empty="the two sides are the same before any work")
    witness = step.check.refutes(step.lhs, rhs, context, rng)
    proved = step.check.proves(step.lhs, rhs, context)
    if proved and step.check.proves(step.lhs, step.check.spoil(rhs), context):
        return Verdict(True, witness, empty="the check accepts a wrong side as well")
    return Verdict(proved, witness)


def unfounded(step: Step, proved: set[str]) -> str:
    """What a step takes from others without right: no proof, or other assumptions."""
    for used in step.check.using:
        if used.id not in proved:
            return f"it uses {used.id}, which is not proved"
        if not set(used.check.given) <= set(step.check.given):
            return f"it uses {used.id}, which assumes more"
    return ""


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


@dataclass(frozen=True)
class Counterfeit:
    """A right-hand side that a learner or an author would write, and that is wrong.

    `given` narrows the step, where the slip is a slip only under an assumption.
    """

    name: str
    step: Step
    rhs: Any
    says: str
    given: tuple[Given, ...] = ()

    @property
    def claim(self) -> Step:
        """The step that the counterfeit would be."""
        check = replace(self.step.check, given=(*self.step.check.given, *self.given))
        return replace(self.step, rhs=self.rhs, check=check)


@dataclass(frozen=True)
class Proof:
    """All that is claimed by a derivation, and all that puts it to the test."""

    context: Context
    steps: tuple[Step, ...]
    bridges: tuple[Bridge, ...]
    counterfeits: tuple[Counterfeit, ...]

    def definitions(self) -> tuple[str, ...]:
        """LaTeX of what the symbols stand for."""
        firsts = [
            one_line(r.head.subs(r.time, 0), r.first) for r in self.context.recurrences
        ]
        rules = [one_line(d.head, d.body) for d in self.rules() if d.shown]
        return (*firsts, *rules)

    def stated(self, text: str) -> str:
        """A statement in MyST, with `{definitions}` and `{step id}` as formulas."""
        formulas = {step.id: displayed(step.latex()) for step in self.steps}
        formulas["definitions"] = displayed(aligned(self.definitions()))
        return re.sub(r"(?m)^\{([\w-]+)\}$", lambda place: formulas[place[1]], text)

    def rules(self) -> tuple[Definition | Recurrence, ...]:
        """Recurrences first, then definitions."""
        return (*self.context.recurrences, *self.context.definitions)

    def run_steps(self, seed: int) -> Iterator[StepResult]:
        """Check every step in its order."""
        proved: set[str] = set()
        for step in self.steps:
            verdict = judge(step, step.rhs, self.context, Random(f"{seed}-{step.id}"))
            gap = unfounded(step, proved)
            ok = verdict.holds and not gap
            proved |= {step.id} if ok else set()
            yield StepResult(
                id=step.id,
                equation_latex=step.latex(),
                says=step.says,
                how=step.check.how,
                scope=step.scope,
                ok=ok,
                detail=gap or str(verdict),
            )

    def run_bridges(self, seed: int) -> Iterator[BridgeResult]:
        """Compare every bridge's formula with nnbook."""
        for bridge in self.bridges:
            yield bridge.compare(bridge.step.rhs, self.context, seed)

    def run_counterfeits(self, seed: int) -> Iterator[CounterfeitResult]:
        """Let the step's check, or else its bridges, refuse each counterfeit."""
        for counterfeit in self.counterfeits:
            refuted_by = self.refuter(counterfeit, seed)
            yield CounterfeitResult(
                name=counterfeit.name,
                equation_latex=counterfeit.claim.latex(),
                says=counterfeit.says,
                refuted_by=refuted_by,
                ok=bool(refuted_by),
            )

    def refuter(self, counterfeit: Counterfeit, seed: int) -> str:
        """What refutes a counterfeit; nothing if it passes, or is true as printed."""
        claim, rng = counterfeit.claim, Random(f"{seed}-{counterfeit.name}")
        verdict = judge(claim, claim.rhs, self.context, rng)
        if verdict.proved or verdict.refuted:
            return verdict.witness if verdict.refuted else ""
        for bridge in (b for b in self.bridges if b.step == counterfeit.step):
            result = bridge.compare(claim.rhs, self.context, seed)
            if not result.ok:
                return f"At random points `{bridge.against}` gives other values."
        return ""
