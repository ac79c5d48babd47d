"""Exercises as records: the three laws tried once per state of their inputs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checked.fingerprint import EXERCISES
from checked.mark import now, when
from checked.proofs import counted
from checked.sources import module_of
from checked.store import Record, Store

if TYPE_CHECKING:
    from exercises.grading.laws import LawReport


#: A build does not depend on chance; the tests try other seeds.
SEED = 0


def ids() -> list[str]:
    """The ids of all exercises."""
    import exercises

    return [exercise.id for exercise in exercises.all_exercises()]


def try_laws(store: Store, name: str) -> Record:
    """An exercise with the outcome of its three laws; LookupError for a wrong id."""
    if name not in ids():
        raise LookupError(f"no exercise has the id {name!r}: {', '.join(ids())}")
    return store.recall("exercises", name, EXERCISES, lambda: _try(name))


def _try(name: str) -> Record:
    import exercises

    exercise = exercises.get(name)
    report = exercises.selftest(exercise, seed=SEED)
    return {
        "id": exercise.id,
        "title": exercise.title,
        "chapter": exercise.chapter,
        "points": exercise.points,
        "minutes": exercise.minutes,
        "kind": exercise.kind,
        "prerequisites": list(exercise.prerequisites),
        "statement": exercise.statement,
        "hints": list(exercise.hints),
        "solution": exercise.solution,
        "mutants": len(report.mutants),
        "caught": report.caught,
        "isolation": report.isolation,
        "failures": list(broken(report)),
        "module": module_of(exercise.folder / "checks.py"),
        "ok": report.ok,
        "seconds": report.seconds,
        "ran": now(),
    }


def broken(report: LawReport) -> Iterator[str]:
    """Each law that does not hold, with the seed that shows it."""
    seed = f"(seed {report.seed})"
    if report.stub:
        yield f"the untouched stub earned {report.stub}, expected 0 {seed}"
    if report.reference != report.points:
        points = f"{report.reference} of {report.points}"
        yield f"the reference solution earned {points} points {seed}"
    for name, score in report.alternatives.items():
        if score != report.points:
            points = f"{score} of {report.points}"
            yield f"{name!r}, another right solution, earned {points} points {seed}"
    for mutant in report.mutants:
        if not mutant.ok:
            told = ", ".join(mutant.told) or "nothing"
            earned = f"earned {mutant.score} of {report.points}"
            yield f"the wrong solution {mutant.name!r} {earned}, told: {told} {seed}"


def summary(record: Record) -> str:
    """What ran and when, for the check mark."""
    return (
        f"Graded by its own laws on {when(record['ran'])}: the empty stub earns 0, "
        f"the solution {record['points']} of {record['points']} points, and "
        f"{counted(record['mutants'], 'wrong solution')} less"
    )
