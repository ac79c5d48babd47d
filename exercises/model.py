"""An exercise: one folder with everything about it, read when it is needed."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import regions

if TYPE_CHECKING:
    from .checks.base import Check


@dataclass(frozen=True)
class Mutant:
    """A wrong solution: edits of the reference, and what its author should read."""

    name: str
    says: str
    edits: tuple[tuple[str, str], ...]

    def apply(self, solution: str) -> str:
        """Return the solution with this mistake in it."""
        for old, new in self.edits:
            if solution.count(old) != 1:
                raise ValueError(
                    f"mutant {self.name!r}: {old!r} occurs {solution.count(old)} times "
                    "in the solution, expected once"
                )
            solution = solution.replace(old, new)
        return solution


@dataclass(frozen=True, eq=False)
class Exercise:
    """A task, its stub and solution, its hints, checks and mutants."""

    id: str
    title: str
    chapter: str
    kind: str
    points: int
    minutes: int
    prerequisites: tuple[str, ...]
    packages: tuple[str, ...]
    hints: tuple[str, ...]
    folder: Path
    sources: tuple[str, ...] = ()  # codes in tasks.toml that it covers
    limits: dict[str, Any] = field(default_factory=dict)

    @property
    def filename(self) -> str:
        """The file that a learner writes, such as `dense_forward.py`."""
        return f"{self.folder.name}.py"

    @cached_property
    def statement(self) -> str:
        """The task, in MyST Markdown."""
        return (self.folder / "statement.md").read_text("utf-8")

    @cached_property
    def source(self) -> str:
        """The reference solution with its marked regions."""
        return (self.folder / "source.py").read_text("utf-8")

    @cached_property
    def given(self) -> dict[str, str]:
        """What the learner may import, not write: module name -> text."""
        path = self.folder / "given.py"
        name = f"{self.folder.name}_given"
        return {name: path.read_text("utf-8")} if path.exists() else {}

    @cached_property
    def stub(self) -> str:
        """What the learner starts from, made from the source."""
        return regions.stub(self.source)

    @cached_property
    def solution(self) -> str:
        """The reference solution without its markers."""
        return regions.solution(self.source)

    @cached_property
    def mutants(self) -> tuple[Mutant, ...]:
        """The wrong solutions."""
        import tomllib

        text = (self.folder / "mutants.toml").read_text("utf-8")
        return tuple(
            Mutant(
                entry["name"],
                entry["says"].strip(),
                tuple((old, new) for old, new in entry["edits"]),
            )
            for entry in tomllib.loads(text)["mutant"]
        )

    @cached_property
    def alternatives(self) -> dict[str, str]:
        """Other right solutions, as learners might write them: name -> text."""
        paths = sorted((self.folder / "alternatives").glob("*.py"))
        return {path.stem: path.read_text("utf-8") for path in paths}

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The checks, in the order in which they run; the only part that is code."""
        path = self.folder / "checks.py"
        name = f"exercises.catalogue.{self.folder.name}.checks"
        spec = spec_from_file_location(name, path)
        if spec is None or spec.loader is None:
            raise ImportError(f"{path} cannot be imported")
        module = sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(module)
        return tuple(module.CHECKS)
