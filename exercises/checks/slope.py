"""A gradient is graded against the learner's own forward function.

For every entry of the input, the slope of sum(dY * f(X)) is taken by differences of the
learner's own f. A mistake in the forward function so costs once. A gradient that is
right for the function that was asked for is right as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from ..sandbox.session import Call
from . import compare
from .base import Bench, Finding, Outcome, judged
from .cases import Case, Family, drawn
from .own import Own, asked, numbers
from .precision import precision, wide

STEP = 1e-5
TOLERANCE = 1e-6
#: Slopes that differ by less are taken to be one slope.
ALIKE = 1e-3
#: Where the slopes of an activation must not all be alike.
PROBE = np.array([[-2.3, -1.1, -0.4, 0.3, 0.9, 1.7]])


def moved(x: np.ndarray, step: float | np.ndarray = STEP) -> list[np.ndarray]:
    """Return x, then x with each entry moved one way, then the other way.

    An entry at exactly 0, where a corner may be, moves down by one step and by two.
    """
    steps = np.where(x == 0, -1, 1) * step
    one = steps.ravel()[:, None] * np.eye(x.size)
    other = np.where(x == 0, 2, -1).ravel()[:, None] * one
    shape = (x.size, *x.shape)
    return [x, *(x + one.reshape(shape)), *(x + other.reshape(shape))]


def slopes(
    x: np.ndarray, sums: np.ndarray, step: float | np.ndarray = STEP
) -> np.ndarray:
    """Return the slope by each entry, from one number for each of `moved`."""
    here, one, other = sums[0], *np.split(sums[1:], 2)
    here, one, other = here, one.reshape(x.shape), other.reshape(x.shape)
    at_zero = (3 * here - 4 * one + other) / (2 * step)
    return np.asarray(np.where(x == 0, at_zero, (one - other) / (2 * step)))


@dataclass(frozen=True)
class SlopeOf:
    """What a gradient is for the learner's own `forward`: its slopes, times dY.

    The inputs of a case are dY, unless there is no `upstream`, then X and what else
    `forward` takes. With a `probe`, slopes that are all alike there are no measure:
    a straight line has them. At a `corner` at 0 the slope from below and 0 will do.
    """

    forward: str
    upstream: bool = True
    probe: np.ndarray | None = None
    corner: bool = False

    def __call__(self, case: Case, bench: Bench) -> list[Own]:
        """Return the slopes, nothing if the learner's function has none to go by."""
        x, dY, settings = self.inputs(case)
        if self.probe is None and self.right(x, settings, bench):
            return []
        found = self.slopes(x, dY, settings, bench)
        if found is None or not self.telling(found, bench):
            return []
        eps = float(np.finfo(precision(case)).eps)
        close = max(TOLERANCE, compare.FACTOR * eps)
        at_zero = [np.where(x == 0, 0.0, found)] if self.corner else []
        return [Own(value, close) for value in (found, *at_zero)]

    def inputs(self, case: Case) -> tuple[np.ndarray, np.ndarray | None, list[Any]]:
        """Return X in float64, dY and the settings."""
        dY, x, *settings = case.args if self.upstream else (None, *case.args)
        return x.astype(float), dY, settings

    def right(self, x: np.ndarray, settings: list[Any], bench: Bench) -> bool:
        """Say whether the forward function is right, and its slopes tell no more."""
        want = np.asarray(bench.reference[self.forward](x, *settings))
        out = numbers(asked(bench, [Call(self.forward, (x, *settings))]), want.shape)
        return out is not None and bool(np.allclose(out[0], want))

    def telling(self, found: np.ndarray, bench: Bench) -> bool:
        """Say whether the slopes are those of more than a straight line."""
        if self.probe is None:
            return bool(np.max(np.abs(found), initial=0.0) > ALIKE)
        there = self.slopes(self.probe, None, [], bench)
        return there is not None and bool(np.ptp(there) > ALIKE)

    def slopes(
        self, x: np.ndarray, dY: np.ndarray | None, settings: list[Any], bench: Bench
    ) -> np.ndarray | None:
        """Return the slopes of sum(dY * forward(x)), None if it gives no numbers."""
        size = np.abs(x) / 2 if self.probe is not None else STEP
        step = np.where(x == 0, STEP, np.minimum(STEP, size))
        calls = [Call(self.forward, (at, *settings)) for at in moved(x, step)]
        shape = x.shape if dY is None else dY.shape
        out = numbers(asked(bench, calls), shape)
        if out is None:
            return None
        sums = (out * (1.0 if dY is None else dY)).reshape(len(out), -1).sum(axis=1)
        return slopes(x, sums, step)


@dataclass(frozen=True)
class SlopeOfOwn:
    """`backward(dY, X)` is the slope of sum(dY * `forward`(X)) in each entry of X.

    Each case has two inputs: the upstream gradient first, then the forward's input.
    For `probe` see SlopeOf.
    """

    shrinks: ClassVar[bool] = False

    id: str
    title: str
    points: int
    forward: str
    backward: str
    cases: Sequence[Case | Family]
    axes: str
    needs: tuple[str, ...] = ()
    probe: np.ndarray | None = None

    def run(self, bench: Bench) -> Outcome:
        """Compare gradient and slopes case by case."""
        for case in drawn(self.cases, bench.rng):
            finding = self._judge(case, bench)
            if finding is not None:
                return Outcome(finding, case.describe())
        return Outcome()

    def _judge(self, case: Case, bench: Bench) -> Finding | None:
        call = Call(self.backward, case.args)
        (got,) = bench.ask([call])
        right = bench.reference[self.backward](*map(wide, case.args))
        finding = judged(got, call) or self._compare(got.value, right)
        if finding is None or finding.stage != "values":
            return finding
        return self._own(case, got.value, bench)

    def _own(self, case: Case, got: Any, bench: Bench) -> Finding | None:
        """Compare with the slopes of the learner's own function."""
        upstream, x = case.args
        call = Call(self.forward, (x,))
        (here,) = bench.ask([call])
        finding = judged(here, call) or self._forward(here.value, upstream.shape)
        if finding is not None:
            return finding
        own = SlopeOf(self.forward, probe=self.probe)
        found = own.slopes(x, upstream, [], bench)
        if found is None or not own.telling(found, bench):
            text = f"`{self.backward}`'s result is wrong, and your own `{self.forward}`"
            text += " does not bend anywhere, so it has no slopes to compare with."
            return Finding("values", text)
        return self._compare(got, found)

    def _forward(self, value: Any, shape: tuple[int, ...]) -> Finding | None:
        label = f"`{self.forward}`'s result"
        array = compare.as_array(value, label)
        if isinstance(array, Finding):
            return array
        finding = compare.wrong_shape(array, shape, self.axes.split(), label)
        if finding is None and array.dtype.kind not in "iuf":
            text = f"{label} has dtype {array.dtype}, expected float64."
            finding = Finding("dtype", text)
        return finding

    def _compare(self, got: Any, want: np.ndarray) -> Finding | None:
        label, axes = f"`{self.backward}`'s result", self.axes.split()
        array = compare.as_array(got, label)
        if isinstance(array, Finding):
            return array
        finding = compare.wrong_shape(array, want.shape, axes, label)
        finding = finding or compare.wrong_dtype(array, np.dtype("float64"), label)
        if finding is not None:
            return finding
        eps = TOLERANCE / compare.FACTOR
        return compare.wrong_values(array, want, 1.0, eps, axes, label)
