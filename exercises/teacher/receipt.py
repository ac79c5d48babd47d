"""A receipt: everything that a score came from, so that anybody can derive it again.

A record of results.jsonl is one. It holds the submission's text, its seed, the digests
of text and exercise, and the versions of the software.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..loading import get
from ..sandbox.level import Isolation
from .cells import text_at
from .jobs import Job
from .versions import commit, digest, folder_digest, software
from .work import Record, run

_NEEDED = {"student", "exercise", "receipt", "text", "checks"}
_SAME = ("score", "points", "state")
_OF_CHECK = ("id", "state", "points", "finding", "mutant")


@dataclass(frozen=True)
class Comparison:
    """A score then and now, and what differs beside it."""

    student: str
    exercise: str
    then: int
    now: int
    same: bool
    differs: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the comparison as plain values."""
        return self.__dict__ | {"differs": list(self.differs)}


def receipts(place: Path) -> list[Record]:
    """Return the receipts in a file of one or many, or in a run's folder."""
    path = place / "results.jsonl" if place.is_dir() else place
    text = text_at(path)
    try:
        found = [json.loads(text)]
    except (ValueError, RecursionError):
        try:
            found = [json.loads(line) for line in text.splitlines()]
        except (ValueError, RecursionError):
            raise ValueError(f"{path} is no receipt") from None
    if not found or not all(isinstance(r, dict) and set(r) >= _NEEDED for r in found):
        raise ValueError(f"{path} is no receipt")
    return found


def derive(receipt: Record, isolation: Isolation = Isolation.auto) -> Comparison:
    """Grade a receipt's submission again, under its seed, and compare."""
    try:
        exercise, then = get(receipt["exercise"]), receipt["receipt"]
        now = run(_job(receipt, folder_digest(exercise.folder), isolation))
        differs = [*_environment(then, now["receipt"]), *_results(receipt, now)]
        text = receipt["text"]
        if text is not None and digest(text) != then["submission_sha256"]:
            differs.insert(0, "the submission was edited after it was graded")
        return Comparison(
            student=str(receipt["student"]),
            exercise=exercise.id,
            then=receipt["score"],
            now=now["score"],
            same=not any(not words.startswith("other ") for words in differs),
            differs=tuple(differs),
        )
    except (KeyError, TypeError, AttributeError):
        raise ValueError("a receipt lacks what it should say") from None


def _job(receipt: Record, content: str, isolation: Isolation) -> Job:
    """Return the job once more; what could not be read then is taken as it was."""
    text = receipt["text"]
    ran = text is not None and receipt["state"] not in ("not started", "missing")
    return Job(
        student=receipt["student"],
        exercise=receipt["exercise"],
        seed=receipt["receipt"]["seed"],
        content=content,
        isolation=isolation,
        require=Isolation.process,
        commit=commit(),
        path=receipt["path"],
        text=text,
        state="" if ran else receipt["state"],
        note="" if ran else receipt["note"],
        line=None if ran else receipt["line"],
    )


def _environment(then: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Say which versions differ; that alone makes no other score."""
    found = [
        f"other {name}: {then[name]} then, {now[name]} now"
        for name in (*software(), "commit")
        if then[name] != now[name]
    ]
    if then["exercise_sha256"] != now["exercise_sha256"]:
        found.append("other exercise: its files have changed since")
    return found


def _results(then: Record, now: Record) -> list[str]:
    """Say what is not as it was: the score, the state, a check."""
    found = [f"{k}: {then[k]} then, {now[k]} now" for k in _SAME if then[k] != now[k]]
    old, new = (
        [{k: c[k] for k in _OF_CHECK} for c in r["checks"]] for r in (then, now)
    )
    if old != new:
        ids = {str(c["id"]) for c in [*old, *new] if c not in old or c not in new}
        found.append(f"checks: {', '.join(sorted(ids))}")
    return found


def _checks(record: Record) -> list[dict[str, Any]]:
    return [{key: check[key] for key in _OF_CHECK} for check in record["checks"]]
