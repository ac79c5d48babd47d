"""Numbers, names and objects: errors that say what it was and what was expected."""

from reprlib import Repr
from typing import Any

import numpy as np
import numpy.typing as npt

#: What counts as a real number.
REAL = (int, float, np.integer, np.floating)

#: Lists and texts in messages: their beginnings, at most so many characters of each.
SHORT = Repr()
SHORT.maxstring = SHORT.maxother = SHORT.maxlong = 80


def shortened(got: object) -> str:
    """How an argument looks, on one line; of a long one, how it begins and ends."""
    return " ".join(SHORT.repr(got).split())


def require(condition: bool, name: str, got: object, expected: str) -> None:
    """Raise ValueError "name is got, expected ..." unless the condition holds."""
    if not condition:
        raise ValueError(f"{name} is {shortened(got)}, expected {expected}")


def require_choice(name: str, got: str, choices: list[str]) -> None:
    """Raise ValueError unless `got` is one of the choices."""
    known = isinstance(got, str) and got in choices
    require(known, name, got, "one of " + ", ".join(choices))


def require_count(name: str, got: Any, least: int = 1) -> int:
    """Return `got` as an int, or raise ValueError unless it is an integer >= least."""
    whole = isinstance(got, int | np.integer) and not isinstance(got, bool)
    require(whole and got >= least, name, got, f"an integer of at least {least}")
    return int(got)


def require_number(name: str, got: Any) -> float:
    """Return `got` as a float, or raise ValueError unless it is a real number.

    NaN and the infinities are numbers, too: a loss may be one.
    """
    number = isinstance(got, REAL) and not isinstance(got, bool)
    require(number, name, got, "a number")
    try:
        return float(got)
    except OverflowError as error:
        expected = "a number that a float can hold"
        raise ValueError(f"{name} is {shortened(got)}, expected {expected}") from error


def require_between(
    name: str,
    got: Any,
    low: float,
    high: float,
    *,
    open_low: bool = False,
    closed_high: bool = False,
) -> float:
    """Return `got`, or raise ValueError unless it is a number with low <= got < high.

    `open_low` excludes `low` itself, `closed_high` admits `high`. NumPy's scalars
    become floats, because a float64 among them would widen a formula in float32.
    """
    brackets = f"{'(' if open_low else '['}{low}, {high}{']' if closed_high else ')'}"
    number = _float(got)
    above = number > low if open_low else number >= low
    below = number <= high if closed_high else number < high
    require(above and below, name, got, f"a number in {brackets}")
    return got if isinstance(got, int) else number


def _float(got: Any) -> float:
    """A real number as a float, and NaN for what is none or is too large for one."""
    if not isinstance(got, REAL) or isinstance(got, bool):
        return np.nan
    try:
        return float(got)
    except OverflowError:
        return np.nan


def require_instance(name: str, got: object, kind: type | tuple[type, ...]) -> None:
    """Raise ValueError unless `got` is of the class, or of one of the classes."""
    if isinstance(got, kind):
        return
    kinds = kind if isinstance(kind, tuple) else (kind,)
    require(False, name, got, "of type " + " or ".join(k.__name__ for k in kinds))


def require_dtype(dtype: npt.DTypeLike) -> np.dtype[Any]:
    """Return the dtype, or raise ValueError unless the formulas can run in it."""
    expected = "float32, float64 or, for the complex step, complex128"
    try:
        kind = np.dtype(dtype)
    except TypeError as error:
        raise ValueError(f"dtype is {shortened(dtype)}, expected {expected}") from error
    allowed = kind in (np.float32, np.float64, np.complex128)
    require(allowed, "dtype", kind.name, expected)
    return kind
