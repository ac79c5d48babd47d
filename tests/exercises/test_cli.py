"""The command line as a learner uses it."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import exercises
from exercises.cli import choose, screen

ROOT = Path(__file__).parents[2]
SOFTMAX = exercises.get("softmax")
FILE = Path("work/forward-propagation/softmax.py")
TOC = ROOT / "book/_toc.yml"


class Shell:
    """Runs `python -m exercises` in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **{k: v for k, v in os.environ.items() if k != "NNBOOK_WORK"},
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "100",
        }

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "exercises", *words]

    def run(self, *words: str, status: int = 0, **more: Any) -> str:
        done = subprocess.run(
            self.command(*words),
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            **more,
        )
        assert done.returncode == status, done
        assert "Traceback" not in done.stderr
        return done.stdout + done.stderr

    def json(self, *words: str, status: int = 0) -> Any:
        return json.loads(self.run(*words, "--json", status=status))

    def write(self, text: str) -> None:
        (self.folder / FILE).write_text(text)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    folder = tmp_path / "a learner's folder $(x)"
    folder.mkdir()
    return Shell(folder)


def test_a_first_exercise_from_start_to_solution(shell: Shell) -> None:
    out = shell.run("start", "softmax")
    assert f"wrote {FILE}" in out
    assert "check softmax" in out
    assert "Not started" in shell.run("check", "softmax", status=1)

    wrong = SOFTMAX.mutants[0].apply(SOFTMAX.solution)
    shell.write(wrong)
    out = shell.run("check", "softmax", status=1)
    assert "6 of 8 points" in out
    assert "Likely cause" in out
    assert "Next hint (1 of 4): python -m exercises hint softmax" in out
    (found,) = shell.json("check", "softmax", status=1)
    assert ("isolation: " in out) == (found["isolation"] != "bubblewrap")

    assert "hint 1 of 4" in shell.run("hint")
    assert "hint 2 of 4" in shell.run("hint", "softmax")
    assert "Next hint (3 of 4)" in shell.run("check", status=1)

    assert "Ask again" in shell.run("solution", "softmax", status=1)
    assert SOFTMAX.solution in shell.run("solution", "softmax")

    shell.write(SOFTMAX.solution)
    out = shell.run("check", "softmax")
    assert "8 of 8 points" in out
    assert "python -m exercises start " in out
    assert shell.json("progress")["total"]["best"] == 8
    states = {row["id"]: row["state"] for row in shell.json("list")}
    assert states["softmax"] == "passed"
    assert states["adam-step"] == "not started"

    out = shell.run("reset", "softmax", input="")
    assert "your file is kept as" in out
    kept = list((shell.folder / "work/backups").iterdir())
    assert [path.read_text() for path in kept] == [SOFTMAX.solution]
    assert (shell.folder / FILE).read_text() == SOFTMAX.stub


def test_the_solution_is_shown_at_once_after_full_marks(shell: Shell) -> None:
    shell.run("start", "softmax")
    shell.write("x = 1")
    forged = {"best": 8, "points": 8, "passed_on": "2026-01-01"}
    note = {"exercises": {"softmax": forged}}
    (shell.folder / "work/.progress.json").write_text(json.dumps(note))
    assert shell.json("solution", "softmax", status=1)["solution"] is None
    shell.write(SOFTMAX.solution)
    shell.run("reset", "softmax", "--yes")
    shell.write(SOFTMAX.solution)
    (shell.folder / "work/.progress.json").unlink()
    assert shell.json("solution", "softmax")["solution"] == SOFTMAX.solution


def test_json_of_a_check(shell: Shell) -> None:
    shell.json("start", "softmax", "parameter-count")
    shell.write(SOFTMAX.solution)
    found = shell.json("check", "--seed", "5", status=1)
    assert [entry["exercise"] for entry in found] == ["parameter-count", "softmax"]
    assert found[0]["state"] == "not started"
    assert found[0]["score"] == 0
    assert found[1]["score"] == found[1]["points"] == 8
    assert found[1]["seed"] == 5
    assert found[1]["isolation"] in ("bubblewrap", "process")
    assert "flags" not in found[1]


def test_a_chapter_is_started_and_nothing_is_overwritten(shell: Shell) -> None:
    shell.run("start", "softmax")
    shell.write("mine")
    out = shell.run("start", "forward-propagation")
    assert "kept  work/forward-propagation/softmax.py" in out
    assert "wrote work/forward-propagation/dense_forward.py" in out
    assert (shell.folder / FILE).read_text() == "mine"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["check", "sofmax"], "did you mean softmax"),
        (["check"], "nothing is started"),
        (["hint"], "no exercise is open"),
        (["hint", "softmax", "--number", "9"], "--number is 9"),
        (["check", "softmax", "--isolation", "magic"], "magic"),
        (["check", "--seed", "-1"], "seed"),
        (["frobnicate"], "frobnicate"),
        (["start", "../../etc"], "no exercise called"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(
    words: list[str], says: str, shell: Shell
) -> None:
    out = shell.run(*words, status=2)
    assert says in out
    assert out.startswith("error: ")
    assert out.count("\n") == 1


@pytest.mark.parametrize(
    ("package", "missing"),
    [
        ("exercises", "typer"),
        ("exercises", "rich"),
        ("exercises", "numpy"),
        ("derivations", "typer"),
        ("derivations", "rich"),
    ],
)
def test_a_missing_package_is_one_line(
    package: str, missing: str, shell: Shell
) -> None:
    shell.run("start", "softmax")
    code = (
        f"import runpy, sys; sys.modules[{missing!r}] = None; "
        "sys.argv[1:] = ['check', 'softmax'] * (sys.argv[1] == 'exercises'); "
        f"runpy.run_module({package!r}, run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, package],
        cwd=shell.folder,
        env=shell.environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2, done
    assert done.stderr.startswith(f"error: {missing}")
    assert "make setup" in done.stderr
    assert done.stderr.count("\n") == 1


def test_errors_are_json_too(shell: Shell) -> None:
    assert "did you mean" in shell.json("check", "sofmax", status=2)["error"]
    assert "magic" in shell.json("check", "--isolation", "magic", status=2)["error"]


def test_ids_are_never_cut_short(shell: Shell) -> None:
    shell.environment["COLUMNS"] = "40"
    out = shell.run("list")
    for exercise in exercises.all_exercises():
        assert f"{exercise.id} " in out


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_the_list_is_one_table(columns: int, shell: Shell) -> None:
    shell.environment["COLUMNS"] = str(columns)
    lines = shell.run("list").splitlines()
    at = lines[0].index("state")
    states = [line[at:] for line in lines if line[at - 1 : at + 11] == " not started"]
    assert len(states) == len(exercises.all_exercises())
    assert max(map(len, lines[:-1])) <= columns
    assert "ReLU" not in shell.run("list", "training")


def test_the_exercise_worked_on_last_is_meant(shell: Shell) -> None:
    shell.run("start", "softmax")
    note = shell.folder / "work/.progress.json"
    shell.run("start", "parameter_count")
    found = json.loads(note.read_text())
    found["exercises"]["softmax"]["seen"] = "2020-01-01T00:00:00+00:00"
    note.write_text(json.dumps(found))
    assert "How many parameters?" in shell.run("hint")
    assert "Softmax" in shell.run("hint", str(FILE))
    shell.write(SOFTMAX.solution)
    shell.environment["COLUMNS"] = "68"
    assert "softmax" in shell.run("check", "softmax.py")
    time.sleep(1)
    shell.run("check", "softmax")
    assert shell.run("solution") == SOFTMAX.solution + "\n"
    assert "Softmax" in shell.run("hint")


def test_a_file_of_several_exercises_is_what_was_worked_on(shell: Shell) -> None:
    shell.run("start", "parameter-count")
    both = [exercises.get(name) for name in ("softmax", "relu-backward")]
    mine = shell.folder / "mine.py"
    mine.write_text("\n".join(exercise.solution for exercise in both))
    time.sleep(1)
    assert "2 of 3 exercises" in shell.run("check", "--file", "mine.py", status=1)
    assert "How many parameters?" not in shell.run("hint")


def passed_and_broken(shell: Shell, *others: str) -> None:
    """Start some exercises, then pass softmax, then break it."""
    shell.run("start", "softmax", *others)
    shell.run("check", *others, status=1) if others else None
    shell.write(SOFTMAX.solution)
    shell.run("check", "softmax")
    shell.write("broken = 1")
    shell.run("check", "softmax", status=1)


@pytest.mark.parametrize("others", [(), ("dense-forward",)])
def test_what_was_passed_and_broken_is_still_meant(
    others: tuple[str, ...], shell: Shell
) -> None:
    passed_and_broken(shell, *others)
    assert "Softmax" in shell.run("hint")
    shell.run("check", status=1)  # looks at all, and works on none
    assert str(FILE) in shell.run("reset", "--yes")
    assert (shell.folder / FILE).read_text() == SOFTMAX.stub
    shell.write("broken = 2")
    with Watching(shell) as watch:
        watch.until("Softmax over rows  softmax  0 of 8 points")
        watch.until("q quit")
        watch.press("a")
        watch.until("q quit")
        watch.press("q")
    assert "Softmax" in shell.run("hint")


def test_start_without_a_name_is_the_next_exercise(shell: Shell) -> None:
    assert shell.run("list").endswith("exercises start dense-forward\n")
    out = shell.run("start")
    assert "wrote work/forward-propagation/dense_forward.py" in out
    assert len(list(shell.folder.glob("work/*/*.py"))) == 1
    assert shell.run("list").endswith(
        "Go on with: python -m exercises check dense-forward\n"
    )
    (row,) = shell.json("start")
    assert (row["id"], row["written"]) == ("shape-bugs", True)
    passed_and_broken(shell)
    assert shell.run("list").endswith("Next: python -m exercises start deep-forward\n")


def commands_of(text: str) -> list[list[str]]:
    """Return the commands for learners that a text shows, without comments."""
    text = (ROOT / text).read_text("utf-8").partition("exercises grade")[0]
    lines = re.findall(r"^python -m exercises (.*)", text, re.MULTILINE)
    return [shlex.split(line, comments=True) for line in lines]


@pytest.mark.parametrize("text", ["README.md", "book/reading.md"])
def test_a_first_exercise_as_a_text_tells_it(text: str, shell: Shell) -> None:
    first = exercises.get("dense-forward")
    assert not first.prerequisites
    assert first.minutes <= 10
    path = shell.folder / "work" / first.chapter / first.filename
    started = False
    for words in commands_of(text):
        if words == ["watch"]:
            continue
        out = shell.run(*words)
        assert "start dense-forward" in out or words[0] != "list"
        if words[0] == "start":
            assert words == ["start", first.id]
            stub, started = path.read_text("utf-8"), True
            (line,) = re.findall(r"^ +raise .*$", stub, re.MULTILINE)
            path.write_text(stub.replace(line, "    return X @ W + b"), "utf-8")
        if words[0] == "check":
            assert "7 of 7 points" in out
    assert started
    assert f"`{path.relative_to(shell.folder)}`" in (ROOT / "README.md").read_text()


def test_the_first_exercise_is_the_first_of_the_book() -> None:
    pages = re.findall(r"file: (\w+)$", TOC.read_text("utf-8"), re.M)
    found = [
        re.findall(
            r"^```\{graded\} (\S+)", (ROOT / f"book/{page}.md").read_text("utf-8"), re.M
        )
        for page in pages
    ]
    assert next(names for names in found if names)[0] == choose.FIRST


def test_when_all_is_started_nothing_is(shell: Shell) -> None:
    shell.run("start", *exercises.chapters())
    assert "every exercise is started" in shell.run("start", status=2)


def test_commands_are_never_broken_at_a_hyphen(shell: Shell) -> None:
    shell.run("start", "softmax-kl-gradient")
    path = shell.folder / "work/backpropagation/softmax_kl_gradient.py"
    path.write_text("x = 1")
    for columns in (56, 60):  # where a break would split the id
        shell.environment["COLUMNS"] = str(columns)
        out = shell.run("check", "softmax-kl-gradient", status=1)
        assert "hint softmax-kl-gradient" in " ".join(out.split())


def test_the_page_and_the_report(shell: Shell) -> None:
    assert "nothing to hand in" in shell.run("report", status=2)
    shell.run("start", "softmax")
    shell.write(SOFTMAX.solution)
    assert "not checked" in shell.run("report")
    shell.run("check", "softmax")
    assert "softmax: passed" in shell.run("report", "mine.json")
    assert (shell.folder / "mine.json").exists()
    assert "not end in .json" in shell.run("report", str(FILE), status=2)
    assert "wrote p.html" in shell.run("progress", "--html", "p.html")
    assert "✓ passed" in (shell.folder / "p.html").read_text("utf-8")
    assert "From the first" not in shell.run("progress")


def test_a_notebook_elsewhere_is_checked(shell: Shell) -> None:
    shell.run("start", "softmax", "--notebook")
    book = shell.folder / FILE.with_suffix(".ipynb")
    found = json.loads(book.read_text("utf-8"))
    found["cells"][1]["source"] = SOFTMAX.solution
    elsewhere = shell.folder / "my own.ipynb"
    elsewhere.write_text(json.dumps(found))
    assert "8 of 8" in shell.run("check", "--file", "my own.ipynb")
    assert "8 of 8" in shell.run("check", "softmax", "--file", "my own.ipynb")
    assert "holds the stub" in shell.run("check", "softmax", status=1)
    elsewhere.write_text("{}")
    assert "name it" in shell.run("check", "--file", "my own.ipynb", status=2)
    assert "not a notebook" in shell.run(
        "check", "softmax", "--file", "my own.ipynb", status=1
    )


def test_a_stub_is_listed_as_one(shell: Shell) -> None:
    shell.run("start", "softmax")
    states = {row["id"]: row["state"] for row in shell.json("list")}
    assert states["softmax"] == "stub"
    assert "Write in it" in shell.run("check", "softmax", status=1)
    shell.write("x = 1")
    states = {row["id"]: row["state"] for row in shell.json("list")}
    assert states["softmax"] == "started"


def test_what_cannot_run_costs_nothing_that_was_earned(shell: Shell) -> None:
    shell.run("start", "softmax")
    shell.write("def softmax(Z:\n    return Z\n")
    assert "Your best" not in shell.run("check", "softmax", status=1)
    shell.write(SOFTMAX.solution)
    shell.run("check", "softmax")
    shell.write("def softmax(Z:\n    return Z\n")
    out = shell.run("check", "softmax", status=1)
    assert "\n      def softmax(Z:\n  This costs nothing. Your best so far, 8 of" in out


def test_the_last_hint_says_so(shell: Shell) -> None:
    shell.run("start", "softmax")
    shown = [shell.run("hint") for _ in range(len(SOFTMAX.hints) + 1)]
    assert "There is no further hint" not in "".join(shown[:-1])
    assert "hint 4 of 4" in shown[-1]
    assert (
        "no further hint. To see the solution: python -m exercises solution"
        in shown[-1]
    )
    assert "There is no further hint" not in shell.run("hint", "--number", "4")


def test_checks_that_wait_stand_together_and_say_for_what(shell: Shell) -> None:
    shell.run("start", "softmax")
    shell.write("import numpy as np\ndef softmax(Z): return Z\n")
    out = shell.run("check", "softmax", status=1)
    waiting = [check for check in SOFTMAX.checks if check.needs]
    assert len(waiting) > 1
    titles = "; ".join(check.title for check in waiting)
    first = next(c.title for c in SOFTMAX.checks if c.id == waiting[0].needs[0])
    said = " ".join(out.split())
    assert f"– {titles} 0/{sum(check.points for check in waiting)}" in said
    assert said.count("Cannot be checked until this passes:") == 1
    assert f"Cannot be checked until this passes: {first}" in said


def by_pytest(shell: Shell, where: Path, *words: str) -> Any:
    """Grade the learner's folder by pytest, run in a folder and configured there."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", *words, "-p", "no:cacheprovider"],
        cwd=where,
        env=shell.environment | {"NNBOOK_WORK": str(shell.folder / "work")},
        capture_output=True,
        text=True,
    )


def test_pytest_says_when_nothing_is_started(shell: Shell) -> None:
    done = by_pytest(shell, ROOT, "exercises", "-rs")
    assert done.returncode == 0, done
    assert "nothing is started in" in done.stdout


def test_help_lists_the_commands(shell: Shell) -> None:
    out = shell.run()
    for name in [
        "list",
        "start",
        "check",
        "hint",
        "progress",
        "reset",
        "solution",
        "watch",
        "selftest",
    ]:
        assert f"\n  {name} " in out
    assert "...\n" not in out.partition("Commands:")[2]


def test_printed_escape_codes_reach_no_terminal(shell: Shell) -> None:
    shell.run("start", "softmax")
    shell.write("print('\\x1b[2Jhello\\x07')\n" + SOFTMAX.solution)
    out = shell.run("check", "softmax")
    assert "hello" in out
    assert "\x1b" not in out
    assert "\x07" not in out


def test_the_work_folder_can_be_given(shell: Shell) -> None:
    out = shell.run("start", "softmax", "--work", "here")
    assert "check softmax --work here" in out
    (shell.folder / "here/forward-propagation/softmax.py").write_text("x = 1")
    out = shell.run("check", "softmax", "--work", "here", status=1)
    assert "hint softmax --work here" in out
    shell.run("reset", "softmax", "--work", "here", "--yes")
    shell.environment["NNBOOK_WORK"] = "here"
    assert (shell.folder / "here/forward-propagation/softmax.py").exists()
    assert "Not started" in shell.run("check", status=1)
    assert "--work" not in shell.run("check", status=1)


def test_selftest_prints_a_table(shell: Shell) -> None:
    many = len(exercises.get("parameter-count").mutants)
    assert f"{many}/{many}" in shell.run("selftest", "parameter-count")
    (report,) = shell.json("selftest", "parameter-count")
    assert report["ok"] is True
    assert report["caught"] == many


def test_no_line_is_a_command_for_a_runner_of_workflows(
    capsys: pytest.CaptureFixture[str],
) -> None:
    screen.say("::error::x\n  ##[group]y\na::b ##[c]", indent=2)
    said = capsys.readouterr().out
    assert said.splitlines() == ["  · ::error::x", "    ##·[group]y", "  a::b ##·[c]"]


def test_no_cell_is_a_command_for_a_runner_of_workflows(
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = ["::error::boom", "\u3000::warning::", "##[error]x", "##vso[task]y", "ann"]
    screen.table("", ["student", ">points"], ([name, "7"] for name in names))
    screen.grouped(["id", "state"], {"One": [[name, "new"] for name in names]})
    said = capsys.readouterr().out
    assert said.count("boom") == said.count("task") == 2
    for line in said.splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
        assert "##vso[" not in line


def test_no_line_of_pytest_is_a_command_for_a_runner_of_workflows(
    shell: Shell,
) -> None:
    odd = "class E(Exception):\n    __traceback__ = property(lambda error: None)\n"
    odd += "E.__name__ = '::error::x'\ndef softmax(Z):\n    raise E('##[group]y')\n"
    shell.run("start", "softmax")
    shell.write(odd)
    done = by_pytest(shell, ROOT, "exercises")
    assert "error::x" in done.stdout
    assert not any(line.lstrip().startswith("::") for line in done.stdout.splitlines())
    assert "##[" not in done.stdout


class Watching:
    """`watch` in a process: keys in, lines out."""

    def __init__(self, shell: Shell, *words: str) -> None:
        self.process = subprocess.Popen(
            shell.command("watch", *words),
            cwd=shell.folder,
            env=shell.environment | {"PYTHONUNBUFFERED": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.seen: list[str] = []

    def until(self, words: str) -> None:
        assert self.process.stdout
        while not self.seen or words not in self.seen[-1]:
            line = self.process.stdout.readline()
            assert line, self.seen
            self.seen.append(line)

    def press(self, key: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(key)
        self.process.stdin.flush()

    def __enter__(self) -> "Watching":
        return self

    def __exit__(self, *error: object) -> None:
        self.process.kill()
        self.process.communicate()


def test_watch_checks_on_save_and_obeys_keys(shell: Shell) -> None:
    with Watching(shell, "softmax") as watch:
        watch.until("q quit")
        assert any("Write softmax(Z)" in line for line in watch.seen), watch.seen
        shell.write(SOFTMAX.solution.replace("Z - Z.max(axis=1, keepdims=True)", "Z"))
        start = time.monotonic()
        watch.until("6 of 8 points")
        assert time.monotonic() - start < 0.5 + os.getloadavg()[0] / 2
        watch.until("press h")
        watch.until("q quit")
        watch.press("h")
        watch.until("hint 1 of 4")
        watch.press("a")
        watch.until("✗ softmax  6 of 8 points")
        watch.press("r")
        watch.until("Press r again")
        watch.press("?")
        watch.until("q quit")
        watch.press("r")
        watch.until("Press r again")
        watch.press("r")
        watch.until("watching")
        watch.until("your file is kept")
        watch.press("n")
        following = len(watch.seen)
        watch.until("watching")
        watch.until("q quit")
        scripts = set(shell.folder.glob("work/*/*.py")) - {shell.folder / FILE}
        (new,) = (path for path in scripts if path.parent.name != "backups")
        new.touch()
        time.sleep(0.8)
        watch.press("?")
        watch.until("q quit")
        after = watch.seen[following:]
        assert sum("watching" in line for line in after) == 1, watch.seen
        assert any(new.name in line for line in after)
        watch.press("q")
        assert watch.process.wait(10) == 1


def test_watch_waits_for_a_file_to_be_whole(shell: Shell) -> None:
    path, new = shell.folder / FILE, shell.folder / "work/new~"
    with Watching(shell, "softmax") as watch:
        watch.until("q quit")
        half = SOFTMAX.solution[:-30]
        for text in ("", half, SOFTMAX.solution):  # written in pieces
            path.write_text(text)
            time.sleep(0.02)
        watch.until("8 of 8 points")
        watch.until("q quit")
        new.write_text(SOFTMAX.mutants[0].apply(SOFTMAX.solution))
        new.replace(path)  # saved by renaming
        watch.until("6 of 8 points")
        watch.until("q quit")
        new.write_text(SOFTMAX.solution)
        path.unlink()
        time.sleep(0.1)
        new.replace(path)
        watch.until("8 of 8 points")
        watch.until("q quit")
        checks = sum("of 8 points" in line for line in watch.seen)
        assert checks == 4, watch.seen
        watch.press("q")
        assert watch.process.wait(10) == 0


def descendants(pid: int) -> set[int]:
    """Return the processes below this one."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(entry.name)] = int(fields[1])
    found = {pid}
    while more := {p for p, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


@pytest.mark.parametrize("isolation", ["bubblewrap", "process"])
def test_a_killed_grader_leaves_no_worker(isolation: str, shell: Shell) -> None:
    if isolation == "bubblewrap" and not shutil.which("bwrap"):
        pytest.skip("bubblewrap is not installed")
    shell.run("start", "softmax")
    shell.write("print('here', flush=True)\nwhile True: pass\n")
    grader = subprocess.Popen(
        shell.command("check", "softmax", "--isolation", isolation),
        cwd=shell.folder,
        env=shell.environment,
        stdout=subprocess.DEVNULL,
    )
    time.sleep(1)
    below = descendants(grader.pid)
    grader.kill()
    grader.wait()
    assert below
    deadline = time.monotonic() + 5
    while alive(below) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(below)


def alive(pids: set[int]) -> set[int]:
    """Return those of the processes that still run."""
    return {pid for pid in pids if Path(f"/proc/{pid}/cwd").exists()}


def test_checking_imports_nothing_slow(shell: Shell) -> None:
    code = (
        "import sys; from exercises.__main__ import main; "
        "sys.argv[1:] = ['check', 'softmax', '--json']; main(); "
        "print([m for m in ('sympy', 'scipy', 'matplotlib', 'nnbook', 'pydantic', "
        "'markdown_it', 'pygments', 'watchfiles') if m in sys.modules], "
        "file=sys.stderr)"
    )
    shell.run("start", "softmax")
    shell.write(SOFTMAX.solution)
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=shell.folder,
        env=shell.environment,
        capture_output=True,
        text=True,
    )
    assert done.stderr.strip() == "[]", done


@pytest.mark.parametrize(
    "words",
    [["exercises"], ["--pyargs", "exercises"]],
    ids=["in the clone", "anywhere"],
)
def test_pytest_grades_the_work_folder(words: list[str], shell: Shell) -> None:
    shell.run("start", "softmax", "parameter-count")
    shell.write(SOFTMAX.mutants[0].apply(SOFTMAX.solution))
    report = shell.folder / "report.xml"
    where = shell.folder if "--pyargs" in words else ROOT
    done = by_pytest(shell, where, *words, "--junitxml", str(report))
    assert done.returncode == 1, done
    assert "test_check[softmax-large]" in done.stdout
    assert "Likely cause: It looks as if the logits" in done.stdout
    assert "Not started: parameter_count.py is still the stub." in done.stdout
    assert "2 failed, 4 passed" in done.stdout
    assert 'name="points" value="2"' in report.read_text()
