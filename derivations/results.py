"""What a run reports: plain values, ready for a page, a terminal or JSON."""

from dataclasses import asdict, dataclass
from typing import Any

GENERAL = "general"
"""The scope of a step that holds for every value of its symbols."""

INSTANCE = "the numbers shown"
"""The scope of a step whose symbols all have numbers, which it names."""


@dataclass(frozen=True)
class StepResult:
    """One equation: what it says, how it is known, and how far it reaches."""

    id: str
    equation_latex: str
    says: str
    how: str
    scope: str
    ok: bool
    detail: str


@dataclass(frozen=True)
class BridgeResult:
    """A proved formula compared with nnbook at random points."""

    id: str
    against: str
    step: str
    points: int
    max_error: float
    tolerance: float
    ok: bool
    detail: str


@dataclass(frozen=True)
class CounterfeitResult:
    """A wrong version of a step; ok means that the checks refused it.

    `refuted_by` says where it goes wrong, in a sentence of MyST.
    """

    name: str
    equation_latex: str
    says: str
    refuted_by: str
    ok: bool


@dataclass(frozen=True)
class Result:
    """Everything that one run of a derivation found."""

    name: str
    title: str
    statement: str
    definitions: tuple[str, ...]
    steps: tuple[StepResult, ...]
    bridges: tuple[BridgeResult, ...]
    counterfeits: tuple[CounterfeitResult, ...]
    seconds: float

    @property
    def general(self) -> bool:
        """Whether every step holds for every value that its symbols may have."""
        return all(step.scope in (GENERAL, INSTANCE) for step in self.steps)

    @property
    def ok(self) -> bool:
        """Whether steps and bridges hold and every counterfeit, at least one, fails."""
        found: list[StepResult | BridgeResult | CounterfeitResult]
        found = [*self.steps, *self.bridges, *self.counterfeits]
        return bool(self.counterfeits) and all(part.ok for part in found)

    def to_json(self) -> dict[str, Any]:
        """The result as a dictionary of plain values."""
        return asdict(self) | {"general": self.general, "ok": self.ok}
