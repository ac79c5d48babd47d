"""Results in other systems' formats: valid, harmless, and discreet."""

import csv
import json
import os
import shutil
import stat
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest

import exercises
from exercises.learner import handin
from exercises.learner.folder import WorkFolder
from exercises.teacher.cells import cell
from exercises.teacher.export import classroom50, gradescope, junit, sheet
from exercises.teacher.export.classroom50 import Assignment
from exercises.teacher.export.reading import Students, file_name, read
from exercises.teacher.export.said import plain
from exercises.teacher.export.writing import Format, export
from exercises.teacher.running import Order, grade_class

from .. import threats
from .conftest import FULL, NAMES, hand_in, shell, texts_of
from .schemas import CLASSROOM50, GRADESCOPE, JUNIT

ABOUT = Assignment("course", "week-1", "2026-08-31T12:00:00Z")
DENSE = exercises.get("dense-forward")
NASTY = '=1+1 <b>&"\x00\x1b[31m\ufffe\ud800]]>\n::error::x'
SECRET = "an answer has the wrong nonce"


@pytest.fixture(scope="module")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Grade a class with honest, odd and hostile students."""
    folder = tmp_path_factory.mktemp("run")
    for student in range(5):
        hand_in(folder / "class" / f"student {student}", texts_of(student))
    forged = threats.above(threats.FORGED["forged answer"])
    hand_in(folder / "class" / "=eve", {"dense_forward.py": forged})
    noisy = f"print({NASTY!r})\n{threats.DEF}    raise ValueError({NASTY!r})"
    hand_in(folder / "class" / "bob\n<b>", {"dense_forward.py": noisy})
    hand_in(folder / "class" / "syntax", {"dense_forward.py": "def ("})
    grade_class(Order(folder / "class", folder / "out", NAMES, seed=5, workers=2))
    return folder / "out"


@pytest.fixture
def graded(run_folder: Path) -> Students:
    return read(run_folder)


def test_the_run_has_what_these_tests_need(graded: Students) -> None:
    flags = [flag for rows in graded.values() for r in rows for flag in r["flags"]]
    assert any(SECRET in flag for flag in flags)
    assert any("\x1b" in r["printed"] for r in graded["bob\n<b>"])
    states = {r["state"] for rows in graded.values() for r in rows}
    assert states == {"passed", "not yet", "not started", "missing", "cannot run"}


def test_gradescope(graded: Students) -> None:
    for name, records in graded.items():
        found = json.loads(json.dumps(gradescope.result(records)))
        jsonschema.validate(found, GRADESCOPE)
        tests = found["tests"]
        assert found["score"] == sum(test["score"] for test in tests)
        assert sum(test["max_score"] for test in tests) == FULL
        seen = json.dumps([t for t in tests if t["visibility"] == "visible"])
        assert SECRET not in seen + found["output"]
        assert "\\u001b" not in seen + json.dumps(found["output"])
        hidden = [t for t in tests if t["visibility"] == "hidden"]
        assert bool(hidden) == (name == "=eve")
        seconds = sum(record["seconds"] for record in records)
        assert found["execution_time"] == pytest.approx(seconds, abs=1e-3)
        assert 0 < found["execution_time"] < 60 or name == "syntax"
    failed = gradescope.result(graded["student 1"])["tests"]
    assert any("Likely cause" in test["output"] for test in failed)


def test_classroom50(graded: Students) -> None:
    for name, records in graded.items():
        found = json.loads(json.dumps(classroom50.result(name, records, ABOUT)))
        jsonschema.validate(found, CLASSROOM50)
        assert found["score"] == sum(test["score"] for test in found["tests"])
        assert found["max-score"] == FULL
        assert SECRET not in json.dumps(found)
        mark = "submit/manual-2026-08-31T12-00-00Z"
        links = ("submission", "commit", "release", "review")
        assert {found[link] for link in links} == {mark}
        assert found["datetime"] == ABOUT.instant


@pytest.mark.parametrize("name", ["cs 1", "Course", "a/b", "a", "-a", "ü2", "a" * 101])
def test_classroom50_has_short_names(name: str) -> None:
    for names in ((name, "week-1"), ("course", name)):
        with pytest.raises(ValueError, match="short names have 2 to 100"):
            Assignment(*names, ABOUT.instant)
    for names in (("", "week-1"), ("course", "")):
        with pytest.raises(ValueError, match="is needed for this format"):
            Assignment(*names, ABOUT.instant)


def test_classroom50_is_told_when_work_was_handed_in() -> None:
    with pytest.raises(ValueError, match="--submitted is needed"):
        Assignment("course", "week-1", "")
    for instant in ("yesterday", "2026-02-30T12:00:00Z", "2026-8-31T12:00:00Z"):
        with pytest.raises(ValueError, match="is not like"):
            Assignment("course", "week-1", instant)


def conforms(element: ET.Element) -> None:
    """Compare an element with what the format allows at its place."""
    attributes, children = JUNIT[element.tag]
    assert set(element.attrib) == attributes
    order = [children.index(child.tag) for child in element]
    assert order == sorted(order)
    for child in element:
        conforms(child)


def test_junit(graded: Students) -> None:
    text = junit.document(graded)
    assert SECRET not in text
    assert plain(text) == text
    root = ET.fromstring(text)
    conforms(root)
    cases = root.findall("testsuite/testcase")
    assert len(cases) == int(root.attrib["tests"])
    assert len(root.findall(".//failure")) == int(root.attrib["failures"])
    assert len(root.findall(".//error")) == int(root.attrib["errors"])
    for suite in root:
        score = suite.find("properties/property[@name='score']")
        earned = suite.findall("testcase/properties/property[@name='earned']")
        assert score is not None
        assert int(score.attrib["value"]) == sum(int(e.attrib["value"]) for e in earned)
        many = [case for case in suite.iter("testcase") if len(case) > 2]
        assert many == []


def test_no_mark_turns_text_around() -> None:
    assert plain("a\u202eb\u200fc\u2066d") == "a\ufffdb\ufffdc\ufffdd"


def test_no_name_in_a_sheet_hides_or_turns_round(graded: Students) -> None:
    (records, *_) = graded.values()
    odd = ["\x1b[31mred", "\u202eevil", "\u200e=1", "\x7f", "\x85", "a\udcff"]
    rows = [*csv.reader(sheet.document(dict.fromkeys(odd, records)).splitlines())]
    names = {row[3] for row in rows[1:]}
    shown = {r"\x1b[31mred", r"\u202eevil", r"\u200e=1", r"\x7f", r"\x85", r"a\udcff"}
    assert names == shown


def test_nobody_stands_in_the_row_of_points_possible(tmp_path: Path) -> None:
    names = ["    Points Possible", "points\u00a0 possible", "Ann", "\x1bann"]
    for name in names:
        hand_in(tmp_path / "class" / name, {DENSE.filename: DENSE.stub})
    order = Order(tmp_path / "class", tmp_path / "out", NAMES[:1], 5, workers=1)
    grade_class(order)
    with (tmp_path / "out/gradebook.csv").open(newline="") as file:
        _, points, *rows = csv.reader(file)
    assert points[0].strip() == "Points Possible"
    found = {row[0].strip() for row in rows}
    assert found == {"Points·Possible", "points·possible", "Ann", r"\x1bann"}


def test_nbgraders_table(graded: Students) -> None:
    text = sheet.document(graded)
    rows = list(csv.DictReader(text.splitlines(keepends=True)))
    assert list(rows[0]) == sheet.COLUMNS
    assert len(rows) == len(graded) * len(NAMES)
    assert {row["student_id"] for row in rows} == {*graded} - {"=eve"} | {"'=eve"}
    total = sum(r["score"] for rs in graded.values() for r in rs)
    assert sum(float(row["score"]) for row in rows) == total


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝"])
def test_cells_that_a_spreadsheet_would_obey(start: str) -> None:
    assert cell(f"{start}1") == f"'{start}1"
    assert cell(-1) == "-1"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "＝"])
def test_cells_that_begin_where_another_country_parts_them(start: str) -> None:
    """Some spreadsheets part cells at semicolons, and pasted ones at tabs."""
    assert cell(f"a;{start}1") == f"a;'{start}1"
    assert cell(f"a\t{start}1\n{start}1") == f"a\t'{start}1\n'{start}1"
    assert cell("a=1; b-c") == "a=1; b-c"


def test_gradebook_for_canvas(run_folder: Path) -> None:
    with (run_folder / "gradebook.csv").open(newline="") as file:
        head, points, *rows = csv.reader(file)
    assert head[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert points[0].strip() == "Points Possible"
    assert [int(p) for p in points[5:]] == [exercises.get(n).points for n in NAMES]
    assert len(rows) == 8


def test_file_names() -> None:
    taken: set[str] = set()
    odd = [
        "ann",
        "Ann",
        "../x",
        "..",
        "a/b",
        "a\nb",
        "x" * 300,
        "con.",
        "",
        "\udcff",
        "é",
    ]
    odd += [file_name(name, set(), "") for name in odd]  # called as another's file is
    odd = sorted(set(odd), key=lambda name: (name != "ann", name))
    names = [file_name(name, taken, ".json") for name in odd]
    assert len({name.lower() for name in names}) == len(odd)
    assert names[0] == "ann.json"
    for name in names:
        assert Path(name).name == name
        assert len(name) < 90
        assert name.isascii()
        assert not name.startswith((".", "-"))


def test_files_of_each_format(run_folder: Path, graded: Students) -> None:
    for form in Format:
        out = run_folder / form.value
        paths = export(graded, form, out, ABOUT)
        single = form in (Format.junit, Format.csv)
        assert len(paths) == (1 if single else len(graded))
        assert all(path.parent == out and path.is_file() for path in paths)
    out = shell("export", run_folder, "--to", "junit", "--out", run_folder / "x.xml")
    assert "x.xml" in out
    assert (run_folder / "x.xml").read_bytes().startswith(b"<?xml")


def test_what_cannot_be_exported(run_folder: Path, tmp_path: Path) -> None:
    for words, said in [
        ([run_folder, "--to", "pdf"], "the formats are"),
        ([run_folder, "--to", "classroom50"], "--classroom"),
        (
            [run_folder, "--to", "classroom50", "--classroom", "cs 1"],
            "--classroom is 'cs 1'",
        ),
        (
            [run_folder, "--to=classroom50", "--classroom=cs1", "--assignment=hw1"],
            "--submitted is needed",
        ),
        ([tmp_path], "results.jsonl"),
        ([tmp_path / "junk"], "does not hold"),
        ([tmp_path / "deep"], "does not hold"),
        ([tmp_path / "half"], "does not hold"),
        ([run_folder, "--out", "/proc/none/x"], "/proc/none"),
    ]:
        (tmp_path / "junk").write_text("[1]\n")
        (tmp_path / "deep").write_text("[" * 10**5)
        (tmp_path / "half").write_text('{"student": "ann", "exercise": "softmax"}')
        out = shell("export", *words, status=2)
        assert said in out
        assert out.count("\n") == 1


def autograde(home: Path, *uploads: tuple[str, bytes]) -> dict[str, Any]:
    """Run an unpacked autograder as Gradescope does."""
    shutil.rmtree(home / "submission", ignore_errors=True)
    (home / "submission").mkdir()
    for name, content in uploads:
        (home / "submission" / name).write_bytes(content)
    clean = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    subprocess.run(
        [home / "run_autograder"],
        cwd=home,
        env={**clean, "AUTOGRADER": str(home), "PYTHON": sys.executable},
        check=True,
        timeout=60,
    )
    text = (home / "results/results.json").read_text()
    found: dict[str, Any] = json.loads(text)
    jsonschema.validate(found, GRADESCOPE)
    return found


def test_the_autograder_runs(tmp_path: Path) -> None:
    path, home = tmp_path / "autograder.zip", tmp_path / "autograder"
    shell("export", "--gradescope-autograder", path, *NAMES)
    with ZipFile(path) as bundle:
        bundle.extractall(home / "source")
        for name in ("setup.sh", "run_autograder"):
            assert bundle.getinfo(name).external_attr >> 16 & stat.S_IXUSR
        tasks = {n.split("/")[2] for n in bundle.namelist() if "/catalogue/" in n}
    chosen = {name.replace("-", "_") for name in NAMES}
    assert {task for task in tasks if "." not in task} == chosen
    subprocess.run(["bash", "-n", home / "source/setup.sh"], check=True)
    shutil.copy(home / "source/run_autograder", home)
    (home / "run_autograder").chmod(0o755)
    title = home / "source/exercises/catalogue/dense_forward/exercise.toml"
    title.write_text(title.read_text().replace(DENSE.title, "From the zip"))

    found = autograde(home, ("dense_forward.py", DENSE.solution.encode()))
    assert found["score"] == DENSE.points
    assert any("From the zip" in test["name"] for test in found["tests"])
    assert sum(test["max_score"] for test in found["tests"]) == FULL
    archive = tmp_path / "mine.zip"
    with ZipFile(archive, "w") as packed:
        packed.writestr(f"x/{DENSE.filename}", DENSE.solution)
    assert autograde(home, ("mine.zip", archive.read_bytes()))["score"] == DENSE.points
    assert autograde(home)["score"] == 0
    work = WorkFolder(tmp_path / "work")
    hand_in(work.root, {f"{DENSE.chapter}/{DENSE.filename}": DENSE.solution})
    text = handin.dumped(handin.report(work)).encode()
    found = autograde(home, ("report.json", text))
    assert found["score"] == DENSE.points
    assert found["execution_time"] > 0
    hostile = threats.ENDS["kill everyone"][0].encode()
    assert autograde(home, ("dense_forward.py", hostile))["score"] == 0


def test_the_same_exercises_make_the_same_zip(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        shell("export", "--gradescope-autograder", tmp_path / name, "dense-forward")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    out = shell("export", "--gradescope-autograder", tmp_path / "c.zip", "x", status=2)
    assert "no exercise called" in out


@pytest.mark.slow
def test_receipts(run_folder: Path, tmp_path: Path) -> None:
    out = shell("receipt", run_folder, "--student", "student 1")
    assert out.count("the same") == len(NAMES)
    assert "NOT" not in out
    lines = (run_folder / "results.jsonl").read_text().splitlines()
    records = [json.loads(line) for line in lines]
    honest = next(r for r in records if r["state"] == "not yet" and r["score"])
    alone = tmp_path / "receipt.json"
    for change, words in [
        ({"score": honest["score"] + 1}, f"score: {honest['score'] + 1} then"),
        ({"score": "\x1b[2J"}, "score: \ufffd[2J then"),
        ({"text": DENSE.stub}, "was edited after"),
        ({"receipt": {**honest["receipt"], "numpy": "1.0"}}, "other numpy: 1.0 then"),
        ({"receipt": {**honest["receipt"], "exercise_sha256": "x"}}, "other exercise"),
        ({}, "the same"),
    ]:
        alone.write_text(json.dumps(honest | change, indent=1))
        worse = "score" in change or "text" in change
        out = shell("receipt", alone, status=int(worse))
        assert words in out
        assert "\x1b" not in out
    (found,) = json.loads(shell("receipt", alone, "--json"))
    assert found["same"] is True
    assert found["then"] == honest["score"]
    for text in ("", "{}", "[]", "no", '{"receipt": {}}', "[" * 10**5):
        alone.write_text(text)
        assert shell("receipt", alone, status=2).count("\n") == 1


def test_a_receipt_holds_what_it_needs(graded: Students) -> None:
    for record in (r for records in graded.values() for r in records):
        about = record["receipt"]
        assert {"seed", "python", "numpy", "project", "commit"} < set(about)
        assert len(about["exercise_sha256"]) == 64
        digest = about["submission_sha256"]
        assert (digest is None) == (record["text"] is None)
