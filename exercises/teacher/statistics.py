"""What a class's results say of the exercises, and of the class.

difficulty     = mean of score / points over the students
discrimination = correlation of that share with the student's share of all other points
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..loading import get
from ..model import Exercise
from .work import Record

BINS = 10
Table = dict[str, dict[str, Record]]  # student -> exercise -> record


def summary(table: Table, exercises: Sequence[Exercise]) -> dict[str, Any]:
    """Return the summary of a run as plain values."""
    scores = np.array(
        [[row[e.id]["score"] for e in exercises] for row in table.values()], float
    ).reshape(len(table), len(exercises))
    points = np.array([e.points for e in exercises], float)
    records = [record for row in table.values() for record in row.values()]
    return {
        "students": [_student(name, row) for name, row in table.items()],
        "histogram": _histogram(scores.sum(axis=1), points.sum()),
        "exercises": [
            _exercise(e, i, scores, points, [row[e.id] for row in table.values()])
            for i, e in enumerate(exercises)
        ],
        "mistakes": mistakes(records),
        "flags": _flags(records),
        "isolation": dict(sorted(Counter(r["isolation"] for r in records).items())),
    }


def discrimination(
    shares: NDArray[np.float64], rest: NDArray[np.float64]
) -> float | None:
    """Return the correlation of two columns, None where one of them is constant."""
    if len(shares) < 3 or np.ptp(shares) == 0 or np.ptp(rest) == 0:
        return None
    return round(float(np.corrcoef(shares, rest)[0, 1]), 4)


def mistakes(records: Sequence[Record]) -> list[dict[str, Any]]:
    """Return the diagnosed mistakes, the commonest first, each student counted once."""
    found: Counter[tuple[str, str]] = Counter()
    for record in records:
        names = {check["mutant"] for check in record["checks"] if check["mutant"]}
        found.update((record["exercise"], name) for name in names)
    order = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [
        {"exercise": e, "mutant": name, "students": many, "says": _says(e, name)}
        for (e, name), many in order
    ]


def _says(exercise: str, mutant: str) -> str:
    says = {m.name: m.says for m in get(exercise).mutants}
    return " ".join(says.get(mutant, "").split())


def _student(name: str, row: dict[str, Record]) -> dict[str, Any]:
    states = {exercise: record["state"] for exercise, record in row.items()}
    score, points = (sum(r[key] for r in row.values()) for key in ("score", "points"))
    return {"student": name, "score": score, "points": points, "states": states}


def _histogram(totals: NDArray[np.float64], most: float) -> list[dict[str, Any]]:
    """Count students by tenths of all points; the last tenth holds the full marks."""
    shares = totals / most if most else np.zeros_like(totals)
    # one part in 10^9, as 0.7 must not fall below 7 / 10
    place = np.minimum((shares * BINS + 1e-9).astype(int), BINS - 1)
    counts = np.bincount(place, minlength=BINS)
    return [
        {"from": 100 * i // BINS, "to": 100 * (i + 1) // BINS, "students": int(n)}
        for i, n in enumerate(counts)
    ]


def _exercise(
    exercise: Exercise,
    i: int,
    scores: NDArray[np.float64],
    points: NDArray[np.float64],
    column: list[Record],
) -> dict[str, Any]:
    shares = scores[:, i] / points[i]
    rest = scores.sum(axis=1) - scores[:, i]
    return {
        "exercise": exercise.id,
        "title": exercise.title,
        "points": exercise.points,
        "difficulty": round(float(shares.mean()), 4) if len(shares) else None,
        "discrimination": discrimination(shares, rest),
        "states": dict(sorted(Counter(r["state"] for r in column).items())),
    }


def _flags(records: Sequence[Record]) -> list[dict[str, Any]]:
    """Return for the teacher who did what; a flag of all exercises is said once."""
    found: dict[tuple[str, str], list[str]] = {}
    for record in records:
        for flag in record["flags"]:
            found.setdefault((record["student"], flag), []).append(record["exercise"])
    return [
        {"student": student, "flag": flag, "exercises": where}
        for (student, flag), where in found.items()
    ]
