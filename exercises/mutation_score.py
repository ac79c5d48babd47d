"""`python -m exercises.mutation_score [ID ...]`: would the checks see any small change?

A tool makes every mutant of a reference solution, and each is graded; a mutant is
caught if it earns less than all points. Of a solution that trains or draws, which takes
seconds, a random sample is graded. The counts go into `catalogue/mutation.json`, with a
fingerprint of solution and checks. `survivors.toml` argues what is left: most change
nothing that anybody could see.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tomllib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from random import Random
from typing import Annotated, Any

import typer
from rich.progress import track

from .grading.grade import grade
from .grading.submission import Submission
from .loading import CATALOGUE, all_exercises, get
from .model import Exercise
from .mutate import changed, changed_line, mutants, places
from .sandbox import Crew
from .syntax import digest

RECORD = CATALOGUE / "mutation.json"
ARGUED = CATALOGUE / "survivors.toml"
SEED = 0
_HELPERS = re.compile(r"^from exercises\.catalogue\.(\w+)\.(\w+) import", re.MULTILINE)
#: Kinds of which a sample must do, and its size.
LONG, SAMPLE = ("experiment", "plot", "capstone"), 25


def fingerprint(exercise: Exercise) -> str:
    """Return a hash of solution, given code and all that checks, comments aside."""
    checks = (exercise.folder / "checks.py").read_text("utf-8")
    helpers = [
        (CATALOGUE / folder / f"{module}.py").read_text("utf-8")
        for folder, module in _HELPERS.findall(checks)
    ]
    texts = [exercise.solution, *exercise.given.values(), checks, *helpers]
    return digest(texts)


def records() -> dict[str, dict[str, Any]]:
    """Return what was recorded: id -> fingerprint, made, caught, left."""
    found: dict[str, dict[str, Any]] = json.loads(RECORD.read_text("utf-8"))
    return found


def argued() -> dict[tuple[str, str], str]:
    """Return why a survivor may survive: (id, changed line) -> reason."""
    entries = tomllib.loads(ARGUED.read_text("utf-8")).get("survivor", [])
    return {(entry["exercise"], entry["line"]): entry["why"] for entry in entries}


def score(exercises: Sequence[Exercise]) -> dict[str, dict[str, Any]]:
    """Grade every mutant of these exercises; return their records."""
    states = {exercise.id: fingerprint(exercise) for exercise in exercises}
    made = [(e, text) for e in exercises for text in _mutants(e)]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        jobs = [pool.submit(_earned, e.id, text) for e, text in made]
        earned = [job.result() for job in track(jobs, "grading")]
    found: dict[str, dict[str, Any]] = {}
    for exercise in exercises:
        pairs = zip(made, earned, strict=True)
        own = [(text, points) for (e, text), points in pairs if e is exercise]
        left = [text for text, points in own if points == exercise.points]
        found[exercise.id] = {
            "of": states[exercise.id],
            "made": len(own),
            "caught": len(own) - len(left),
            "left": sorted(changed_line(exercise.solution, text) for text in left),
        }
    return found


def _mutants(exercise: Exercise) -> list[str]:
    """Return all mutants, or a sample that is the same at every run."""
    if exercise.kind not in LONG:
        return list(mutants(exercise.solution))
    found = places(exercise.solution)
    Random(SEED).shuffle(found)
    texts = (changed(exercise.solution, place) for place in found)
    return list(islice(filter(None, texts), SAMPLE))


@cache
def _crew() -> Crew:
    """One crew for each process."""
    return Crew()


def _earned(name: str, text: str) -> int:
    exercise = get(name)
    submission = Submission(exercise.filename, text)
    return grade(exercise, submission, _crew(), seed=SEED, run_stub=True).score


def main(
    names: Annotated[list[str] | None, typer.Argument(metavar="[ID]...")] = None,
) -> None:
    """Grade the mutants of these exercises, or of all, and record the counts."""
    try:
        chosen = [get(name) for name in names] if names else all_exercises()
    except ValueError as trouble:
        print(f"error: {trouble}", file=sys.stderr)
        raise typer.Exit(2) from None
    found = score(chosen)
    kept = records() if RECORD.exists() and names else {}
    RECORD.write_text(json.dumps(dict(sorted((kept | found).items())), indent=1) + "\n")
    why = argued()
    for name, record in found.items():
        print(f"{name}: {record['caught']} of {record['made']}")
        for line in record["left"]:
            print(f"    {line}\n        {why.get((name, line), 'NOT ARGUED')}")
    caught, made = (sum(r[key] for r in found.values()) for key in ("caught", "made"))
    print(f"{caught} of {made} are caught: {caught / made:.1%}")


if __name__ == "__main__":
    typer.run(main)
