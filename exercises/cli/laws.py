"""`selftest`: the three laws and the mutation score, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..grading.laws import LawReport
from ..grading.laws import selftest as run
from ..model import Exercise
from ..sandbox import Crew
from ..sandbox.level import Isolation
from . import choose, early, screen

COLUMNS = (
    "exercise",
    ">stub = 0",
    ">reference = all",
    ">others = all",
    ">mutants < all",
    ">told their own",
    "",
    ">seconds",
)


def selftest(
    names: Sequence[str], seed: int | None, isolation: Isolation, json: bool
) -> int:
    """Test exercises; return 0 if every law holds."""
    crew = early.crew_for(isolation)
    tried = [_try(e, crew, seed) for e in choose.by_names(names)]
    reports = [report for report in tried if isinstance(report, LawReport)]
    faults = [fault for fault in tried if isinstance(fault, str)]
    if json:
        found = [report.to_json() for report in reports]
        screen.print_json([*found, *({"ok": False, "error": f} for f in faults)])
    else:
        screen.table("", COLUMNS, map(_cells, reports))
        for line in (*_broken(reports), *faults, "", _total(reports)):
            screen.say(line)
    return 0 if all(report.ok for report in reports) and not faults else 1


def _try(exercise: Exercise, crew: Crew, seed: int | None) -> LawReport | str:
    """Return the report, or what kept the grader from making one."""
    try:
        return run(exercise, crew=crew, seed=seed)
    except RuntimeError as fault:
        return str(fault)


def _cells(report: LawReport) -> list[str]:
    many = len(report.mutants)
    others = report.alternatives.values()
    told = sum(mutant.told == (mutant.name,) for mutant in report.mutants)
    return [
        report.exercise,
        str(report.stub),
        f"{report.reference}/{report.points}",
        f"{sum(score == report.points for score in others)}/{len(others)}",
        f"{report.caught}/{many}",
        f"{told}/{many}",
        "✓" if report.ok else "✗",
        f"{report.seconds:.2f}",
    ]


def _broken(reports: Sequence[LawReport]) -> Iterator[str]:
    """Say of each solution that breaks a law what it earns and is told."""
    for report in reports:
        for name, score in report.alternatives.items():
            if score != report.points:
                yield f"{report.exercise}: {name} is right and earns {score}"
        for mutant in (m for m in report.mutants if not m.ok):
            told = ", ".join(mutant.told) or "nothing"
            yield (
                f"{report.exercise}: {mutant.name} earns {mutant.score} and is told: "
                f"{told} (seed {report.seed})"
            )


def _total(reports: Sequence[LawReport]) -> str:
    """Return the mutation score of all exercises in one line."""
    caught = sum(report.caught for report in reports)
    many = sum(len(report.mutants) for report in reports)
    kept = sum(report.ok for report in reports)
    share = f"{100 * caught / many:.0f} %" if many else "none"
    return (
        f"mutation score {share} ({caught} of {many} mutants caught); "
        f"the laws hold for {kept} of {len(reports)} exercises"
    )
