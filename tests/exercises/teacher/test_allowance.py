"""One student's files cost the grader a bounded time, however many there are."""

import json
import time
from pathlib import Path

import pytest

import exercises
from exercises.grading.submission import Unreadable
from exercises.learner.notebook import MAX_CELLS, taken
from exercises.loading import all_exercises
from exercises.teacher import allowance
from exercises.teacher.files import Folder
from exercises.teacher.jobs import Job, Terms, job, jobs
from exercises.teacher.students import Student

from .conftest import hand_in

DENSE, RELU = exercises.get("dense-forward"), exercises.get("relu-backward")
SLOW = "a=f();" * 40_000 + "\ndef f(): 0"  # takes more than a second to read
TERMS = Terms(1)


def notebook(*cells: str) -> str:
    made = [{"cell_type": "code", "metadata": {}, "source": text} for text in cells]
    return json.dumps({"cells": made, "nbformat": 4})


def jobs_of(folder: Path) -> dict[str, Job]:
    found = jobs([Student("ann", folder)], all_exercises(), TERMS)
    return {one.exercise: one for one in found}


def test_hostile_notebooks_of_every_name_end_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allowance, "MB", 130_000)
    book = notebook(SLOW)
    files = {f"{n}/{e.id}.ipynb": book for e in all_exercises() for n in range(9)}
    files |= {f"{n}.ipynb": book for n in range(9)}
    hand_in(tmp_path / "ann", files)
    start = time.process_time()
    found = jobs_of(tmp_path / "ann")
    assert time.process_time() - start < 30  # it took more than an hour
    *_, last = found.values()
    assert last.state == "cannot run"
    assert sum("not all were read" in flag for flag in last.flags) >= 2


def test_what_is_small_is_read_after_what_was_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allowance, "MB", 4000)  # bytes, for 4 of code
    big = notebook("x = 1  #" + 20_000 * "a")
    files = {"dense-forward.ipynb": big, "other.ipynb": big}
    files |= {"relu_backward.ipynb": notebook(RELU.solution)}
    opened = Folder(hand_in(tmp_path / "ann", files))
    refused, fine = (job("ann", opened, e, TERMS) for e in (DENSE, RELU))
    assert refused.state == "cannot run"
    assert refused.note == (
        "dense-forward.ipynb was not read: it was handed in with notebooks with more "
        "than 4 MB of code in all."
    )
    assert (fine.state, fine.text is None) == ("", False)
    many = "more than {} MB of code in all: not all were read"
    assert sorted(fine.flags) == [
        f"notebooks of other names with {many.format(2)}",
        f"notebooks with {many.format(4)}",
    ]


@pytest.mark.parametrize("kind", ["scripts", "notebooks"])
def test_all_that_is_read_counts(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(allowance.LIMITS, kind, 0)
    ending = ".py" if kind == "scripts" else ".ipynb"
    text = DENSE.solution if kind == "scripts" else notebook(DENSE.solution)
    name = DENSE.filename.replace(".py", ending)
    found = jobs_of(hand_in(tmp_path / "ann", {name: text}))[DENSE.id]
    assert found.state == "cannot run"
    assert f"it was handed in with {kind} of more than 0 MB" in found.note


def test_all_solutions_fit_many_times_over(tmp_path: Path) -> None:
    whole = "\n".join(exercise.solution for exercise in all_exercises())
    own = {f"{e.id}.ipynb": notebook(e.solution) for e in all_exercises()}
    own |= {f"{e.chapter}.ipynb": notebook(whole) for e in all_exercises()}
    own |= {f"copy/{e.filename}": e.stub for e in all_exercises()}
    found = jobs_of(hand_in(tmp_path / "ann", own)).values()
    assert [one.state for one in found] == [""] * len(found)
    assert not any("not all were read" in flag for one in found for flag in one.flags)


def test_a_notebook_of_countless_cells_is_not_read() -> None:
    book = notebook(*["1"] * (MAX_CELLS + 1)).encode()
    with pytest.raises(Unreadable, match="5000 cells of code"):
        taken(book, "x.ipynb")
    taken(notebook(*["1"] * MAX_CELLS).encode(), "x.ipynb")
