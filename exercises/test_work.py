"""`pytest exercises` grades the learner's work folder, one test for each check.

The engine is that of `python -m exercises check`. Points stand in the properties of a
JUnit report; NNBOOK_WORK names the work folder, `./work` if it is not set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from .cli.screen import disobeyed
from .grading.result import CheckResult, Result
from .learner.check import check
from .learner.folder import WorkFolder
from .loading import all_exercises, get
from .model import Exercise
from .sandbox import Crew

STUB = "not-started"
Grade = Callable[[str], Result]


def _started() -> list[str]:
    folder = WorkFolder.find(None)
    return [exercise.id for exercise in all_exercises() if folder.has(exercise)]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test for every check of every exercise that has been started."""
    names, folder = ("exercise", "check_id"), WorkFolder.find(None)
    pairs = [pair for name in _started() for pair in _pairs(get(name), folder)]
    ids = [f"{name}-{check_id}" for name, check_id in pairs]
    if not pairs:
        reason = f"nothing is started in {folder.root}/"
        none = pytest.param("", "", marks=pytest.mark.skip(reason), id="none")
        metafunc.parametrize(names, [none])
    else:
        metafunc.parametrize(names, pairs, ids=ids)


def _pairs(exercise: Exercise, folder: WorkFolder) -> list[tuple[str, str]]:
    """Return a test for each check; a stub is one test, not many."""
    if folder.is_stub(exercise):
        return [(exercise.id, STUB)]
    return [(exercise.id, check.id) for check in exercise.checks]


@pytest.fixture(scope="session")
def graded() -> Iterator[Grade]:
    """Return a function that grades an exercise once a session."""
    results: dict[str, Result] = {}
    with Crew() as crew:

        def grade(name: str) -> Result:
            if name not in results:
                results[name] = check(get(name), WorkFolder.find(None), crew)
            return results[name]

        yield grade


def test_check(
    exercise: str,
    check_id: str,
    graded: Grade,
    record_property: Callable[[str, object], None],
) -> None:
    """Pass if the check passed; skip what waits for another check."""
    result = graded(exercise)
    if check_id == STUB:
        pytest.fail(result.note, pytrace=False)
    found = next(c for c in result.checks if c.id == check_id)
    record_property("points", found.points)
    record_property("earned", found.earned)
    record_property("isolation", str(result.isolation))
    if found.state == "skipped" and result.state == "not yet":
        pytest.skip(found.finding)
    if found.state != "passed":
        pytest.fail(_explained(result, found), pytrace=False)


def _explained(result: Result, found: CheckResult) -> str:
    """Return what the learner should read."""
    line = found.line or result.line
    parts = [
        found.title,
        (f"Line {line}: " if line else "") + (found.finding or result.note),
        f"Wrong for {found.example}" if found.example else "",
        f"Likely cause: {' '.join(found.cause.split())}" if found.cause else "",
        f"Hint: python -m exercises hint {result.exercise}",
    ]
    return disobeyed("\n".join(part for part in parts if part))
