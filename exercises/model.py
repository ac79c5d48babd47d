"""An exercise: one folder with everything about it, read when it is needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
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
    def checks(self) -> tuple[Check, ...]:
        """The checks, in the order in which they run; the only part that is code."""
        module = import_module(f"exercises.catalogue.{self.folder.name}.checks")
        return tuple(module.CHECKS)
