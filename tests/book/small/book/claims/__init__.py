"""A stand-in for claims: one that holds and one that needs a correction."""

from dataclasses import dataclass
from pathlib import Path

VERDICT = "corrected"


@dataclass(frozen=True)
class Settled:
    """A verdict and its grounds."""

    verdict: str
    finding: str
    evidence: str


@dataclass(frozen=True)
class Claim:
    """What a source says."""

    id: str
    verdict: str
    source: str = "A"
    text: str = "Twice two is four, $2 \\cdot 2 = 4$."
    kind: str = "exact"
    source_path: Path = Path(__file__)

    def settle(self) -> Settled:
        """Count."""
        return Settled(self.verdict, f"It is ${2 * 2}$.", "Counted.")


def all_claims() -> tuple[Claim, ...]:
    """Both."""
    return (Claim("A01", "holds"), Claim("A02", VERDICT))
