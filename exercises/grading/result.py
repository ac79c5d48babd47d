"""The verdict: what each check found, the points, and where it was found."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from ..sandbox.level import Level
from ..sandbox.text import clean

if TYPE_CHECKING:
    from ..checks.base import Check
    from ..model import Exercise

FAULT = "grader:"  # how a flag opens that speaks of the grader itself


@dataclass(frozen=True)
class CheckResult:
    """One check: passed, failed, or skipped because another one failed first."""

    id: str
    title: str
    points: int
    state: str
    stage: str = ""
    finding: str = ""
    line: int | None = None
    example: str = ""
    cause: str = ""
    mutant: str = ""

    @property
    def earned(self) -> int:
        """All of its points or none."""
        return self.points if self.state == "passed" else 0


@dataclass(frozen=True)
class Result:
    """One graded submission; `flags` are for the teacher's eyes only."""

    exercise: str
    state: str  # "passed", "not yet", "not started", "cannot run"
    checks: tuple[CheckResult, ...]
    isolation: Level
    seed: int
    seconds: float
    note: str = ""
    line: int | None = None
    printed: str = ""
    dropped: int = 0
    flags: tuple[str, ...] = field(default=(), repr=False)

    @property
    def score(self) -> int:
        """The points earned."""
        return sum(check.earned for check in self.checks)

    @property
    def points(self) -> int:
        """The points that can be earned."""
        return sum(check.points for check in self.checks)

    @property
    def passed(self) -> bool:
        """Whether every point was earned."""
        return self.state == "passed"

    def to_json(self, *, teacher: bool = False) -> dict[str, Any]:
        """Return the result as plain values; flags only for a teacher."""
        fields = asdict(self)
        fields["isolation"] = self.isolation.name
        fields["guards"] = list(self.isolation.guards)
        fields["isolation_why"] = self.isolation.why
        fields |= {"score": self.score, "points": self.points}
        for check, entry in zip(self.checks, fields["checks"], strict=True):
            entry["earned"] = check.earned
        if not teacher:
            del fields["flags"]
        return fields


def unchecked(
    exercise: Exercise,
    state: str,
    note: str,
    level: Level,
    seed: int = 0,
    line: int | None = None,
) -> Result:
    """Return the result of a submission of which no check could run."""
    checks = tuple(
        CheckResult(check.id, check.title, check.points, "skipped")
        for check in exercise.checks
    )
    return Result(exercise.id, state, checks, level, seed, 0.0, note, line)


def skipped(check: Check, first: str) -> CheckResult:
    """Return the result of a check that builds on one that failed, `first`."""
    text = f"Cannot be checked until this passes: {first}"
    return CheckResult(check.id, check.title, check.points, "skipped", finding=text)


def fault_flag(trouble: Exception, where: str) -> str:
    """Return a flag on the grader itself, for a teacher or an author."""
    return f"{FAULT} {type(trouble).__name__} in {where}: {clean(trouble, 120)}"
