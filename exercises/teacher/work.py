"""A job done: grade it in a worker that this process keeps warm, return plain values.

`run` may be called in any process of any executor. Threads take turns: a diagnosis
redirects the streams of the whole process.
"""

from __future__ import annotations

import atexit
import threading
from functools import cache
from typing import Any

from ..grading.grade import grade
from ..grading.result import Result, fault_flag, unchecked
from ..grading.submission import Submission
from ..loading import get
from ..sandbox import Crew, Isolation, Level
from .jobs import Job
from .notebook import is_notebook
from .versions import digest, software
from .words import on_one_line

Record = dict[str, Any]
STRENGTH = {"in-process": 0, "process": 1, "bubblewrap": 2}
_turn = threading.Lock()


def run(job: Job) -> Record:
    """Grade a job; OSError if no worker is isolated as strongly as required.

    Whatever else goes wrong is a result too: one submission never ends a run.
    """
    try:
        with _turn:
            return record(job, _result(job))
    except OSError:
        raise
    except Exception as trouble:
        return ungraded(job, fault_flag(trouble, "grading"))


def record(job: Job, result: Result) -> Record:
    """Return a result with all that is needed to get it again."""
    receipt = {"seed": job.seed, "exercise_sha256": job.content} | software()
    receipt["commit"] = job.commit
    receipt["submission_sha256"] = None if job.text is None else digest(job.text)
    flags = [*job.flags, *result.flags]
    if job.claimed > result.score:
        flags.append(f"the report claims {job.claimed} points")
    # a student chooses the names of files: none may look like a flag on another
    fields = result.to_json(teacher=True) | {"flags": [*map(on_one_line, flags)]}
    head = {"student": job.student, "path": job.path}
    tail = {"receipt": receipt, "text": job.text, "key": list(job.key)}
    return head | fields | tail


def ungraded(job: Job, why: str) -> Record:
    """Return the record of a job that the grader itself could not do."""
    note = "This could not be graded; that is a fault of the grader, not yours."
    result = unchecked(get(job.exercise), "not graded", note, Level("not run"))
    found = record(job, result)
    return found | {"flags": [*found["flags"], why]}


def strong_enough(level: str, require: Isolation) -> bool:
    """Say whether a level is at least the one required; what did not run is safe."""
    return level == "not run" or STRENGTH[level] >= STRENGTH[require.value]


def crew_terms(isolation: Isolation, require: Isolation) -> Isolation:
    """Return what to ask of a crew so that it does not fall below the requirement."""
    strongest = require is Isolation.bubblewrap and isolation is Isolation.auto
    return Isolation.bubblewrap if strongest else isolation


@cache
def _crew(isolation: Isolation) -> Crew:
    """Return the crew of this process, which ends with it."""
    crew = Crew(isolation)
    atexit.register(crew.close)
    return crew


def _result(job: Job) -> Result:
    exercise = get(job.exercise)
    if job.state or job.text is None:
        none = Level("not run")
        return unchecked(exercise, job.state, job.note, none, job.seed, job.line)
    crew = _crew(crew_terms(job.isolation, job.require))
    result = grade(
        exercise, Submission(exercise.filename, job.text), crew, seed=job.seed
    )
    if not strong_enough(result.isolation.name, job.require):
        raise OSError(f"the isolation fell to {result.isolation.name}")
    if is_notebook(job.path):
        from ..learner.cells import in_cells
        from ..learner.notebook import Taken

        result = in_cells(result, Taken(job.text, frozenset()))
    return result
