"""What is printed: errors in a line, whole ids, nothing that a terminal obeys."""

import subprocess
import sys

import pytest

import exercises
from exercises.cli import screen

from .shell import SOFTMAX, Shell


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


def test_commands_are_never_broken_at_a_hyphen(shell: Shell) -> None:
    shell.run("start", "softmax-kl-gradient")
    path = shell.folder / "work/backpropagation/softmax_kl_gradient.py"
    path.write_text("x = 1")
    for columns in (56, 60):  # where a break would split the id
        shell.environment["COLUMNS"] = str(columns)
        out = shell.run("check", "softmax-kl-gradient", status=1)
        assert "hint softmax-kl-gradient" in " ".join(out.split())


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
