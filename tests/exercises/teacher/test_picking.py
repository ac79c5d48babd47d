"""What `check` takes for an answer, `grade` takes: one rule for both sides."""

import json
from pathlib import Path

import pytest

import exercises
from exercises.grading.submission import Unreadable
from exercises.learner.check import check
from exercises.learner.folder import WorkFolder
from exercises.learner.stubs import new_notebook
from exercises.sandbox import Crew
from exercises.teacher import files as files_module
from exercises.teacher.files import MAX_NOTEBOOKS, Folder
from exercises.teacher.jobs import Job, Terms, job
from exercises.teacher.picking import pick
from exercises.teacher.running import Order, grade_class

from .conftest import hand_in, shell

SOFTMAX = exercises.get("softmax")
DENSE = exercises.get("dense-forward")
ACCURACY = exercises.get("accuracy")
HOME = SOFTMAX.chapter
SCRIPT, BOOK = f"{HOME}/softmax.py", f"{HOME}/softmax.ipynb"
CHAPTER, FREE = f"{HOME}.ipynb", "notes/week 3.ipynb"
WRONG = "def softmax(Z):\n    return Z"


def notebook(*cells: str) -> str:
    found = [{"cell_type": "code", "metadata": {}, "source": text} for text in cells]
    return json.dumps({"cells": found, "nbformat": 4, "nbformat_minor": 5})


SOLVED = notebook("import numpy as np", SOFTMAX.solution, "softmax(3)")
STUB, STUBBED = SOFTMAX.stub, new_notebook(SOFTMAX)


def picked(root: Path, exercise: exercises.Exercise = SOFTMAX) -> list[str]:
    """Return what the learner's side and the teacher's side take, in this order."""
    work, files = WorkFolder(root), Folder(root)
    found = pick(files, exercise)
    mine = work.answer(exercise).relative_to(root).as_posix()
    return [mine if work.has(exercise) else "", "" if found is None else found.path]


def job_of(root: Path, exercise: exercises.Exercise = SOFTMAX) -> Job:
    return job("ann", Folder(root), exercise, Terms(1))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({}, ""),
        ({SCRIPT: STUB}, SCRIPT),
        ({SCRIPT: STUB, BOOK: SOLVED}, BOOK),
        ({SCRIPT: WRONG, BOOK: SOLVED}, SCRIPT),
        ({SCRIPT: STUB, BOOK: STUBBED}, SCRIPT),
        ({BOOK: STUBBED}, BOOK),
        ({BOOK: STUBBED, CHAPTER: SOLVED}, CHAPTER),
        ({BOOK: notebook("x = 1"), CHAPTER: SOLVED}, BOOK),
        ({SCRIPT: STUB, "softmax.ipynb": SOLVED}, "softmax.ipynb"),
        ({BOOK: SOLVED, "softmax.ipynb": notebook(WRONG)}, BOOK),
        ({SCRIPT: STUB, CHAPTER: SOLVED, FREE: notebook(WRONG)}, CHAPTER),
        ({CHAPTER: notebook("x = 1"), FREE: SOLVED}, FREE),
        ({f"{HOME}/{CHAPTER}": SOLVED, CHAPTER: notebook(WRONG)}, f"{HOME}/{CHAPTER}"),
        ({SCRIPT: STUB, FREE: SOLVED}, FREE),
        ({FREE: SOLVED, "old.ipynb": notebook("x = 1")}, FREE),
        ({FREE: SOLVED, "copy.ipynb": SOLVED}, "copy.ipynb"),
        ({FREE: SOLVED, "empty.ipynb": notebook(SOFTMAX.stub)}, FREE),
        ({"judging.ipynb": SOLVED, "accuracy.ipynb": SOLVED}, ""),
        ({"judging.ipynb": SOLVED, f"backups/{BOOK}": SOLVED}, ""),
        ({"judging.ipynb": "{", SCRIPT: STUB, "x.ipynb": ""}, SCRIPT),
    ],
)
def test_both_sides_take_the_same_file(
    tmp_path: Path, texts: dict[str, str], expected: str
) -> None:
    root = hand_in(tmp_path / "ann", texts)
    root.mkdir(exist_ok=True)
    assert picked(root) == [expected, expected]


def test_two_notebooks_of_equal_right_are_told_to_both_sides(
    tmp_path: Path, strong: Crew
) -> None:
    root = hand_in(tmp_path / "ann", {"a.ipynb": SOLVED, "b.ipynb": notebook(WRONG)})
    work, words = WorkFolder(root), "two files for one exercise, a.ipynb and b.ipynb"
    assert words in job_of(root).note
    result = check(SOFTMAX, work, strong)
    assert (result.state, result.score) == ("cannot run", 0)
    assert words in result.note
    with pytest.raises(Unreadable, match="two files"):
        work.reset(SOFTMAX)
    assert work.start(SOFTMAX)
    assert words in check(SOFTMAX, work, strong).note
    (root / SCRIPT).write_text(SOFTMAX.solution)
    assert check(SOFTMAX, work, strong).passed
    assert job_of(root).path == SCRIPT


def test_a_stub_beside_a_solved_notebook(tmp_path: Path) -> None:
    root = hand_in(tmp_path / "class" / "ann", {SCRIPT: STUB, BOOK: SOLVED})
    assert "8 of 8 points" in shell("check", "softmax", "--work", root)
    (ann,) = json.loads(shell("grade", tmp_path / "class", "--json"))["students"]
    assert ann["score"] == ann["points"] == SOFTMAX.points


def test_notebooks_of_two_chapters(tmp_path: Path) -> None:
    first = notebook("import numpy as np", SOFTMAX.solution, DENSE.solution)
    books = {CHAPTER: first, f"{ACCURACY.chapter}.ipynb": notebook(ACCURACY.solution)}
    hand_in(tmp_path / "class" / "ann", books)
    summary = grade_class(Order(tmp_path / "class", tmp_path / "out", workers=1))
    asked = {entry["exercise"] for entry in summary["exercises"]}
    assert asked == {e.id for e in (SOFTMAX, DENSE, ACCURACY)}
    assert summary["students"][0]["score"] == summary["students"][0]["points"] > 0


def test_a_notebook_with_part_of_a_chapters_task_is_no_order_for_the_class(
    tmp_path: Path,
) -> None:
    """Else a name that two tasks share would have everybody graded for both."""
    hand_in(tmp_path / "class" / "ann", {SCRIPT: WRONG, FREE: notebook("accuracy = 1")})
    hand_in(tmp_path / "class" / "bob", {FREE: notebook(DENSE.solution)})
    summary = grade_class(Order(tmp_path / "class", tmp_path / "out", workers=1))
    assert [entry["exercise"] for entry in summary["exercises"]] == ["softmax"]


def test_another_answer_is_flagged(tmp_path: Path) -> None:
    root = hand_in(tmp_path / "ann", {SCRIPT: WRONG, "softmax.py": SOFTMAX.solution})
    flags = ("another answer is in softmax.py, not graded",)
    assert (job_of(root).path, job_of(root).flags) == (SCRIPT, flags)
    (root / "softmax.py").write_text(f"# mine\n{WRONG}\n")
    assert job_of(root).flags == ()
    (root / "softmax.py").write_text(STUB)
    assert job_of(root).flags == ()
    hand_in(root, {BOOK: STUBBED, FREE: SOLVED})
    assert job_of(root).flags == ()
    hand_in(root, {BOOK: SOLVED})
    assert job_of(root).flags == (f"another answer is in {BOOK}, not graded",)


def test_what_is_flagged_or_moved_is_graded_again(tmp_path: Path) -> None:
    root = hand_in(tmp_path / "ann", {SCRIPT: WRONG})
    before = job_of(root).key
    assert job_of(root).key == before
    hand_in(root, {"softmax.py": SOFTMAX.solution})
    flagged = job_of(root).key
    (root / "softmax.py").unlink()
    (root / SCRIPT).rename(root / "softmax.py")
    assert len({before, flagged, job_of(root).key}) == 3


def test_two_submissions_of_one_name_are_flagged_in_the_summary(tmp_path: Path) -> None:
    hand_in(tmp_path / "class", {"alice/softmax.py": SOFTMAX.solution})
    hand_in(
        tmp_path / "class", {"alice.ipynb": notebook(WRONG), "bob/softmax.py": STUB}
    )
    order = Order(tmp_path / "class", tmp_path / "out", seed=1, workers=1)
    flags = grade_class(order)["flags"]
    assert {flag["student"]: flag["flag"] for flag in flags} == {
        "alice": "the same student's as alice.ipynb?",
        "alice.ipynb": "the same student's as alice?",
    }


def test_only_some_notebooks_are_looked_into(tmp_path: Path) -> None:
    many = {f"{n:03}.ipynb": notebook(f"x = {n}") for n in range(MAX_NOTEBOOKS + 5)}
    root = hand_in(tmp_path / "ann", many | {"zzz.ipynb": SOLVED, CHAPTER: SOLVED})
    files = Folder(root)
    assert pick(files, DENSE) is None
    assert files.flags == [f"only {MAX_NOTEBOOKS} notebooks were looked into"]


def test_only_so_much_of_notebooks_is_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files_module, "MAX_LOOKED_INTO", 1000)
    many = {f"{n}.ipynb": notebook(f"x = '{600 * 'a'}'") for n in range(4)}
    files = Folder(hand_in(tmp_path / "ann", many | {"z.ipynb": SOLVED}))
    assert pick(files, DENSE) is None
    assert files.flags == ["only 2 notebooks were looked into"]
