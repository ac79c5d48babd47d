"""The three laws: stub = 0, reference = all points, every mutant < all points.

And two more: each mutant is told its own sentence, not another's; and other right
solutions earn what the reference does.
"""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import Any

from ..model import Exercise
from ..sandbox import Crew
from .grade import grade
from .result import FAULT, Result
from .seeds import new_seed
from .submission import Submission


@dataclass(frozen=True)
class MutantReport:
    """What became of one wrong solution."""

    name: str
    says: str
    score: int
    told: tuple[str, ...]
    ok: bool


@dataclass(frozen=True)
class LawReport:
    """Whether the three laws hold for one exercise."""

    exercise: str
    points: int
    stub: int
    reference: int
    mutants: tuple[MutantReport, ...]
    alternatives: dict[str, int]  # what other right solutions earned
    isolation: str
    seed: int
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether every law holds."""
        right = {self.reference, *self.alternatives.values()}
        laws = self.stub == 0 and right == {self.points}
        return laws and all(mutant.ok for mutant in self.mutants)

    @property
    def caught(self) -> int:
        """How many mutants earned less than all points."""
        return sum(mutant.score < self.points for mutant in self.mutants)

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain values."""
        return asdict(self) | {"ok": self.ok, "caught": self.caught}


def selftest(
    exercise: Exercise, *, crew: Crew | None = None, seed: int | None = None
) -> LawReport:
    """Grade stub, reference, other right solutions and every mutant of an exercise."""
    if crew is None:
        with Crew() as own:
            return selftest(exercise, crew=own, seed=seed)
    seed = new_seed() if seed is None else seed
    start = time.monotonic()

    def graded(text: str) -> Result:
        submission = Submission(exercise.filename, text)
        result = grade(exercise, submission, crew, seed=seed, run_stub=True)
        if faults := [flag for flag in result.flags if flag.startswith(FAULT)]:
            raise ValueError(f"{exercise.id}, seed {seed}: {faults[0]}")
        return result

    wrong = {m: m.apply(exercise.solution) for m in exercise.mutants}
    stub, whole = graded(exercise.stub), graded(exercise.solution)
    mutants = []
    for mutant, text in wrong.items():
        result = graded(text)
        told = tuple({check.mutant: 0 for check in result.checks if check.mutant})
        ok = result.score < exercise.points and told == (mutant.name,)
        mutants.append(MutantReport(mutant.name, mutant.says, result.score, told, ok))
    return LawReport(
        exercise=exercise.id,
        points=exercise.points,
        stub=stub.score,
        reference=whole.score,
        mutants=tuple(mutants),
        alternatives={
            name: graded(text).score for name, text in exercise.alternatives.items()
        },
        isolation=whole.isolation.name,
        seed=seed,
        seconds=round(time.monotonic() - start, 3),
    )
