"""`hint` and `solution`: as much help as the learner asks for, a step at a time."""

from __future__ import annotations

from pathlib import Path

from ..learner.check import check
from ..learner.folder import WorkFolder
from ..learner.progress import Progress
from ..sandbox.level import Isolation
from . import choose, early, screen


def hint(name: str | None, work: Path | None, number: int | None, json: bool) -> int:
    """Show the next hint, or the one with this number."""
    folder = WorkFolder.find(work)
    exercise = choose.current(name, folder)
    many = len(exercise.hints)
    if number is not None and not 1 <= number <= many:
        raise ValueError(f"--number is {number}; {exercise.id} has hints 1 to {many}")
    progress = Progress.read(folder.root)
    record = progress.of(exercise.id)
    again = number is None and record.hints >= many
    shown = number or min(record.hints + 1, many)
    record.hints = max(min(record.hints, many), shown)
    progress.work(exercise.id)
    progress.write()
    text = exercise.hints[shown - 1]
    if json:
        entry = {"id": exercise.id, "number": shown, "of": many, "hint": text}
        screen.print_json(entry)
    else:
        screen.say(f"{exercise.title}, hint {shown} of {many}", "bold")
        screen.markdown(text)
        if again:
            shows = folder.command("solution", exercise.id)
            screen.say(f"There is no further hint. To see the solution: {shows}")
    return 0


def solution(
    name: str | None, work: Path | None, isolation: Isolation, json: bool
) -> int:
    """Show the solution if the learner has all points now, or asks a second time."""
    folder = WorkFolder.find(work)
    exercise = choose.current(name, folder)
    progress = Progress.read(folder.root)
    record = progress.of(exercise.id)
    passed = (
        folder.has(exercise)
        and check(exercise, folder, early.crew_for(isolation)).passed
    )
    shown = passed or record.asked > 0
    record.asked += 1
    progress.write()
    if json:
        text = exercise.solution if shown else None
        screen.print_json({"id": exercise.id, "shown": shown, "solution": text})
    elif shown:
        print(exercise.solution)
    else:
        many = len(exercise.hints)
        screen.say(
            f"{exercise.id} does not have all its points yet, and it has {many} hints. "
            "Ask again, and the solution is shown."
        )
    return 0 if shown else 1
