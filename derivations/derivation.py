"""A derivation by name: cheap to list, proved when it is run."""

import ast
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

from derivations.results import Result


@dataclass(frozen=True)
class Derivation:
    """A package inside this one; `run` proves it."""

    name: str

    @property
    def source_path(self) -> Path:
        """The file that holds the statement and the proof."""
        return Path(__file__).with_name(self._package) / "__init__.py"

    @property
    def title(self) -> str:
        """The first line of the package's docstring, without its full stop."""
        return self._docstring.partition("\n")[0].rstrip(".")

    @property
    def statement(self) -> str:
        """What is proved: the rest of the docstring, its formulas as placeholders."""
        return self._docstring.partition("\n")[2].strip()

    @property
    def _package(self) -> str:
        return self.name.replace("-", "_")

    @cached_property
    def _docstring(self) -> str:
        tree = ast.parse(self.source_path.read_text(encoding="utf-8"))
        return ast.get_docstring(tree) or ""

    def run(self, seed: int = 0) -> Result:
        """Check every step, every bridge and every counterfeit."""
        proof: Any = import_module(f"derivations.{self._package}").PROOF
        start = perf_counter()
        return Result(
            name=self.name,
            title=self.title,
            statement=proof.stated(self.statement),
            definitions=proof.definitions(),
            steps=tuple(proof.run_steps(seed)),
            bridges=tuple(proof.run_bridges(seed)),
            counterfeits=tuple(proof.run_counterfeits(seed)),
            seconds=round(perf_counter() - start, 3),
        )
