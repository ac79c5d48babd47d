"""Numbers, names and objects: errors that say what it was and what was expected."""

from typing import Any, cast

import numpy as np
import numpy.typing as npt

#: What counts as a real number.
REAL = (int, float, np.integer, np.floating)


def require(condition: bool, name: str, got: object, expected: str) -> None:
    """Raise ValueError "name is got, expected ..." unless the condition holds."""
    if not condition:
        raise ValueError(f"{name} is {got!r}, expected {expected}")


def require_choice(name: str, got: str, choices: list[str]) -> None:
    """Raise ValueError unless `got` is one of the choices."""
    known = isinstance(got, str) and got in choices
    require(known, name, got, "one of " + ", ".join(choices))


def require_count(name: str, got: Any, least: int = 1) -> int:
    """Return `got` as an int, or raise ValueError unless it is an integer >= least."""
    whole = isinstance(got, int | np.integer) and not isinstance(got, bool)
    require(whole and got >= least, name, got, f"an integer of at least {least}")
    return int(got)


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

    `open_low` excludes `low` itself, `closed_high` admits `high`.
    """
    brackets = f"{'(' if open_low else '['}{low}, {high}{']' if closed_high else ')'}"
    number = isinstance(got, REAL) and not isinstance(got, bool | np.bool_)
    fits = (
        number
        and (got > low if open_low else got >= low)
        and (got <= high if closed_high else got < high)
    )
    require(bool(fits), name, got, f"a number in {brackets}")
    return cast(float, got)


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
        raise ValueError(f"dtype is {dtype!r}, expected {expected}") from error
    allowed = kind in (np.float32, np.float64, np.complex128)
    require(allowed, "dtype", kind.name, expected)
    return kind


def require_generator(name: str, got: Any) -> np.random.Generator:
    """Return a generator, or that of a seed; raise ValueError for anything else."""
    if isinstance(got, np.random.Generator):
        return got
    return np.random.default_rng(require_count(name, got, least=0))
