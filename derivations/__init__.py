"""Proofs of the book's formulas, checked with SymPy and compared with nnbook.

Each derivation is a package in this one: its docstring is title and statement, and its
PROOF holds the steps, the bridges to nnbook and the counterfeits. Importing derivations
proves nothing and does not import SymPy; `Derivation.run` does both.
"""

from derivations.derivation import Derivation
from derivations.results import BridgeResult, CounterfeitResult, Result, StepResult

__all__ = [
    "BridgeResult",
    "CounterfeitResult",
    "Derivation",
    "Result",
    "StepResult",
    "all_derivations",
    "get",
]

NAMES = (
    "softmax-kl-gradient",
    "relu-mask",
    "adam-bias-correction",
    "parameter-count",
)


def all_derivations() -> tuple[Derivation, ...]:
    """Every derivation, in the order of the chapters; nothing is proved yet."""
    return tuple(Derivation(name) for name in NAMES)


def get(name: str) -> Derivation:
    """The derivation with this name. Raises ValueError for an unknown one."""
    if name not in NAMES:
        raise ValueError(f"name: expected one of {', '.join(NAMES)}, got {name!r}")
    return Derivation(name)
