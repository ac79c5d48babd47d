"""A stand-in for derivations: one that proves that a square is not negative."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

SIGN = 1
REFUTED = True
RUNS = Path(__file__).parents[1] / "runs.txt"


@dataclass(frozen=True)
class Part:
    """A step, bridge or counterfeit; the fields that a kind lacks stay empty."""

    ok: bool
    id: str = ""
    name: str = ""
    equation_latex: str = ""
    says: str = ""
    how: str = ""
    scope: str = ""
    detail: str = ""
    against: str = ""
    points: int = 0
    max_error: float = 0.0
    tolerance: float = 0.0
    refuted_by: str = ""


@dataclass(frozen=True)
class Result:
    """What a run found."""

    name: str
    title: str
    statement: str
    steps: tuple[Part, ...]
    bridges: tuple[Part, ...]
    counterfeits: tuple[Part, ...]
    seconds: float = 0.1

    @property
    def general(self) -> bool:
        """Whether it holds for all sizes."""
        return all(step.scope == "general" for step in self.steps)

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return all(p.ok for p in (*self.steps, *self.bridges, *self.counterfeits))

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self) | {"general": self.general, "ok": self.ok}


@dataclass(frozen=True)
class Derivation:
    """A named proof."""

    name: str
    title: str
    scope: str
    statement: str = "The square of a number, $x^2$, is *never* negative."
    source_path: Path = Path(__file__)

    def run(self, seed: int = 0) -> Result:
        """Prove it, and note that it ran."""
        with RUNS.open("a") as file:
            file.write(f"{self.name}\n")
        holds = all(SIGN * x * x >= 0 for x in (-2, -1, 0, 1, 2))
        return Result(
            self.name,
            self.title,
            self.statement,
            (
                Part(
                    holds,
                    "square",
                    equation_latex="x^2 \\ge 0",
                    says="It is so.",
                    how="tried",
                    scope=self.scope,
                    detail="the sign is wrong",
                ),
            ),
            (
                Part(
                    True,
                    against="nnbook.twice",
                    points=200,
                    max_error=2.2e-16,
                    tolerance=1e-12,
                ),
            ),
            (
                Part(
                    REFUTED,
                    name="minus",
                    equation_latex="-x^2 \\ge 0",
                    says="the sign is lost",
                    refuted_by="square, at x = 1",
                ),
            ),
        )


DERIVATIONS = (
    Derivation("square", "Squares are not negative", "general"),
    Derivation("square-limited", "Small squares are not negative", "x = -2..2"),
)


def all_derivations() -> tuple[Derivation, ...]:
    """Both."""
    return DERIVATIONS


def get(name: str) -> Derivation:
    """One."""
    return next(d for d in DERIVATIONS if d.name == name)
