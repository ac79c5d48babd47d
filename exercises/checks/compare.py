"""|got - want| <= factor * eps * (|want| + scale), and plain words when it is not.

`want` comes in the widest float there is, so that only the learner's rounding counts;
eps belongs to the precision of the inputs, scale to the conditioning of the task.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from ..sandbox.values import Expression, Foreign
from .advice import WHOLE
from .base import Finding

FACTOR = 1e4
#: More numbers than an answer ever has: a list of arrays becomes as wide as the widest.
MOST = 1_000_000


def as_array(
    got: Any, label: str, wanted: str = "a NumPy array"
) -> np.ndarray | Finding:
    """Return an answer as an array; lists and tuples of numbers will do."""
    if isinstance(got, np.ndarray):
        return got
    if isinstance(got, (list, tuple)):
        for odd in _odd_ones(got):
            return Finding(
                "type", wrong_type(odd, f"An item of {inside(label)}", "a number")
            )
    elif not isinstance(got, (bool, int, float, np.generic)):
        return Finding("type", wrong_type(got, label, wanted))
    if isinstance(got, (list, tuple)) and _entries(got) > MOST:
        return Finding("shape", f"{label} holds more than {MOST} numbers.")
    try:
        array = np.array(got)
    except (ValueError, TypeError, OverflowError):
        return Finding("type", f"{label} is {_kind(got)} with rows of unequal length.")
    if array.dtype.kind == "O":
        text = f"{label} holds a whole number that no NumPy array has room for."
        return Finding("type", text)
    return array


def wrong_type(got: Any, label: str, wanted: str) -> str:
    """Say what came instead of what was wanted."""
    if got is None:
        return (
            f"{label} is None, expected {wanted}. Does every path end in a `return`? "
            "`print` shows a value and hands nothing back."
        )
    advice = ""
    if isinstance(got, Foreign):
        if got.name == "ellipsis":
            return f"{label} is not answered yet: `...` still stands there."
        advice = _ADVICE.get(got.name, "").format(wanted=wanted)
        advice = f" It {got.why}." if got.why else advice
    return f"{label} is {_kind(got)}, expected {wanted}.{advice}"


def counted(number: int, things: str) -> str:
    """Return `1 row`, `2 rows`: a number with the name of what is counted."""
    return f"{number} {one(things) if number == 1 else things}"


def wrong_shape(
    got: np.ndarray, want: tuple[int, ...], axes: Sequence[str], label: str
) -> Finding | None:
    """Compare shapes; the message names the axes."""
    if got.shape == want:
        return None
    named = " by ".join(map(counted, want, axes))
    explained = f": {named}" if named else ", a single number"
    text = f"{label} has shape {got.shape}, expected {want}{explained}."
    return Finding("shape", text)


def wrong_dtype(got: np.ndarray, want: np.dtype, label: str) -> Finding | None:
    """Compare precisions: floating, and no narrower than the inputs."""
    if got.dtype.kind == "f" and got.dtype.itemsize >= want.itemsize:
        return None
    advice = WHOLE if got.dtype.kind in "iu" else ""
    return Finding("dtype", f"{label} has dtype {got.dtype}, expected {want}.{advice}")


def wrong_values(
    got: np.ndarray,
    want: np.ndarray,
    scale: np.ndarray | float,
    eps: float,
    axes: Sequence[str],
    label: str,
) -> Finding | None:
    """Compare values; name the worst entry, what it is and how close it should be."""
    with np.errstate(all="ignore"):
        wide = got.astype(np.longdouble)
        allowed = FACTOR * eps * (np.abs(want) + scale)
        error = np.where(wide == want, 0, np.abs(wide - want))
        ratio = np.where(np.isnan(error), np.inf, error / allowed)
    ratio = np.where(error == 0, 0, ratio)
    if not ratio.size or ratio.max() <= 1:
        return None
    odd = ~np.isfinite(wide) & np.isfinite(want)
    at = np.unravel_index(int(np.argmax(np.where(odd, np.inf, ratio))), ratio.shape)
    where = ", ".join(f"{axis} {i}" for i, axis in zip(at, map(one, axes), strict=True))
    place = f" at {where}" if where else ""
    if odd.any():
        value = "nan" if np.isnan(wide[at]) else "inf" if wide[at] > 0 else "-inf"
        many = f" ({int(odd.sum())} of {odd.size} entries are not finite)"
        return Finding(
            "values", f"{label} is {value}{place}{many if odd.size > 1 else ''}."
        )
    shown, digits = float(wide[at]), _right_digits(float(error[at]), float(want[at]))
    text = f"{label} is wrong{place}: got {shown:.{max(6, digits + 2)}g}"
    text += f", right to about {digits} digits" if digits >= 3 else ""
    return Finding("values", f"{text} (tolerance {float(allowed[at]):.0e}).")


def _right_digits(error: float, want: float) -> int:
    """Say how many digits agree, which helps and gives nothing away."""
    return int(-np.log10(error / abs(want))) if 0 < error < abs(want) else 0


def inside(label: str) -> str:
    """Return a label for the middle of a sentence."""
    return label[0].lower() + label[1:]


def one(things: str) -> str:
    """Return the name of one of these things: class, entry, row."""
    if things.endswith(("sses", "ches", "shes", "xes")):
        return things.removesuffix("es")
    if things.endswith("ies"):
        return things.removesuffix("ies") + "y"
    return things.removesuffix("s")


def _odd_ones(items: Sequence[Any]) -> Iterator[Any]:
    """Yield what is no number, at any depth."""
    for item in items:
        if isinstance(item, (list, tuple)):
            yield from _odd_ones(item)
        elif isinstance(item, (Foreign, Expression, str, dict, type(None))):
            yield item


def _entries(items: Sequence[Any]) -> int:
    """Return how many numbers a list holds, at any depth."""
    return sum(
        _entries(item) if isinstance(item, (list, tuple)) else np.size(item)
        for item in items
    )


def _kind(got: Any) -> str:
    """Return what came, with its article."""
    if isinstance(got, Expression):
        return "a SymPy expression"
    name = got.name if isinstance(got, Foreign) else type(got).__name__
    article = "an" if name.startswith(("nd", *"aeioAEIO")) else "a"
    return f"{article} `{name}`" if isinstance(got, Foreign) else f"{article} {name}"


_ADVICE = {
    "matrix": " `np.matrix` has its own rules for `*`; use `np.array`.",
    "Fraction": " `float(...)` makes a plain number of it.",
    "Decimal": " `float(...)` makes a plain number of it.",
    "MaskedArray": " A masked array hides entries; return a plain array.",
    "generator": " A generator has not computed anything yet; return {wanted}.",
    "function": " Are the parentheses of a call missing?",
    "builtin_function_or_method": " Are the parentheses of a call missing?",
}
