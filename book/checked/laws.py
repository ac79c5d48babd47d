"""Exercises as records: the three laws tried once per state of their inputs."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from functools import partial
from typing import TYPE_CHECKING

from checked.fingerprint import ENGINE
from checked.mark import now, when
from checked.project import ROOT
from checked.proofs import counted
from checked.sources import module_of
from checked.store import Record, Store

if TYPE_CHECKING:
    from exercises.grading.laws import LawReport


#: Modules that no other exercise imports.
APART = ("__init__", "checks", "given", "source")
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
    return store.recall(*_place(name), partial(_try, name))


def untried(store: Store) -> list[str]:
    """The exercises whose laws no build has tried in this state."""
    return [name for name in ids() if not store.has(*_place(name))]


def begin_to_try(store: Store, name: str, executor: Executor) -> None:
    """Have the laws of an exercise tried beside what this process does."""
    store.expect(*_place(name), partial(_try, name), executor)


def _place(name: str) -> tuple[str, str, tuple[str, ...]]:
    """Where the store has an exercise: kind, name and inputs."""
    return f"exercises/{name}", name, _inputs(name)


def _inputs(name: str) -> tuple[str, ...]:
    """The grader, the folder of the exercise, and what exercises import of others."""
    catalogue = ROOT / "exercises" / "catalogue"
    own = [catalogue / name.replace("-", "_")]
    own += [p for p in sorted(catalogue.glob("*/*.py")) if p.stem not in APART]
    return (*ENGINE, *(path.relative_to(ROOT).as_posix() for path in own))


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
        "alternatives": len(report.alternatives),
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


def small_changes(name: str) -> str:
    """How many mutants that a tool made of the solution are caught, as recorded."""
    from exercises.mutation_score import records

    found = records().get(name)
    return f"{found['caught']} of {found['made']}" if found else ""


def summary(record: Record) -> str:
    """What ran and when, for the check mark."""
    others = counted(record["alternatives"], "other right solution")
    return (
        f"Graded by its own laws on {when(record['ran'])}: the empty stub earns 0, the "
        f"solution {f'and {others} ' if record['alternatives'] else ''}"
        f"{record['points']} of {record['points']} points, and "
        f"{counted(record['mutants'], 'wrong solution')} less"
    )
