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
from .differences import ALIKE, STEP, TOLERANCE, moved, one_number, slopes
from .own import Own, asked, numbers
from .precision import precision, wide


@dataclass(frozen=True)
class SlopeOf:
    """What a gradient is for the learner's own `forward`: its slopes, times dY.

    The inputs of a case are dY, unless there is no `upstream`, then X and what else
    `forward` takes. Slopes that are all alike in a case of `probe`, drawn for nothing
    else, are no measure: a straight line has them, and a constant. At a `corner` at 0
    the slope from below and 0 will do.
    """

    forward: str
    backward: str
    probe: Family
    upstream: bool = True
    corner: bool = False

    def __call__(self, case: Case, bench: Bench) -> list[Own]:
        """Return the slopes, nothing if the learner's function has none to go by."""
        dY, x, settings = self._parts(case)
        x = x.astype(float)
        found = self.slopes(x, dY, settings, bench)
        if found is None or not self.telling(bench):
            return []
        eps = float(np.finfo(precision(case)).eps)
        close = max(TOLERANCE, compare.FACTOR * eps)
        at_zero = [np.where(x == 0, 0.0, found)] if self.corner else []
        return [Own(value, close) for value in (found, *at_zero)]

    def telling(self, bench: Bench) -> bool:
        """Say whether the slopes are those of more than a straight line.

        The gradient is asked for first, so that whoever remembers its inputs has met
        these as well.
        """
        (case, *_) = self.probe.draw(bench.rng.spawn(1)[0])
        bench.ask([Call(self.backward, case.args)])
        dY, x, settings = self._parts(case)
        entry_by_entry = dY is not None and dY.shape == x.shape
        found = self.slopes(x, None if entry_by_entry else dY, settings, bench)
        return found is not None and bool(np.ptp(found) > ALIKE)

    def _parts(self, case: Case) -> tuple[np.ndarray | None, np.ndarray, list[Any]]:
        """Return dY or None, the input of the forward function, and its settings."""
        dY, x, *settings = case.args if self.upstream else (None, *case.args)
        return dY, x, settings

    def slopes(
        self, x: np.ndarray, dY: np.ndarray | None, settings: list[Any], bench: Bench
    ) -> np.ndarray | None:
        """Return the slopes of sum(dY * forward(x)), None if it gives no numbers.

        Nor may they be one and the same number, unless the right ones are.
        """
        step = np.where(x == 0, STEP, np.minimum(STEP, np.abs(x) / 2))
        calls = [Call(self.forward, (at, *settings)) for at in moved(x, step)]
        right = np.asarray(bench.reference[self.forward](x, *settings))
        out = numbers(asked(bench, calls), right.shape)
        if out is None or (one_number(out) and not one_number(right[None])):
            return None
        sums = (out * (1.0 if dY is None else dY)).reshape(len(out), -1).sum(axis=1)
        return slopes(x, sums, step)


@dataclass(frozen=True)
class SlopeOfOwn:
    """`backward(dY, X)` is the slope of sum(dY * `forward`(X)) in each entry of X.

    Each case has two inputs: the upstream gradient first, then the forward's input.
    For `probe` see SlopeOf, for `unless` SameValues.
    """

    shrinks: ClassVar[bool] = False

    id: str
    title: str
    points: int
    forward: str
    backward: str
    cases: Sequence[Case | Family]
    axes: str
    probe: Family
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

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
        if finding is None or finding.stage != "values" or bench.settled(self.unless):
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
        own = SlopeOf(self.forward, self.backward, self.probe)
        found = own.slopes(x, upstream, [], bench)
        if found is None or not own.telling(bench):
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
