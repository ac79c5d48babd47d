"""`python -m exercises.calibrate ID`: what the reference reaches over many seeds.

Writes `calibration.json` into the exercise's folder, the record that its experiments
are graded by, with the seeds, the versions and the solution's fingerprint.
"""

from __future__ import annotations

import json
import platform
import sys
from collections import defaultdict
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from .checks.base import Bench
from .checks.calibration import FILE, Record
from .checks.experiment import Experiment, experiments
from .grading.reference import reference
from .grading.runner import Runner
from .grading.seeds import generator
from .grading.submission import Submission
from .loading import get, load
from .model import Exercise
from .sandbox import Crew, Isolation
from .syntax import digest

FIRST = 5000


def fingerprint(exercise: Exercise) -> str:
    """Return a hash of the solution and the given code, comments aside."""
    texts = [exercise.solution, *exercise.given.values()]
    return digest(texts)


def calibrate(exercise: Exercise, seeds: int) -> dict[str, Any]:
    """Return the records of every experiment of an exercise over these many seeds."""
    return {
        "solution": fingerprint(exercise),
        "seeds": [FIRST, FIRST + seeds - 1],
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
        "checks": {
            check.id: _records(exercise, check, seeds)
            for check in experiments(exercise.checks)
        },
    }


def _records(exercise: Exercise, check: Experiment, seeds: int) -> dict[str, Any]:
    found: dict[str, list[float]] = defaultdict(list)
    submission = Submission(exercise.filename, exercise.solution)
    for seed in range(FIRST, FIRST + seeds):
        runner = Runner(Crew(Isolation.in_process), exercise, submission)
        rng = generator(seed, check.id)
        bench = Bench(runner.ask, rng, reference(exercise), shrink=False)
        for numbers in check.measure(bench):
            for name, value in numbers.items():
                found[name].append(float(value))
    return {name: Record.of(values).to_json() for name, values in found.items()}


def main(
    name: Annotated[str, typer.Argument(metavar="ID", help="an id, or a folder")],
    seeds: Annotated[int, typer.Option(min=10, help="how many seeds")] = 40,
) -> None:
    """Record what the reference of an exercise reaches over many seeds."""
    try:
        folder = Path(name).resolve()
        found = load(folder) if (folder / "exercise.toml").exists() else get(name)
        record = calibrate(found, seeds)
    except (ValueError, OSError) as trouble:
        print(f"error: {trouble}", file=sys.stderr)
        raise typer.Exit(2) from None
    path = found.folder / FILE
    path.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    print(path)


if __name__ == "__main__":
    typer.run(main)
