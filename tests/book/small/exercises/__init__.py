"""A stand-in for exercises: one, whose laws hold as long as REFERENCE earns all."""

from dataclasses import dataclass, field
from pathlib import Path

REFERENCE = 3


@dataclass(frozen=True)
class Exercise:
    """A task."""

    id: str = "double"
    title: str = "Twice a number"
    chapter: str = "forward"
    points: int = 3
    minutes: int = 10
    kind: str = "function"
    prerequisites: tuple[str, ...] = ()
    sources: tuple[str, ...] = ("A1", "A3")
    statement: str = "Write `twice(x)`, which is $2x$."
    hints: tuple[str, ...] = ("Add.", "Add `x` to itself.", "$x + x$")
    stub: str = "def twice(x):\n    ...\n"
    solution: str = "def twice(x):\n    return x + x\n"
    folder: Path = Path(__file__).parent / "catalogue" / "double"


@dataclass(frozen=True)
class Mutant:
    """A wrong solution that was caught."""

    name: str = "half"
    score: int = 1
    told: tuple[str, ...] = ("half",)
    ok: bool = True


@dataclass(frozen=True)
class Report:
    """What the laws found."""

    points: int
    reference: int
    stub: int = 0
    mutants: tuple[Mutant, ...] = (Mutant(),)
    caught: int = 1
    alternatives: dict[str, int] = field(default_factory=lambda: {"product": 3})
    isolation: str = "none"
    seed: int = 1
    seconds: float = 0.1

    @property
    def ok(self) -> bool:
        """Whether what is right earned all points."""
        return {self.reference, *self.alternatives.values()} == {self.points}


def all_exercises() -> tuple[Exercise, ...]:
    """One."""
    return (Exercise(),)


def chapters() -> dict[str, str]:
    """One."""
    return {"forward": "Forward"}


def tasks() -> dict[str, dict[str, str]]:
    """Three, of which the one exercise covers two."""
    asked = {"A1": "Twice two", "A2": "Twice three", "A3": "Twice four"}
    return {"sources": {"A": "a book of sums"}, "tasks": asked}


def get(name: str) -> Exercise:
    """The one."""
    return next(e for e in all_exercises() if e.id == name)


def selftest(exercise: Exercise, *, seed: int) -> Report:
    """The reference must earn all points."""
    return Report(exercise.points, REFERENCE)
