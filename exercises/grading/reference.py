"""The names of a reference solution: the oracle that checks compare with."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Any

from ..model import Exercise


class Reference(Mapping[str, Any]):
    """The names of the reference solution, which is run when one is first needed."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._names: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        return self._run()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._run())

    def __len__(self) -> int:
        return len(self._run())

    def _run(self) -> dict[str, Any]:
        if not self._names:
            self._names["given"] = give(self._exercise)
            code = compile(self._exercise.solution, self._exercise.filename, "exec")
            exec(code, self._names)
        return self._names


def give(exercise: Exercise) -> ModuleType | None:
    """Make the module that the task gives, so that its solution can import it."""
    module = None
    for name, text in exercise.given.items():
        module = sys.modules[name] = ModuleType(name)
        exec(compile(text, f"{name}.py", "exec"), module.__dict__)
    return module


@cache
def reference(exercise: Exercise) -> Reference:
    """Return the reference solution's names."""
    return Reference(exercise)
