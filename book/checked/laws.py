"""Exercises as records: the three laws tried once per state of their inputs."""

from __future__ import annotations

import inspect
import time
from pathlib import Path

from checked.fingerprint import EXERCISES
from checked.mark import now, when
from checked.proofs import counted
from checked.sources import module_of
from checked.store import Record, Store


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
    start = time.perf_counter()
    report = exercises.selftest(exercise)
    return {
        "id": exercise.id,
        "title": exercise.title,
        "chapter": exercise.chapter,
        "points": exercise.points,
        "minutes": exercise.minutes,
        "kind": str(exercise.kind),
        "prerequisites": list(exercise.prerequisites),
        "statement": exercise.statement,
        "hints": list(exercise.hints),
        "solution": exercise.solution,
        "mutants": len(exercise.mutants),
        "failures": [str(failure) for failure in report.failures],
        "module": module_of(Path(inspect.getfile(type(exercise)))),
        "ok": bool(report.ok),
        "seconds": time.perf_counter() - start,
        "ran": now(),
    }


def summary(record: Record) -> str:
    """What ran and when, for the check mark."""
    return (
        f"Graded by its own laws on {when(record['ran'])}: the empty stub earns 0, "
        f"the solution {record['points']} of {record['points']} points, and "
        f"{counted(record['mutants'], 'wrong solution')} less"
    )
