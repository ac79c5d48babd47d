"""What the gradient is for the learner's own relu, if that is one and the same."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from exercises.checks import Case, Finding, Own, SlopeOf, SlopeOfOwn
from exercises.checks.base import Bench
from exercises.checks.own import asked, numbers
from exercises.checks.precision import wide
from exercises.checks.slope import PROBE, STEP, moved
from exercises.sandbox.session import Call

SLOPES = SlopeOf("relu", probe=PROBE, corner=True)


def own_slopes(case: Case, bench: Bench) -> list[Own]:
    """Return the slopes of the learner's own relu, nothing if it has none to go by."""
    x = case.inputs["Z"].astype(float)
    return [] if pretended(x, bench) else SLOPES(case, bench)


def pretended(x: np.ndarray, bench: Bench, forward: str = "relu") -> bool:
    """Say whether the learner's function is right elsewhere, and another around x."""
    step = np.where(x == 0, STEP, np.minimum(STEP, np.abs(x) / 2))
    around = moved(x, step)
    return right([elsewhere(x)], bench, forward) and not right(around, bench, forward)


def elsewhere(x: np.ndarray) -> np.ndarray:
    """Return numbers of many sizes and both signs."""
    rng = np.random.default_rng(x.size)
    signs = rng.integers(0, 2, (4, 6)) * 2 - 1
    return np.asarray(10.0 ** rng.uniform(-9.0, 2.5, (4, 6)) * signs)


def right(points: list[np.ndarray], bench: Bench, forward: str) -> bool:
    """Say whether the learner's function is right at these points of one shape."""
    values = asked(bench, [Call(forward, (at,)) for at in points])
    out = numbers(values, points[0].shape)
    want = [bench.reference[forward](at) for at in points]
    return out is not None and bool(np.allclose(out, want, rtol=1e-6, atol=0.0))


@dataclass(frozen=True)
class SlopeOfOneRelu(SlopeOfOwn):
    """The slope of the learner's own relu, or of the right one if that pretends."""

    def _own(self, case: Case, got: Any, bench: Bench) -> Finding | None:
        """Compare with the slopes that count."""
        if not pretended(case.inputs["Z"], bench):
            return super()._own(case, got, bench)
        right = bench.reference[self.backward](*map(wide, case.args))
        return self._compare(got, right)
