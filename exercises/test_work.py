"""`pytest exercises` grades the learner's work folder, one test for each check.

The engine is that of `python -m exercises check`. Points stand in the properties of a
JUnit report; NNBOOK_WORK names the work folder, `./work` if it is not set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from .grading.result import CheckResult, Result
from .learner.check import check
from .learner.folder import WorkFolder
from .loading import all_exercises, get
from .sandbox import Crew

Grade = Callable[[str], Result]


def _started() -> list[str]:
    folder = WorkFolder.find(None)
    return [exercise.id for exercise in all_exercises() if folder.has(exercise)]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test for every check of every exercise that has been started."""
    pairs = [(name, c.id) for name in _started() for c in get(name).checks]
    ids = [f"{name}-{check_id}" for name, check_id in pairs]
    metafunc.parametrize(("exercise", "check_id"), pairs, ids=ids)


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
    return "\n".join(part for part in parts if part)
