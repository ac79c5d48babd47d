"""Work in a notebook: what is taken, what stays out, and where a message points."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

import exercises
from exercises.grading.submission import Unreadable
from exercises.learner.check import check
from exercises.learner.folder import WorkFolder
from exercises.learner.notebook import place, taken, taken_from
from exercises.learner.sources import source_of, untouched
from exercises.sandbox import Crew

SOFTMAX = exercises.get("softmax")
RELU = exercises.get("relu-backward")


CELL = {"cell_type": "code", "metadata": {}}


def write(path: Path, *cells: str | tuple[str, str]) -> Path:
    """Write a notebook; a pair is a cell with a tag."""
    made: list[dict[str, Any]] = [{"cell_type": "markdown", "source": ["# Notes"]}]
    for cell in cells:
        text, tags = (cell, []) if isinstance(cell, str) else (cell[0], [cell[1]])
        entry = {"cell_type": "code", "metadata": {"tags": tags}, "outputs": []}
        made.append(entry | {"source": text.splitlines(keepends=True)})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"cells": made, "nbformat": 4}), "utf-8")
    return path


def names(path: Path, packages: tuple[str, ...] | None = None) -> set[str]:
    """Run what is taken and return the names."""
    found: dict[str, Any] = {}
    exec(taken_from(path, packages).text, found)
    return found.keys() - {"__builtins__"}


def test_definitions_are_taken_and_runs_are_not(tmp_path: Path) -> None:
    book = write(
        tmp_path / "a.ipynb",
        "%matplotlib inline\nimport math; print('hello')\n!pip install x\nEPS = 1e-8",
        "%%time\ndef train(n):\n    while True: pass\n\nclass Net: pass",
        "%%bash\nrm -rf nothing",
        "net = Net()\nhistory = train(9)\nbest = min(history)\nnet.rate = 3",
        "for i in range(10**12):\n    j = i\nassert False\nTEXT = '''\n%d rows\n'''",
        "relu = lambda x: max(x, 0)\ny = [relu(x) for x in range(3)]\n"
        "table = {'relu': relu}\nfiles = !ls\nmath?\nif 1:\n    import os\n    !ls",
        ("skipped = 1", "skip"),
        ("Z = train.__name__\nfor kept in [1]:\n    !ls", "keep"),
    )
    assert names(book) == {
        *("math", "EPS", "train", "Net", "TEXT", "relu", "table", "os", "Z", "kept"),
    }
    left_out = taken_from(book).left_out
    assert left_out == {"net", "history", "best", "i", "j", "x", "y"}


def test_imports_of_other_packages_stay_out(tmp_path: Path) -> None:
    book = write(
        tmp_path / "a.ipynb",
        "from __future__ import annotations\nimport numpy as np",
        "import pandas as pd\nfrom matplotlib import pyplot as plt\nimport math",
        "frame = pd.DataFrame()\nfrom __future__ import annotations",
    )
    assert names(book, ("numpy",)) == {"annotations", "np", "math"}
    assert "pandas" in source_of(book)


def test_lines_are_found_again(tmp_path: Path) -> None:
    book = write(
        tmp_path / "a.ipynb", "print(1)", "\n\nx = 1\nprint(x)\ny = 2", "z = 3"
    )
    text = source_of(book)
    where = {line: place(text, i) for i, line in enumerate(text.split("\n"), 1)}
    assert where["x = 1"] == "Cell 2, line 3"
    assert where["y = 2"] == "Cell 2, line 5"
    assert where["z = 3"] == "Cell 3, line 1"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"cells": 3}',
        b'{"cells": [{"cell_type": "code"}]}',
        b'{"cells": [{"cell_type": "code", "source": [1]}]}',
        b'{"cells": [{"cell_type": "code", "source": "x", "metadata": 3}]}',
        b'{"worksheets": []}',
        b"[" * 100000,
        b"\xff\xfe",
        json.dumps(
            {
                "cells": [
                    {"cell_type": "code", "source": "x = 1 " + "+ 1" * 2500 + "; x"}
                ]
            }
        ).encode(),
        b'{"cells": [{"cell_type": "code", "source": "x = \'\\ud800\'"}]}',
        b'{"cells": [{"cell_type": "code", "source": "x = \'\\u202e\'"}]}',
    ],
)
def test_what_is_no_notebook_is_refused(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "softmax.ipynb"
    path.write_bytes(raw)
    with pytest.raises(Unreadable, match=r"softmax\.ipynb"):
        source_of(path)


@pytest.mark.parametrize(
    "text",
    ["-" * 90000 + "1", "(" * 90000, "not " * 50000, "a." * 50000 + "b", "x\0", "a?\n"],
)
def test_hostile_cells_only_cost_themselves(text: str, tmp_path: Path) -> None:
    book = write(tmp_path / "a.ipynb", text, "x = 1")
    start = time.monotonic()
    try:
        assert "x = 1" in source_of(book)
    except Unreadable:
        assert "\0" in text
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\n" + " " * 50_000 + ")",
        "x = 1\n" * 200 + "%matplotlib " + "x " * 50_000,
        "x=1\n" * 25_000 + "%a\n" * 99,
    ],
)
def test_hostile_cells_are_read_in_no_time(text: str) -> None:
    start = time.process_time()
    taken(json.dumps({"cells": [CELL | {"source": text}]}).encode(), "x.ipynb")
    assert time.process_time() - start < 5


def test_more_code_than_anybody_writes_is_not_read() -> None:
    raw = json.dumps({"cells": [CELL | {"source": "x=1\n" * 10**5}]}).encode()
    with pytest.raises(Unreadable, match="more than 256 KB of code"):
        taken(raw, "x.ipynb")


def test_a_notebook_beside_other_work(tmp_path: Path, strong: Crew) -> None:
    folder = WorkFolder(tmp_path)
    chapter = tmp_path / f"{SOFTMAX.chapter}.ipynb"
    write(chapter, "import pandas", SOFTMAX.solution, "softmax(1, 2, 3)")
    assert folder.path(SOFTMAX) == chapter
    assert check(SOFTMAX, folder, strong).passed
    other = exercises.get("dense-forward")
    assert other.chapter == SOFTMAX.chapter
    assert not folder.has(other)

    own = write(folder.script(SOFTMAX).with_suffix(".ipynb"), "x = 1")
    assert folder.path(SOFTMAX) == own
    assert not folder.start(SOFTMAX)
    folder.script(SOFTMAX).write_text(SOFTMAX.stub)
    assert folder.path(SOFTMAX) == own
    folder.script(SOFTMAX).write_text("mine = 1")
    assert folder.path(SOFTMAX) == folder.script(SOFTMAX)


def test_started_as_a_notebook(tmp_path: Path, strong: Crew) -> None:
    folder = WorkFolder(tmp_path)
    assert folder.start(SOFTMAX, notebook=True)
    path = folder.path(SOFTMAX)
    assert path.suffix == ".ipynb"
    assert folder.is_stub(SOFTMAX)
    assert check(SOFTMAX, folder, strong).state == "not started"
    nbformat = pytest.importorskip("nbformat")
    nbformat.validate(nbformat.read(path, 4))
    path.write_text("mine")
    assert not folder.start(SOFTMAX, notebook=True)
    backup = folder.reset(SOFTMAX)
    assert backup is not None
    assert (backup.suffix, backup.read_text()) == (".ipynb", "mine")
    assert folder.is_stub(SOFTMAX)


def test_messages_point_into_the_notebook(tmp_path: Path, strong: Crew) -> None:
    book = tmp_path / "softmax.ipynb"
    folder = WorkFolder(tmp_path)

    def told(*cells: str) -> str:
        write(book, "import numpy as np", *cells)
        result = check(SOFTMAX, folder, strong, seed=1)
        assert result.score == 0
        assert result.line is None
        return result.note or result.checks[0].finding

    assert told("x = 1", "def softmax(Z):\n    return 1 / 0").startswith(
        "Cell 3, line 2: ZeroDivisionError"
    )
    broken = told("def softmax(Z):\nreturn 1")
    assert broken.startswith("Cell 2, line 2: Python cannot read")
    assert "in cell 2, line 1" in broken
    assert "`skip`" in broken
    advice = told("def f(): pass\nnet = f()", "def softmax(Z):\n    return net")
    assert "The tag `keep` takes a cell whole" in advice
    assert "holds the stub" in told("print(3)", SOFTMAX.stub)
    filled = told(
        "table = []\nfor i in range(2):\n    table.append(i)\nprint(table)",
        "def softmax(Z):\n    return table[1]",
    )
    assert filled.startswith("Cell 3, line 2: IndexError")
    assert "here cell 2, lines 2 to 3, which work on `table`." in filled
    assert "The tag `keep` takes a cell whole." in filled
    stale = told(
        "rate = 2\nunused = []\nunused.append(3)\nlist(map(print, unused))",
        "def softmax(Z):\n    return Z * rate\nrate = softmax(1)\nrate = softmax(2)",
    )
    assert "here cell 3, line 3 and cell 3, line 4, which work on `rate`." in stale
    kept = ("rate = []\nrate.append(3)", "keep")
    write(book, "import numpy as np", kept, "def softmax(Z):\n    return Z * rate")
    assert "leaves out" not in str(check(SOFTMAX, folder, strong, seed=1))


DIGITS = "0x" + 4000 * "f"


@pytest.mark.parametrize("value", [DIGITS, "y" + 900 * ".a"])
def test_what_cannot_be_taken_apart_is_said(value: str, tmp_path: Path) -> None:
    book = write(tmp_path / "a.ipynb", f"x = {value}; print(x)")
    with pytest.raises(Unreadable, match="nested too deeply to be read, or holds a"):
        taken_from(book)


@pytest.mark.parametrize("answer", [DIGITS, " + ".join(["1"] * 2500)])
def test_odd_code_is_not_the_stub(answer: str) -> None:
    assert not untouched(f"def softmax(Z):\n    return {answer}\n", SOFTMAX)


def test_of_too_many_magics_the_last_are_left_as_they_are(tmp_path: Path) -> None:
    cells = ["\n".join(["x = 1", *["%a"] * 50])] * 10
    text = taken_from(write(tmp_path / "a.ipynb", *cells, "print(x)\ny = 2")).text
    assert "# print(x)\ny = 2" in text
    assert 300 <= text.count("pass  # %a") < 310
    assert "pass" not in text.partition("# %% cell 10")[2].partition("%a")[2]
