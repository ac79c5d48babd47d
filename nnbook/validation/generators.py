"""Generators of random numbers: as they are given, from a seed, or from a state."""

from typing import Any

import numpy as np

from nnbook.validation.values import require_count, shortened

#: Every kind of generator that NumPy has, by the name that its state bears.
BIT_GENERATORS: dict[str, type[np.random.BitGenerator]] = {
    kind.__name__: kind
    for kind in (
        np.random.MT19937,
        np.random.PCG64,
        np.random.PCG64DXSM,
        np.random.Philox,
        np.random.SFC64,
    )
}


def require_generator(name: str, got: Any) -> np.random.Generator:
    """Return a generator, or that of a seed; raise ValueError for anything else."""
    if isinstance(got, np.random.Generator):
        return got
    return np.random.default_rng(require_count(name, got, least=0))


def generator_at(name: str, state: Any) -> np.random.Generator:
    """Return a new generator that stands at a state, `rng.bit_generator.state`.

    Raises ValueError unless it is a state of one of NumPy's bit generators.
    """
    try:
        bits = BIT_GENERATORS[state["bit_generator"]](0)
        bits.state = state
    except (LookupError, TypeError, ValueError, OverflowError) as error:
        got, expected = shortened(state), "the state of a generator"
        raise ValueError(f"{name} is {got}, expected {expected}") from error
    return np.random.default_rng(bits)
