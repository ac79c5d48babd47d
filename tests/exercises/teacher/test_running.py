"""Runs over a class: killed, resumed, disturbed, refused; the table stays the same."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import exercises
from exercises.cli.grading import grade
from exercises.sandbox import Isolation
from exercises.teacher import pool
from exercises.teacher.jobs import Job, Terms, jobs, seed_for
from exercises.teacher.pool import grade_all, grade_here
from exercises.teacher.running import Order, grade_class
from exercises.teacher.students import students

from .. import threats
from .conftest import FULL, NAMES, command, environment, hand_in, shell, texts_of

TABLE = ("results.jsonl", "summary.json", "gradebook.csv")
DENSE = exercises.get("dense-forward")


def table(folder: Path) -> dict[str, bytes]:
    """Return the files that depend on class, exercises, versions and seed alone.

    Somebody may commit between two runs of a test: the commit is left out here.
    """
    commit = re.compile(rb'"commit": "[^"]*"')
    return {name: commit.sub(b"", (folder / name).read_bytes()) for name in TABLE}


def lines_of(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def records(folder: Path) -> dict[tuple[str, str], dict[str, Any]]:
    found = lines_of(folder / "results.jsonl")
    return {(record["student"], record["exercise"]): record for record in found}


def some_jobs(classroom: Path) -> list[Job]:
    found = map(exercises.get, NAMES)
    return list(jobs(students(classroom)[0], found, Terms(5)))


def test_seeds_differ_by_run_and_exercise_not_by_student() -> None:
    found = [[seed_for(n, exercises.get(name)) for name in NAMES] for n in range(3)]
    assert len({seed for row in found for seed in row}) == 9
    assert found[1] == [seed_for(1, exercises.get(name)) for name in NAMES]


def test_a_class_is_graded(classroom: Path, tmp_path: Path) -> None:
    out = shell("grade", classroom, "--seed", 5, "--jobs", 2)
    assert "student 3" in out
    assert "bubblewrap" in out or "process" in out
    folder = tmp_path / "class-graded"
    found = records(folder)
    assert len(found) == 15
    for student in range(5):
        for place, name in enumerate(NAMES):
            record, kind = found[f"student {student}", name], (student + place) % 5
            states = ["not started", "not yet", "passed", "passed", "missing"]
            assert record["state"] == states[kind]
            assert (record["score"] == record["points"]) == (kind in (2, 3))
            assert record["receipt"]["exercise_sha256"]
    again = grade_class(Order(classroom, tmp_path / "again", seed=5, workers=1))
    assert table(folder) == table(tmp_path / "again")
    assert again["seed"] == 5
    assert again["mistakes"]
    assert sum(bin_["students"] for bin_ in again["histogram"]) == 5


def test_resuming_repeats_nothing_and_notices_new_work(
    classroom: Path, tmp_path: Path
) -> None:
    done: list[str] = []
    order = Order(classroom, tmp_path / "out", NAMES, seed=5, workers=1)
    grade_class(order, lambda record, *_: done.append(record["student"]))
    with pytest.raises(ValueError, match="--resume"):
        grade_class(order)
    assert len(done) == 15
    again = Order(classroom, tmp_path / "out", workers=1, resume=True)
    before = table(tmp_path / "out")
    grade_class(again, lambda record, *_: done.append(record["student"]))
    assert len(done) == 15
    assert table(tmp_path / "out") == before
    hand_in(classroom / "student 0", {"dense_forward.py": DENSE.solution})
    shutil.rmtree(classroom / "student 0" / DENSE.chapter)
    hand_in(classroom / "student 9", texts_of(2))
    shutil.rmtree(classroom / "student 1")
    grade_class(again, lambda record, *_: done.append(record["student"]))
    assert sorted(done[15:]) == ["student 0"] * 2 + ["student 9"] * 3
    names = {student for student, _ in records(tmp_path / "out")}
    assert names == {f"student {n}" for n in (0, 2, 3, 4, 9)}
    with pytest.raises(ValueError, match="--seed 5"):
        grade_class(Order(classroom, tmp_path / "out", seed=6, resume=True))


def test_half_a_line_is_cut_off(classroom: Path, tmp_path: Path) -> None:
    order = Order(classroom, tmp_path / "out", NAMES, 5, workers=1, resume=True)
    grade_class(order)
    before, journal = table(order.out), order.out / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:7]) + lines[7][: len(lines[7]) // 2])
    for path in TABLE:
        (order.out / path).unlink()
    done: list[str] = []
    grade_class(order, lambda record, *_: done.append(record["exercise"]))
    assert len(done) == 15 - 5  # two of the seven lines are on the whole run
    assert table(order.out) == before
    grade_class(order, lambda record, *_: done.append(record["exercise"]))
    assert len(done) == 15 - 5
    for odd in (b"no JSON", b"3", b"null", b'{"student": "ann"}', b"[" * 10**5):
        journal.write_bytes(b"".join(lines[:3]) + odd + b"\n" + lines[4])
        with pytest.raises(ValueError, match="damaged"):
            grade_class(order)


def test_a_run_that_ends_before_it_begins_keeps_its_seed(
    classroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    order = Order(classroom, tmp_path / "out", NAMES, workers=1)
    for what in ("refuse_weak", "_chosen", "write_all"):
        with monkeypatch.context() as patch:
            patch.setattr(f"exercises.teacher.running.{what}", stopped)
            with pytest.raises(KeyboardInterrupt):
                grade_class(replace(order, resume=what != "refuse_weak"))
    (head, chosen, *_) = lines_of(tmp_path / "out/journal.jsonl")
    assert chosen == {"exercises": [*NAMES]}
    assert grade_class(replace(order, resume=True))["seed"] == head["seed"]


def test_a_run_that_was_refused_may_be_ordered_anew(
    classroom: Path, tmp_path: Path
) -> None:
    order = Order(classroom, tmp_path / "out", ("sofmax",), seed=4, workers=1)
    with pytest.raises(ValueError, match="did you mean"):
        grade_class(order)
    again = replace(order, names=NAMES, seed=5)
    with pytest.raises(ValueError, match="--seed 4"):
        grade_class(replace(again, resume=True))
    assert grade_class(again)["seed"] == 5


@pytest.mark.slow
def test_killed_at_any_moment_nothing_is_lost_or_repeated(
    classroom: Path, tmp_path: Path
) -> None:
    for student in range(5, 20):
        hand_in(classroom / f"student {student:02}", texts_of(student))
    shell("grade", classroom, "--seed", 5, "--out", tmp_path / "whole")
    out, rng = tmp_path / "killed", random.Random(1)
    words = command("grade", classroom, "--seed", 5, "--out", out, "--resume")
    journal = out / "journal.jsonl"
    for _ in range(10):
        process = subprocess.Popen(
            words, env=environment(), stdout=subprocess.DEVNULL, start_new_session=True
        )
        before = journal.read_bytes() if journal.exists() else b""
        time.sleep(rng.uniform(0.3, 2.0))
        process.kill()
        process.wait()
        children_are_gone(process.pid)
        if journal.exists():
            kept = before[: before.rfind(b"\n") + 1]
            assert journal.read_bytes().startswith(kept)
    shell(*words[3:])
    assert table(out) == table(tmp_path / "whole")
    lines = lines_of(journal)[2:]
    keys = [(line["student"], line["exercise"]) for line in lines]
    assert len(keys) == len(set(keys)) == 20 * len(NAMES)


def children_are_gone(session: int) -> None:
    """Wait until no process of a session is left."""
    end = time.monotonic() + 20
    while left := [p for p in processes() if p[1] == session]:
        assert time.monotonic() < end, left
        time.sleep(0.05)


def processes() -> Iterator[tuple[int, int, str]]:
    """Yield number, session and name of living processes."""
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, fields = entry.read_text().split("(", 1)[1].rsplit(") ", 1)
        except OSError:
            continue
        if fields[0] not in "ZX":
            yield int(entry.parent.name), int(fields.split()[3]), name


def hear_ctrl_c() -> None:
    """What a shell starts in the background ignores Ctrl-C, and hands that on."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.parametrize(
    ("number", "send"), [(signal.SIGINT, os.killpg), (signal.SIGTERM, os.kill)]
)
def test_a_request_to_end_is_one_line_and_leaves_nothing(
    number: int, send: Callable[[int, int], None], classroom: Path, tmp_path: Path
) -> None:
    for student in range(5, 250):
        hand_in(classroom / f"student {student:02}", texts_of(student))
    out, scratch = tmp_path / "out", tmp_path / "scratch"
    scratch.mkdir()
    words = command("grade", classroom, "--seed", 5, "--out", out, "--jobs", 2)
    process = subprocess.Popen(
        [*words, "--isolation", "process"],
        env=environment(TMPDIR=str(scratch)),
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=hear_ctrl_c,
    )
    journal, end = out / "journal.jsonl", time.monotonic() + 90
    while not journal.exists() or journal.read_bytes().count(b"\n") < 4:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.02)
    assert list(scratch.iterdir())
    send(process.pid, number)
    stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 128 + number, stderr
    assert stderr.count("\n") == 1
    assert "--resume" in stderr
    assert stdout == ""
    assert list(scratch.iterdir()) == []
    children_are_gone(process.pid)


@pytest.mark.slow
def test_hostile_submissions_do_not_disturb_their_neighbours(
    classroom: Path, tmp_path: Path
) -> None:
    honest = Order(classroom, tmp_path / "honest", NAMES, 5, workers=2)
    grade_class(honest)
    hostile = [
        threats.ENDS["os._exit(0)"][0],
        threats.ENDS["kill everyone"][0],
        threats.NEVER_ENDS["deaf loop"],
        threats.EATS["fork"],
        threats.EATS["memory step by step"],
        threats.above(next(iter(threats.PATCH.values()))),
        threats.above(threats.FORGED["forged answer"]),
    ]
    for number, text in enumerate(hostile):
        folder = classroom / f"student {number}b"
        hand_in(folder, {"dense_forward.py": text})
    grade_class(Order(classroom, tmp_path / "mixed", NAMES, 5, workers=2))
    alone, mixed = records(tmp_path / "honest"), records(tmp_path / "mixed")
    assert {key: mixed[key] for key in alone} == alone
    for number in range(len(hostile)):
        record = mixed[f"student {number}b", "dense-forward"]
        assert record["score"] == 0, record
        assert record["state"] in ("not yet", "cannot run")
    flags = json.loads((tmp_path / "mixed/summary.json").read_text())["flags"]
    assert any("6b" in entry["student"] for entry in flags)


def test_any_executor_will_do(classroom: Path) -> None:
    def found(records: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
        kept = [{**record, "seconds": 0} for record in records]
        return sorted(kept, key=lambda record: str(record["key"]))

    todo = some_jobs(classroom)
    expected = found(grade_here(todo, 2))
    assert len(expected) == 15
    with ThreadPoolExecutor(3) as executor:
        assert found(grade_all(todo, executor)) == expected
    with ProcessPoolExecutor(1, pool.multiprocessing.get_context("spawn")) as executor:
        assert found(grade_all(todo, executor, ahead=1)) == expected


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_dask_cluster(classroom: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="pip install nnbook[dask]")
    todo = some_jobs(classroom)
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
        client.get_executor() as executor,
    ):
        graded = {str(r["key"]): r["score"] for r in grade_all(todo, executor)}
    assert graded == {str(r["key"]): r["score"] for r in grade_here(todo, 1)}


def test_a_pool_whose_processes_are_killed(classroom: Path) -> None:
    todo, graded = some_jobs(classroom), []
    for record in grade_here(todo, 2):
        graded.append(record["key"])
        if len(graded) in (1, 5):
            for process in pool.multiprocessing.active_children():
                os.kill(process.pid or 0, signal.SIGKILL)
    assert sorted(map(str, graded)) == sorted(str(list(job.key)) for job in todo)


def test_a_job_that_always_kills_its_process(
    classroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Fragile(ThreadPoolExecutor):
        def submit(self, run: Any, job: Job) -> Future[Any]:  # type: ignore[override]
            if job.student == "student 2":
                future: Future[Any] = Future()
                future.set_exception(BrokenProcessPool("killed"))
                return future
            return super().submit(run, job)

    monkeypatch.setattr(pool, "ProcessPoolExecutor", lambda *_: Fragile(1))
    graded = {r["student"]: r for r in grade_here(some_jobs(classroom), 1)}
    assert graded["student 2"]["state"] == "not graded"
    assert "fault of the grader" in graded["student 2"]["note"]
    assert any("killed" in flag for flag in graded["student 2"]["flags"])
    assert {r["state"] for r in graded.values()} > {"not graded", "passed"}


def test_a_job_over_which_the_grader_fails(
    classroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RecursionError("deep")

    monkeypatch.setattr("exercises.teacher.work.grade", breaks)
    with ThreadPoolExecutor(1) as executor:
        graded = list(grade_all(some_jobs(classroom), executor))
    assert len(graded) == 15
    states = {record["state"] for record in graded}
    assert states == {"not graded", "missing", "not started"}
    flags = {flag for record in graded for flag in record["flags"]}
    assert flags == {"grader: RecursionError in grading: deep"}


def test_refusals(classroom: Path, tmp_path: Path) -> None:
    for words, said in [
        (["--isolation", "in-process"], "weaker than process"),
        (["--require", "in-process"], "--require is process or bubblewrap"),
        (["--isolation", "process", "--require", "bubblewrap"], "weaker than bubble"),
        (["--out", classroom / "graded"], "lies within the submissions"),
        (["--exercise", "sofmax"], "did you mean"),
        (["--out", "/proc/none"], "/proc/none"),
    ]:
        out = shell("grade", classroom, *words, status=2)
        assert said in out
        assert out.count("\n") == 1
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "holds no folder" in shell("grade", empty, status=2)
    (empty / "ann").mkdir()
    assert "name the exercises" in shell("grade", empty, status=2)
    assert "there is no folder" in shell("grade", tmp_path / "none", status=2)


def test_without_bubblewrap_a_stronger_demand_is_refused(
    classroom: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("exercises.sandbox.bubblewrap.shutil.which", lambda _: None)
    with pytest.raises(ValueError, match="bubblewrap"):
        grade_class(
            Order(classroom, tmp_path / "out", NAMES, require=Isolation.bubblewrap)
        )


def test_a_full_disk(classroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The results so far stay; the error is a line; the run goes on afterwards."""
    out = classroom.parent / "out"
    write, left = os.write, [4000]

    def full(descriptor: int, data: bytes) -> int:
        link = f"/proc/self/fd/{descriptor}"
        if os.path.exists(link) and os.readlink(link).endswith("journal.jsonl"):
            if left[0] <= 0:
                raise OSError(28, "No space left on device")
            data = bytes(data)[: left[0]]
            left[0] -= len(data)
        return write(descriptor, data)

    order = Order(classroom, out, NAMES, 5, workers=1, resume=True)
    with monkeypatch.context() as patch:
        patch.setattr("os.write", full)
        with pytest.raises(OSError, match="No space left"):
            grade_class(order)
    assert not (out / "gradebook.csv").exists()
    whole = (out / "journal.jsonl").read_bytes().count(b"\n")
    done: list[str] = []
    grade_class(order, lambda record, *_: done.append(record["student"]))
    assert len(done) == 15 - (whole - 2)
    assert len(records(out)) == 15


def test_two_runs_do_not_share_a_folder(classroom: Path, tmp_path: Path) -> None:
    order = Order(classroom, tmp_path / "out", NAMES, 5, workers=1)

    def second(*_: object) -> None:
        with pytest.raises(ValueError, match="another run"):
            grade_class(Order(classroom, tmp_path / "out", NAMES, resume=True))

    grade_class(order, second)


def test_odd_names_reach_every_file(tmp_path: Path) -> None:
    root = tmp_path / "class"
    odd = ["Ann", "ann", "=HYPERLINK(1)", 'q"uo,te', "a\nb", "ü" * 120]
    for name in odd:
        hand_in(root / name, {"dense_forward.py": DENSE.solution})
    os.mkdir(os.fsencode(root) + b"/not \xff utf-8")
    out = shell("grade", root)
    assert "a\nb" not in out
    found = records(tmp_path / "class-graded")
    assert {student for student, _ in found} == {*odd, "not \udcff utf-8"}
    gradebook = (tmp_path / "class-graded/gradebook.csv").read_bytes().decode()
    assert "'=HYPERLINK(1)" in gradebook
    assert '"q""uo,te"' in gradebook
    assert "not \\udcff utf-8" in gradebook
    assert all(not line.startswith("=") for line in gradebook.splitlines())


@pytest.mark.parametrize(
    "output", [{"LC_ALL": "C.UTF-8"}, {"PYTHONIOENCODING": "ascii"}]
)
def test_what_cannot_be_printed_is_escaped(
    output: dict[str, str], tmp_path: Path
) -> None:
    root = os.fsencode(tmp_path) + b"/class \xff \xc3\xbc"
    os.makedirs(root + b"/not \xff utf-8")
    out = os.fsdecode(root + b"-graded")
    said = []
    for words in (
        ["grade", os.fsdecode(root), "-e", NAMES[0], "--json"],
        ["receipt", out, "--json"],
        ["grade", os.fsdecode(root), "--resume"],
        ["export", out],
    ):
        done = subprocess.run(
            command(*words), env=environment(**output), capture_output=True, check=True
        )
        said.append(done.stdout.decode())
        assert done.stderr == b""
    assert json.loads(said[0])["students"][0]["student"] == "not \udcff utf-8"
    assert json.loads(said[1])[0]["student"] == "not \udcff utf-8"
    assert r"class \udcff " in said[3]


def test_no_flag_wraps_into_a_line_that_accuses_another(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lie = f"{'x' * 60} {'y ' * 40}alice: os.fork (dense-forward)\nalice: os.fork"
    eve = hand_in(tmp_path / "class/eve", {"dense_forward.py": DENSE.stub})
    os.mkfifo(eve / lie)
    order = Order(tmp_path / "class", tmp_path / "out", NAMES[:1], 5, workers=1)
    assert grade(order, json=False) == 0
    said = capsys.readouterr().out
    flags = said.partition("For your eyes only\n")[2].partition("\n\n")[0]
    first, *others = flags.splitlines()
    assert first.startswith("eve: ")
    assert others
    assert all(line.startswith("    ") for line in others)


def test_full_marks_are_possible(tmp_path: Path) -> None:
    texts = {e.filename: e.solution for e in map(exercises.get, NAMES)}
    hand_in(tmp_path / "class" / "ann", texts)
    summary = grade_class(Order(tmp_path / "class", tmp_path / "out", workers=1))
    assert summary["students"][0]["score"] == FULL
    assert summary["histogram"][-1]["students"] == 1
    assert {e["exercise"] for e in summary["exercises"]} == set(NAMES)
