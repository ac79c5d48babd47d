"""Gradescope's results.json: one for each student, with a test for each check.

Flags are in a test that is hidden from students; the seed is for the teacher too.
"""

from __future__ import annotations

from typing import Any

from ..words import on_one_line
from ..work import Record
from . import said
from .reading import totals


def result(records: list[Record]) -> dict[str, Any]:
    """Return one student's results."""
    checks = [(record, check) for record in records for check in record["checks"]]
    tests = [_test(n, *each) for n, each in enumerate(checks, 1)]
    flags = [f"{r['exercise']}: {on_one_line(f)}" for r in records for f in r["flags"]]
    if flags:
        tests.append(_hidden(len(tests) + 1, flags))
    score, _ = totals(records)
    notes = [(r, said.of_record(r)) for r in records]
    return {
        "score": score,
        "execution_time": round(sum(record["seconds"] for record in records), 3),
        "output": "\n".join(f"{said.title_of(r)}\n{note}" for r, note in notes if note),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": {
            r["exercise"]: r["receipt"] | {"isolation": r["isolation"]} for r in records
        },
        "tests": tests,
        "leaderboard": [],
    }


def _test(number: int, record: Record, check: dict[str, Any]) -> dict[str, Any]:
    passed = check["state"] == "passed"
    return {
        "score": check["earned"],
        "max_score": check["points"],
        "status": "passed" if passed else "failed",
        "name": said.name_of(record, check),
        "name_format": "text",
        "number": str(number),
        "output": said.of_check(record, check),
        "output_format": "text",
        "tags": [record["exercise"], check["id"]],
        "visibility": "visible",
        "extra_data": {"state": check["state"], "stage": check["stage"]},
    }


def _hidden(number: int, flags: list[str]) -> dict[str, Any]:
    """Return a test without points that only teachers see."""
    return {
        "score": 0,
        "max_score": 0,
        "status": "failed",
        "name": "For the teacher",
        "name_format": "text",
        "number": str(number),
        "output": said.plain("\n".join(flags)),
        "output_format": "text",
        "tags": ["flags"],
        "visibility": "hidden",
        "extra_data": {},
    }
