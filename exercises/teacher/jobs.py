"""One submission to one exercise: what is graded, under which seed, at which level.

All students of a run get the same inputs for an exercise: that is fair, and what the
mutants answer has to be found out only once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..grading.submission import Unreadable
from ..learner.picking import Picked, is_stub
from ..model import Exercise
from ..sandbox.level import Isolation
from .files import Files, unforeseen
from .picking import pick
from .reports import remarks
from .students import Student
from .versions import commit, digest, folder_digest
from .words import on_one_line


@dataclass(frozen=True)
class Job:
    """What a worker of the pool needs to know; `state` if there is nothing to run."""

    student: str
    exercise: str
    seed: int
    content: str  # the digest of the exercise's folder
    isolation: Isolation
    require: Isolation
    commit: str | None = None
    path: str = ""
    text: str | None = None
    state: str = ""
    note: str = ""
    line: int | None = None
    flags: tuple[str, ...] = ()
    claimed: int = 0  # points, by a report; they earn a flag at most

    @property
    def key(self) -> tuple[object, ...]:
        """Two jobs with the same key have the same result."""
        about = self.student, self.exercise, self.seed, self.content
        sent = None if self.text is None else digest(self.text)
        told = self.path, "\n".join(self.flags), self.claimed
        return *about, sent, self.state, self.note, *told


@dataclass(frozen=True)
class Terms:
    """What holds for all jobs of a run."""

    seed: int
    isolation: Isolation = Isolation.auto
    require: Isolation = Isolation.process


def seed_for(seed: int, exercise: Exercise) -> int:
    """Return the seed of an exercise in a run, the same for every student."""
    text = f"{seed}/{exercise.id}".encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:6])


def jobs(
    students: Iterable[Student], exercises: Iterable[Exercise], terms: Terms
) -> Iterator[Job]:
    """Yield a job for each student and exercise; files are read as they are needed."""
    exercises = list(exercises)
    for student in students:
        files = student.files()
        for exercise in exercises:
            yield job(student.name, files, exercise, terms)


def job(name: str, files: Files, exercise: Exercise, terms: Terms) -> Job:
    """Return one student's job for one exercise."""
    picked, text, line, broke = None, None, None, list[str]()
    try:
        picked = pick(files, exercise)
        if picked is None:
            state, note = "missing", f"There is no file {exercise.filename}."
        else:
            text = files.text(picked.path, exercise)
            state, note = _untouched(picked.path, text, exercise)
    except Unreadable as trouble:
        # it may name files, and a student chose their names
        note = on_one_line(str(trouble))
        state, line = "cannot run", trouble.line
    except Exception as trouble:
        note, flag = unforeseen(trouble)
        state, text, broke = "cannot run", None, [flag]
    path = "" if picked is None else picked.path
    told, claimed = remarks(files.reported.get(path), exercise.points)
    return Job(
        student=name,
        exercise=exercise.id,
        seed=seed_for(terms.seed, exercise),
        content=folder_digest(exercise.folder),
        isolation=terms.isolation,
        require=terms.require,
        commit=commit(),
        path=path,
        text=text,
        state=state,
        note=note,
        line=line,
        flags=(*files.flags, *_others(picked), *told, *broke),
        claimed=claimed,
    )


def _others(picked: Picked | None) -> tuple[str, ...]:
    """Return flags on files of the same name that say something else."""
    others = () if picked is None else picked.others
    return tuple(f"another answer is in {path}, not graded" for path in others)


def _untouched(path: str, text: str, exercise: Exercise) -> tuple[str, str]:
    """Return state and note of a stub, nothing for a text that is to be run."""
    if is_stub(text, path, exercise):
        return "not started", f"{path.rpartition('/')[2]} is still the stub."
    return "", ""
