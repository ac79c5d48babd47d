"""What weights for parity must do: be right on every pattern, with few hidden units."""

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from exercises.checks import (
    Check,
    Finding,
    Scenario,
    See,
    Seen,
    Several,
    ShapeOf,
)
from exercises.checks.compare import as_array, counted
from exercises.checks.returns import Standard

#: Far more than the task needs, and few enough to be put to every pattern.
MOST_UNITS = 4096


@dataclass(frozen=True)
class Sized(ShapeOf):
    """Finite numbers in a shape that is open where the hidden units are counted."""

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare type and shape, written as in the statement."""
        array, shape = as_array(got, label), self.shape or ()
        if isinstance(array, Finding):
            return array
        pairs = zip(array.shape, shape, strict=False)
        if array.ndim != len(shape) or any(n not in (-1, has) for has, n in pairs):
            sizes = ", ".join("hidden" if n < 0 else str(n) for n in shape)
            wanted = f"({sizes},)" if len(shape) == 1 else f"({sizes})"
            text = f"{label} has shape {array.shape}, expected {wanted}."
            return Finding("shape", text)
        if max(array.shape) > MOST_UNITS:
            text = (
                f"{label} has shape {array.shape}: more than {MOST_UNITS} hidden units."
            )
            return Finding("shape", text)
        return super().compare(got, want, standard, label)


AXES = {"W1": "inputs units", "b1": "units", "W2": "units outputs", "b2": "outputs"}


def weights(n: int) -> Several:
    """Return what weights for n bits look like, for any number of hidden units."""
    shapes = [(n, -1), (-1,), (-1, 1), (1,)]
    parts = {
        name: Sized(axes, shape)
        for (name, axes), shape in zip(AXES.items(), shapes, strict=True)
    }
    return Several(parts, graded=tuple(parts))


def patterns(n: int) -> np.ndarray:
    """Return all patterns of n bits."""
    return np.array(list(product((0.0, 1.0), repeat=n)))


def arrays(seen: Seen, name: str = "weights") -> list[np.ndarray]:
    """Return the four arrays as they came."""
    return [np.asarray(part, dtype=float) for part in seen.got[name]]


def every_pattern(seen: Seen) -> str | None:
    """Look at all patterns of all weights that were read."""
    found = (wrong_pattern(*arrays(seen, name)) for name in seen.names)
    return next((text for text in found if text is not None), None)


def wrong_pattern(
    W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray
) -> str | None:
    """Put in every pattern, and name the first one that comes out on the wrong side."""
    units = W1.shape[1]
    if b1.shape != (units,) or W2.shape != (units, 1):
        return (
            f"W1 leads to {units} hidden units; b1 has shape {b1.shape} and W2 has "
            f"shape {W2.shape}."
        )
    X = patterns(len(W1))
    with np.errstate(all="ignore"):
        outputs = (np.maximum(X @ W1 + b1, 0) @ W2 + b2)[:, 0]
    odd = X.sum(axis=1) % 2 == 1
    right = np.where(odd, outputs > 0.5, outputs < 0.5)
    if right.all():
        return None
    at = int(np.argmin(right))
    bits = "".join(str(int(bit)) for bit in X[at])
    side = "above" if odd[at] else "below"
    return f"The pattern {bits} gives {outputs[at]:.3g}, expected {side} 0.5."


def at_most(seen: Seen, units: int) -> str | None:
    """Count the hidden units."""
    found = arrays(seen)[0].shape[1]
    if found <= units:
        return None
    return f"There are {found} hidden units, and at most {units} are asked for."


def few_and_right(seen: Seen) -> str | None:
    """Look at the patterns and at the number of hidden units."""
    return every_pattern(seen) or at_most(seen, len(arrays(seen)[0]))


def of_bits(n: int, *more: int) -> Scenario:
    """Return the check of one number of bits, or of several."""
    steps = [
        See(
            f"parity_weights({bits})",
            weights(bits),
            name=f"of {bits} bits",
            says=f"the result of `parity_weights({bits})`",
        )
        for bits in (n, *more)
    ]
    bits = counted(n, "bits")
    return Scenario(
        id=f"bits-{n}",
        title=f"All patterns of {bits} {'and more ' * bool(more)}come out right",
        points=1,
        about="parity_weights",
        steps=steps,
        judge=every_pattern,
        shrinks=False,
    )


CHECKS: list[Check] = [
    Scenario(
        id="xor",
        title="Two bits: every pattern comes out right, with two hidden units at most",
        points=3,
        about="xor_weights",
        steps=[
            See("xor_weights()", weights(2), name="weights", says="the result"),
        ],
        judge=few_and_right,
    ),
    *map(of_bits, (1, 2, 3, 4)),
    of_bits(5, 7, 8, 9, 10),
    Scenario(
        id="few",
        title="Six bits need at most six hidden units",
        points=2,
        about="parity_weights",
        steps=[
            See("parity_weights(6)", weights(6), name="weights", says="the result"),
        ],
        judge=few_and_right,
    ),
]
