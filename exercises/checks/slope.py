"""A gradient is graded against the learner's own forward function.

For every entry of the input, the slope of sum(dY * f(X)) is taken by central
differences of the learner's own f. A mistake in the forward function so costs once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from ..sandbox.session import Answer, Call
from . import compare
from .base import Bench, Finding, Outcome, judged
from .cases import Case, Family, drawn

STEP = 1e-5
TOLERANCE = 1e-6


@dataclass(frozen=True)
class SlopeOfOwn:
    """`backward(dY, X)` is the slope of sum(dY * `forward`(X)) in each entry of X.

    Each case has two inputs: the upstream gradient first, then the forward's input.
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

    def run(self, bench: Bench) -> Outcome:
        """Compare gradient and slopes case by case."""
        for case in drawn(self.cases, bench.rng):
            finding = self._judge(case, bench)
            if finding is not None:
                return Outcome(finding, case.describe())
        return Outcome()

    def _judge(self, case: Case, bench: Bench) -> Finding | None:
        upstream, x = case.args
        calls = [Call(self.backward, case.args)]
        calls += [Call(self.forward, (moved,)) for moved in _moved(x)]
        got, *around = bench.ask(calls)
        for answer, call in zip([got, *around], calls, strict=True):
            if (finding := judged(answer, call)) is not None:
                return finding
        for answer in around:
            if (finding := self._forward(answer.value, upstream.shape)) is not None:
                return finding
        return self._compare(got.value, _slopes(upstream, x, around))

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


def _moved(x: np.ndarray) -> list[np.ndarray]:
    """Return x with each entry moved up, then x with each entry moved down."""
    steps = STEP * np.eye(x.size).reshape(x.size, *x.shape)
    return [*(x + steps), *(x - steps)]


def _slopes(
    upstream: np.ndarray, x: np.ndarray, around: Sequence[Answer]
) -> np.ndarray:
    """Return the central differences of sum(upstream * f)."""
    sums = np.array([np.sum(upstream * np.asarray(a.value)) for a in around])
    up, down = sums[: x.size], sums[x.size :]
    return np.asarray((up - down) / (2 * STEP)).reshape(x.shape)
