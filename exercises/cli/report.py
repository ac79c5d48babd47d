"""A result as a learner reads it: what failed, where, why perhaps, and what next."""

from __future__ import annotations

from ..grading.printed import parted
from ..grading.result import CheckResult, Result
from ..learner.folder import WorkFolder
from ..learner.progress import Progress
from ..model import Exercise
from . import choose
from .screen import SIGNS, console, harmless, say

PRINTED_LINES, PRINTED_IF_PASSED, WARNINGS = 20, 3, 4


def show(
    exercise: Exercise,
    result: Result,
    folder: WorkFolder,
    watching: bool = False,
    alone: bool = True,
) -> None:
    """Print a result; under `watch` a key does what a command does elsewhere."""
    from rich.text import Text

    score = f"{result.score} of {exercise.points} points"
    head = Text.assemble(
        (exercise.title, "bold"), f"  {exercise.id}  ", (score, "bold")
    )
    console().print(head)
    if result.note:
        place = f"Line {result.line}: " if result.line else ""
        say(place + result.note, indent=2)
    else:
        said: set[str] = set()
        for check in result.checks:
            if check.state != "skipped":
                _check(check, said)
        _waiting([check for check in result.checks if check.state == "skipped"])
    _printed(result)
    _next(exercise, result, folder, watching, alone)


def _check(check: CheckResult, said: set[str]) -> None:
    """Print a check; what was said above is not said again."""
    sign, style = SIGNS[check.state]
    say(f"{sign} {check.title}  {check.earned}/{check.points}", style, indent=2)
    if check.state == "passed":
        return
    place = f"Line {check.line}: " if check.line else ""
    if check.stage == "missing" and check.finding in said:
        say("As above.", indent=4)
    elif check.finding:
        say(place + harmless(check.finding), indent=4)
        said.add(check.finding)
    if check.example:
        say(f"Wrong for {check.example}", indent=4)
    if check.cause:
        again = check.cause in said
        cause = "as above" if again else " ".join(check.cause.split())
        say(f"Likely cause: {cause}", indent=4)
        said.add(check.cause)


def _waiting(checks: list[CheckResult]) -> None:
    """Print together the checks that wait for the same one, and what must pass."""
    sign, style = SIGNS["skipped"]
    for reason in dict.fromkeys(check.finding for check in checks):
        group = [check for check in checks if check.finding == reason]
        titles = "; ".join(check.title for check in group)
        points = sum(check.points for check in group)
        say(f"{sign} {titles}  0/{points}", style, indent=2)
        say(reason, style, indent=4)


def _printed(result: Result) -> None:
    """Print warnings, then the last lines that the learner's code printed."""
    lines, warnings = parted(harmless(result.printed))
    for warning in warnings[:WARNINGS]:
        say(f"Python warns: {warning}", "dim", indent=2)
    if not lines:
        return
    most = PRINTED_IF_PASSED if result.passed else PRINTED_LINES
    left_out = len(lines) > most or result.dropped
    say("Your code printed" + (" (shortened):" if left_out else ":"), "dim", indent=2)
    for line in lines[-most:]:
        say(line[:200], indent=4)


def _next(
    exercise: Exercise,
    result: Result,
    folder: WorkFolder,
    watching: bool,
    alone: bool,
) -> None:
    """Say what to do next, and where the code ran."""
    if result.state == "not yet":
        hints_seen = Progress.read(folder.root).of(exercise.id).hints
        number = min(hints_seen + 1, len(exercise.hints))
        what = "Next hint" if hints_seen < len(exercise.hints) else "Last hint"
        command = "press h" if watching else folder.command("hint", exercise.id)
        say(f"{what} ({number} of {len(exercise.hints)}): {command}", indent=2)
    following = choose.following(exercise, folder) if result.passed and alone else None
    if following is not None:
        command = "press n" if watching else folder.command("start", following.id)
        say(f"Next exercise ({following.title}): {command}", indent=2)
    if result.isolation.name not in ("not run", "bubblewrap"):
        say(f"isolation: {result.isolation}", "dim", indent=2)
    if result.state == "not yet":
        say(f"the same inputs again: --seed {result.seed}", "dim", indent=2)
    if result.isolation.why:
        say(f"not isolated more strongly: {result.isolation.why}", "dim", indent=2)
