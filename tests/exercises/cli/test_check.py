"""From the stub to full marks: checks, hints, the solution, the report."""

import json
import subprocess
import sys

from .shell import FILE, SOFTMAX, Shell


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
