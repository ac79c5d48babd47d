"""Texts and files that would hold up, fill or stop the grader before anything runs."""

import json
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import exercises
from exercises.checks import SameValues
from exercises.checks.base import Bench, Outcome
from exercises.grading.grade import Grading
from exercises.grading.runner import Runner
from exercises.grading.submission import Submission, Unreadable, read
from exercises.grading.suspicion import whole_numbers
from exercises.learner.check import check
from exercises.learner.folder import WorkFolder
from exercises.learner.handin import FORMAT, handed
from exercises.learner.notebook import place, taken
from exercises.sandbox import Answer, Call, Crew
from exercises.teacher.reports import somebodys

from . import threats

DENSE = exercises.get("dense-forward")
LONG_IMPORT = "import " + "a." * 90_000 + "b"


def notebook(*cells: str) -> bytes:
    made = [{"cell_type": "code", "metadata": {}, "source": text} for text in cells]
    return json.dumps({"cells": made, "nbformat": 4}).encode()


def seconds(text: str) -> float:
    start = time.process_time()
    assert "x = 1" in taken(notebook(text, "x = 1"), "x.ipynb").text
    return time.process_time() - start


@pytest.mark.parametrize(
    "text",
    [
        lambda n: "a=1;" * 4 * n,
        lambda n: "a=1;print();" * (3 * n // 2),
        lambda n: "def f(): 0\n" + "".join(f"a{i}=f()\n" for i in range(2 * n)),
        lambda n: "import " + "a." * 9 * n + "b",
        lambda n: ("import " + "a." * 9 * n)[: 9 * n].replace("a.", "a\\\n."),
    ],
    ids=["a line", "a mixed line", "left out", "a name", "a name of lines"],
)
def test_the_time_of_a_cell_grows_with_its_size(text: Callable[[int], str]) -> None:
    """Four times as much takes four times as long, where it took sixteen times."""
    quarter = seconds(text(2_500))
    assert seconds(text(10_000)) < 0.5 + 8 * quarter


def test_no_script_is_read_for_longer_than_it_ran() -> None:
    start = time.process_time()
    assert whole_numbers(f"{LONG_IMPORT}\nx = int", "x = 1") == ""
    assert time.process_time() - start < 2


@pytest.mark.parametrize("unit", ["[],", "[[]],", '{"":0},'])
def test_no_json_fills_the_memory(unit: str, tmp_path: Path) -> None:
    many = f"[{unit * (12_000_000 // len(unit))}0]".encode()
    path = tmp_path / "a.json"
    path.write_bytes(many)
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match="not a notebook"):
            taken(b'{"cells":' + many + b"}", "x.ipynb")
        with pytest.raises(Unreadable, match="not a report"):
            handed(b'{"format":"%s","a":%s}' % (FORMAT.encode(), many), "x.json")
        assert somebodys(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 100 << 20


@pytest.mark.parametrize("number", ["9" * 5000, "1", "0"])
def test_no_printed_warning_costs_a_result(
    number: str, tmp_path: Path, strong: Crew
) -> None:
    said = f"print('a.ipynb:{number}: UserWarning: x')\n    return"
    book = notebook(DENSE.solution.replace("return", said))
    (tmp_path / "dense_forward.ipynb").write_bytes(book)
    result = check(DENSE, WorkFolder(tmp_path), strong, seed=1)
    assert result.passed, result


def test_many_places_in_a_long_cell_are_found_at_once() -> None:
    text = "# %% cell 7\n" + "#\n" * 100_000
    start = time.process_time()
    assert {place(text, 100_000) for _ in range(600)} == {"Cell 7, line 99999"}
    assert time.process_time() - start < 1
    assert place(text, 1) == "Cell 7, line 0"
    assert place("x\n" + text, 1) == "Line 1"


def test_a_title_with_a_line_below_is_no_merge(tmp_path: Path) -> None:
    path = tmp_path / "dense_forward.py"
    path.write_text('"""\nForward\n=======\n"""\nx = 1\n')
    assert "Forward" in read(path).text


@pytest.mark.parametrize("late", [0, 100])
def test_no_smaller_case_is_looked_for_when_time_is_up(
    late: int, strong: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To judge long answers takes time that no worker spends: that has an end, too."""
    asked, ask, judge = [0], Runner.ask_aside, SameValues.run
    text = threats.inside("return X @ W + 2 * b + 1")
    grading = Grading(DENSE, Runner(strong, DENSE, Submission("a.py", text)), 20)

    def counted(self: Runner, calls: Sequence[Call]) -> list[Answer]:
        asked[0] += self is grading.runner
        return ask(self, calls)

    def slow(check: SameValues, bench: Bench) -> Outcome:
        outcome = judge(check, bench)
        grading.began -= late
        return outcome

    monkeypatch.setattr(Runner, "ask_aside", counted)
    monkeypatch.setattr(SameValues, "run", slow)
    checks = list(grading.results())
    assert checks[0].stage == "values"
    assert (asked[0] == 0) == (late > 0)


def test_the_search_for_a_smaller_case_keeps_no_answers(strong: Crew) -> None:
    text = threats.inside("return np.zeros(10_000)")
    grading = Grading(DENSE, Runner(strong, DENSE, Submission("a.py", text)), 20)
    checks = list(grading.results())
    asked = sum(check.state != "skipped" for check in checks)
    assert len(grading.runner.transcript) == asked == 3
