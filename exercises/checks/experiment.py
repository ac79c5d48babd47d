"""An experiment: its numbers must lie where the reference's lay over many seeds.

The numbers are computed in the grader from what the learner's function hands back
(parameters, predictions, losses), so that what counts is not claimed but recomputed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from .base import Bench, Finding, Outcome
from .calibration import Record, recorded
from .cases import Case, Family
from .scenario import Scenario
from .seen import Seen
from .steps import Step

Numbers = Callable[[Seen], Mapping[str, float] | Finding | str]


@dataclass(frozen=True)
class Experiment:
    """Steps as in a `Scenario`; `numbers` computes what is compared with the record.

    `numbers` may return a sentence instead, if something is wrong before any number.
    `sides` says of a number whether only its "low" or its "high" end counts; both do
    otherwise. `folder` is the exercise's, where `calibration.json` lies.
    """

    shrinks: ClassVar[bool] = False

    id: str
    title: str
    points: int
    steps: Sequence[str | Step]
    numbers: Numbers = field(repr=False)
    folder: Path = field(repr=False)
    cases: Sequence[Case | Family] = (Case({}, {}),)
    sides: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    about: str = ""

    @property
    def call(self) -> str:
        """What the check is about."""
        return self.about or self.id

    def run(self, bench: Bench) -> Outcome:
        """Run the experiment; compare its numbers with the record."""
        record = recorded(self.folder, self.id)
        return self._played(bench, lambda found: self._outside(found, record))

    def measure(self, bench: Bench) -> list[Mapping[str, float]]:
        """Return the numbers of each case, or raise ValueError: for calibration."""
        found: list[Mapping[str, float]] = []
        outcome = self._played(bench, found.append)
        if outcome.finding is not None:
            raise ValueError(f"{self.id}: {outcome.finding.text}")
        return found

    def _played(
        self, bench: Bench, take: Callable[[Mapping[str, float]], str | None]
    ) -> Outcome:
        def judge(seen: Seen) -> Finding | str | None:
            found = self.numbers(seen)
            return take(found) if isinstance(found, Mapping) else found

        return Scenario(
            id=self.id,
            title=self.title,
            points=self.points,
            steps=self.steps,
            cases=self.cases,
            judge=judge,
            about=self.about,
            wide=False,
            shrinks=False,
        ).run(bench)

    def _outside(
        self, found: Mapping[str, float], record: dict[str, Record]
    ) -> str | None:
        """Return a sentence on the first number that lies outside its interval."""
        for name, value in found.items():
            text = record[name].outside(name, float(value), self.sides.get(name, ""))
            if text is not None:
                return text
        return None


def experiments(checks: Sequence[Any]) -> list[Experiment]:
    """Return the checks that need a record."""
    return [check for check in checks if isinstance(check, Experiment)]
