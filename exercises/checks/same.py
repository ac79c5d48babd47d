"""The same values as the oracle, for fixed and for drawn inputs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar

import numpy as np

from ..sandbox.link import Trouble
from ..sandbox.session import Answer, Call
from .base import Bench, Finding, Outcome, judged
from .cases import Case, Family, drawn
from .own import Own, OwnAnswers, forgiven
from .precision import precision, short, wide
from .returns import Returns, Standard
from .shrink import finite, smallest


@dataclass(frozen=True)
class SameValues:
    """`call` gives what the reference gives in wider precision, case by case.

    `scale` maps the inputs to the size of the numbers that round; `strict` asks for
    exactly the dtype of the inputs; `visible` cases may show what was expected. `own`
    gives other answers that are right, for another function as the learner wrote it;
    they are asked for `unless` these checks, those of that function, have passed.
    """

    shrinks: ClassVar[bool] = True

    id: str
    title: str
    points: int
    call: str
    cases: Sequence[Case | Family]
    returns: Returns
    needs: tuple[str, ...] = ()
    scale: Callable[..., Any] | None = None
    strict: bool = False
    visible: bool = False
    oracle: Callable[..., Any] | None = field(default=None, repr=False)
    own: OwnAnswers | None = field(default=None, repr=False)
    unless: tuple[str, ...] = ()

    def run(self, bench: Bench) -> Outcome:
        """Ask all cases at once; explain the first failure, made small."""
        cases = drawn(self.cases, bench.rng)
        answers = bench.ask([Call(self.call, case.args) for case in cases])
        for case, answer in zip(cases, answers, strict=True):
            finding = self._judge(case, answer, bench)
            if finding is not None:
                return self._explained(case, finding, bench)
        return Outcome()

    def _judge(self, case: Case, answer: Answer, bench: Bench) -> Finding | None:
        finding = judged(answer, Call(self.call))
        if finding is not None:
            return finding
        standard = Standard(precision(case), self._scale(case), self.strict)
        compare = partial(self.returns.compare, answer.value)
        finding = compare(self._want(case, bench), standard, "The result")
        if finding is None or finding.stage != "values" or self.own is None:
            return finding
        if bench.settled(self.unless):
            return finding

        def same(own: Own) -> Finding | None:
            return compare(own.value, own.loosened(standard), "The result")

        return forgiven(finding, self.own(case, bench), same)

    def _want(self, case: Case, bench: Bench) -> Any:
        oracle = self.oracle or bench.reference[self.call]
        with np.errstate(all="ignore"):
            return oracle(*(wide(value) for value in case.args))

    def _scale(self, case: Case) -> Any:
        return None if self.scale is None else self.scale(*case.args)

    def _explained(self, case: Case, finding: Finding, bench: Bench) -> Outcome:
        if finding.stage == "missing" or "not written yet" in finding.text:
            return Outcome(finding)
        if bench.shrink and not self.visible:
            case, finding = self._smallest(case, finding, bench)
        if bench.shrink:
            self._still(case, bench)  # asked last, for what it prints is shown
        example = case.describe()
        if self.visible:
            want = self._want(case, bench)
            example += f"; expected {short(want)}"
        return Outcome(finding, example)

    def _smallest(
        self, case: Case, finding: Finding, bench: Bench
    ) -> tuple[Case, Finding]:
        """Make the case small, as long as the reference has an answer to it."""
        usual = self._answered(case, bench)

        def still(smaller: Case) -> Finding | None:
            if self._answered(smaller, bench) < usual:
                return None
            return self._still(smaller, bench)

        return smallest(case, finding, still)

    def _answered(self, case: Case, bench: Bench) -> bool:
        """Say whether the reference gives finite numbers."""
        try:
            return finite(self._want(case, bench))
        except (ValueError, IndexError, ZeroDivisionError):
            return False

    def _still(self, case: Case, bench: Bench) -> Finding | None:
        try:
            (answer,) = bench.ask([Call(self.call, case.args)])
            return self._judge(case, answer, bench)
        except (Trouble, ValueError, IndexError, ZeroDivisionError):
            return None
