"""A report is graded by the texts that it holds; what it claims earns nothing."""

import json
import os
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import exercises
from exercises.grading.submission import MAX_BYTES
from exercises.learner import handin
from exercises.learner.folder import WorkFolder
from exercises.learner.progress import Progress
from exercises.learner.stubs import new_notebook
from exercises.sandbox import Isolation
from exercises.teacher.jobs import Job, Terms, job
from exercises.teacher.reports import MAX_ENTRIES, MAX_REPORTS
from exercises.teacher.running import Order, grade_class
from exercises.teacher.students import students
from exercises.teacher.versions import digest
from exercises.teacher.work import run

from .conftest import NAMES, hand_in, shell

DENSE = exercises.get("dense-forward")
RELU = exercises.get("relu-backward")
PATH = f"{DENSE.chapter}/{DENSE.filename}"


def report(root: Path, *right: exercises.Exercise) -> dict[str, Any]:
    """Return the report of a learner who has solved these exercises."""
    hand_in(root, {f"{e.chapter}/{e.filename}": e.solution for e in right})
    found: dict[str, Any] = handin.report(WorkFolder(root))
    return found


def entry(text: object, **more: object) -> dict[str, object]:
    about = {"exercise": DENSE.id, "file": PATH, "text": text}
    written = {"sha256": digest(text)} if isinstance(text, str) else {}
    return about | written | more


def holding(*entries: object) -> str:
    """Return a report with these entries."""
    head = {"format": handin.FORMAT, "version": handin.VERSION}
    return json.dumps(head | {"submissions": entries})


def job_of(path: Path, exercise: exercises.Exercise = DENSE) -> Job:
    (found,) = [s for s in students(path.parent)[0] if s.path == path]
    return job(found.name, found.files(), exercise, Terms(1))


def test_a_report_earns_what_its_texts_earn(tmp_path: Path) -> None:
    made = handin.dumped(report(tmp_path / "work", DENSE, RELU))
    root = tmp_path / "class"
    hand_in(root, {"rep1/report.json": made, "rep2.json": made})
    hand_in(root, {"rep3/work/my report.json": made, "rep5/REPORT.JSON": made})
    with ZipFile(root / "rep4.zip", "w") as packed:
        packed.writestr("report.json", made)
    (root / "roster.json").write_text('["ann", "bob"]')
    summary = grade_class(Order(root, tmp_path / "out", seed=1, workers=1))
    points = DENSE.points + RELU.points
    scores = {s["student"]: (s["score"], s["points"]) for s in summary["students"]}
    assert scores == {f"rep{n}": (points, points) for n in range(1, 6)}
    assert summary["ignored"] == ["roster.json"]
    assert summary["flags"] == []


def test_report_then_grade_by_command(tmp_path: Path) -> None:
    hand_in(tmp_path / "work", {PATH: DENSE.solution})
    (tmp_path / "class").mkdir()
    file = tmp_path / "class/ann.json"
    shell("report", file, "--work", tmp_path / "work")
    out = shell("grade", tmp_path / "class", "--json", "--jobs", 1)
    (ann,) = json.loads(out)["students"]
    assert (ann["student"], ann["score"]) == ("ann", DENSE.points)


def test_a_forged_report_earns_nothing_by_its_claims(tmp_path: Path) -> None:
    all_points = {"state": "passed", "score": 10**30, "points": 10**30}
    lie = entry("dense_forward = 3", claimed=all_points, score=99, state="passed")
    path = hand_in(tmp_path, {"eve.json": holding(lie)}) / "eve.json"
    record = run(job_of(path))
    assert (record["score"], record["points"]) == (0, DENSE.points)
    assert f"the report claims {DENSE.points} points" in record["flags"]
    honest = entry(DENSE.solution, claimed={"score": DENSE.points})
    path.write_text(holding(honest))
    assert run(job_of(path))["flags"] == []
    path.write_text(holding(honest | {"text": DENSE.solution + "\n# later"}))
    record = run(job_of(path))
    assert record["score"] == DENSE.points
    assert "the text in the report was edited by hand" in record["flags"]
    assert job_of(path, RELU).state == "missing"


def test_an_edited_progress_note_earns_a_flag(tmp_path: Path) -> None:
    root = hand_in(tmp_path / "work", {PATH: "def dense_forward(X, W, b): return X"})
    progress = Progress.read(root)
    record = progress.of(DENSE.id)
    record.text, record.score = digest((root / PATH).read_text()), DENSE.points
    record.points = DENSE.points
    progress.write()
    made = handin.dumped(handin.report(WorkFolder(root)))
    path = hand_in(tmp_path / "class", {"eve.json": made}) / "eve.json"
    found = run(job_of(path))
    assert found["score"] < DENSE.points
    assert f"the report claims {DENSE.points} points" in found["flags"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "could not be read when the report was made"),
        (3, "could not be read"),
        ("x" * (MAX_BYTES + 1), "larger than 256 KB"),
        ("\0", "NUL"),
        ("\ud800", "UTF-8"),
        ("a = '\u202e'", "invisible"),
        ("<<<<<<< a\n", "merge"),
    ],
)
def test_a_text_that_cannot_be_read_costs_only_itself(
    tmp_path: Path, text: object, words: str
) -> None:
    right = {"exercise": RELU.id, "file": "x.py", "text": RELU.solution}
    path = hand_in(tmp_path, {"a.json": holding(entry(text), right)}) / "a.json"
    assert job_of(path).state == "cannot run"
    assert words in job_of(path).note
    assert job_of(path, RELU).text == RELU.solution


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 100_000,
        holding()[:-3],
        holding("x"),
        holding({}),
        '{"format": "nnbook-exercises-report", "version": 99, "submissions": []}',
        holding(entry("x"))[:-9] + "9" * 5000 + "}",
    ],
)
def test_a_broken_report_has_a_result(tmp_path: Path, text: str) -> None:
    hand_in(tmp_path, {"a.json": text, "b/report.json": text})
    for path in (tmp_path / "a.json", tmp_path / "b"):
        found = job_of(path)
        assert (found.state, found.text) == ("cannot run", None)
        assert "not a report of the exercises" in found.note
    (found_students, others) = students(tmp_path)
    assert ([s.name for s in found_students], others) == (["a", "b"], [])


def test_links_and_pipes_are_no_reports(tmp_path: Path) -> None:
    root = tmp_path / "class"
    hand_in(root, {"b/x.py": ""})
    made = tmp_path / "made.json"
    made.write_text(holding(entry(DENSE.solution)))
    os.mkfifo(root / "a.json")
    (root / "c.json").symlink_to(made)
    (root / "b/report.json").symlink_to(made)
    for name in ("a.json", "b", "c.json"):
        assert job_of(root / name).state == "cannot run"
        assert job_of(root / name).text is None


def test_names_in_a_report_lead_nowhere(tmp_path: Path) -> None:
    odd = ["../../etc/passwd", "/etc/passwd", "a\x1b[2J", "x" * 300, "DENSE-FORWARD", 3]
    entries = [entry(DENSE.solution, exercise=name) for name in odd]
    path = hand_in(tmp_path, {"a.json": holding(*entries)}) / "a.json"
    (student,) = students(tmp_path)[0]
    assert student.files().paths == ["a.json", "a.json/3.py"]
    assert job_of(path).state == "missing"


def test_of_two_texts_the_first_counts_and_the_teacher_knows(tmp_path: Path) -> None:
    both = holding(entry("wrong = 1"), entry(DENSE.solution, file="x.ipynb"))
    path = hand_in(tmp_path, {"a.json": both}) / "a.json"
    assert job_of(path).text == "wrong = 1"
    assert job_of(path).flags == ("a.json holds two texts for dense-forward",)
    hand_in(tmp_path / "b", {"report.json": both, "report-2.json": both})
    hand_in(tmp_path / "c", {"report.json": both, "my.json": holding(entry("y = 1"))})
    assert job_of(tmp_path / "b").text == "wrong = 1"
    assert "two files" in job_of(tmp_path / "c").note


def test_files_come_before_reports(tmp_path: Path) -> None:
    made = holding(entry(DENSE.solution))
    ann = hand_in(tmp_path / "ann", {PATH: DENSE.stub, "report.json": made})
    assert job_of(ann).path == "report.json/dense_forward.py"
    hand_in(ann, {PATH: DENSE.solution})
    assert (job_of(ann).path, job_of(ann).flags) == (PATH, ())
    hand_in(ann, {PATH: "x = 1"})
    flags = ("another answer is in report.json/dense_forward.py, not graded",)
    assert (job_of(ann).text, job_of(ann).flags) == ("x = 1", flags)


def test_only_some_reports_are_read(tmp_path: Path) -> None:
    made = holding(entry(DENSE.solution))
    many = {f"{n}/report.json": made for n in range(MAX_REPORTS + 3)}
    hand_in(tmp_path / "ann", many)
    (student,) = students(tmp_path)[0]
    assert len(student.files().reported) == MAX_REPORTS


def test_a_flood_of_texts_is_no_flood_of_flags(tmp_path: Path) -> None:
    flood = [entry("x = 1"), entry("x = 2")] * 10_000
    path = hand_in(tmp_path, {"a.json": holding(*flood)}) / "a.json"
    assert job_of(path).text == "x = 1"
    assert job_of(path).flags == (
        f"only the first {MAX_ENTRIES} texts of a.json were looked at",
        "a.json holds two texts for dense-forward",
    )
    assert len(exercises.all_exercises()) < MAX_ENTRIES / 2


def test_a_notebook_in_a_report_is_told_of_by_its_cells(tmp_path: Path) -> None:
    root = tmp_path / "work"
    book = json.loads(new_notebook(DENSE))
    cell = next(c for c in book["cells"] if c["cell_type"] == "code")
    cell["source"] = "import numpy as np\ndef dense_forward(X, W, b):\n    return 1 / 0"
    hand_in(root, {f"{DENSE.chapter}/dense_forward.ipynb": json.dumps(book)})
    made = handin.dumped(handin.report(WorkFolder(root)))
    path = hand_in(tmp_path / "class", {"ann.json": made}) / "ann.json"
    record = run(job_of(path))
    assert record["checks"][0]["finding"].startswith("Cell 1, line 3: ZeroDivision")


def test_a_hostile_text_in_a_report_is_isolated(tmp_path: Path) -> None:
    text = "import os\nos._exit(0)"
    hand_in(tmp_path / "class", {"eve.json": holding(entry(text))})
    order = Order(tmp_path / "class", tmp_path / "out", NAMES[:1], 1, workers=1)
    (eve,) = grade_class(order)["students"]
    assert eve["score"] == 0
    with pytest.raises(ValueError, match="weaker than"):
        grade_class(
            Order(order.root, tmp_path / "x", isolation=Isolation("in-process"))
        )
