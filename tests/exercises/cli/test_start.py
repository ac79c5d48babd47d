"""Starting, and what is meant when no exercise is named."""

import json
import re
import shlex
import time

import pytest

import exercises
from exercises.cli import choose

from .shell import FILE, ROOT, SOFTMAX, Shell
from .watching import Watching

TOC = ROOT / "book/_toc.yml"


def test_a_chapter_is_started_and_nothing_is_overwritten(shell: Shell) -> None:
    shell.run("start", "softmax")
    shell.write("mine")
    out = shell.run("start", "forward-propagation")
    assert "kept  work/forward-propagation/softmax.py" in out
    assert "wrote work/forward-propagation/dense_forward.py" in out
    assert (shell.folder / FILE).read_text() == "mine"


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
