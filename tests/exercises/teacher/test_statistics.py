"""Difficulty, discrimination, histogram and mistakes, against small classes by hand."""

import contextlib
import os
import pty
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import exercises
from exercises.teacher.statistics import discrimination, summary

from .conftest import NAMES, command, environment

CHOSEN = [exercises.get(name) for name in NAMES]


def record(
    student: str, exercise: exercises.Exercise, share: float, mutant: str
) -> Any:
    return {
        "student": student,
        "exercise": exercise.id,
        "score": round(share * exercise.points),
        "points": exercise.points,
        "state": "passed" if share == 1 else "not yet",
        "checks": [{"mutant": mutant}, {"mutant": mutant}],
        "flags": ["odd"] if share == 0 else [],
        "isolation": "bubblewrap",
    }


def summed(*rows: tuple[float, ...]) -> dict[str, Any]:
    mutant = CHOSEN[0].mutants[0].name
    table = {
        f"s{n}": {
            e.id: record(f"s{n}", e, share, mutant if e is CHOSEN[0] and n else "")
            for e, share in zip(CHOSEN, row, strict=True)
        }
        for n, row in enumerate(rows)
    }
    return summary(table, CHOSEN)


def test_a_small_class() -> None:
    found = summed((1, 1, 1), (0, 1, 1), (0, 0, 0), (1, 1, 0))
    first = found["exercises"][0]
    assert first["difficulty"] == 0.5
    assert first["states"] == {"not yet": 2, "passed": 2}
    count, relu = (exercise.points for exercise in CHOSEN[1:])
    rest = [count + relu, count + relu, 0, count]
    expected = np.corrcoef([1, 0, 0, 1], rest)[0, 1]
    assert first["discrimination"] == pytest.approx(expected, abs=1e-4)
    assert found["histogram"][9]["students"] == 1
    assert found["histogram"][0]["students"] == 1
    mistake = {key: found["mistakes"][0][key] for key in ("mutant", "students")}
    assert mistake == {"mutant": CHOSEN[0].mutants[0].name, "students": 3}
    says = " ".join(CHOSEN[0].mutants[0].says.split())
    assert found["mistakes"][0]["says"] == says
    assert {"student": "s2", "flag": "odd", "exercises": list(NAMES)} in found["flags"]


def test_what_has_no_correlation_has_none() -> None:
    for rows in ([(1, 1, 1)], [(1, 1, 1)] * 5, [(1, 0, 0), (1, 1, 1), (1, 0, 1)]):
        assert summed(*rows)["exercises"][0]["discrimination"] is None
    values = np.array([0.0, 1.0, 2.0])
    assert discrimination(values, -values) == -1
    assert discrimination(values, values) == 1


def test_every_total_has_its_bin() -> None:
    most = sum(exercise.points for exercise in CHOSEN)
    for score in range(most + 1):
        table: Any = {"s": {e.id: record("s", e, 0, "") for e in CHOSEN}}
        table["s"][CHOSEN[0].id]["score"] = score
        (place,) = [
            b for b in summary(table, CHOSEN)["histogram"] if b["students"] == 1
        ]
        share = 100 * score / most
        assert place["from"] <= share < place["to"] or share == place["to"] == 100


def test_progress_is_shown_on_a_terminal_only(classroom: Path) -> None:
    words = command("grade", classroom, "--seed", 1, "--out", classroom.parent / "o")
    terminal, inner = pty.openpty()
    process = subprocess.Popen(
        words, env=environment(TERM="xterm"), stdout=inner, stderr=inner
    )
    os.close(inner)
    shown = b""
    with contextlib.suppress(OSError):  # how a terminal says that it is over
        while part := os.read(terminal, 1 << 16):
            shown += part
    os.close(terminal)
    assert process.wait() == 0
    assert b"15/15" in shown
    assert b"student 4" in shown
