"""Inputs: drawn from a seed, small ones first, and made smaller when they fail.

Axes have names. `Array("rows classes")` is drawn, cut down and spoken of by them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

#: Entries of an array that is shown with its numbers.
FEW = 6
Rng = np.random.Generator
Draw = Callable[[Rng, tuple[int, ...]], np.ndarray]


def normal(scale: float = 1.0) -> Draw:
    """Return a way to draw normal numbers of this standard deviation."""
    return lambda rng, shape: rng.normal(0.0, scale, shape)


@dataclass(frozen=True)
class Array:
    """An argument that is an array with named axes."""

    axes: str
    draw: Draw | None = None
    dtype: str = "float64"

    def make(self, rng: Rng, sizes: Mapping[str, int]) -> np.ndarray:
        """Draw the array for these sizes."""
        shape = tuple(sizes[axis] for axis in self.axes.split())
        draw = self.draw or normal()
        return draw(rng, shape).astype(self.dtype)


@dataclass(frozen=True)
class Made:
    """An argument that is made in its own way, such as a rate or a list of sizes."""

    by: Callable[[Rng], Any]
    axes: str = ""

    def make(self, rng: Rng, sizes: Mapping[str, int]) -> Any:
        """Make the value."""
        return self.by(rng)


@dataclass(frozen=True)
class Case:
    """Named inputs for one call, and the axes of those that are arrays."""

    inputs: dict[str, Any]
    axes: dict[str, str]

    @property
    def args(self) -> tuple[Any, ...]:
        """The inputs in order."""
        return tuple(self.inputs.values())

    def smaller(self) -> Iterator[Case]:
        """Yield cases with one axis cut down, or with rounder numbers.

        Rows that are distributions, such as one-hot ones, stay so.
        """
        names = {name for axes in self.axes.values() for name in axes.split()}
        for axis in sorted(names):
            for part in (slice(0, 1), slice(-1, None), slice(0, 2)):
                yield from self._changed(partial(self._cut, axis, part))
        for digits in (0, 1):
            yield from self._changed(partial(_rounded, digits))

    def _changed(self, change: Callable[[str, Any], Any]) -> Iterator[Case]:
        inputs = {name: change(name, value) for name, value in self.inputs.items()}
        pairs = [(value, inputs[name]) for name, value in self.inputs.items()]
        if any(_differs(*pair) for pair in pairs) and all(
            _kept(*pair) for pair in pairs
        ):
            yield Case(inputs, self.axes)

    def _cut(self, axis: str, part: slice, name: str, value: Any) -> Any:
        axes = self.axes.get(name, "").split()
        if axis not in axes:
            return value
        index = tuple(part if a == axis else slice(None) for a in axes)
        return value[index].copy()

    def describe(self) -> str:
        """Say which case this is, with its numbers if they are few."""
        return ", ".join(_shown(name, value) for name, value in self.inputs.items())


@dataclass(frozen=True)
class Family:
    """Cases of growing size; an axis with one bound is the same in every case."""

    args: Mapping[str, Array | Made]
    sizes: Mapping[str, tuple[int, int]]
    count: int = 6

    def draw(self, rng: Rng) -> list[Case]:
        """Draw the cases, the smallest sizes first."""
        axes = {name: arg.axes for name, arg in self.args.items() if arg.axes}
        cases = []
        for step in range(self.count):
            sizes = {axis: self._size(rng, axis, step) for axis in self.sizes}
            made = {name: arg.make(rng, sizes) for name, arg in self.args.items()}
            cases.append(Case(made, axes))
        return cases

    def _size(self, rng: Rng, axis: str, step: int) -> int:
        low, high = self.sizes[axis]
        top = low + round((high - low) * (step + 1) / self.count)
        return int(rng.integers(low, top + 1))


def fixed(axes: Mapping[str, str] | None = None, **inputs: Any) -> Case:
    """Return a case with exactly these inputs."""
    return Case(inputs, dict(axes or {}))


def drawn(cases: Sequence[Case | Family], rng: Rng) -> list[Case]:
    """Return fixed cases and drawn ones in order."""
    found: list[Case] = []
    for item in cases:
        found += [item] if isinstance(item, Case) else item.draw(rng)
    return found


def written(array: np.ndarray, digits: int | None = None) -> str:
    """Return an array in one line: each number as short as it can be."""

    def number(x: Any) -> str:
        return (short(x) if digits is None else f"{x:.{digits}g}").removesuffix(".0")

    text = np.array2string(array, separator=", ", formatter={"float_kind": number})
    return " ".join(text.split())


def short(number: Any) -> str:
    """Return a number as it is if that is short, else with four digits."""
    text = str(number).removesuffix(".0")
    return text if len(text) <= 7 else f"{number:.4g}"


def _rounded(digits: int, name: str, value: Any) -> Any:
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return np.round(value, digits) + 0.0
    return value


def _differs(a: Any, b: Any) -> bool:
    if isinstance(a, np.ndarray):
        return a.shape != b.shape or bool((a != b).any())
    return bool(a != b)


def _kept(before: Any, after: Any) -> bool:
    """Say whether rows that are distributions, such as one-hot ones, still are."""
    return not _distributions(before) or _distributions(after)


def _distributions(value: Any) -> bool:
    if not (isinstance(value, np.ndarray) and value.ndim == 2 and value.size):
        return False
    return bool((value >= 0).all() and np.allclose(value.sum(axis=1), 1))


def _shown(name: str, value: Any) -> str:
    if isinstance(value, np.ndarray) and value.size > FEW:
        return f"{name} of shape {value.shape}"
    return f"{name} = {_text(value)}"


def _text(value: Any) -> str:
    """Return a value in one line, with the shapes of arrays that are not small."""
    match value:
        case np.ndarray() if value.size > FEW:
            return f"array of shape {value.shape}"
        case np.ndarray():
            return written(value)
        case float() | np.floating():
            return short(value)
        case dict():
            parts = (f"{key!r}: {_text(part)}" for key, part in value.items())
            return f"{{{', '.join(parts)}}}"
        case list() if any(isinstance(part, (np.ndarray, list)) for part in value):
            return f"[{', '.join(map(_text, value))}]"
        case tuple() if any(isinstance(part, (np.ndarray, tuple)) for part in value):
            return f"({', '.join(map(_text, value))})"
    return repr(value)
