"""`selftest`: the three laws and the mutation score, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from ..grading.laws import LawReport
from ..grading.laws import selftest as run
from ..sandbox.level import Isolation
from . import choose, early, screen


def selftest(
    names: Sequence[str], seed: int | None, isolation: Isolation, json: bool
) -> int:
    """Test exercises; return 0 if every law holds."""
    crew = early.crew_for(isolation)
    reports = [run(e, crew=crew, seed=seed) for e in choose.by_names(names)]
    if json:
        screen.print_json([report.to_json() for report in reports])
    else:
        columns = ["exercise", ">stub", ">reference", ">mutants caught", "", ">seconds"]
        screen.table("", columns, map(_cells, reports))
        for report in reports:
            for mutant in (m for m in report.mutants if not m.ok):
                told = ", ".join(mutant.told) or "nothing"
                print(f"{report.exercise}: {mutant.name} earns {mutant.score}", end="")
                print(f" and is told: {told} (seed {report.seed})")
    return 0 if all(report.ok for report in reports) else 1


def _cells(report: LawReport) -> list[str]:
    return [
        report.exercise,
        str(report.stub),
        f"{report.reference}/{report.points}",
        f"{report.caught}/{len(report.mutants)}",
        "✓" if report.ok else "✗",
        f"{report.seconds:.2f}",
    ]
