"""A stand-in for exercises: one, whose laws hold as long as REFERENCE earns all."""

from dataclasses import dataclass, field

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
    statement: str = "Write `twice(x)`, which is $2x$."
    hints: tuple[str, ...] = ("Add.", "Add `x` to itself.", "$x + x$")
    stub: str = "def twice(x):\n    ...\n"
    solution: str = "def twice(x):\n    return x + x\n"
    mutants: tuple[str, ...] = ("def twice(x):\n    return x\n",)


@dataclass(frozen=True)
class Report:
    """What the laws found."""

    ok: bool
    failures: list[str] = field(default_factory=list)


def all_exercises() -> tuple[Exercise, ...]:
    """One."""
    return (Exercise(),)


def get(name: str) -> Exercise:
    """The one."""
    return next(e for e in all_exercises() if e.id == name)


def selftest(exercise: Exercise) -> Report:
    """The reference must earn all points."""
    if exercise.points == REFERENCE:
        return Report(True)
    return Report(False, [f"the reference earned {REFERENCE} of {exercise.points}"])
