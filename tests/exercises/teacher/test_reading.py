"""What students hand in is read with suspicion, and with patience for slips."""

import json
import os
import stat
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

import exercises
from exercises.grading.submission import MAX_BYTES, Unreadable
from exercises.teacher.archive import Archive
from exercises.teacher.export import gradescope
from exercises.teacher.files import MAX_FILES, Folder
from exercises.teacher.jobs import Job, Terms, job
from exercises.teacher.picking import pick
from exercises.teacher.students import Student, students
from exercises.teacher.work import run

from .conftest import hand_in

DENSE = exercises.get("dense-forward")
RELU = exercises.get("relu-backward")
PATH = f"{DENSE.chapter}/{DENSE.filename}"


def job_of(path: Path, exercise: exercises.Exercise = DENSE) -> Job:
    (found,) = [s for s in students(path.parent)[0] if s.path == path]
    return job(found.name, found.files(), exercise, Terms(1))


def zipped(path: Path, *members: tuple[str | ZipInfo, str | bytes]) -> Path:
    path.parent.mkdir(exist_ok=True)
    with ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "path",
    [
        PATH,
        DENSE.filename,
        f"work/{PATH}",
        f"homework 1/final (2)/{DENSE.filename}",
        "Dense_Forward.py",
        "dense-forward.py",
        "DENSE FORWARD.PY",
        f"naïve 'quotes' \"$(x)\"\nnewline/{DENSE.filename}",
    ],
)
def test_a_slip_in_the_name_costs_nothing(tmp_path: Path, path: str) -> None:
    folder = hand_in(tmp_path / "class" / "ann", {path: DENSE.solution})
    assert job_of(folder).text == DENSE.solution
    assert job_of(folder).path == path
    archive = zipped(tmp_path / "zips" / "ann.zip", (path, DENSE.solution))
    assert job_of(archive).text == DENSE.solution


def test_the_right_file_is_taken(tmp_path: Path) -> None:
    folder = hand_in(
        tmp_path / "class" / "ann",
        {
            PATH: "right",
            DENSE.filename: "flat",
            f"old/{DENSE.filename}": "old",
            "Dense_forward.py": "case",
            f"backups/{DENSE.filename}": "backup",
            f"__MACOSX/{DENSE.filename}": "junk",
            f".hidden/{DENSE.filename}": "junk",
        },
    )
    assert job_of(folder).text == "right"
    (folder / PATH).unlink()
    assert job_of(folder).text == "flat"


def test_two_files_of_equal_right_are_not_chosen_between(tmp_path: Path) -> None:
    texts = {f"a/{DENSE.filename}": "1", f"b/{DENSE.filename}": "2"}
    found = job_of(hand_in(tmp_path / "class" / "ann", texts))
    assert found.state == "cannot run"
    assert "two files" in found.note
    odd = {f"a\x1b[2J\u202e/{DENSE.filename}": "1", f"b\n::x::/{DENSE.filename}": "2"}
    assert job_of(hand_in(tmp_path / "class" / "eve", odd)).note.isprintable()


def test_missing_stub_and_unreadable_have_states(tmp_path: Path) -> None:
    folder = hand_in(tmp_path / "class" / "ann", {PATH: DENSE.stub})
    assert job_of(folder).state == "not started"
    assert job_of(folder, RELU).state == "missing"
    (folder / PATH).write_bytes(b"\xff\xfex\0")
    assert (job_of(folder).state, job_of(folder).text) == ("cannot run", None)
    assert "UTF-16" in job_of(folder).note


def test_links_pipes_and_folders_are_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.py"
    secret.write_text(DENSE.solution)
    folder = tmp_path / "class" / "ann"
    folder.mkdir(parents=True)
    place = folder / DENSE.filename
    for make in (
        lambda: place.symlink_to(secret),
        lambda: place.symlink_to("/dev/zero"),
        lambda: os.mkfifo(place),
    ):
        make()
        found = job_of(folder)
        assert (found.state, found.text) == ("cannot run", None)
        assert "plain file" in found.note
        assert any("no plain file" in flag for flag in found.flags)
        place.unlink()
    other = hand_in(tmp_path / "class" / "bob", {PATH: DENSE.solution})
    (folder / DENSE.chapter).symlink_to(other / DENSE.chapter)
    assert job_of(folder).state == "missing"
    (tmp_path / "class" / "eve").symlink_to(other)
    eve = job_of(tmp_path / "class" / "eve")
    assert (eve.text, eve.flags) == (None, ("a link",))
    place.mkdir()
    assert job_of(folder).state == "missing"


def test_a_folder_of_too_many_files(tmp_path: Path) -> None:
    folder = tmp_path / "class" / "ann"
    folder.mkdir(parents=True)
    for number in range(MAX_FILES + 10):
        (folder / f"{number:05}").touch()
    found = Folder(folder)
    assert len(found.paths) == MAX_FILES
    assert found.flags
    deep = folder / "/".join("d" * 30)
    deep.mkdir(parents=True)
    assert Folder(folder).paths == found.paths


def link(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    "member",
    [
        f"../{DENSE.filename}",
        f"../../{PATH}",
        f"/{DENSE.filename}",
        f"a/../../{DENSE.filename}",
        f"..\\{DENSE.filename}",
        f"C:{DENSE.filename}",
    ],
)
def test_a_zip_that_leads_out_of_itself(tmp_path: Path, member: str) -> None:
    path = zipped(
        tmp_path / "class" / "ann.zip",
        (member, DENSE.solution),
        (RELU.filename, RELU.solution),
    )
    found = job_of(path)
    assert (found.text, found.state) == (None, "missing")
    assert any("outside" in flag for flag in found.flags)
    assert job_of(path, RELU).text == RELU.solution
    assert sorted(os.listdir(tmp_path)) == ["class"]


def test_a_zip_with_a_link(tmp_path: Path) -> None:
    path = zipped(tmp_path / "class" / "ann.zip", (link(DENSE.filename), "/etc/passwd"))
    assert job_of(path).text is None
    assert any("link" in flag for flag in job_of(path).flags)


def test_zip_bombs(tmp_path: Path) -> None:
    bomb = zipped(
        tmp_path / "class" / "ann.zip", (DENSE.filename, bytes(100 * MAX_BYTES))
    )
    tracemalloc.start()
    assert "larger than" in job_of(bomb).note
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * MAX_BYTES
    many = zipped(
        tmp_path / "class" / "bob.zip", *((f"{n}.py", "") for n in range(MAX_FILES + 1))
    )
    assert "more than" in job_of(many).note
    # members that the end of the zip does not tell of, whatever it says
    with many.open("ab") as file:
        file.write((b"PK\1\2" + bytes(42)) * 10 * MAX_FILES)
    assert "more than" in job_of(many).note


def test_two_files_of_one_name_in_a_zip_are_flagged(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        path = zipped(
            tmp_path / "class" / "ann.zip",
            (DENSE.filename, "shown to people"),
            (DENSE.filename, DENSE.solution),
        )
    assert any("two files" in flag for flag in job_of(path).flags)


def test_broken_zips(tmp_path: Path) -> None:
    path = tmp_path / "class" / "ann.zip"
    good = zipped(path, (DENSE.filename, DENSE.solution)).read_bytes()
    for raw in (b"", b"PK", b"PK\5\6" + bytes(18), b"x" * 1000, good[: len(good) // 2]):
        path.write_bytes(raw)
        assert job_of(path).state in ("cannot run", "missing")
        assert job_of(path).text is None
    damaged = bytearray(good)
    damaged[len(DENSE.filename) + 40] ^= 255
    path.write_bytes(damaged)
    assert "damaged" in job_of(path).note
    path.write_bytes(good.replace(b"PK\3\4", b"PK\3\5"))
    assert job_of(path).text is None
    with ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(DENSE.filename, DENSE.solution)
    assert "unusual" in job_of(path).note
    locked = bytearray(good)
    locked[good.rfind(b"PK\1\2") + 8] |= 1
    path.write_bytes(locked)
    assert "password" in job_of(path).note
    path.unlink()
    os.mkfifo(path)
    assert job_of(path).state == "cannot run"


def test_a_member_without_a_name_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ann.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("x", "")
        archive.writestr(DENSE.filename, DENSE.solution)
        archive.filelist[0].filename = ""
    assert job_of(path).text == DENSE.solution


@pytest.mark.parametrize("trouble", [IndexError, RecursionError, MemoryError, OSError])
@pytest.mark.parametrize(
    "place", ["students.Archive", "files.text_of", "files.names_of", "jobs.is_stub"]
)
def test_no_submission_ends_a_run(
    trouble: type[Exception],
    place: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks(*_: object) -> None:
        raise trouble("odd\n")

    texts = {DENSE.filename: DENSE.solution, "notes.ipynb": notebook("x = 1")}
    packed = zipped(tmp_path / "class" / "ann.zip", *texts.items())
    monkeypatch.setattr(f"exercises.teacher.{place}", breaks)
    found = job_of(packed)
    if place == "files.names_of":  # the script is the answer, whatever the book holds
        assert found.text == DENSE.solution
        return
    assert (found.state, found.text) == ("cannot run", None)
    assert found.note == "What was handed in cannot be read."
    assert f"grader: {trouble.__name__} in reading: odd?" in found.flags


def test_no_report_ends_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise MemoryError

    hand_in(tmp_path, {"ann.json": "{}"})
    monkeypatch.setattr("exercises.teacher.reports.json.loads", breaks)
    assert [student.name for student in students(tmp_path)[0]] == ["ann"]


def notebook(*cells: str) -> str:
    found = [{"cell_type": "code", "metadata": {}, "source": text} for text in cells]
    return json.dumps({"cells": found, "nbformat": 4, "nbformat_minor": 5})


def test_notebooks(tmp_path: Path) -> None:
    book = notebook("%matplotlib inline\n" + DENSE.solution, RELU.solution)
    folder = hand_in(tmp_path / "class" / "ann", {"homework.ipynb": book})
    alone = tmp_path / "class" / "bob.ipynb"
    alone.write_text(book)
    packed = zipped(tmp_path / "class" / "eve.zip", ("all/homework.ipynb", book))
    for path in (folder, alone, packed):
        assert "def dense_forward" in (job_of(path).text or "")
        assert job_of(path).state == ""
    hand_in(folder, {"other.ipynb": book})
    assert job_of(folder).path == "homework.ipynb"
    hand_in(folder, {"other.ipynb": notebook("def dense_forward(X, W, b): return X")})
    assert "two files" in job_of(folder).note
    hand_in(folder, {"other.ipynb": notebook("x = 1")})
    assert job_of(folder).path == "homework.ipynb"
    hand_in(folder, {"dense_forward.ipynb": notebook(DENSE.stub)})
    assert job_of(folder).path == "homework.ipynb"
    (folder / "homework.ipynb").unlink()
    assert job_of(folder).state == "not started"
    alone.write_text("{}")
    assert "notebook" in job_of(alone).note


def test_names_of_students(tmp_path: Path) -> None:
    root = tmp_path / "class"
    odd = ["Ann", "ann", 'o\'Brien "x"', "a\nb", "$(rm -rf)", "=1+1", "ü" * 120]
    for name in odd:
        hand_in(root / name, {DENSE.filename: DENSE.solution})
    zipped(root / "ann.zip", (DENSE.filename, DENSE.solution))
    os.mkdir(os.fsencode(root) + b"/not \xff utf-8")
    (root / ".DS_Store").touch()
    (root / "grades.csv").touch()
    found, others = students(root)
    names = {student.name for student in found}
    assert names == {*odd, "ann.zip", "not \udcff utf-8"}
    assert len(found) == len(names)
    flagged = {student.name: student.flags for student in found if student.flags}
    assert flagged == {
        "ann": ("the same student's as ann.zip?",),
        "ann.zip": ("the same student's as ann?",),
    }
    for student in found:
        assert tuple(student.files().flags) == student.flags
    assert others == ["grades.csv"]
    with pytest.raises(ValueError, match="there is no folder"):
        students(root / "none")


def test_no_name_of_a_file_passes_for_a_flag_on_another(tmp_path: Path) -> None:
    lie = "x\u2028y\nalice: os.fork (dense-forward)"
    ann = hand_in(tmp_path / "ann", {DENSE.filename: DENSE.solution, RELU.filename: ""})
    os.mkfifo(ann / lie)
    right = (DENSE.filename, DENSE.solution)
    bob = zipped(tmp_path / "bob.zip", (link(lie), "/etc/passwd"), right)
    eve = zipped(tmp_path / "eve.zip", (f"../{lie}", ""), right)
    (tmp_path / lie).symlink_to(ann)
    zipped(tmp_path / f"{lie}.zip", right)
    for path in (ann, bob, eve, tmp_path / lie):
        record = run(replace(job_of(path), text=None, state="missing"))
        assert record["flags"]
        for flag in record["flags"]:
            assert len(flag.splitlines()) == 1
            assert "alice" not in flag or "\ufffdalice" in flag
    old = record | {"flags": [lie]}
    hidden = gradescope.result([old])["tests"][-1]
    assert len(hidden["output"].splitlines()) == 1


def test_no_two_students_have_one_name(tmp_path: Path) -> None:
    hand_in(tmp_path / "ann", {DENSE.filename: DENSE.solution})
    for name in ("ann.zip", "ann.zip.zip", "ann.zip.ipynb", "bob.zip.zip", "eve.zip"):
        zipped(tmp_path / name, (DENSE.filename, DENSE.solution))
    found = {s.path.name: (s.name, s.flags) for s in students(tmp_path)[0]}
    same = "the same student's as {}?".format
    assert found == {
        "ann": ("ann", (same("ann.zip"),)),
        "ann.zip": ("ann.zip", (same("ann, ann.zip.ipynb, ann.zip.zip"),)),
        "ann.zip.ipynb": ("ann.zip.ipynb", (same("ann.zip, ann.zip.zip"),)),
        "ann.zip.zip": ("ann.zip.zip", (same("ann.zip, ann.zip.ipynb"),)),
        "bob.zip.zip": ("bob.zip", ()),
        "eve.zip": ("eve", ()),
    }


def test_nothing_is_read_that_is_not_asked_for(tmp_path: Path) -> None:
    path = zipped(tmp_path / "class" / "ann.zip", ("big.bin", bytes(10**7)))
    assert pick(Archive(path), DENSE) is None
    with pytest.raises(Unreadable):
        Student("x", tmp_path / "none.zip").files().text("", DENSE)
