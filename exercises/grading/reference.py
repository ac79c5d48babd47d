"""The names of a reference solution: the oracle that checks compare with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ..model import Exercise


class Reference(Mapping[str, Any]):
    """The names of the reference solution, which is run when one is first needed."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._names: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if not self._names:
            code = compile(self._exercise.solution, self._exercise.filename, "exec")
            exec(code, self._names)
        return self._names[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@cache
def reference(exercise: Exercise) -> Reference:
    """Return the reference solution's names."""
    return Reference(exercise)
