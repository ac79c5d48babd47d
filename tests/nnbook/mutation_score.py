"""How many of a tool's mutants do the tests notice? Each is a change in one place.

    python -m tests.nnbook.mutation_score [--sample 400] [--seed 0] [FILE ...]

Cosmic Ray (`pip install nnbook[mutation]`) makes the mutants: of the files named or of
all of nnbook, every one or a random sample. A mutant first meets its file's own tests;
if it survives these, those of its part and of all that is refused. What is left is
printed. `survivors.toml` argues those that no test can notice.
"""

import ast
import json
import random
import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Annotated, NamedTuple

import typer
from scipy.stats import binomtest

from tests.nnbook.mutants import files_testing

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "nnbook"
TESTS = Path(__file__).parent
ARGUED = TESTS / "survivors.toml"
EVERYWHERE = ["test_bad_input.py", "test_network.py", "test_validation.py"]


class Mutant(NamedTuple):
    """A file of nnbook, the line that changed, the text before and after."""

    file: str
    line: str
    source: str
    text: str


def places(file: str) -> list[tuple[str, str, int]]:
    """Where the tool can change a file: (file, operator, occurrence)."""
    from cosmic_ray.ast import ast_nodes, get_ast_from_path
    from cosmic_ray.plugins import get_operator, operator_names

    nodes = list(ast_nodes(get_ast_from_path(PACKAGE / file)))
    found = []
    for name in operator_names():
        operator_class = get_operator(name)
        if not operator_class.arguments():
            operator = operator_class()
            count = sum(len(list(operator.mutation_positions(node))) for node in nodes)
            found += [(file, name, occurrence) for occurrence in range(count)]
    return found


def mutant(file: str, operator: str, occurrence: int) -> Mutant | None:
    """The changed file, or None where only a type changed, or it is no Python."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    source = (PACKAGE / file).read_text()
    text = mutate_code(source, get_operator(operator)(), occurrence)
    with suppress(SyntaxError):
        if text and without_types(text) != without_types(source):
            return Mutant(file, changed_line(source, text), source, text)
    return None


def without_types(source: str) -> str:
    """What a module does: its syntax tree without annotations and docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Name("object")
    return ast.dump(tree)


def changed_line(source: str, text: str) -> str:
    """The first line that differs, as it became."""
    pairs = zip(source.splitlines(), text.splitlines(), strict=False)
    return next((new.strip() for old, new in pairs if old != new), "a line was removed")


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
    found = [place for file in chosen for place in places(file)]
    if sample:
        found = random.Random(seed).sample(found, min(sample, len(found)))
    mutants = [m for place in found if (m := mutant(*place))]
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
