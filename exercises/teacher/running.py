"""A run over a class: who, which exercises, what is done already, and what is left."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..grading.seeds import new_seed
from ..learner.picking import named
from ..loading import all_exercises, get
from ..model import Exercise
from ..sandbox import Crew, Isolation, Level, Limits
from .jobs import Job, Terms, jobs
from .journal import Journal, journal
from .outputs import write_all
from .pool import grade_all, grade_here
from .statistics import Table
from .students import Student, students
from .work import Record, crew_terms, strong_enough

Note = Callable[[Record, int, int], None]


@dataclass(frozen=True)
class Order:
    """What the teacher asked for."""

    root: Path
    out: Path
    names: tuple[str, ...] = ()
    seed: int | None = None
    isolation: Isolation = Isolation.auto
    require: Isolation = Isolation.process
    workers: int = 0
    resume: bool = False


def grade_class(
    order: Order, note: Note | None = None, executor: Executor | None = None
) -> dict[str, Any]:
    """Grade everybody, write the files, return the summary; ValueError says why not."""
    _apart(order)
    found, others = students(order.root)
    if not found:
        raise ValueError(f"{order.root} holds no folder, zip, notebook or report")
    with journal(order.out) as notes:
        order = _with_seed(order, notes)
        refuse_weak(order.isolation, order.require)
        exercises = _begun(order, notes, found)
        terms = Terms(order.seed or 0, order.isolation, order.require)
        todo = _left(jobs(found, exercises, terms), notes)
        if executor is None:
            graded = grade_here(todo, order.workers or os.cpu_count() or 1)
        else:
            graded = grade_all(todo, executor)
        total = len(found) * len(exercises)
        for record in graded:
            notes.add(record)
            if note is not None:
                note(record, len(notes.records), total)
        table = _table(found, exercises, notes)
        summary = write_all(order.out, table, exercises, terms.seed)
    return summary | {"ignored": others}


def refuse_weak(isolation: Isolation, require: Isolation) -> Level:
    """Return the level that this machine reaches; ValueError if it is too weak."""
    if isolation is not Isolation.auto and not strong_enough(isolation.value, require):
        raise ValueError(
            f"{isolation.value} is weaker than {require.value}, which is the least "
            "that other people's code is graded at (see --require)"
        )
    with Crew(crew_terms(isolation, require)) as crew:
        try:
            session = crew.session(("numpy",), Limits())
        except OSError as trouble:
            raise ValueError(f"not graded: {require.value}: {trouble}") from None
        level = session.level
        crew.release(session)
    if not strong_enough(level.name, require):
        raise ValueError(f"this machine reaches {level.name} only: {level.why}")
    return level


def _apart(order: Order) -> None:
    """Refuse to write results where submissions are read, or the other way round."""
    root, out = order.root.resolve(), order.out.resolve()
    if out == root or out.is_relative_to(root):
        raise ValueError(f"{order.out} lies within the submissions; choose another")


def _with_seed(order: Order, notes: Journal) -> Order:
    """Return the order with its seed, which is on disk before anything else is done.

    A run of which nothing but the seed is known has not begun: only --resume goes on
    with it.
    """
    if "exercises" in notes.head and not order.resume:
        raise ValueError(
            f"{order.out} holds a run already; go on with --resume, or choose another "
            "folder with --out"
        )
    seed = notes.head.get("seed") if order.resume else None
    if seed is None:
        seed = new_seed() if order.seed is None else order.seed
        notes.begin({"seed": seed})
    elif order.seed not in (None, seed):
        raise ValueError(f"that run was begun with --seed {seed}, not {order.seed}")
    return replace(order, seed=seed)


def _begun(order: Order, notes: Journal, found: Sequence[Student]) -> list[Exercise]:
    """Return the exercises: as begun, or as chosen now."""
    if "exercises" not in notes.head:
        exercises = _chosen(order, found)
        notes.begin({"exercises": [e.id for e in exercises]})
        return exercises
    exercises = [get(name) for name in notes.head["exercises"]]
    if order.names and {e.id for e in _chosen(order, found)} != {
        e.id for e in exercises
    }:
        raise ValueError("that run was begun with other exercises")
    return exercises


def _chosen(order: Order, found: Sequence[Student]) -> list[Exercise]:
    """Return the exercises named, else those that somebody handed in by name."""
    if order.names:
        from ..cli.choose import by_names

        return by_names(order.names)
    handed_in: list[Exercise] = []
    opened = [student.files() for student in found]
    for exercise in all_exercises():
        if any(named(files, exercise) for files in opened):
            handed_in.append(exercise)
    if not handed_in:
        raise ValueError(
            "no file is named for an exercise; name the exercises with --exercise ID"
        )
    return handed_in


def _left(found: Iterator[Job], notes: Journal) -> Iterator[Job]:
    return (job for job in found if not notes.has(job))


def _table(
    found: Sequence[Student], exercises: Sequence[Exercise], notes: Journal
) -> Table:
    """Return the records in the order of names; those of earlier students are out."""
    return {
        s.name: {e.id: notes.records[s.name, e.id] for e in exercises} for s in found
    }
