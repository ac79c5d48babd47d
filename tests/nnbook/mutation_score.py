"""How many of a tool's mutants do the tests notice? Each is a change in one place.

    python -m tests.nnbook.mutation_score [--sample 400] [--seed 0] [FILE ...]

Cosmic Ray (`pip install nnbook[mutation]`) makes the mutants: of the files named or of
all of nnbook, every one or a random sample. A mutant first meets its file's own tests;
if it survives these, those of its part and of all that is refused. What is left is
printed. `survivors.toml` argues those that no test can notice.
"""

import json
import random
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NamedTuple

import typer
from scipy.stats import binomtest

from exercises.mutate import Place, changed, changed_line, places
from tests.nnbook.mutants import files_testing

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "nnbook"
TESTS = Path(__file__).parent
ARGUED = TESTS / "survivors.toml"
EVERYWHERE = ["test_bad_input.py", "test_network.py"]
EVERYWHERE += ["test_validation.py", "test_package.py"]


class Mutant(NamedTuple):
    """A file of nnbook, the line that changed, the text before and after."""

    file: str
    line: str
    source: str
    text: str


def mutant(file: str, place: Place) -> Mutant | None:
    """The changed file, or None where nothing changed that runs."""
    source = (PACKAGE / file).read_text()
    text = changed(source, place)
    return Mutant(file, changed_line(source, text), source, text) if text else None


def survivors(mutants: list[Mutant], tests: Callable[[str], list[str]]) -> list[Mutant]:
    """The mutants with which these tests of their files pass."""
    cases = [[tests(m.file), m.file, m.source, m.text] for m in mutants]
    done = subprocess.run(
        [sys.executable, "-m", "tests.nnbook.mutation"],
        cwd=ROOT,
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=True,
    )
    outcomes = json.loads(done.stdout)
    return [
        m for m, (status, _, _) in zip(mutants, outcomes, strict=True) if not status
    ]


def wider_tests(file: str) -> list[str]:
    """The tests of the whole part, of what is refused, and of whole networks."""
    part = (TESTS / file).parent
    near = sorted(part.glob("test_*.py")) if part != TESTS else []
    return [*(str(path.relative_to(TESTS)) for path in near), *EVERYWHERE]


def main(
    files: Annotated[list[str] | None, typer.Argument()] = None,
    sample: int = 0,
    seed: int = 0,
) -> None:
    """Print the score, with a 95 % interval if it is a sample's, and the survivors."""
    every = sorted(str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py"))
    chosen = files or [file for file in every if not file.endswith("__init__.py")]
    found = [
        (file, place)
        for file in chosen
        for place in places((PACKAGE / file).read_text())
    ]
    if sample:
        found = random.Random(seed).sample(found, min(sample, len(found)))
    mutants = [m for file, place in found if (m := mutant(file, place))]
    left = survivors(survivors(mutants, files_testing), wider_tests)
    killed = len(mutants) - len(left)
    low, high = binomtest(killed, len(mutants)).proportion_ci()
    interval = (
        f" (95 % interval of the sample: {low:.1%} to {high:.1%})" if sample else ""
    )
    print(
        f"{killed} of {len(mutants)} are noticed: {killed / len(mutants):.1%}{interval}"
    )
    argued = tomllib.loads(ARGUED.read_text())["survivor"]
    known = {(entry["file"], entry["line"]): entry["why"] for entry in argued}
    for m in left:
        print(
            f"  {m.file}: {m.line}\n      {known.get((m.file, m.line), 'NOT ARGUED')}"
        )


if __name__ == "__main__":
    typer.run(main)
