"""A slope by differences, of any function."""

from collections.abc import Callable

from slope_of_given import cube as cube


def slope_of(f: Callable[[float], float], x: float) -> float:
    """Return (f(x + h) - f(x - h)) / 2h for h = 1e-5."""
    # --- solution
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)
    # --- stub
    # raise NotImplementedError("slope_of is yours to write")
    # --- end
